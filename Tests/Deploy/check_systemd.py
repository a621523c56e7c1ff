"""Checks of the stand-in for systemd: how a service starts, is reloaded, handed over and restarted."""

import os
import pathlib
import signal
import subprocess
import tempfile
import time

from cases import ServiceCase
from fakes import unit_text
from isolation import wait_until
from service import Service
from systemd import Systemd
from unitfile import Unit

NOTIFY = """use Socket; socket(my $s, AF_UNIX, SOCK_DGRAM, 0) or die;
send($s, $ARGV[0], 0, pack_sockaddr_un("/run/systemd/notify")) or die $!;"""


class StartTests(ServiceCase):
    def test_start_waits_until_the_service_says_that_it_is_ready(self):
        self.write_unit(options="wait=/srv/go")
        self.begin()
        self.assertEqual(self.call("is-active", status=3).stdout, "inactive\n")
        self.call("start", "--no-block")
        waiting = subprocess.Popen(["chroot", self.root, "systemctl", "start", "vitrine.service"])
        self.wait_for_journal("began")
        self.assertEqual(self.call("is-active", status=3).stdout, "activating\n")
        self.assertIsNone(waiting.poll())
        self.create("/srv/go")
        self.assertEqual(waiting.wait(20), 0)
        self.assertEqual(self.call("is-active").stdout, "active\n")
        pid = self.pid()
        self.call("start")
        self.assertEqual(self.pid(), pid)

    def check_failed(self, result, *lines, options="", status=0):
        self.write_unit(*lines, options=options)
        self.begin()
        self.assertIn("failed because", self.call("start", status=1).stderr)
        self.assertEqual(self.call("is-active", status=3).stdout, "failed\n")
        self.assertEqual(self.systemd.show("Result"), result)
        self.assertEqual(self.systemd.show("ExecMainStatus"), str(status))
        self.assertEqual(self.pid(), 0)

    def test_a_service_that_fails(self):
        self.check_failed("exit-code", options="exit=7", status=7)

    def test_a_service_that_ends_without_being_ready(self):
        self.check_failed("protocol", options="exit=0")

    def test_a_service_that_is_late(self):
        self.check_failed("timeout", "TimeoutStartSec=300ms", "ExecStart=", "ExecStart=/bin/sleep 60",
                          status=signal.SIGTERM)

    def test_a_service_may_ask_for_time(self):
        service = Service(self.root, os.open("/dev/null", os.O_WRONLY))
        self.addCleanup(os.close, service.journal)
        service.unit = Unit("vitrine.service", [unit_text()])
        service.state, service.main_pid, service.deadline = "start", os.getpid(), time.monotonic() + 5
        for seconds, expected in ((3, 5), (20, 20)):
            service.on_message(os.getpid(), 0, [f"EXTEND_TIMEOUT_USEC={seconds}000000"])
            self.assertAlmostEqual(service.deadline, time.monotonic() + expected, delta=2)

    def test_the_command_before(self):
        self.check_failed("exit-code", "ExecStartPre=-/bin/false", "ExecStartPre=/bin/sh -c 'echo second; exit 1'")
        self.assertIn("second", self.systemd.journal())
        self.assertNotIn("began", self.systemd.journal())

    def test_the_command_before_is_killed(self):
        self.check_failed("signal", "ExecStartPre=/bin/sh -c 'kill -TERM $$$$'")

    def test_commands_before_run_one_after_the_other(self):
        self.running("ExecStartPre=/bin/sh -c 'echo one'", "ExecStartPre=-/bin/sh -c 'echo two; exit 1'")
        said = [line for line in self.systemd.journal().split("\n") if line in ("one", "two") or "began" in line]
        self.assertEqual(said[:2], ["one", "two"])
        self.assertIn("began", said[2])

    def test_a_program_that_is_not_there(self):
        self.check_failed("exit-code", "ExecStart=", "ExecStart=/srv/nothing", status=203)

    def test_an_unknown_user(self):
        self.check_failed("exit-code", "User=nosuchuser", status=217)

    def test_a_folder_that_is_not_there(self):
        self.check_failed("exit-code", "WorkingDirectory=/nowhere", status=200)

    def test_an_environment_file_that_is_not_there(self):
        self.check_failed("resources", "EnvironmentFile=/nowhere")

    def test_a_simple_service_is_active_at_once(self):
        self.running("Type=simple", options="wait=/srv/go")
        self.assertEqual(self.state(), "active")

    def test_a_stop_ends_a_start(self):
        self.write_unit(options="wait=/srv/go")
        self.begin()
        starting = subprocess.Popen(["chroot", self.root, "systemctl", "start", "vitrine"], stderr=subprocess.PIPE,
                                    text=True)
        self.wait_for_journal("began")
        self.call("stop")
        self.assertIn("canceled", starting.communicate(timeout=20)[1])
        self.assertEqual(starting.returncode, 1)
        self.assertEqual(self.state(), "inactive")


