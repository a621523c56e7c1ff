"""The processes of the unit: whatever descends from the stand-in, since it collects what loses its parent."""

import os
import shutil


def members():
    """The pids of all living processes that descend from this one."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit() and (found := _stat(name)):
            state, parent = found
            children.setdefault(parent, []).append((int(name), state))
    found, waiting = set(), [os.getpid()]
    while waiting:
        for pid, state in children.get(waiting.pop(), []):
            waiting.append(pid)
            if state not in "ZX":
                found.add(pid)
    return found


def is_alive(pid):
    found = _stat(pid)
    return found is not None and found[0] not in "ZX"


def is_child(pid):
    """Whether this process is told when that one ends."""
    found = _stat(pid)
    return found is not None and found[1] == os.getpid()


def _stat(pid):
    """State and parent of a process; None where there is none."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
        return fields[0], int(fields[1])
    except (OSError, IndexError):
        return None


def remove_folders(paths):
    for path in paths:
        shutil.rmtree(path, ignore_errors=True)
