"""Runs one script of a hook as the agent does: environment, folder, process group, time and open outputs."""

import collections.abc
import contextlib
import dataclasses
import errno
import os
import selectors
import signal
import subprocess
import time

# The real agent waits for as long as a script passes over SIGTERM; here that shall be seen, not waited for.
GRACE_SECONDS = 5
OUTPUT_BYTES_MAX, POLL_SECONDS = 1 << 20, 0.01
FOLDER = "/opt/codedeploy-agent"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclasses.dataclass
class Outcome:
    """How a script went. `error` is a sentence, None when it succeeded; `was_killed` that the test killed it."""

    location: str
    status: int | None = None
    output: str = ""
    seconds: float = 0.0
    error: str | None = None
    was_killed: bool = False


@dataclasses.dataclass(frozen=True)
class Kill:
    """When to kill: at a moment of the monotonic clock, or as soon as something holds."""

    moment: float | None = None
    when: collections.abc.Callable | None = None

    def seconds_left(self):
        """How long to wait before it is to be asked again; 0 when the time has come."""
        if self.when:
            return 0.0 if self.when() else POLL_SECONDS
        return max(0.0, self.moment - time.monotonic())


def run(root, archive, script, environment, kill=None):
    """Runs a script of the bundle unpacked at `archive` (as seen in the chroot `root`) until its end, or until `kill`
    has it and its process group killed.
    """
    outcome = Outcome(script.location)
    started = time.monotonic()
    path = os.path.join(archive, script.location.lstrip("/"))
    if error := _make_executable(root + path):
        outcome.error = f"{script.location} {error}"
        return outcome
    try:
        process = _start(root, path, script.runas, environment)
    except (OSError, subprocess.SubprocessError) as error:
        outcome.error = f"{script.location} cannot be started: {error}"
        return outcome
    _Watch(process, script, outcome, started, kill).finish()
    outcome.seconds = time.monotonic() - started
    if outcome.error is None and outcome.status != 0:
        runner = f" run as {script.runas}" if script.runas else ""
        outcome.error = f"{script.location}{runner} ended with status {outcome.status}"
    return outcome


def _make_executable(path):
    if not os.path.isfile(path):
        return "is not in the bundle"
    mode = os.stat(path).st_mode
    if not mode & 0o111:
        os.chmod(path, mode | 0o111)
    return None


def _start(root, path, runas, environment):
    def enter_root():
        os.chroot(root)
        os.chdir(FOLDER)
        os.umask(0o022)

    command = ["su", runas, "-c", path] if runas else [path]
    how = dict(stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0,
               env={**environment, "PATH": PATH}, preexec_fn=enter_root)
    try:
        process = subprocess.Popen(command, **how)
    except OSError as error:
        if error.errno != errno.ENOEXEC:  # without a first line `#!`, a script is the shell's
            raise
        process = subprocess.Popen(["/bin/sh", path], **how)
    process.stdin.close()
    return process


class _Watch:
    """Waits for a script's end and for the end of its outputs, which share the script's time."""

    def __init__(self, process, script, outcome, started, kill):
        self.process, self.script, self.outcome, self.kill = process, script, outcome, kill
        self.deadline = started + script.timeout
        self.pieces, self.bytes = [], 0
        self.end = os.pidfd_open(process.pid)
        self.selector = selectors.DefaultSelector()
        for what, name in ((self.end, "end"), (process.stdout, "STDOUT"), (process.stderr, "STDERR")):
            self.selector.register(what, selectors.EVENT_READ, name)

    def finish(self):
        try:
            while self.selector.get_map():
                left = self.deadline - time.monotonic()
                if left <= 0:
                    return self._fail_late()
                until_kill = self.kill.seconds_left() if self.kill else left
                if until_kill <= 0:
                    return self._kill()
                for key, _ in self.selector.select(min(left, until_kill)):
                    self._handle(key)
        finally:
            self._drain()
            self.selector.close()
            os.close(self.end)
            self.process.stdout.close()
            self.process.stderr.close()
            self.outcome.output = b"".join(self.pieces).decode(errors="replace")
        return None

    def _handle(self, key):
        if key.data == "end":
            self.outcome.status = self.process.wait()
            self.selector.unregister(key.fileobj)
        elif piece := os.read(key.fd, 65536):
            if self.bytes < OUTPUT_BYTES_MAX:
                self.pieces.append(piece)
                self.bytes += len(piece)
        else:
            self.selector.unregister(key.fileobj)

    def _drain(self):
        """What was printed up to a bad end tells most."""
        for key in list(self.selector.get_map().values()):
            if key.data != "end":
                os.set_blocking(key.fd, False)
                with contextlib.suppress(BlockingIOError):
                    while key.fd in self.selector.get_map() and self.bytes < OUTPUT_BYTES_MAX:
                        self._handle(key)

    def _kill(self):
        """What the script started in other groups lives on, as after the death of an agent."""
        self._signal(signal.SIGKILL)
        self.outcome.status = self.process.wait()
        self.outcome.was_killed, self.outcome.error = True, f"{self.script.location} was killed by the test"

    def _fail_late(self):
        if self.process.poll() is None:
            self.outcome.error = f"{self.script.location} did not end within its {self.script.timeout} s"
            self._signal(signal.SIGTERM)
            try:
                self.outcome.status = self.process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                self.outcome.error += "; it passed over SIGTERM as well, and the agent would wait for ever"
                self._signal(signal.SIGKILL)
                self.outcome.status = self.process.wait()
        else:
            names = [key.data for key in self.selector.get_map().values() if key.data != "end"]
            self.outcome.error = f"{self.script.location} left its {' and '.join(names)} open"

    def _signal(self, number):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)