class SurroundingsTests(ServiceCase):
    def dumped(self, *lines):
        self.running(*lines, options="dump=1")
        told = [line.split(": ", 1)[1] for line in self.systemd.journal().split("\n") if line.startswith("service ")]
        variables = [line.removeprefix("environment ") for line in told if line.startswith("environment ")]
        return dict(line.split("=", 1) for line in variables), next(line for line in told if line.startswith("user "))

    def test_user_folders_environment_and_limits(self):
        self.outside("/srv/env").write_text("# comment\nFROM_FILE='a b'\nBOTH=file\n", encoding="utf-8")
        self.outside("/var/lib/shop").mkdir(exist_ok=True)
        self.run_inside("usermod", "--append", "--groups", "games", "daemon")
        variables, told = self.dumped(
            "User=daemon", "Group=mail", "EnvironmentFile=/srv/env", "EnvironmentFile=-/nowhere",
            "Environment=BOTH=unit OWN=1", "WorkingDirectory=/var/lib/shop", "RuntimeDirectory=shop shop/in",
            "StateDirectory=shop", "StateDirectoryMode=0750", "LimitNOFILE=1234", "UMask=0077")
        self.assertRegex(told, r"user 1 1 group 8( 8)? 60 folder /var/lib/shop mask 077 leads$")
        self.assertIn("Max open files 1234 1234 files", self.systemd.journal())
        self.assertEqual({key: variables[key] for key in ("FROM_FILE", "BOTH", "OWN", "USER", "HOME", "NOTIFY_SOCKET",
                                                           "RUNTIME_DIRECTORY", "STATE_DIRECTORY")},
                         {"FROM_FILE": "a b", "BOTH": "file", "OWN": "1", "USER": "daemon", "HOME": "/usr/sbin",
                          "NOTIFY_SOCKET": "/run/systemd/notify", "RUNTIME_DIRECTORY": "/run/shop:/run/shop/in",
                          "STATE_DIRECTORY": "/var/lib/shop"})
        self.assertNotIn("DEPLOYMENT_ID", variables)
        state, run = self.outside("/var/lib/shop").stat(), self.outside("/run/shop").stat()
        self.assertEqual((state.st_uid, state.st_gid, state.st_mode & 0o777), (1, 8, 0o750))
        self.assertEqual((run.st_uid, run.st_gid, run.st_mode & 0o777), (1, 8, 0o755))
        self.call("stop")
        self.assertFalse(self.outside("/run/shop").exists())
        self.assertTrue(self.outside("/var/lib/shop").exists())

    def test_without_a_user_it_is_root(self):
        variables, told = self.dumped()
        self.assertRegex(told, r"^user 0 0 group 0.* folder / mask 022")
        self.assertNotIn("USER", variables)

    def test_the_runtime_folder_may_outlast_a_restart(self):
        self.running("RuntimeDirectory=shop", "RuntimeDirectoryPreserve=restart")
        (self.outside("/run/shop") / "kept").touch()
        self.call("restart")
        self.assertTrue((self.outside("/run/shop") / "kept").exists())
        self.call("stop")
        self.assertFalse(self.outside("/run/shop").exists())


