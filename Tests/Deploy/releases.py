"""Bundles made of others: of another name, with a further migration, or with something in them that is wrong."""

import hashlib
import os
import pathlib
import shutil

import bundles

SUMS = "SHA256SUMS"


class Releases:
    """Bundles in a folder, as folders: the agent takes those as well as archives."""

    def __init__(self, folder, *archives):
        self.folder, self.names = pathlib.Path(folder), []
        for index, archive in enumerate(archives):
            place = self.folder / f"given-{index}"
            bundles.unpack(archive, place)
            self.names.append((place / "VERSION").read_text(encoding="utf-8").strip())
            place.rename(self.folder / self.names[-1])

    def path(self, name):
        """The bundle of that name."""
        return self.folder / name

    def make(self, name, change=lambda folder: None, of=None):
        """A bundle of another one's files, by a new name and with a change, packed as `scripts/bundle` does."""
        made = self.folder / name
        shutil.copytree(self.path(of or self.names[-1]), made, copy_function=os.link)
        replace(made / "VERSION", f"{name}\n")
        change(made)
        seal(made)
        return made


def replace(path, text, mode=0o644):
    """Writes a file anew: the one that was there may be another bundle's too."""
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)


def seal(folder):
    """Writes the sum of every file."""
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in files]
    replace(folder / SUMS, "".join(lines))


def with_migration(number, text):
    """A change that adds a migration."""
    return lambda folder: replace(folder / f"Migrations/{number}_deployment_scenario.sql", text)


def with_serve(script):
    """A change after which `vitrine serve` is a few lines of shell, and every other command what it was."""
    def change(folder):
        (folder / "vitrine").rename(folder / "vitrine.true")
        replace(folder / "vitrine", "#!/bin/sh\n"
                f'if [ "$1" = serve ]; then {script}; fi\n'
                'exec "$(dirname "$0")/vitrine.true" "$@"\n', 0o755)
    return change
