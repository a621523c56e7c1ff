"""What the agent does in its event Install; runs with the instance's root as root folder.

First everything that the last deployment installed is deleted, so that files gone from the bundle go: a running program
keeps its file, but its path leads nowhere until the new one is copied. Then the bundle's files are copied. What was
made is listed in a clean-up file, which is written through a buffer as the agent's is: an agent that is killed here
leaves files of which its next deployment knows nothing.
"""

import json
import os
import re
import shutil
import signal

from accounts import group_number, user_number
from isolation import Failure

CLEANUP_BUFFER_BYTES = 8192


def install(archive, instructions, group_id, spec, behaviour, kill_after_steps=None):
    """Installs a bundle that is unpacked at `archive`; gives how many steps that took.

    With `kill_after_steps` the process kills itself when it has made so many.
    """
    cleanup = f"{instructions}/{group_id}-cleanup"
    _remove_installed(cleanup)
    steps = _Plan(archive, behaviour, spec).steps
    with open(f"{instructions}/{group_id}-install.json", "w", encoding="utf-8") as file:
        json.dump({"instructions": [[step.__name__.strip("_"), *arguments] for step, *arguments in steps]}, file)
    with open(cleanup, "wb", buffering=CLEANUP_BUFFER_BYTES) as file:
        for index, (step, *arguments) in enumerate(steps):
            if index == kill_after_steps:
                os.kill(os.getpid(), signal.SIGKILL)
            step(file, *arguments)
    return len(steps)


def _remove_installed(cleanup):
    if not os.path.exists(cleanup):
        return
    with open(cleanup, encoding="utf-8") as file:
        lines = file.readlines()
    if lines and not lines[-1].endswith("\n"):
        lines.pop()  # was being written when the agent died
    for path in (line.rstrip("\n") for line in reversed(lines)):
        if os.path.isdir(path) and not os.path.islink(path):
            if not os.listdir(path):  # what others put there stays, and so the folder
                os.rmdir(path)
        elif os.path.lexists(path):
            os.remove(path)
    os.remove(cleanup)


class _Plan:
    """The steps that install a bundle, all found before the first is taken."""

    def __init__(self, archive, behaviour, spec):
        self.behaviour, self.steps = behaviour, []
        self.copied, self.made, self.permitted = {}, set(), set()
        for mapping in spec.files:
            source = os.path.join(archive, mapping.source.lstrip("/"))
            if os.path.isdir(source) and not os.path.islink(source):
                self._make_ancestors(mapping.destination)
                self._copy_folder(source, mapping.destination)
            else:
                destination = os.path.join(mapping.destination, os.path.basename(source))
                self._make_ancestors(destination)
                self._copy_file(source, destination)
        for permission in spec.permissions:
            self._permit(permission)

    def _make_ancestors(self, path):
        missing, parent = [], os.path.dirname(os.path.normpath(path))
        while not os.path.exists(parent) and parent != "/":
            missing.append(parent)
            parent = os.path.dirname(parent)
        for folder in reversed(missing):
            self._make(folder)

    def _make(self, folder):
        folder = os.path.normpath(folder)
        if folder in self.copied:
            raise Failure(f"{folder} is to be a folder and a copy of {self.copied[folder]}")
        if folder not in self.made:
            self.made.add(folder)
            self.steps.append((_mkdir, folder))

    def _copy_folder(self, source, destination):
        if not os.path.isdir(destination):
            self._make(destination)
        for name in sorted(os.listdir(source)):
            path = os.path.join(source, name)
            if os.path.isdir(path) and not os.path.islink(path):
                self._copy_folder(path, os.path.join(destination, name))
            else:
                self._copy_file(path, os.path.join(destination, name))

    def _copy_file(self, source, destination):
        destination = os.path.normpath(destination)
        if os.path.exists(destination):
            if self.behaviour == "DISALLOW":
                raise Failure(f"a file that this group did not install is already at {destination}")
            if self.behaviour == "RETAIN":
                return
        if destination in self.copied:
            raise Failure(f"{source} and {self.copied[destination]} are both to be copied to {destination}")
        if destination in self.made:
            raise Failure(f"{destination} is to be a folder and a copy of {source}")
        self.copied[destination] = source
        self.steps.append((_copy, source, destination))

    def _permit(self, permission):
        path = os.path.normpath(permission.object)
        if path in self.copied:
            if "file" in permission.kinds:
                if permission.pattern != "**" or permission.but_not:
                    raise Failure(f"the permissions of the file {path} have a pattern, which is for folders")
                self._set(path, permission)
        elif path in self.made or os.path.isdir(path):
            targets = sorted(self.copied) if "file" in permission.kinds else []
            targets += sorted(self.made) if "directory" in permission.kinds else []
            for target in targets:
                if _is_meant(target, path, permission):
                    self._set(target, permission)

    def _set(self, path, permission):
        if path in self.permitted:
            raise Failure(f"the permissions of {path} are set twice")
        self.permitted.add(path)
        if permission.mode is not None:
            self.steps.append((_chmod, path, permission.mode))
        if permission.owner is not None or permission.group is not None:
            self.steps.append((_chown, path, permission.owner, permission.group))


def _is_meant(target, folder, permission):
    """Whether a pattern of names, in which `*` stands for anything but `/`, means this file below the folder."""
    prefix = folder.rstrip("/") + "/"
    if not target.startswith(prefix):
        return False
    name = target[len(prefix):]
    is_named = permission.pattern == "**" or _matches(name, permission.pattern)
    return is_named and not any(_matches(name, pattern) for pattern in permission.but_not)


def _matches(name, pattern):
    return re.fullmatch("[^/]*".join(map(re.escape, re.split(r"\*+", pattern))), name) is not None


def _mkdir(cleanup, folder):
    os.mkdir(folder)
    cleanup.write(os.fsencode(folder) + b"\n")


def _copy(cleanup, source, destination):
    cleanup.write(os.fsencode(destination) + b"\n")
    if os.path.islink(source):
        os.symlink(os.readlink(source), destination)
        return
    # Into the file that is there, if one is: a running program cannot be overwritten.
    shutil.copyfile(source, destination)
    told = os.stat(source)
    os.chown(destination, told.st_uid, told.st_gid)
    os.chmod(destination, told.st_mode & 0o7777)
    os.utime(destination, ns=(told.st_atime_ns, told.st_mtime_ns))


def _chmod(_, path, mode):
    os.chmod(path, mode)


def _chown(_, path, owner, group):
    os.chown(path, user_number(owner) if owner else -1, group_number(group) if group else -1)