class NotifyTests(ServiceCase):
    def test_a_child_may_not_speak_for_the_main_process(self):
        self.write_unit(options="child=1")
        self.begin()
        self.call("start", "--no-block")
        self.wait_for_journal("reception only permitted for main PID")
        self.assertEqual(self.state(), "activating")

    def test_with_access_for_all_it_may(self):
        self.running("NotifyAccess=all", options="child=1")
        self.assertEqual(self.state(), "active")

    def test_who_is_not_of_the_unit_may_never(self):
        self.running("NotifyAccess=all", options="status=one")
        pid = self.pid()
        self.run_inside("perl", "-e", NOTIFY, f"STATUS=two\nMAINPID={self.stranger()}")
        self.assertEqual(self.systemd.show("StatusText"), "one")
        self.assertEqual(self.pid(), pid)

    def test_a_main_process_is_of_the_unit_unless_root_says_so(self):
        stranger = self.stranger()
        self.running("User=daemon", options=f"main={stranger}")
        self.wait_for_journal(f"New main PID {stranger} does not belong to service")
        self.assertNotEqual(self.pid(), stranger)
        self.call("stop")
        self.write_unit(options=f"main={stranger}")
        self.systemd.systemctl("daemon-reload")
        self.call("start")
        self.systemd.wait_for("MainPID", str(stranger))

    def stranger(self):
        """The pid of a process that is none of the unit."""
        process = subprocess.Popen(["sleep", "60"])
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process.pid

    def test_stopping_is_the_beginning_of_the_end(self):
        self.running("TimeoutStopSec=700ms", options="stopping=1 deaf=1")
        self.systemd.wait_for("ActiveState", "failed")
        self.assertEqual(self.systemd.show("Result"), "timeout")

    def test_the_path_of_the_socket_may_be_long(self):
        with tempfile.TemporaryDirectory(prefix="long-" + "x" * 120) as name:
            for folder in ("usr/bin", "etc/systemd/system"):
                (pathlib.Path(name) / folder).mkdir(parents=True)
            with Systemd(name) as systemd:
                self.assertTrue((pathlib.Path(name) / "run/systemd/notify").is_socket())
                self.assertTrue(systemd.process.is_alive())


class ReloadTests(ServiceCase):
    def test_reload_runs_its_command_with_the_main_process(self):
        self.running("ExecReload=", "ExecReload=/bin/sh -c 'echo reload $MAINPID; sleep 0.3; kill -HUP $MAINPID'")
        self.call("reload")
        self.assertIn(f"reload {self.pid()}\n", self.systemd.journal())
        self.wait_for_journal("got HUP")
        self.assertEqual(self.state(), "active")

    def test_a_reload_that_fails_leaves_the_service_as_it_is(self):
        self.running("ExecReload=", "ExecReload=/bin/false")
        pid = self.pid()
        self.call("reload", status=1)
        self.assertEqual((self.state(), self.pid()), ("active", pid))

    def test_a_reload_that_takes_too_long_is_ended(self):
        self.running()
        self.write_unit("ExecReload=", "ExecReload=/bin/sleep 60", "TimeoutStartSec=300ms")
        self.systemd.systemctl("daemon-reload")
        self.call("reload", status=1)
        self.assertEqual(self.state(), "active")

    def test_a_service_that_says_reloading_is_waited_for(self):
        self.running("ExecReload=/bin/sh -c 'while ! grep -q . /srv/told; do sleep 0.02; done'",
                     options="reloading=/srv/go")
        self.outside("/srv/told").write_text("", encoding="utf-8")
        reloading = subprocess.Popen(["chroot", self.root, "systemctl", "reload", "vitrine"])
        self.wait_for_journal("got HUP")
        time.sleep(0.1)  # for RELOADING=1, which follows at once
        self.outside("/srv/told").write_text("now", encoding="utf-8")
        with self.assertRaises(subprocess.TimeoutExpired):
            reloading.wait(0.5)
        self.assertEqual(self.call("is-active").stdout, "reloading\n")
        self.create("/srv/go")
        self.assertEqual(reloading.wait(20), 0)
        self.assertEqual(self.state(), "active")

    def test_what_cannot_be_reloaded(self):
        self.write_unit()
        self.begin()
        self.assertIn("not active", self.call("reload", status=1).stderr)
        self.assertEqual(self.state(), "inactive")
        self.write_unit("ExecReload=")
        self.systemd.systemctl("daemon-reload")
        self.call("start")
        self.call("reload", status=1)
        pid = self.pid()
        self.call("reload-or-restart")  # without a command to reload, it restarts
        self.assertNotEqual(self.pid(), pid)

    def test_reload_or_restart(self):
        self.write_unit()
        self.begin()
        self.call("reload-or-restart")
        pid = self.pid()
        self.call("reload-or-restart")
        self.wait_for_journal("got HUP")
        self.assertEqual(self.pid(), pid)


