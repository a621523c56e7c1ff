"""A stand-in for systemd, for the one service of a chroot.

    with Systemd(root) as systemd:
        agent.deploy(bundle)                         # its hooks find /usr/bin/systemctl in the chroot
        systemd.systemctl("is-active", "vitrine")    # the same from outside; a subprocess.CompletedProcess
        systemd.show("MainPID")                      # "1234"; "0" when there is no main process
        systemd.journal()                            # what the service printed, and `systemd: …` lines

It honours what `unitfile` lists, speaks sd_notify (READY, MAINPID, RELOADING, STOPPING, STATUS, EXTEND_TIMEOUT_USEC),
becomes the parent of every process that loses its own, so that one that was handed over to is still waited for, and on
leaving ends the service and whatever it left. The unit is read at its first mention and at `systemctl daemon-reload`.

It is a process of its own, outside the chroot; a unit's processes are those that descend from it. `$NOTIFY_SOCKET` and
the socket that `systemctl` speaks to are in the chroot's /run/systemd.
"""

import contextlib
import multiprocessing
import os
import pathlib
import selectors
import shutil
import signal
import socket
import struct
import subprocess
import time

import processes
from execution import NOTIFY_SOCKET
from isolation import PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG, Failure, prctl, wait_until
from service import Service
from verbs import Answer, Verbs

HERE = pathlib.Path(__file__).resolve().parent
CONTROL_SOCKET = "/run/systemd/private"
SYSTEMCTL_SECONDS_MAX, STOP_SECONDS_MAX = 300, 20
MESSAGE_BYTES_MAX, CREDENTIALS = 4096, struct.Struct("3i")


class Systemd:
    """A stand-in that runs, from `with` to its end."""

    def __init__(self, root, unit="vitrine.service", journal=None):
        self.root, self.unit = pathlib.Path(root).resolve(), unit
        self.journal_path = pathlib.Path(journal or self.root.with_name(self.root.name + ".journal"))
        self.process = None

    def __enter__(self):
        # By this folder programs know that systemd is there.
        (self.root / "run/systemd/system").mkdir(parents=True, exist_ok=True)
        target = self.root / "usr/bin/systemctl"
        shutil.copyfile(HERE / "systemctl", target)
        target.chmod(0o755)
        reading, writing = os.pipe()
        # A copy of this process, since starting Python anew takes longer than most of what is then done.
        self.process = multiprocessing.get_context("fork").Process(
            target=_run_daemon, args=(str(self.root), self.unit, self.journal_path, writing, reading))
        self.process.start()
        os.close(writing)
        with open(reading, "rb") as pipe:
            if not pipe.read():
                raise Failure("the stand-in for systemd did not start")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.join(STOP_SECONDS_MAX)
        self.process.kill()
        self.process.join()
        if self.process.exitcode != 0:
            raise Failure(f"the stand-in for systemd ended with status {self.process.exitcode}")

    def systemctl(self, *arguments):
        """Runs systemctl in the chroot."""
        return subprocess.run(["chroot", self.root, "systemctl", *arguments], stdin=subprocess.DEVNULL, text=True,
                              capture_output=True, timeout=SYSTEMCTL_SECONDS_MAX, check=False)

    def show(self, name):
        """The value of a property."""
        return self.systemctl("show", "-p", name, "--value", self.unit).stdout.strip()

    def wait_for(self, name, value, seconds_max=20):
        """Waits until a property has a value."""
        wait_until(lambda: self.show(name) == value, seconds_max, f"{name}={value} (it is {self.show(name)})")

    def journal(self):
        """What the service and the stand-in have written."""
        return self.journal_path.read_text(encoding="utf-8", errors="replace")


def _run_daemon(root, unit, journal, ready, other_end):
    os.close(other_end)
    Daemon(root, unit, journal).run(ready)


