"""The life of one service as systemd 252 has it: its states, and what an exit, a message or a time-out makes of them.

The states and their order are those of systemd's service.c: start-pre, start, running, reload, stop-watchdog,
stop-sigterm, stop-sigkill, final-sigterm, final-sigkill, dead, failed, auto-restart. Of what a unit may hold, this
knows what `unitfile` knows; so there are no ExecStartPost=, ExecStop= and ExecStopPost=, and stopping begins with the
signal.
"""

import collections
import contextlib
import os
import signal
import time
import uuid

import processes
from execution import spawn
from isolation import Failure, inside
from jobs import Jobs
from unitfile import FOLDERS

CLEAN_SIGNALS = {signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGPIPE}
ACTIVE = {"dead": "inactive", "failed": "failed", "running": "active", "reload": "reloading", "start-pre": "activating",
          "start": "activating", "auto-restart": "activating", "stop-watchdog": "deactivating",
          "stop-sigterm": "deactivating", "stop-sigkill": "deactivating", "final-sigterm": "deactivating",
          "final-sigkill": "deactivating"}
STOPPING = {state for state, active in ACTIVE.items() if active == "deactivating"}


class Service:
    """A unit and its processes. `unit` is None until a unit file was read."""

    def __init__(self, root, journal):
        self.root, self.journal = root, journal
        self.unit, self.jobs = None, Jobs(self)
        self.state, self.result, self.reload_result = "dead", "success", "success"
        self.main_pid = self.control_pid = self.main_status = self.restarts = 0
        self.commands, self.notified, self.status_text, self.invocation = [], None, "", ""
        self.deadline, self.starts, self.is_stop_wanted = None, collections.deque(), False
        # By when the next WATCHDOG=1 is expected, while the service is active.
        self.alive_until = None

    @property
    def active(self):
        """What `systemctl is-active` prints."""
        return ACTIVE[self.state]

    @property
    def next_time(self):
        """When `on_time` is to be called next; None where only something that happens can change the state."""
        return min((moment for moment in (self.deadline, self.alive_until) if moment is not None), default=None)

    def note(self, text):
        """Writes a line to the journal."""
        os.write(self.journal, f"systemd: {self.unit.name if self.unit else 'systemd'}: {text}\n".encode())

    # Starting

    def start(self):
        """Begins to start; the state must be dead or failed."""
        self.jobs.begun("start")
        self.result, self.reload_result, self.notified, self.status_text = "success", "success", None, ""
        self.main_pid = self.control_pid = 0
        self.is_stop_wanted = False
        if not self._may_start_again():
            self.note("Start request repeated too quickly.")
            return self._enter_dead("start-limit-hit", may_restart=False)
        self.invocation = uuid.uuid4().hex
        self.commands = list(self.unit["ExecStartPre"])
        return self._run_next("start-pre", self._enter_start)

    def _may_start_again(self):
        interval, burst = self.unit["StartLimitIntervalSec"], self.unit["StartLimitBurst"]
        if not interval or not burst:
            return True
        now = time.monotonic()
        while self.starts and self.starts[0] < now - interval:
            self.starts.popleft()
        if len(self.starts) >= burst:
            return False
        self.starts.append(now)
        return True

    def _run_next(self, state, follow):
        """Starts the next of the control commands; when there is none left, goes on with `follow`."""
        if not self.commands:
            return follow()
        self.control_command = self.commands.pop(0)
        self.control_pid = self._spawn(self.control_command)
        if not self.control_pid:
            if state == "start-pre":
                return self._enter_signal("stop-sigterm", "resources")
            self.reload_result = "resources"
            return follow()
        return self._set(state, self.unit["TimeoutStartSec"])

    def _spawn(self, command):
        try:
            return spawn(self.root, self.unit, command, self.journal, self.main_pid, self.invocation)
        except Failure as failure:
            self.note(f"Failed to run: {failure}")
            return 0

    def _enter_start(self):
        self.main_pid = self._spawn(self.unit["ExecStart"][0])
        if not self.main_pid:
            return self._enter_signal("final-sigterm", "resources")
        if self.unit["Type"] == "notify":
            return self._set("start", self.unit["TimeoutStartSec"])
        return self._enter_running("success")

    def _enter_running(self, result):
        self._take_result(result)
        if self.result != "success":
            return self._enter_signal("stop-sigterm", "success")
        if not self._has_main():
            return self._enter_signal("stop-sigterm", "success")
        if self.notified == "RELOADING":
            return self._set("reload", self.unit["TimeoutStartSec"])
        if self.notified == "STOPPING":
            return self._set("stop-sigterm", self.unit["TimeoutStopSec"])
        return self._set("running", None)

    def forget_failure(self):
        """As `systemctl reset-failed`: starts are counted anew as well."""
        self.starts.clear()
        if self.state == "failed":
            self.result = "success"
            self._set("dead", None)

    # Reloading

    def reload(self):
        """Runs ExecReload=; the state must be running."""
        self.jobs.begun("reload")
        self.reload_result = "success"
        self.commands = list(self.unit["ExecReload"])
        self._run_next("reload", lambda: self._enter_running("success"))

    # Stopping

    def stop(self):
        """Begins to stop, whatever the state; there will be no restart."""
        self.is_stop_wanted = True
        if self.state == "auto-restart":
            self._set("dead", None)
            self._remove_runtime_folders()
        elif self.state not in STOPPING | {"dead", "failed"}:
            self._enter_signal("stop-sigterm", "success")

    def _enter_signal(self, state, result):
        """Signals what is to be signalled in a state of stopping; where nothing is left to wait for, goes on."""
        self._take_result(result)
        if self._signal_processes(state):
            return self._set(state, self.unit["TimeoutStopSec"])
        if state == "stop-sigterm" and self.unit["SendSIGKILL"]:
            return self._enter_signal("stop-sigkill", "success")
        if state.startswith("stop-"):
            return self._enter_signal("final-sigterm", "success")
        if state == "final-sigterm" and self.unit["SendSIGKILL"]:
            return self._enter_signal("final-sigkill", "success")
        return self._enter_dead("success")

    def _signal_processes(self, state):
        """Whether there is a process whose end is to be waited for."""
        is_last = state.endswith("sigkill")
        abrupt = signal.SIGKILL if is_last else signal.SIGABRT if state == "stop-watchdog" else None
        number = abrupt or self.unit["KillSignal"]
        named = {pid for pid in (self.main_pid, self.control_pid) if pid}
        kill_mode = self.unit["KillMode"]
        is_whole_group = kill_mode == "control-group" or kill_mode == "mixed" and is_last
        found = False
        for pid in sorted(named | (processes.members() if is_whole_group else set())):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
                found = True
        return found

    def _enter_dead(self, result, may_restart=True):
        self._take_result(result)
        mode = self.unit["Restart"]
        is_wanted = mode == "always" or mode == "on-failure" and self.result != "success"
        self._set("dead" if self.result == "success" else "failed", None)
        if self.result != "success":
            self.note(f"Failed with result '{self.result}'.")
        will_restart = is_wanted and may_restart and not self.is_stop_wanted
        if will_restart:
            self._set("auto-restart", self.unit["RestartSec"])
        preserve = self.unit["RuntimeDirectoryPreserve"]
        if preserve == "no" or preserve == "restart" and not (will_restart or self.jobs.will_start_again):
            self._remove_runtime_folders()

    def _remove_runtime_folders(self):
        if paths := [f"{FOLDERS['RuntimeDirectory']}/{name}" for name in self.unit["RuntimeDirectory"]]:
            inside(self.root, processes.remove_folders, paths)

    def _take_result(self, result):
        """The first thing that went wrong is the result."""
        if self.result == "success":
            self.result = result

    def _set(self, state, seconds):
        self.deadline = None if seconds is None else time.monotonic() + seconds
        if state != self.state:
            was_active, self.state = self.state in ("running", "reload"), state
            self.note(f"is {self.active} ({state})")
            if state not in ("running", "reload"):
                self.alive_until = None
            elif not was_active:
                self._expect_alive()

    def _expect_alive(self):
        seconds = self.unit["WatchdogSec"]
        self.alive_until = time.monotonic() + seconds if seconds else None

    # What happens

    def on_exit(self, pid, code):
        """A process of the unit, or one that it left behind, has ended with a status or, negative, by a signal."""
        if pid == self.main_pid:
            self._on_main_exit(code)
        elif pid == self.control_pid:
            self._on_control_exit(code)
        if self._has_main() or self.control_pid or processes.members():
            return
        if self.state.startswith("stop-"):
            self._enter_signal("final-sigterm", "success")
        elif self.state.startswith("final-"):
            self._enter_dead("success")
        elif self.state == "running":
            self._enter_running("success")

    def _has_main(self):
        """Of a main process that is another's child, nobody tells when it ends: it must be looked for."""
        return self.main_pid and (processes.is_child(self.main_pid) or processes.is_alive(self.main_pid))

    def _outcome(self, code):
        if code == 0 or -code in CLEAN_SIGNALS or code in self.unit["SuccessExitStatus"]:
            return "success"
        return "exit-code" if code > 0 else "signal"

    def _on_main_exit(self, code):
        self.main_pid, self.main_status = 0, code
        outcome = "success" if self.unit["ExecStart"][0].may_fail else self._outcome(code)
        self.note(f"Main process exited, {'status' if code >= 0 else 'signal'}={abs(code)} ({outcome})")
        self._take_result(outcome)
        if self.state == "start":
            # Ready was never said, so this was no service, however well it ended.
            self._enter_signal("stop-sigterm", "protocol" if outcome == "success" else outcome)
        elif self.state == "reload":
            if not self.control_pid:
                self._enter_signal("stop-sigterm", outcome)
        elif self.state == "running":
            self._enter_running(outcome)
        elif self.state.startswith("stop-") and not self.control_pid:
            self._enter_signal("final-sigterm", outcome)
        elif self.state.startswith("final-") and not self.control_pid:
            self._enter_dead(outcome)

    def _on_control_exit(self, code):
        self.control_pid = 0
        # What is a good end for a daemon, SIGTERM for one, is none for a command.
        is_success = code == 0 or self.control_command.may_fail
        outcome = "success" if is_success else "exit-code" if code > 0 else "signal"
        if outcome != "success":
            self.note(f"Control process exited, {'status' if code >= 0 else 'signal'}={abs(code)} ({outcome})")
        if self.state == "start-pre":
            if outcome != "success":
                self._enter_signal("stop-sigterm", outcome)
            else:
                self._run_next("start-pre", self._enter_start)
        elif self.state == "reload":
            if outcome == "success" and self.commands:
                self._run_next("reload", lambda: self._enter_running("success"))
            else:
                self.reload_result = outcome
                self._enter_running("success")
        elif self.state.startswith("stop-") and not self._has_main():
            self._enter_signal("final-sigterm", outcome)

    def on_message(self, pid, user, lines):
        """What a process sent to the notification socket, if the unit lets it."""
        # A process that has ended is told from others only while it is one of those that are watched.
        if not self.unit or not pid or pid not in {self.main_pid, self.control_pid} | processes.members():
            return
        access = self.unit["NotifyAccess"]
        allowed = {"none": set(), "main": {self.main_pid}, "exec": {self.main_pid, self.control_pid}}
        if access != "all" and pid not in allowed[access]:
            self.note(f"Got notification message from PID {pid}, but reception only permitted for "
                      f"{'main PID ' + str(self.main_pid) if access == 'main' else access}")
            return
        told = dict(line.split("=", 1) for line in lines if "=" in line)
        if "MAINPID" in told:
            self._take_main_pid(told["MAINPID"], user)
        if told.get("READY") == "1":
            self._on_ready()
        if told.get("RELOADING") == "1":
            self.notified = "RELOADING"
            if self.state == "running":
                self._set("reload", self.unit["TimeoutStartSec"])
        if told.get("STOPPING") == "1":
            self.notified = "STOPPING"
            if self.state == "running":
                self._set("stop-sigterm", self.unit["TimeoutStopSec"])
        if told.get("WATCHDOG") == "1" and self.state in ("running", "reload"):
            self._expect_alive()
        self.status_text = told.get("STATUS", self.status_text)
        if told.get("EXTEND_TIMEOUT_USEC", "").isdigit() and self.deadline:
            self.deadline = max(self.deadline, time.monotonic() + int(told["EXTEND_TIMEOUT_USEC"]) / 1e6)

    def _on_ready(self):
        self.notified = "READY"
        if self.state == "start":
            self._enter_running("success")
        elif self.state == "reload" and not self.control_pid:
            self._enter_running("success")

    def _take_main_pid(self, text, user):
        pid = int(text) if text.isdigit() else 0
        if pid == self.main_pid or self.state not in {"start", "running", "reload"} | STOPPING:
            return
        if pid <= 1 or pid == self.control_pid or not processes.is_alive(pid):
            self.note(f"New main PID {text} is not suitable, ignoring.")
        elif pid not in processes.members() and user != 0:
            self.note(f"New main PID {pid} does not belong to service, refusing.")
        else:
            self.note(f"New main PID is {pid}, it was {self.main_pid}")
            self.main_pid = pid

    def on_time(self):
        """The state has lasted as long as it may, or nothing was heard of the service for as long."""
        if self.alive_until is not None and time.monotonic() >= self.alive_until:
            self.note("Watchdog timeout!")
            self.alive_until = None
            self._enter_signal("stop-watchdog", "watchdog")
            return
        self.deadline = None
        if self.state == "auto-restart":
            self.restarts += 1
            self._set("dead", None)
            self.start()
            return
        self.note(f"State '{self.state}' timed out.")
        if self.state in ("start-pre", "start"):
            self._enter_signal("stop-sigterm", "timeout")
        elif self.state == "reload":
            if self.control_pid:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self.control_pid, signal.SIGKILL)
            self.control_pid, self.reload_result, self.notified = 0, "timeout", None
            self._enter_running("success")
        elif self.state in ("stop-watchdog", "stop-sigterm", "final-sigterm") and self.unit["SendSIGKILL"]:
            self._enter_signal(f"{self.state.split('-')[0]}-sigkill", "timeout")
        elif self.state.startswith("stop-"):
            self._enter_signal("final-sigterm", "timeout")
        else:
            self._enter_dead("timeout")
