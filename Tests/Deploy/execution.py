"""Starts a process of a unit in the chroot, with its user, environment, folders and limits as the unit says.

What fails before the program begins ends the process with the status that systemd gives it, so that `systemctl status`
and a journal's reader find the same number.
"""

import os
import re
import resource
import signal
import sys
import uuid

import accounts
from isolation import Failure, inside
from unitfile import FOLDERS, LIMITS, words

EXIT = {"CHDIR": 200, "EXEC": 203, "LIMITS": 205, "GROUP": 216, "USER": 217, "RuntimeDirectory": 233,
        "StateDirectory": 238, "CacheDirectory": 239, "LogsDirectory": 240, "ConfigurationDirectory": 241}
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
NOTIFY_SOCKET = "/run/systemd/notify"
VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def spawn(root, unit, command, journal, main_pid=None, invocation=None):
    """Starts a command of a unit and gives its pid. `main_pid` is what `$MAINPID` stands for.

    `Failure` where a file of its environment is missing.
    """
    files = inside(root, read_environment_files, unit["EnvironmentFile"]) if unit["EnvironmentFile"] else {}
    sys.stderr.flush()
    # Between the fork and the program's begin, a signal would meet the stand-in's own handlers.
    before = signal.pthread_sigmask(signal.SIG_SETMASK, signal.valid_signals())
    child = os.fork()
    if child == 0:
        try:
            _become(root, unit, command, journal, main_pid, invocation, files)
        except _Refusal as refusal:
            os.write(2, f"{unit.name}: {refusal}\n".encode())
            os._exit(refusal.status)
        except BaseException as error:  # a copy of the stand-in must never go on from here
            os.write(2, f"{unit.name}: {error!r}\n".encode())
            os._exit(255)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return child


def read_environment_files(paths):
    """The variables of the files that a unit names; `Failure` where one is missing that is not marked by `-`."""
    found = {}
    for path in paths:
        is_optional = path.startswith("-")
        path = path.lstrip("-")
        try:
            with open(path, encoding="utf-8") as file:
                found |= _variables(file.read(), path)
        except FileNotFoundError:
            if not is_optional:
                raise Failure(f"the environment file {path} is missing") from None
    return found


def _variables(text, path):
    found = {}
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if not line or line[0] in "#;":
            continue
        name, equals, value = (part.strip() for part in line.partition("="))
        if not equals or not VARIABLE.fullmatch(name) or "\\" in value:
            raise Failure(f"{path}, line {number} is not of the form that is known here, NAME=value: `{line}`")
        found[name] = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
    return found


class _Refusal(Exception):
    def __init__(self, step, reason):
        super().__init__(f"failed at step {step.upper()}: {reason}")
        self.status = EXIT[step]


def _become(root, unit, command, journal, main_pid, invocation, files):
    """Turns this process into the command; the order is that of systemd."""
    os.setsid()
    _default_signals(unit)
    _connect_outputs(unit, journal)
    os.chroot(root)
    os.chdir("/")
    user = _user(unit)
    group = _group(unit, user)
    os.umask(unit["UMask"])
    environment = _environment(unit, user, invocation)
    if unit["WatchdogSec"] and command is unit["ExecStart"][0]:
        environment |= {"WATCHDOG_PID": str(os.getpid()), "WATCHDOG_USEC": str(int(unit["WatchdogSec"] * 1e6))}
    for key in FOLDERS:
        _make_folders(unit, key, user, group, environment)
    environment |= dict(pair.split("=", 1) for pair in unit["Environment"]) | files
    if main_pid:
        environment["MAINPID"] = str(main_pid)
    _set_limits(unit)
    if not command.is_root and (user or unit["Group"]):
        os.setgroups(accounts.groups_with(user.name, group) if user else [])
        os.setgid(group)
        if user:
            os.setuid(user.number)
    _enter_folder(unit, user)
    arguments = expand(command.words, environment)
    try:
        os.execve(arguments[0], arguments, environment)
    except OSError as error:
        raise _Refusal("EXEC", f"{arguments[0]}: {error.strerror}") from None


