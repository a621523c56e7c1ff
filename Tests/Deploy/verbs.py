"""What `systemctl` does and prints for a verb, with systemd's exit statuses."""

import pathlib

from isolation import Failure
from unitfile import Unit

UNIT_FOLDER = "/etc/systemd/system"
NOT_RUNNING, NO_SUCH_UNIT, NOT_FOUND = 3, 4, 5
JOB_VERBS = {"start", "stop", "restart", "reload", "reload-or-restart"}
FLAGS = {"--quiet", "-q", "--no-block", "--no-pager", "--value", "--full", "-l", "--now", "--system",
         "--no-ask-password"}


class Answer:
    """Collects what a call of systemctl prints; `end` sends it."""

    def __init__(self, send):
        self.send, self.lines = send, []

    def out(self, text):
        self.lines += [f"O{line}\n" for line in text.split("\n")]

    def error(self, text):
        self.lines += [f"E{line}\n" for line in text.split("\n")]

    def end(self, status):
        self.send("".join(self.lines) + f"S{status}\n")


class Verbs:
    """The verbs, for one service."""

    def __init__(self, service, name, root):
        self.service, self.name, self.root = service, name, pathlib.Path(root)
        self.load_error, self.is_loaded, self.read_texts = None, False, None
        self.others = {"is-active": self._is_active, "is-failed": self._is_failed, "status": self._status,
                       "show": self._show, "is-enabled": self._is_enabled, "enable": self._enable,
                       "disable": self._disable, "reset-failed": self._reset_failed}

    def call(self, arguments, answer):
        """Does what the arguments ask; the answer may come later."""
        try:
            flags, properties, words = _parse(arguments)
        except Failure as failure:
            answer.error(str(failure))
            return answer.end(1)
        verb, names = (words[0], words[1:]) if words else ("", [])
        if verb == "daemon-reload":
            self.load()
            if self.load_error:
                answer.error(self.load_error)
            return answer.end(0)
        function = self.others.get(verb)
        if verb not in JOB_VERBS and function is None:
            answer.error(f"Unknown command verb {verb}.")
            return answer.end(1)
        if len(names) != 1:
            answer.error(f"This systemctl takes one unit, and got {len(names)}.")
            return answer.end(1)
        is_known = self._find(names[0])
        if verb in JOB_VERBS:
            return self._job(verb, names[0], is_known, flags, answer)
        return function(names[0], is_known, flags, properties, answer)

    def load(self):
        """Reads the unit file as it is now; one that is wrong leaves what was read before to what still runs."""
        self.load_error = None
        try:
            self.read_texts = self._texts()
            self.service.unit = Unit(self.name, self.read_texts) if self.read_texts else self.service.unit
            self.is_loaded = bool(self.read_texts)
        except (Failure, OSError) as failure:
            self.load_error, self.is_loaded = str(failure), True
            self.service.note(f"bad unit file: {failure}")

    def _texts(self):
        folder = self.root / UNIT_FOLDER.lstrip("/")
        if not (folder / self.name).is_file():
            return []
        dropped = sorted((folder / f"{self.name}.d").glob("*.conf"))
        return [path.read_text(encoding="utf-8") for path in [folder / self.name, *dropped]]

    def _find(self, name):
        """Whether a name is that of the one unit; it is read from its file at its first mention only."""
        if name not in (self.name, self.name.removesuffix(".service")):
            return False
        if not self.is_loaded:
            self.load()
        return self.is_loaded

    # Jobs

    def _job(self, verb, name, is_known, flags, answer):
        if not is_known:
            known = "loaded" if verb == "stop" else "found"
            answer.error(f"Failed to {verb} {_full(name)}: Unit {_full(name)} not {known}.")
            return answer.end(NOT_FOUND)
        if self.load_error and verb != "stop":
            answer.error(f"Failed to {verb} {self.name}: Unit {self.name} has a bad unit file setting.\n"
                         f"{self.load_error}")
            return answer.end(1)
        self._warn_of_change(answer)
        is_active = self.service.active in ("active", "reloading")
        if verb == "reload-or-restart":
            verb = "reload" if is_active and self.service.unit["ExecReload"] else "restart"
        if verb == "reload" and not self.service.unit["ExecReload"]:
            answer.error(f"Failed to reload {self.name}: Job type reload is not applicable for unit {self.name}.")
            return answer.end(1)
        if verb == "reload" and self.service.active in ("inactive", "failed"):
            answer.error(f"{self.name} is not active, cannot reload.")
            return answer.end(1)
        if "--no-block" in flags:
            self.service.jobs.add(verb, lambda problem: None)
            return answer.end(0)
        return self.service.jobs.add(verb, lambda problem: self._end_job(problem, answer))

    def _end_job(self, problem, answer):
        if problem:
            answer.error(f"Job for {self.name} {problem}.")
        answer.end(1 if problem else 0)

    def _warn_of_change(self, answer):
        if self._texts() != self.read_texts:
            answer.error(f"Warning: The unit file, source configuration file or drop-ins of {self.name} changed on "
                         "disk. Run 'systemctl daemon-reload' to reload units.")

    # Questions

    def _is_active(self, _, is_known, flags, __, answer):
        state = self.service.active if is_known else "inactive"
        if not flags & {"--quiet", "-q"}:
            answer.out(state)
        answer.end(0 if state in ("active", "reloading") else NOT_RUNNING)

    def _is_failed(self, _, is_known, flags, __, answer):
        state = self.service.active if is_known else "inactive"
        if not flags & {"--quiet", "-q"}:
            answer.out(state)
        answer.end(0 if state == "failed" else 1)

    def _status(self, name, is_known, _, __, answer):
        if not is_known:
            answer.error(f"Unit {_full(name)} could not be found.")
            return answer.end(NO_SUCH_UNIT)
        service = self.service
        self._warn_of_change(answer)
        answer.out(f"{self.name} - {service.unit['Description'] if service.unit else self.load_error}\n"
                   f"     Loaded: {self._load_state()} ({UNIT_FOLDER}/{self.name}; {self._file_state()})\n"
                   f"     Active: {service.active} ({service.state}), result {service.result}\n"
                   f"   Main PID: {service.main_pid or service.main_status}\n     Status: \"{service.status_text}\"")
        return answer.end(NOT_RUNNING if service.active in ("inactive", "failed") else 0)

    def _show(self, _, is_known, flags, properties, answer):
        service = self.service
        values = {
            "Id": self.name, "LoadState": self._load_state() if is_known else "not-found",
            "ActiveState": service.active, "SubState": service.state, "Result": service.result,
            "MainPID": service.main_pid, "ExecMainStatus": abs(service.main_status), "NRestarts": service.restarts,
            "StatusText": service.status_text, "UnitFileState": self._file_state(),
            "InvocationID": service.invocation}
        if unknown := [name for name in properties if name not in values]:
            answer.error(f"This systemctl does not know the property {unknown[0]}.")
            return answer.end(1)
        for name in properties or values:
            answer.out(str(values[name]) if "--value" in flags else f"{name}={values[name]}")
        return answer.end(0)

    def _load_state(self):
        return "bad-setting" if self.load_error else "loaded" if self.read_texts else "not-found"

    # Unit files

    def _wants(self):
        links = [folder / self.name for folder in (self.root / UNIT_FOLDER.lstrip("/")).glob("*.wants")]
        return sorted(link for link in links if link.is_symlink())

    def _file_state(self):
        if not self._texts():
            return ""
        if self._wants():
            return "enabled"
        return "disabled" if self.service.unit and self.service.unit["WantedBy"] else "static"

    def _is_enabled(self, name, _, flags, __, answer):
        is_there = _full(name) == self.name and bool(self._texts())
        if not is_there:
            answer.error(f"Failed to get unit file state for {_full(name)}: No such file or directory")
            return answer.end(1)
        if not flags & {"--quiet", "-q"}:
            answer.out(self._file_state())
        return answer.end(1 if self._file_state() == "disabled" else 0)

    def _enable(self, name, _, flags, __, answer):
        if _full(name) != self.name or not self._texts():
            answer.error(f"Failed to enable unit: Unit file {_full(name)} does not exist.")
            return answer.end(1)
        self.load()  # systemctl reloads all units after it has changed links
        if self.load_error:
            answer.error(self.load_error)
            return answer.end(1)
        for target in self.service.unit["WantedBy"]:
            folder = self.root / UNIT_FOLDER.lstrip("/") / f"{target}.wants"
            folder.mkdir(exist_ok=True)
            link = folder / self.name
            if not link.is_symlink():
                link.symlink_to(f"{UNIT_FOLDER}/{self.name}")
                answer.error(f"Created symlink {UNIT_FOLDER}/{target}.wants/{self.name} → {UNIT_FOLDER}/{self.name}.")
        if "--now" in flags:
            return self._job("start", name, True, flags, answer)
        return answer.end(0)

    def _disable(self, name, _, flags, __, answer):
        for link in self._wants() if _full(name) == self.name else []:
            link.unlink()
            answer.error(f"Removed \"{UNIT_FOLDER}/{link.parent.name}/{self.name}\".")
        self.load()
        if "--now" in flags:
            return self._job("stop", name, self.is_loaded, flags, answer)
        return answer.end(0)

    def _reset_failed(self, name, is_known, _, __, answer):
        if not is_known:
            answer.error(f"Failed to reset failed state of unit {_full(name)}: Unit {_full(name)} not loaded.")
            return answer.end(1)
        self.service.forget_failure()
        return answer.end(0)


def _full(name):
    return name if "." in name else f"{name}.service"


def _parse(arguments):
    flags, properties, words, rest = set(), [], [], list(arguments)
    while rest:
        word = rest.pop(0)
        if word in ("-p", "--property"):
            properties += rest.pop(0).split(",") if rest else []
        elif word.startswith("--property=") or word.startswith("-p"):
            properties += word.removeprefix("--property=").removeprefix("-p").split(",")
        elif word.startswith("-"):
            if word not in FLAGS:
                raise Failure(f"This systemctl does not know the option {word}.")
            flags.add(word)
        else:
            words.append(word)
    return flags, properties, words
