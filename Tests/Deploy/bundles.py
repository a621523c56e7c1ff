"""Unpacks a bundle as the agent's event DownloadBundle does: a folder, a tar file or a zip file."""

import os
import pathlib
import shutil
import stat
import subprocess
import zipfile

from isolation import Failure

SPEC = "appspec.yml"


def unpack(bundle, archive):
    """Fills the folder `archive`, which is made, with the files of a bundle."""
    bundle, archive = pathlib.Path(bundle), pathlib.Path(archive)
    shutil.rmtree(archive, ignore_errors=True)
    if bundle.is_dir():
        shutil.copytree(bundle, archive, symlinks=True)
    else:
        archive.mkdir(parents=True)
        _extract(bundle, archive)
        _strip_only_folder(archive)
    if not (archive / SPEC).is_file():
        raise Failure(f"the bundle has no {SPEC} at its top")


def _extract(bundle, archive):
    if bundle.name.endswith((".tar", ".tar.gz", ".tgz")):
        done = subprocess.run(["tar", "-xpsf", bundle, "-C", archive], stdin=subprocess.DEVNULL, text=True,
                              capture_output=True, check=False)
        if done.returncode != 0:
            raise Failure(f"the bundle cannot be unpacked: {done.stderr.strip()}")
    elif bundle.name.endswith(".zip"):
        _extract_zip(bundle, archive)
    else:
        raise Failure(f"a bundle is a folder, a .tar, .tar.gz, .tgz or .zip file, which {bundle.name} is not")


def _extract_zip(bundle, archive):
    """As `unzip` does: with modes and links, which Python's own extraction leaves out."""
    try:
        file = zipfile.ZipFile(bundle)
    except zipfile.BadZipFile as error:
        raise Failure(f"the bundle cannot be unpacked: {error}") from error
    with file:
        for entry in file.infolist():
            mode = entry.external_attr >> 16
            if stat.S_ISLNK(mode):
                path = archive / entry.filename
                path.parent.mkdir(parents=True, exist_ok=True)
                os.symlink(file.read(entry).decode(), path)
            else:
                path = file.extract(entry, archive)
                if mode:
                    os.chmod(path, mode & 0o7777)


def _strip_only_folder(archive):
    """A bundle whose top is one folder with the appspec in it is that folder."""
    top = list(archive.iterdir())
    if len(top) == 1 and top[0].is_dir() and (top[0] / SPEC).exists():
        inner = archive.with_name(archive.name + "-inner")
        top[0].rename(inner)
        archive.rmdir()
        inner.rename(archive)