class HandOverTests(ServiceCase):
    def handed_over(self, *lines, replace="1"):
        """A service that was reloaded and has started its successor; the pids of both."""
        self.running("NotifyAccess=all", *lines, options=f"replace={replace}")
        old = self.pid()
        self.call("reload")
        wait_until(lambda: self.pid() != old, 20, "a new main process")
        return old, self.pid()

    def test_the_successor_becomes_the_main_process_and_is_stopped(self):
        old, new = self.handed_over()
        self.assertEqual(self.state(), "active")
        self.create("/srv/drained")
        wait_until(lambda: not os.path.exists(f"/proc/{old}"), 20, "the end of the old process")
        self.assertEqual((self.state(), self.pid()), ("active", new))
        self.call("stop")
        self.assertFalse(os.path.exists(f"/proc/{new}"))
        self.assertIn(f"service {new}: got its signal", self.systemd.journal())
        self.assertEqual(self.systemd.show("Result"), "success")

    def test_the_end_of_a_successor_is_noticed(self):
        old, new = self.handed_over()
        self.create("/srv/drained")
        wait_until(lambda: not os.path.exists(f"/proc/{old}"), 20, "the end of the old process")
        os.kill(new, signal.SIGKILL)
        self.systemd.wait_for("ActiveState", "failed")
        self.assertEqual(self.systemd.show("Result"), "signal")

    def test_a_stop_meanwhile_ends_both(self):
        old, new = self.handed_over()
        self.call("stop")
        for pid in (old, new):
            self.assertFalse(os.path.exists(f"/proc/{pid}"))

    def test_stopping_said_by_the_old_process_stops_the_successor(self):
        # What a program must not do: the word is taken for the unit's, whoever of it says it.
        self.handed_over("TimeoutStopSec=500ms", replace="stopping")
        self.create("/srv/drained")
        self.systemd.wait_for("ActiveState", "failed")

    def test_with_access_for_the_main_process_alone_it_fails(self):
        self.running("NotifyAccess=main", options="replace=1")
        old = self.pid()
        self.call("reload")
        self.wait_for_journal("reception only permitted")
        self.assertEqual(self.pid(), old)
        self.create("/srv/drained")
        self.systemd.wait_for("ActiveState", "inactive")  # the end of the old is the end of all
        self.assertEqual(self.pid(), 0)
        self.assertIn("got its signal", self.systemd.journal())