def _default_signals(unit):
    for number in signal.valid_signals():
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_DFL)
    if unit["IgnoreSIGPIPE"]:
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])


def _connect_outputs(unit, journal):
    null = os.open("/dev/null", os.O_RDWR)
    output = null if unit["StandardOutput"] == "null" else journal
    error = {"inherit": output, "null": null, "journal": journal}[unit["StandardError"]]
    for number, source in enumerate((null, output, error)):
        os.dup2(source, number)  # journal and null are above 2: the stand-in's own three are open


def _user(unit):
    try:
        return accounts.user(unit["User"]) if unit["User"] else None
    except Failure as failure:
        raise _Refusal("USER", failure) from None


def _group(unit, user):
    try:
        return accounts.group_number(unit["Group"]) if unit["Group"] else user.group if user else 0
    except Failure as failure:
        raise _Refusal("GROUP", failure) from None


def _environment(unit, user, invocation):
    environment = {"PATH": PATH, "LANG": "C.UTF-8", "INVOCATION_ID": invocation or uuid.uuid4().hex,
                   "SYSTEMD_EXEC_PID": str(os.getpid())}
    if user:
        environment |= {"USER": user.name, "LOGNAME": user.name, "HOME": user.home, "SHELL": user.shell}
    if unit["NotifyAccess"] != "none":
        environment["NOTIFY_SOCKET"] = NOTIFY_SOCKET
    return environment


def _make_folders(unit, key, user, group, environment):
    paths = [f"{FOLDERS[key]}/{name}" for name in unit[key]]
    if not paths:
        return
    environment[re.sub(r"(?<=[a-z])D", "_D", key).upper()] = ":".join(paths)
    try:
        for path in paths:
            os.makedirs(path, exist_ok=True)
            os.chmod(path, unit[f"{key}Mode"])
            if user and key != "ConfigurationDirectory" and os.stat(path).st_uid != user.number:
                _hand_over(path, user.number, group)
    except OSError as error:
        raise _Refusal(key, error) from None


def _hand_over(path, user, group):
    os.chown(path, user, group)
    for folder, folders, files in os.walk(path):
        for name in folders + files:
            os.lchown(os.path.join(folder, name), user, group)


def _set_limits(unit):
    for key, number in LIMITS.items():
        if unit[key] is not None:
            try:
                resource.setrlimit(number, unit[key])
            except ValueError:
                # A container may be forbidden what a machine's systemd may: as much as can be had, and a word of it.
                soft, hard = unit[key][0], resource.getrlimit(number)[1]
                resource.setrlimit(number, (soft if 0 <= soft <= hard else hard, hard))
                os.write(2, f"{unit.name}: {key}= cannot be more than {hard} on this machine\n".encode())
            except OSError as error:
                raise _Refusal("LIMITS", f"{key}= {error}") from None
    if unit["Nice"] is not None:
        os.setpriority(os.PRIO_PROCESS, 0, unit["Nice"])


def _enter_folder(unit, user):
    folder = unit["WorkingDirectory"] or "/"
    path = folder.lstrip("-")
    try:
        os.chdir(user.home if path == "~" and user else path)
    except OSError as error:
        if not folder.startswith("-"):
            raise _Refusal("CHDIR", f"{path}: {error.strerror}") from None


def expand(line, environment):
    """The words of a command: `${NAME}` anywhere, `$NAME` as a whole word, which becomes as many words as it has."""
    found = []
    for word in line:
        if re.fullmatch(r"\$[A-Za-z_][A-Za-z0-9_]*", word):
            found += words(environment.get(word[1:], ""))
        else:
            found.append(re.sub(r"\$\$|\$\{([A-Za-z_][A-Za-z0-9_]*)\}",
                                lambda match: environment.get(match[1], "") if match[1] else "$", word))
    return found
