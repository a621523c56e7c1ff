"""Reads a unit file of systemd: what the stand-in honours, what it knows and passes over, and nothing else.

A key or a value that is not known is an error: systemd would pass over it with a line in its journal, and the slip
would be found in production.
"""

import re
import resource
import signal

from isolation import Failure

# Sandboxing, accounting and ordering: of no effect here, where there is one unit and no boot.
PASSED_OVER = {
    "Unit": {"Documentation", "After", "Before", "Wants", "Requires", "Conflicts", "RequiresMountsFor"},
    "Service": {
        "AmbientCapabilities", "CapabilityBoundingSet", "CPUAccounting", "CPUQuota", "CPUSchedulingPolicy", "CPUWeight",
        "DevicePolicy", "DeviceAllow", "InaccessiblePaths", "IOAccounting", "IOSchedulingClass", "IOWeight",
        "IPAccounting", "IPAddressAllow", "IPAddressDeny", "KeyringMode", "LockPersonality", "LogLevelMax",
        "LogRateLimitBurst", "LogRateLimitIntervalSec", "MemoryAccounting", "MemoryDenyWriteExecute", "MemoryHigh",
        "MemoryMax", "MemorySwapMax", "NoExecPaths", "ExecPaths", "NoNewPrivileges", "OOMPolicy", "OOMScoreAdjust",
        "PrivateDevices", "PrivateIPC", "PrivateMounts", "PrivateTmp", "PrivateUsers", "ProcSubset", "ProtectClock",
        "ProtectControlGroups", "ProtectHome", "ProtectHostname", "ProtectKernelLogs", "ProtectKernelModules",
        "ProtectKernelTunables", "ProtectProc", "ProtectSystem", "ReadOnlyPaths", "ReadWritePaths", "RemoveIPC",
        "RestrictAddressFamilies", "RestrictNamespaces", "RestrictRealtime", "RestrictSUIDSGID", "SocketBindAllow",
        "SocketBindDeny", "SyslogFacility", "SyslogIdentifier", "SystemCallArchitectures", "SystemCallErrorNumber",
        "SystemCallFilter", "SystemCallLog", "TasksAccounting", "TasksMax"},
    "Install": set(),
}
FOLDERS = {"RuntimeDirectory": "/run", "StateDirectory": "/var/lib", "CacheDirectory": "/var/cache",
           "LogsDirectory": "/var/log", "ConfigurationDirectory": "/etc"}
LIMITS = {f"Limit{name}": getattr(resource, f"RLIMIT_{name}") for name in
          ("NOFILE", "NPROC", "CORE", "AS", "DATA", "STACK", "FSIZE", "MEMLOCK", "CPU")}
UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1, "sec": 1, "second": 1, "seconds": 1, "m": 60, "min": 60, "minute": 60,
         "minutes": 60, "h": 3600, "hr": 3600, "hour": 3600, "hours": 3600, "d": 86400, "": 1}
SPAN = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*([a-z]*)\s*")


class Command:
    """A command of an Exec line: its words, not yet expanded, and whether its failing is passed over."""

    def __init__(self, text):
        found = re.match(r"[-+@:!|]*", text)
        prefixes = found[0]
        if set(prefixes) - {"-", "+"}:
            raise Failure(f"the command `{text}` has a prefix that is not known here")
        self.may_fail, self.is_root = "-" in prefixes, "+" in prefixes
        self.words = words(text[found.end():])
        if not self.words or not self.words[0].startswith("/"):
            raise Failure(f"the command `{text}` does not begin with a whole path")
        if ";" in self.words:
            raise Failure(f"`{text}` is more than one command, which is not known here")


def words(text):
    """Words of a line: quotes keep spaces; a backslash is refused, as its many meanings are not needed here."""
    if "\\" in text:
        raise Failure(f"`{text}` has a backslash, which is not known here")
    pieces = re.findall(r"""(?:"[^"]*"|'[^']*'|[^\s"'])+|["']""", text)
    if any(piece in "\"'" for piece in pieces):
        raise Failure(f"`{text}` has a quote that does not end")
    return [re.sub(r""""([^"]*)"|'([^']*)'""", lambda found: found[1] or found[2] or "", piece) for piece in pieces]


def span(text):
    """Seconds of a time span such as `90`, `1min 30s`, `100ms`; `infinity` is None."""
    if text == "infinity":
        return None
    total, position = 0.0, 0
    for found in SPAN.finditer(text):
        if found.start() != position or found[2] not in UNITS:
            break
        total, position = total + float(found[1]) * UNITS[found[2]], found.end()
    if position != len(text) or not text:
        raise Failure(f"`{text}` is no time span")
    return total


def one_of(*known):
    """A reader of values of which there are few."""
    def choose(text):
        if text not in known:
            raise Failure(f"`{text}` is not known here; known are {', '.join(known)}")
        return text
    return choose


def truth(text):
    if text.lower() in ("yes", "true", "on", "1"):
        return True
    if text.lower() in ("no", "false", "off", "0"):
        return False
    raise Failure(f"`{text}` is neither yes nor no")


def signal_number(text):
    name = text if text.startswith("SIG") else "SIG" + text
    if name not in signal.Signals.__members__:
        raise Failure(f"`{text}` is no signal")
    return signal.Signals[name]


def mode(text):
    if not re.fullmatch(r"[0-7]{3,4}", text):
        raise Failure(f"`{text}` is no mode")
    return int(text, 8)


def limit(text):
    """Soft and hard limit of `65536`, `1024:65536` or `infinity`."""
    values = [resource.RLIM_INFINITY if part == "infinity" else int(part) if part.isdigit() else None
              for part in text.split(":")]
    if None in values or len(values) > 2:
        raise Failure(f"`{text}` is no limit")
    return values[0], values[-1]


