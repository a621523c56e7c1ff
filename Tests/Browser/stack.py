"""A shop of the test's own: `vitrine up` in a folder of its own, started, watched and ended."""

import contextlib
import os
import pathlib
import queue
import re
import signal
import subprocess
import tempfile
import threading
import time

START_SECONDS_MAX = 120
STOP_SECONDS_MAX = 60
LINES_SHOWN_MAX = 40
SHOP_LINE = re.compile(r"^Shop: (http://127\.0\.0\.1:\d+)/\s*$")


class Failure(Exception):
    """What went wrong, as a sentence."""


@contextlib.contextmanager
def running_shop(binary):
    """Gives the address of a fresh shop; afterwards checks that it ended well and left nothing running."""
    with running_stack(binary) as stack:
        yield stack.address()


@contextlib.contextmanager
def running_stack(binary):
    """The same, with its folder; the address is to be waited for."""
    with tempfile.TemporaryDirectory(prefix="vitrine-browser-", ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)  # the database server drops root and must still pass through here
        stack = Stack(binary, folder)
        try:
            yield stack
            stack.stop()
        finally:
            stack.kill()


class Stack:
    """The server process and those that it starts."""

    def __init__(self, binary, folder):
        self.folder = folder
        self.printed = []
        self.addresses = queue.Queue()
        small_shop = pathlib.Path(__file__).resolve().parent.parent / "SmallShop"
        command = [binary, "up", "--var", str(folder), "--port", "0", "--catalog-folder", str(small_shop)]
        try:
            # A session of its own: so its processes can be told from everybody else's.
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                text=True, errors="replace", start_new_session=True)
        except OSError as error:
            raise Failure(f"{binary} cannot be started ({error.strerror}): build first") from error
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.printed.append(line)
            if found := SHOP_LINE.match(line):
                self.addresses.put(found[1])
        self.addresses.put(None)

    def address(self):
        """Waits for the line that says where the shop is."""
        try:
            address = self.addresses.get(timeout=START_SECONDS_MAX)
        except queue.Empty:
            raise self._failure(f"`vitrine up` printed no `Shop:` line within {START_SECONDS_MAX} s") from None
        if address is None:
            raise self._failure(f"`vitrine up` ended ({self.process.wait()}) before it printed its `Shop:` line")
        return address

    def stop(self):
        """Ends the server as an operator would: SIGTERM, exit status 0, nothing left."""
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            raise self._failure(f"`vitrine up` still ran {STOP_SECONDS_MAX} s after SIGTERM") from None
        if status != 0:
            raise self._failure(f"`vitrine up` ended with status {status} after SIGTERM; 0 is expected")
        deadline = time.monotonic() + 2  # a child that has ended may still be waiting to be collected
        while (left := self._left_running()) and time.monotonic() < deadline:
            time.sleep(0.05)
        if left:
            names = ", ".join(f"{command} ({pid})" for pid, command in left.items())
            raise self._failure(f"`vitrine up` has ended but left running: {names}")

    def kill(self):
        """Ends whatever of it still runs, without asking."""
        for pid in [*([self.process.pid] if self.process.poll() is None else []), *self._left_running()]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def _left_running(self):
        """The processes, but for the server itself, of its session or with its folder in command or place."""
        found = {}
        for entry in pathlib.Path("/proc").iterdir():
            if not entry.name.isdigit() or int(entry.name) == self.process.pid:
                continue
            with contextlib.suppress(OSError, ValueError, IndexError):
                state, _, _, session = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
                folder = str(self.folder)
                is_ours = int(session) == self.process.pid or folder in command
                if state != "Z" and (is_ours or os.readlink(entry / "cwd").startswith(folder)):
                    found[int(entry.name)] = command[:60]
        return found

    def _failure(self, sentence):
        return Failure(f"{sentence}; its last lines:\n{''.join(self.printed[-LINES_SHOWN_MAX:])}")
