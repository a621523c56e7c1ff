"""Checks of the stand-in for systemd: how a service is stopped, and what systemctl answers."""

import os
import signal
import subprocess

from cases import ServiceCase
from isolation import wait_until
from systemd import Systemd


class StopTests(ServiceCase):
    def test_stop_ends_the_service(self):
        self.running()
        pid = self.pid()
        self.call("stop")
        self.assertEqual((self.state(), self.pid()), ("inactive", 0))
        self.assertFalse(os.path.exists(f"/proc/{pid}"))
        self.assertIn("got its signal", self.systemd.journal())
        self.call("stop")

    def test_a_service_that_does_not_end_is_killed(self):
        self.running("TimeoutStopSec=600ms", options="deaf=1")
        pid = self.pid()
        self.call("stop")
        self.assertEqual((self.state(), self.systemd.show("Result")), ("failed", "timeout"))
        self.assertFalse(os.path.exists(f"/proc/{pid}"))

    def test_the_signal_may_be_another(self):
        self.running("KillSignal=SIGINT", options="signal=INT")
        self.call("stop")
        self.assertIn("got its signal", self.systemd.journal())

    def test_the_whole_group_gets_the_signal(self):
        self.running(options="worker=1")
        self.call("stop")
        self.assertIn("worker got TERM", self.systemd.journal())
        self.assertEqual(self.systemd.show("Result"), "success")

    def test_the_rest_of_a_group_that_stays_is_killed(self):
        self.running("TimeoutStopSec=600ms", options="worker=deaf")
        self.call("stop")
        self.assertIn("worker got TERM", self.systemd.journal())
        self.assertEqual(self.systemd.show("Result"), "timeout")
        self.assert_no_process()

    def test_mixed_asks_the_main_process_and_kills_the_rest(self):
        self.running("KillMode=mixed", options="worker=1")
        self.call("stop")
        self.assertIn("got its signal", self.systemd.journal())
        self.assertNotIn("worker got TERM", self.systemd.journal())
        self.assertEqual(self.systemd.show("Result"), "success")
        self.assert_no_process()

    def test_process_leaves_the_rest(self):
        self.running("KillMode=process", options="worker=1")
        self.call("stop")
        self.assertNotIn("worker got TERM", self.systemd.journal())
        self.assertEqual(len(self.service_processes()), 1)

    def test_what_lost_its_parent_is_waited_for(self):
        self.running(options="orphan=1")
        self.call("stop")
        self.assertIn("orphan ends", self.systemd.journal())
        self.assert_no_process()

    def test_a_test_that_ends_leaves_nothing_running(self):
        for options in ("worker=deaf", "orphan=1", "replace=1"):
            self.write_unit("TimeoutStopSec=300ms", options=options)
            with Systemd(self.root, journal=self.bundles / "another") as systemd:
                self.assertEqual(systemd.systemctl("start", "vitrine").returncode, 0)
                self.assertTrue(self.service_processes())
            self.assert_no_process()
            self.assertRegex(systemd.journal(), "got its signal|orphan ends")  # it was asked before

    def service_processes(self):
        found = []
        for name in os.listdir("/proc"):
            if name.isdigit() and b"/srv/service" in _command(name):
                found.append(int(name))
        return found

    def assert_no_process(self):
        self.assertEqual(self.service_processes(), [])


def _command(pid):
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            return file.read()
    except OSError:
        return b""


class UnitFileTests(ServiceCase):
    def test_a_changed_file_counts_after_daemon_reload(self):
        self.running(options="status=one")
        self.write_unit(options="status=two")
        self.assertIn("changed on disk", self.call("restart").stderr)
        self.assertEqual(self.systemd.show("StatusText"), "one")
        self.assertEqual(self.systemd.systemctl("daemon-reload").returncode, 0)
        self.assertEqual(self.systemd.show("StatusText"), "one")  # nothing is started anew by that
        self.assertEqual(self.call("restart").stderr, "")
        self.assertEqual(self.systemd.show("StatusText"), "two")

    def test_the_file_is_read_at_its_first_mention(self):
        self.begin()
        self.write_unit(options="status=one")
        self.call("is-active", status=3)
        self.write_unit(options="status=two")
        self.call("start")
        self.assertEqual(self.systemd.show("StatusText"), "one")

    def test_what_is_dropped_in_is_read(self):
        folder = self.unit_folder / "vitrine.service.d"
        folder.mkdir()
        (folder / "more.conf").write_text("[Service]\nExecStart=\nExecStart=/srv/service status=dropped\n",
                                          encoding="utf-8")
        self.running()
        self.assertEqual(self.systemd.show("StatusText"), "dropped")

    def test_a_slip_is_seen(self):
        self.running()
        self.write_unit("TimeoutStopSecs=3")
        self.assertIn("TimeoutStopSecs", self.systemd.systemctl("daemon-reload").stderr)
        self.assertEqual(self.state(), "active")
        for verb in ("reload", "restart", "start"):
            self.assertIn("TimeoutStopSecs", self.call(verb, status=1).stderr)
        self.assertIn("TimeoutStopSecs", self.systemd.journal())
        self.call("stop")
        self.assertEqual(self.systemd.show("LoadState"), "bad-setting")
        self.call("start", status=1)

    def test_enable_and_disable(self):
        self.write_unit()
        self.begin()
        self.assertEqual(self.call("is-enabled", status=1).stdout, "disabled\n")
        self.assertIn("Created symlink", self.call("enable").stderr)
        link = self.unit_folder / "multi-user.target.wants/vitrine.service"
        self.assertEqual(os.readlink(link), "/etc/systemd/system/vitrine.service")
        self.assertEqual(self.call("enable").stderr, "")
        self.assertEqual(self.call("is-enabled").stdout, "enabled\n")
        self.assertEqual(self.call("is-enabled", "--quiet").stdout, "")
        self.assertEqual(self.state(), "inactive")
        self.call("disable")
        self.assertFalse(link.is_symlink())
        self.assertEqual(self.call("is-enabled", "--quiet", status=1).stdout, "")
        self.call("enable", "--now")
        self.assertEqual(self.state(), "active")
        self.write_unit(install=())
        self.call("disable")
        self.assertEqual(self.call("is-enabled").stdout, "static\n")

    def test_enable_reads_the_files_anew(self):
        self.running(options="status=one")
        self.write_unit(options="status=two")
        self.call("enable")
        self.call("restart")
        self.assertEqual(self.systemd.show("StatusText"), "two")