class RestartTests(ServiceCase):
    def test_a_failed_service_is_restarted(self):
        self.running("Restart=on-failure", "RestartSec=500ms")
        pid = self.pid()
        os.kill(pid, signal.SIGKILL)
        self.systemd.wait_for("SubState", "auto-restart")
        self.assertEqual(self.call("is-active", status=3).stdout, "activating\n")
        self.systemd.wait_for("ActiveState", "active")
        self.assertNotEqual(self.pid(), pid)
        self.assertEqual(self.systemd.show("NRestarts"), "1")

    def test_a_start_that_fails_is_told_and_tried_again(self):
        self.write_unit("Restart=on-failure", "RestartSec=300ms",
                        "ExecStartPre=/bin/sh -c 'test -e /srv/go || { touch /srv/go; exit 1; }'")
        self.begin()
        self.call("start", status=1)
        self.systemd.wait_for("ActiveState", "active")

    def test_a_service_that_is_not_heard_of_any_more_is_killed_and_restarted(self):
        self.outside("/srv/silent").unlink(missing_ok=True)
        self.running("WatchdogSec=2", "Restart=on-failure", "RestartSec=100ms", options="alive=/srv/silent dump=1")
        self.assertIn("environment WATCHDOG_USEC=2000000", self.systemd.journal())
        pid = self.pid()
        self.assertIn(f"environment WATCHDOG_PID={pid}", self.systemd.journal())
        time.sleep(3)
        self.assertNotIn("Watchdog timeout!", self.systemd.journal())
        self.create("/srv/silent")
        self.wait_for_journal("Failed with result 'watchdog'")
        self.assertIn("Main process exited, signal=6", self.systemd.journal())
        self.outside("/srv/silent").unlink()
        self.systemd.wait_for("ActiveState", "active")
        self.assertNotEqual(self.pid(), pid)

    def test_one_that_ended_well_is_not_restarted(self):
        for restart, state in (("on-failure", "inactive"), ("no", "inactive")):
            with self.subTest(restart):
                self.check_end(f"Restart={restart}", "after=0", state)

    def check_end(self, line, options, state):
        with Systemd(self.root, journal=self.bundles / "another") as systemd:
            self.write_unit(line, options=options)
            self.assertEqual(systemd.systemctl("start", "vitrine").returncode, 0)
            self.create("/srv/crash")
            systemd.wait_for("ActiveState", state)
            time.sleep(0.3)  # longer than RestartSec= is by itself
            self.assertEqual(systemd.show("ActiveState"), state)
            self.outside("/srv/crash").unlink()

    def test_restart_no_and_success_statuses(self):
        self.check_end("Restart=no", "after=3", "failed")
        self.check_end("SuccessExitStatus=3\nRestart=on-failure", "after=3", "inactive")

    def test_restart_always(self):
        self.running("Restart=always", options="after=0")
        pid = self.pid()
        self.create("/srv/crash")
        wait_until(lambda: self.pid() not in (0, pid), 20, "a restart")
        self.outside("/srv/crash").unlink()

    def test_who_is_stopped_is_not_restarted_by_itself(self):
        self.running("Restart=always", "RestartSec=30")
        self.call("restart")
        self.call("stop")
        self.assertEqual((self.state(), self.systemd.show("NRestarts")), ("inactive", "0"))
        self.assertNotIn("auto-restart", self.systemd.journal())

    def test_a_stop_is_no_failure_and_ends_restarting(self):
        self.running("Restart=on-failure", "RestartSec=60")
        os.kill(self.pid(), signal.SIGKILL)
        self.systemd.wait_for("SubState", "auto-restart")
        self.call("stop")
        self.assertEqual(self.state(), "inactive")

    def test_too_many_starts(self):
        self.write_unit("Restart=on-failure", "RestartSec=10ms", options="exit=1")
        unit = self.unit_folder / "vitrine.service"
        unit.write_text(unit.read_text(encoding="utf-8").replace(
            "StartLimitIntervalSec=0", "StartLimitIntervalSec=60\nStartLimitBurst=3"), encoding="utf-8")
        self.begin()
        self.call("start", status=1)
        self.systemd.wait_for("ActiveState", "failed")
        self.assertEqual(self.systemd.journal().count("began"), 3)
        self.assertIn("repeated too quickly", self.systemd.journal())
        self.call("start", status=1)
        self.assertEqual(self.systemd.journal().count("began"), 3)
        self.call("reset-failed")
        self.call("start", status=1)
        self.wait_for_journal("began")
        self.assertGreater(self.systemd.journal().count("began"), 3)

    def test_systemctl_restart(self):
        self.running(options="status=here")
        pid = self.pid()
        self.call("restart")
        self.assertNotEqual(self.pid(), pid)
        self.assertIn(f"service {pid}: got its signal", self.systemd.journal())
        self.assertEqual(self.state(), "active")
        self.call("stop")
        self.call("restart")
        self.assertEqual(self.state(), "active")