class Daemon:
    """The stand-in's own process: sockets, the ends of children, and time."""

    def __init__(self, root, name, journal):
        self.root = root
        self.service = Service(root, os.open(journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644))
        self.verbs = Verbs(self.service, name, root)
        self.selector, self.is_ending = selectors.DefaultSelector(), False
        self.requests = {}

    def run(self, ready):
        """Works until SIGTERM; writes to the descriptor `ready` and closes it as soon as it can be asked."""
        prctl(PR_SET_CHILD_SUBREAPER, 1)
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)  # a test that is killed must leave no service behind
        self._listen_for_signals()
        self.control = self._socket(CONTROL_SOCKET, socket.SOCK_STREAM, 0o600)
        self.control.listen(16)
        self.selector.register(self.control, selectors.EVENT_READ, self._accept)
        self.messages = self._socket(NOTIFY_SOCKET, socket.SOCK_DGRAM, 0o666)
        self.messages.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self.selector.register(self.messages, selectors.EVENT_READ, self._receive)
        os.write(ready, b"ready")
        os.close(ready)
        while not self.is_ending:
            self._turn()
        self._end_all()

    def _turn(self, seconds_max=60.0):
        """Waits for the next thing to happen and does what is to be done about it."""
        deadline = self.service.next_time
        wait = seconds_max if deadline is None else min(seconds_max, max(0.0, deadline - time.monotonic()))
        for key, _ in self.selector.select(wait):
            key.data()
        if (deadline := self.service.next_time) is not None and time.monotonic() >= deadline:
            self.service.on_time()
            self.service.jobs.look()

    def _socket(self, path, kind, mode):
        """A socket at a path of the chroot, which may be longer than an address can be: by way of its folder."""
        path = pathlib.Path(f"{self.root}{path}")
        path.unlink(missing_ok=True)
        made = socket.socket(socket.AF_UNIX, kind)
        folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
        try:
            made.bind(f"/proc/self/fd/{folder}/{path.name}")
        finally:
            os.close(folder)
        path.chmod(mode)
        made.setblocking(False)
        return made

    def _listen_for_signals(self):
        reading, writing = socket.socketpair()
        reading.setblocking(False)
        writing.setblocking(False)
        signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGTERM, self._on_term)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.wakeups = reading, writing
        self.selector.register(reading, selectors.EVENT_READ, self._collect)

    def _on_term(self, *_):
        self.is_ending = True

    def _collect(self):
        """Children have ended. Messages come first: one that the child sent before must not find it gone."""
        with contextlib.suppress(BlockingIOError):
            self.wakeups[0].recv(4096)
        self._receive()
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                self.service.on_exit(ended[0], os.waitstatus_to_exitcode(ended[1]))
                self.service.jobs.look()

    def _receive(self):
        while True:
            try:
                text, ancillary, _, _ = self.messages.recvmsg(MESSAGE_BYTES_MAX, socket.CMSG_SPACE(CREDENTIALS.size)
                                                              + socket.CMSG_SPACE(4 * 16))
            except BlockingIOError:
                return
            for level, kind, value in ancillary:
                if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
                    for (number,) in struct.iter_unpack("i", value):
                        os.close(number)  # sd_notify_barrier waits for just that
                elif level == socket.SOL_SOCKET and kind == socket.SCM_CREDENTIALS:
                    pid, user, _ = CREDENTIALS.unpack(value)
                    self.service.on_message(pid, user, text.decode(errors="replace").split("\n"))
                    self.service.jobs.look()

    def _accept(self):
        with contextlib.suppress(BlockingIOError):
            connection, _ = self.control.accept()
            connection.setblocking(False)
            self.requests[connection] = b""
            self.selector.register(connection, selectors.EVENT_READ, lambda: self._read_request(connection))

    def _read_request(self, connection):
        piece = connection.recv(65536)
        self.requests[connection] += piece
        if piece:
            return
        self.selector.unregister(connection)
        arguments = self.requests.pop(connection).decode(errors="replace").split("\0")
        self.verbs.call(arguments, Answer(lambda text: _send(connection, text)))
        self.service.jobs.look()

    def _end_all(self):
        """Ends the service as its unit says, for a short while, and then whatever is left of it."""
        if self.service.unit:
            self.service.stop()
            deadline = time.monotonic() + STOP_SECONDS_MAX / 2
            while self.service.state not in ("dead", "failed") and time.monotonic() < deadline:
                self._turn(0.1)
        while left := processes.members():
            for pid in left:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self._collect()
            time.sleep(0.01)


def _send(connection, text):
    with contextlib.suppress(OSError), connection:  # who asked may have gone
        connection.setblocking(True)
        connection.settimeout(5)
        connection.sendall(text.encode())