class AnswerTests(ServiceCase):
    def check(self, *arguments, status, out=None, error=None):
        with self.subTest(arguments):
            done = self.systemd.systemctl(*arguments)
            self.assertEqual(done.returncode, status, done.stdout + done.stderr)
            if out is not None:
                self.assertEqual(done.stdout, out)
            if error is not None:
                self.assertIn(error, done.stderr)

    def test_statuses_of_a_service(self):
        self.running()
        self.check("is-active", "vitrine.service", status=0, out="active\n")
        self.check("is-active", "--quiet", "vitrine", status=0, out="")
        self.check("is-failed", "vitrine", status=1, out="active\n")
        self.check("status", "vitrine", status=0)
        self.assertIn("Active: active (running)", self.systemd.systemctl("status", "vitrine").stdout)
        self.check("show", "-p", "MainPID", "vitrine", status=0, out=f"MainPID={self.pid()}\n")
        self.check("show", "--property=MainPID,ActiveState", "--value", "vitrine", status=0,
                   out=f"{self.pid()}\nactive\n")
        os.kill(self.pid(), signal.SIGKILL)
        self.systemd.wait_for("ActiveState", "failed")
        self.check("is-active", "vitrine", status=3, out="failed\n")
        self.check("is-failed", "vitrine", status=0, out="failed\n")
        self.check("status", "vitrine", status=3)
        self.check("reset-failed", "vitrine", status=0)
        self.check("is-active", "vitrine", status=3, out="inactive\n")

    def test_a_unit_that_is_not_there(self):
        self.begin()
        for name in ("vitrine", "another.service"):
            self.check("start", name, status=5, error="not found")
            self.check("stop", name, status=5, error="not loaded")
            self.check("is-active", name, status=3, out="inactive\n")
            self.check("status", name, status=4, error="could not be found")
            self.check("enable", name, status=1, error="does not exist")
            self.check("is-enabled", name, status=1, error="No such file")
        self.write_unit()
        self.check("start", "vitrine", status=0)

    def test_what_systemctl_does_not_know(self):
        self.write_unit()
        self.begin()
        self.check("strat", "vitrine", status=1, error="strat")
        self.check("job", "vitrine", status=1, error="job")
        self.check("start", "--forse", "vitrine", status=1, error="--forse")
        self.check("start", status=1)
        self.check("show", "-p", "MainPid", "vitrine", status=1, error="MainPid")
        self.check("start", "a", "b", status=1)
        self.assertEqual(self.state(), "inactive")

    def test_only_root_is_heard(self):
        self.running()
        done = subprocess.run(["chroot", "--userspec=daemon", self.root, "systemctl", "stop", "vitrine"], text=True,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.state(), "active")

    def test_without_the_stand_in_systemctl_fails(self):
        self.running()
        pid = self.pid()
        self.systemd.process.terminate()
        self.systemd.process.join(20)
        done = self.systemd.systemctl("is-active", "vitrine")
        self.assertEqual(done.returncode, 1)
        self.assertIn("not been booted with systemd", done.stderr)
        self.assertFalse(os.path.exists(f"/proc/{pid}"))

    def test_a_hook_starts_the_service_and_ends_at_once(self):
        self.write_unit(options="worker=1")
        self.begin()
        bundle = self.bundle().hook("ApplicationStart", "systemctl start vitrine; systemctl is-active vitrine")
        event = self.deployed(bundle.written()).event("ApplicationStart")
        self.assertEqual(event.output, "active\n")
        wait_until(lambda: self.state() == "active", 5, "the service")

    def test_a_hook_that_is_killed_while_systemctl_waits_stops_no_start(self):
        self.write_unit(options="wait=/srv/go")
        self.begin()
        bundle = self.bundle().hook("ApplicationStart", "systemctl start vitrine").written()
        deployment = self.agent.deploy(bundle, kill_at="ApplicationStart",
                                       when=lambda: "began" in self.systemd.journal())
        self.assertEqual(deployment.events[-1].status, "killed")
        self.create("/srv/go")
        self.systemd.wait_for("ActiveState", "active")
