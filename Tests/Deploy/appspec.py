"""What an appspec.yml says, checked more strictly than the agent does, which passes over keys that it does not know."""

import dataclasses
import re

import yamlsubset
from isolation import Failure

# In their order; those of the first list only where a load balancer is told.
BLOCKING = ["BeforeBlockTraffic", "AfterBlockTraffic"]
INSTALLING = ["ApplicationStop", "DownloadBundle", "BeforeInstall", "Install", "AfterInstall", "ApplicationStart",
              "ValidateService"]
ALLOWING = ["BeforeAllowTraffic", "AfterAllowTraffic"]
WITHOUT_SCRIPT = {"DownloadBundle", "Install"}
# These run before the new bundle is there, so from the one that was installed last.
OF_LAST_INSTALLED = {"BeforeBlockTraffic", "AfterBlockTraffic", "ApplicationStop"}
HOOKS = [event for event in BLOCKING + INSTALLING + ALLOWING if event not in WITHOUT_SCRIPT]

BEHAVIOURS = ["DISALLOW", "OVERWRITE", "RETAIN"]
TIMEOUT_SECONDS_DEFAULT, HOOK_SECONDS_MAX = 3600, 3600
MODE = re.compile(r"[0-7]{1,4}")


@dataclasses.dataclass(frozen=True)
class Script:
    """One script of a hook."""

    location: str
    timeout: int
    runas: str | None


@dataclasses.dataclass(frozen=True)
class Mapping:
    """What of the bundle goes into which folder."""

    source: str
    destination: str


@dataclasses.dataclass(frozen=True)
class Permission:
    """Owner, group and mode of what was installed at or below a place."""

    object: str
    pattern: str
    but_not: tuple
    kinds: tuple
    owner: str | None
    group: str | None
    mode: int | None


@dataclasses.dataclass(frozen=True)
class AppSpec:
    """The whole file. `file_exists_behavior` is None where it says nothing of it."""

    files: tuple
    permissions: tuple
    hooks: dict
    file_exists_behavior: str | None


def events(with_load_balancer):
    """The events of a deployment, in order."""
    return [*BLOCKING, *INSTALLING, *ALLOWING] if with_load_balancer else list(INSTALLING)


def read(text):
    """Reads the text of an appspec.yml; `Failure` says what is wrong with it."""
    try:
        return _spec(yamlsubset.read(text))
    except Failure as failure:
        raise Failure(f"appspec.yml: {failure}") from None


def _spec(document):
    known = {"version", "os", "files", "permissions", "hooks", "file_exists_behavior"}
    _check_keys(document, "the file", known, {"version", "os"})
    version = document["version"]
    if not isinstance(version, float) or version != 0.0:
        raise Failure(f"version is {version!r}; it must be exactly 0.0, without quotes")
    if document["os"] != "linux":
        raise Failure(f"os is {document['os']!r}; this machine is linux")
    behaviour = document.get("file_exists_behavior")
    if behaviour not in [None, *BEHAVIOURS]:
        raise Failure(f"file_exists_behavior is {behaviour!r}; it is one of {', '.join(BEHAVIOURS)}")
    hooks = document.get("hooks") or {}
    _check_keys(hooks, "hooks", set(HOOKS))
    return AppSpec(
        files=tuple(_mapping(one) for one in _list(document.get("files"), "files")),
        permissions=tuple(_permission(one) for one in _list(document.get("permissions"), "permissions")),
        hooks={event: _scripts(event, scripts) for event, scripts in hooks.items()},
        file_exists_behavior=behaviour)


def _check_keys(mapping, place, known, needed=frozenset()):
    if not isinstance(mapping, dict):
        raise Failure(f"{place} must be a mapping, `key: value`")
    if unknown := sorted(set(mapping) - known):
        raise Failure(f"{place} has what is not known: {', '.join(unknown)}; known are {', '.join(sorted(known))}")
    if missing := sorted(key for key in needed if mapping.get(key) is None):
        raise Failure(f"{place} lacks {', '.join(missing)}")


def _list(value, place):
    if value is None:
        return []
    if not isinstance(value, list):
        raise Failure(f"{place} must be a list")
    return value


def _text(mapping, key, place):
    value = mapping.get(key)
    if value is not None and not isinstance(value, str):
        raise Failure(f"{place}: {key} is {value!r}; it must be a text")
    return value


def _absolute(path, place):
    if not path.startswith("/") or ".." in path.split("/"):
        raise Failure(f"{place} is `{path}`; it must be a whole path, from /")
    return path


def _within_bundle(path, place):
    if ".." in path.split("/"):
        raise Failure(f"{place} is `{path}`, which leads out of the bundle")
    return path


def _mapping(one):
    _check_keys(one, "an entry of files", {"source", "destination"}, {"source", "destination"})
    source, destination = _text(one, "source", "files"), _text(one, "destination", "files")
    return Mapping(_within_bundle(source, "source"), _absolute(destination, "destination"))


def _scripts(event, scripts):
    found = []
    for one in _list(scripts, event):
        _check_keys(one, f"a script of {event}", {"location", "timeout", "runas"}, {"location"})
        timeout = one.get("timeout", TIMEOUT_SECONDS_DEFAULT)
        if not isinstance(timeout, int) or isinstance(timeout, bool) or timeout <= 0:
            raise Failure(f"a script of {event} has the timeout {timeout!r}; it is a whole number of seconds")
        location = _within_bundle(_text(one, "location", event).strip(), f"a script of {event}")
        found.append(Script(location, timeout, _text(one, "runas", event)))
    told = sum(one["timeout"] for one in _list(scripts, event) if "timeout" in one)
    if told > HOOK_SECONDS_MAX:
        raise Failure(f"the scripts of {event} may take {told} s together; {HOOK_SECONDS_MAX} is the most")
    return tuple(found)


def _permission(one):
    known = {"object", "pattern", "except", "type", "owner", "group", "mode"}
    _check_keys(one, "an entry of permissions", known, {"object"})
    kinds = tuple(_list(one.get("type"), "type")) or ("file", "directory")
    if unknown := [kind for kind in kinds if kind not in ("file", "directory")]:
        raise Failure(f"permissions have the type {unknown[0]!r}; it is file or directory")
    mode = one.get("mode")
    # The agent takes the number's decimal digits for octal ones: `0644` without quotes is 420 by then.
    if mode is not None and (isinstance(mode, bool) or not MODE.fullmatch(str(mode))):
        raise Failure(f"permissions have the mode {mode!r}; it is one to four digits from 0 to 7")
    return Permission(
        object=_absolute(_text(one, "object", "permissions"), "object"), pattern=_text(one, "pattern", "permissions")
        or "**", but_not=tuple(_list(one.get("except"), "except")), kinds=kinds,
        owner=_text(one, "owner", "permissions"), group=_text(one, "group", "permissions"),
        mode=None if mode is None else int(str(mode), 8))
