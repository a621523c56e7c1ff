"""The users and groups of the chroot that this process is in: its files are read, not the machine's name service."""

import dataclasses

from isolation import Failure


@dataclasses.dataclass(frozen=True)
class User:
    """A line of /etc/passwd."""

    name: str
    number: int
    group: int
    home: str
    shell: str


def user(name):
    """The user of a name or number."""
    for fields in _lines("/etc/passwd", 7):
        if name in (fields[0], fields[2]):
            return User(fields[0], int(fields[2]), int(fields[3]), fields[5], fields[6])
    raise Failure(f"there is no user `{name}`")


def user_number(name):
    return user(name).number


def group_number(name):
    """The number of a group of that name or number."""
    for fields in _lines("/etc/group", 4):
        if name in (fields[0], fields[2]):
            return int(fields[2])
    raise Failure(f"there is no group `{name}`")


def groups_with(member, group):
    """The numbers of the groups that list a user as member, and before them the one that is told."""
    listed = {int(fields[2]) for fields in _lines("/etc/group", 4) if member in fields[3].split(",")}
    return [group, *sorted(listed - {group})]


def _lines(path, count):
    with open(path, encoding="utf-8") as file:
        split = [line.rstrip("\n").split(":") for line in file]
    return [fields for fields in split if len(fields) == count]