def folder_names(text):
    names = words(text)
    if bad := [name for name in names if name.startswith("/") or ".." in name.split("/")]:
        raise Failure(f"`{bad[0]}` is no name of a folder below the one for such folders")
    return names


def assignments(text):
    """`NAME=value` words."""
    found = words(text)
    if bad := [word for word in found if not re.match(r"[A-Za-z_][A-Za-z0-9_]*=", word)]:
        raise Failure(f"`{bad[0]}` is no NAME=value")
    return found


def exit_statuses(text):
    """Exit statuses, and signals as negative numbers, as `os.waitstatus_to_exitcode` gives them."""
    return [int(word) if word.isdigit() else -signal_number(word) for word in words(text)]


# Of each key, what reads it and its value where it is not given. Those of LISTS may be given more than once.
SINGLE = {
    "Unit": {"Description": (str, ""), "StartLimitIntervalSec": (span, 10.0), "StartLimitBurst": (int, 5)},
    "Service": {
        "Type": (one_of("notify", "simple", "exec"), "simple"),
        "NotifyAccess": (one_of("none", "main", "exec", "all"), None),
        "User": (str, None), "Group": (str, None), "WorkingDirectory": (str, None), "UMask": (mode, 0o022),
        "Restart": (one_of("no", "on-failure", "always"), "no"), "RestartSec": (span, 0.1),
        "TimeoutStartSec": (span, 90.0), "TimeoutStopSec": (span, 90.0), "TimeoutSec": (span, None),
        "WatchdogSec": (span, None),
        "KillSignal": (signal_number, signal.SIGTERM), "SendSIGKILL": (truth, True),
        "KillMode": (one_of("control-group", "mixed", "process"), "control-group"),
        "IgnoreSIGPIPE": (truth, True), "Nice": (int, None),
        "RuntimeDirectoryPreserve": (one_of("no", "restart", "yes"), "no"),
        "StandardInput": (one_of("null"), "null"), "StandardOutput": (one_of("journal", "null"), "journal"),
        "StandardError": (one_of("inherit", "journal", "null"), "inherit"),
        **{f"{key}Mode": (mode, 0o755) for key in FOLDERS}, **{key: (limit, None) for key in LIMITS},
    },
    "Install": {},
}
LISTS = {
    "Unit": {},
    "Service": {
        "ExecStart": lambda text: [Command(text)], "ExecStartPre": lambda text: [Command(text)],
        "ExecReload": lambda text: [Command(text)], "Environment": assignments, "EnvironmentFile": lambda text: [text],
        "SuccessExitStatus": exit_statuses, **{key: folder_names for key in FOLDERS},
    },
    "Install": {"WantedBy": words},
}


class Unit:
    """A unit's values: `unit["TimeoutStopSec"]`; lists where a key may be given more than once."""

    def __init__(self, name, texts):
        """Reads the texts of the file and of what was dropped in beside it, in their order."""
        self.name = name
        self.values = {key: default for keys in SINGLE.values() for key, (_, default) in keys.items()}
        self.values |= {key: [] for keys in LISTS.values() for key in keys}
        for text in texts:
            self._read(text)
        if len(self["ExecStart"]) != 1:
            raise Failure(f"{name} has {len(self['ExecStart'])} ExecStart= lines; it must have one")
        if self["TimeoutSec"] is not None:
            self.values["TimeoutStartSec"] = self.values["TimeoutStopSec"] = self["TimeoutSec"]
        if self["NotifyAccess"] in (None, "none"):
            self.values["NotifyAccess"] = "main" if self["Type"] == "notify" else "none"

    def __getitem__(self, key):
        return self.values[key]

    def _read(self, text):
        section = None
        for number, line in _logical_lines(text):
            try:
                if line.startswith("["):
                    section = line.strip("[]")
                    if section not in SINGLE or line != f"[{section}]":
                        raise Failure(f"the section {line} is not known")
                else:
                    self._assign(section, line)
            except (Failure, ValueError) as failure:
                raise Failure(f"{self.name}, line {number}: {failure}") from None

    def _assign(self, section, line):
        key, equals, value = (part.strip() for part in line.partition("="))
        if section is None or not equals:
            raise Failure(f"`{line}` is no `Key=value` in a section")
        if key in PASSED_OVER[section]:
            return
        if key not in SINGLE[section] and key not in LISTS[section]:
            raise Failure(f"the key {key}= is not known in [{section}]")
        value = self._with_specifiers(value)
        try:
            if key in LISTS[section]:
                # An empty value begins the list anew, which is how a drop-in replaces a command.
                self.values[key] = self.values[key] + LISTS[section][key](value) if value else []
            else:
                read, default = SINGLE[section][key]
                self.values[key] = read(value) if value else default
        except (Failure, ValueError) as failure:
            raise Failure(f"{key}=: {failure}") from None

    def _with_specifiers(self, text):
        base = self.name.removesuffix(".service")
        known = {"%": "%", "n": self.name, "N": base, "p": base, "t": "/run", "S": "/var/lib", "C": "/var/cache",
                 "L": "/var/log", "E": "/etc"}

        def expand(found):
            if found[1] not in known:
                raise Failure(f"the specifier %{found[1]} is not known here")
            return known[found[1]]

        return re.sub(r"%(.?)", expand, text)


def _logical_lines(text):
    """Lines without comments, those that end in a backslash joined with the next; each with the number of its first."""
    number, joined = None, ""
    for index, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if line.startswith(("#", ";")):
            continue
        if number is None:
            number = index
        joined += line
        if joined.endswith("\\"):
            joined = joined[:-1] + " "
            continue
        if joined:
            yield number, joined
        number, joined = None, ""
    if joined:
        yield number, joined
