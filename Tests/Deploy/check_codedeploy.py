"""Checks of the runner of deployments: which hooks run, in which order and surroundings, and how they end one."""

import os
import shutil
import signal
import subprocess
import tarfile
import time
import unittest.mock
import zipfile

import appspec
import hooks
from cases import RootCase
from isolation import Failure, wait_until

WITHOUT_BALANCER = ["ApplicationStop", "DownloadBundle", "BeforeInstall", "Install", "AfterInstall",
                    "ApplicationStart", "ValidateService"]
WITH_BALANCER = ["BeforeBlockTraffic", "AfterBlockTraffic", *WITHOUT_BALANCER, "BeforeAllowTraffic",
                 "AfterAllowTraffic"]


class OrderTests(RootCase):
    def tracing(self, name, failing=None):
        """A bundle whose every hook writes its name and the bundle's, one of them failing after that."""
        bundle = self.bundle(name)
        for event in appspec.HOOKS:
            end = "exit 3" if event == failing else ""
            bundle.hook(event, f"echo {name} $LIFECYCLE_EVENT >>{self.place}/trace\n{end}")
        return bundle.written()

    def trace(self):
        lines = self.text("trace").split("\n")
        self.outside(f"{self.place}/trace").unlink(missing_ok=True)
        return [line for line in lines if line]

    def check(self, order):
        first = self.deployed(self.tracing("one"))
        early, late = order[:order.index("DownloadBundle")], order[order.index("BeforeInstall"):]
        late.remove("Install")
        self.assertEqual([event.name for event in first.events], order)
        # Nothing is installed yet from which the first could come.
        self.assertEqual([event.name for event in first.events if event.status == "skipped"], early)
        self.assertEqual(self.trace(), [f"one {event}" for event in late])
        self.deployed(self.tracing("two"))
        self.assertEqual(self.trace(), [f"one {event}" for event in early] + [f"two {event}" for event in late])

    def test_events_without_a_load_balancer(self):
        self.check(list(WITHOUT_BALANCER))

    def test_events_with_a_load_balancer(self):
        self.agent = self.new_agent(has_load_balancer=True)
        self.check(list(WITH_BALANCER))

    def test_what_counts_as_installed_last(self):
        first = self.deployed(self.tracing("one"))
        self.assertEqual(self.agent.last_installed(), first.id)
        self.agent.deploy(self.tracing("two", failing="BeforeInstall"))
        self.assertEqual(self.agent.last_installed(), first.id)
        third = self.agent.deploy(self.tracing("three", failing="ApplicationStart"))
        self.assertFalse(third.has_succeeded)
        self.assertEqual(self.agent.last_installed(), third.id)
        self.trace()
        self.agent = self.new_agent()  # an agent that was started anew knows it as well
        self.deployed(self.tracing("four"))
        self.assertEqual(self.trace()[0], "three ApplicationStop")

    def test_a_failing_hook_of_the_last_bundle_ends_the_deployment(self):
        self.deployed(self.tracing("one", failing="ApplicationStop"))
        second = self.agent.deploy(self.tracing("two"))
        self.assertEqual([(event.name, event.status) for event in second.events], [("ApplicationStop", "failed")])

    def test_a_status_other_than_0_ends_the_deployment_there(self):
        deployment = self.agent.deploy(self.tracing("one", failing="AfterInstall"))
        self.assertEqual(deployment.events[-1].name, "AfterInstall")
        self.assertEqual(deployment.events[-1].status, "failed")
        self.assertEqual(deployment.events[-1].scripts[0].status, 3)
        self.assertIn("status 3", deployment.events[-1].error)
        self.assertFalse(deployment.has_succeeded)
        with self.assertRaises(Failure):
            deployment.event("ApplicationStart")

    def test_a_slip_in_the_appspec_stops_nothing_that_runs(self):
        bundle = self.tracing("one")
        (bundle / "appspec.yml").write_text("version: 0.0\nos: linux\nhook:\n", encoding="utf-8")
        deployment = self.agent.deploy(bundle)
        self.assertEqual([event.name for event in deployment.events], ["ApplicationStop", "DownloadBundle"])
        self.assertIn("hook", deployment.events[-1].error)
        self.assertEqual(self.trace(), [])

    def test_old_bundles_are_deleted_but_for_the_last_installed(self):
        first = self.deployed(self.tracing("one"))
        failing = self.tracing("two", failing="BeforeInstall")
        deployments = [self.agent.deploy(failing) for _ in range(6)]
        kept = self.outside(f"/opt/codedeploy-agent/deployment-root/{self.agent.group_id}")
        self.assertEqual({path.name for path in kept.iterdir()}, {first.id, *(one.id for one in deployments[-4:])})
        with self.assertRaises(ValueError):
            self.agent.deploy(failing, deployment_id=first.id)

    def test_a_last_bundle_that_is_gone_fails_the_deployment(self):
        first = self.deployed(self.tracing("one"))
        shutil.rmtree(self.outside(f"/opt/codedeploy-agent/deployment-root/{self.agent.group_id}/{first.id}"))
        self.assertIn("gone", self.agent.deploy(self.tracing("two")).event("ApplicationStop").error)


class HookTests(RootCase):
    def run_hook(self, script, **how):
        """Deploys a bundle with one hook and gives that event."""
        self.count = getattr(self, "count", 0) + 1
        bundle = self.bundle(f"bundle-{self.count}").hook("AfterInstall", script, **how)
        return self.agent.deploy(bundle.written(), deployment_id=f"d-{self.count}").event("AfterInstall")

    def test_environment(self):
        event = self.run_hook("tr '\\0' '\\n' </proc/$$/environ")
        self.assertEqual(dict(line.split("=", 1) for line in event.output.splitlines()), {
            "APPLICATION_NAME": "vitrine", "DEPLOYMENT_GROUP_NAME": self.agent.group,
            "DEPLOYMENT_GROUP_ID": self.agent.group_id, "DEPLOYMENT_ID": "d-1", "LIFECYCLE_EVENT": "AfterInstall",
            "PATH": hooks.PATH})

    def test_folder_input_and_user(self):
        event = self.run_hook('pwd; dirname "$0"; cat; id -u; umask')
        folder, own, user, mask = event.output.splitlines()
        self.assertEqual((user, mask), ("0", "0022"))
        self.assertTrue(own.endswith("/deployment-archive/hooks"))
        self.assertFalse(folder.startswith("/opt/codedeploy-agent/deployment-root"))

    def test_outputs_are_kept(self):
        event = self.run_hook("echo one; echo two >&2")
        self.assertEqual(sorted(event.output.split()), ["one", "two"])
        log = f"/opt/codedeploy-agent/deployment-root/{self.agent.group_id}/d-1/logs/scripts.log"
        self.assertIn("two\n", self.outside(log).read_text(encoding="utf-8"))

    def test_a_script_is_made_executable(self):
        self.assertEqual(self.run_hook("echo here", mode=0o644).output, "here\n")

    def test_a_script_that_cannot_run_fails(self):
        bundle = self.bundle().hook("AfterInstall", "true")
        (bundle.folder / bundle.hooks["AfterInstall"][0][0]).unlink()
        self.assertIn("not in the bundle", self.agent.deploy(bundle.written()).event("AfterInstall").error)
        bundle = self.bundle("other").hook("AfterInstall", "true")
        bundle.file(bundle.hooks["AfterInstall"][0][0], "#!/no/such\n")
        self.assertIn("cannot be started", self.agent.deploy(bundle.written()).event("AfterInstall").error)
        bundle = self.bundle("third").hook("AfterInstall", "true")
        bundle.file(bundle.hooks["AfterInstall"][0][0], "echo by the shell\n", 0o755)
        self.assertEqual(self.agent.deploy(bundle.written()).event("AfterInstall").output, "by the shell\n")

    def test_scripts_of_a_hook_run_one_after_the_other(self):
        bundle = self.bundle().hook("AfterInstall", "echo one").hook("AfterInstall", "echo two; exit 1")
        event = self.agent.deploy(bundle.hook("AfterInstall", "echo three").written()).event("AfterInstall")
        self.assertEqual((event.output, event.status), ("one\ntwo\n", "failed"))

    def test_runas_needs_a_user_with_a_shell(self):
        name = os.path.basename(self.place)
        self.run_inside("useradd", "--shell", "/bin/sh", name)
        self.assertEqual(self.run_hook("id -un", runas=name).output, f"{name}\n")
        self.run_inside("usermod", "--shell", "/usr/sbin/nologin", name)
        event = self.run_hook("id -un", runas=name)
        self.assertEqual(event.status, "failed")
        self.assertIn(f"run as {name}", event.error)

    def test_at_its_time_out_the_whole_group_gets_sigterm(self):
        # A machine with other work may take longer than that to come to the point where both are ready for it.
        for timeout in (2, 10, 50):
            event = self.run_hook(f"""
                trap 'echo script >>{self.place}/ended; exit 0' TERM
                (trap 'echo child >>{self.place}/ended; exit 0' TERM; >{self.place}/ready
                 while :; do sleep 0.05; done) &
                until [ -e {self.place}/ready ]; do sleep 0.05; done
                echo waiting
                while :; do sleep 0.05; done""", timeout=timeout)
            if event.output:
                break
            for name in ("ended", "ready"):
                self.outside(f"{self.place}/{name}").unlink(missing_ok=True)
        self.assertEqual(event.status, "failed")
        self.assertIn(f"within its {timeout} s", event.error)
        self.assertNotIn("passed over", event.error)
        self.assertTrue(event.output.startswith("waiting\n"), event.output)
        wait_until(lambda: sorted(self.text("ended").split()) == ["child", "script"], 10, "SIGTERM for both")

    def test_a_script_that_passes_over_sigterm_is_told_of(self):
        with unittest.mock.patch.object(hooks, "GRACE_SECONDS", 0.2):
            event = self.run_hook("trap '' TERM; while :; do sleep 0.05; done", timeout=2)
        self.assertIn("passed over SIGTERM", event.error)

    def test_a_child_that_keeps_an_output_open_fails_the_hook(self):
        event = self.run_hook(f"""
            setsid sleep 50 </dev/null >/dev/null & echo $! >{self.place}/pids
            setsid sleep 50 </dev/null 2>/dev/null & echo $! >>{self.place}/pids""", timeout=2)
        self.assertEqual(event.status, "failed")
        self.assertIn("left its STDOUT and STDERR open", event.error)
        for pid in map(int, self.text("pids").split()):
            os.kill(pid, signal.SIGKILL)  # fails if there is none: the agent does nothing to the children

    def test_a_child_without_outputs_lives_on(self):
        event = self.run_hook(f"setsid sleep 50 </dev/null >/dev/null 2>&1 & echo $! >{self.place}/pid")
        self.assertEqual(event.status, "succeeded")
        os.kill(int(self.text("pid")), signal.SIGKILL)  # fails if there is none


class KillTests(RootCase):
    def slow(self, name="slow"):
        return self.bundle(name).hook("AfterInstall", f"""
            sh -c 'echo $$ >{self.place}/child; exec sleep 50' &
            setsid sh -c 'echo $$ >{self.place}/other; exec sleep 50' </dev/null >/dev/null 2>&1 &
            while [ ! -s {self.place}/child ] || [ ! -s {self.place}/other ]; do sleep 0.01; done
            echo begun; touch {self.place}/begun
            sleep 50""").hook("ApplicationStart", "true").hook("ApplicationStop", "true")

    def has_begun(self):
        return self.outside(f"{self.place}/begun").exists()

    def test_a_hook_is_killed_with_its_group_and_the_deployment_ends(self):
        deployment = self.agent.deploy(self.slow().written(), kill_at="AfterInstall", when=self.has_begun)
        event = deployment.events[-1]
        self.assertEqual((event.name, event.status, event.output), ("AfterInstall", "killed", "begun\n"))
        self.assertEqual(event.scripts[0].status, -signal.SIGKILL)
        self.assertFalse(deployment.has_succeeded)
        # What left the group lives on, as it would after the agent's death.
        os.kill(int(self.text("other")), signal.SIGKILL)
        child = int(self.text("child"))
        wait_until(lambda: not os.path.exists(f"/proc/{child}"), 10, "the end of the group")
        # The bundle was installed, so its hook stops what it never started.
        self.assertEqual(self.agent.last_installed(), deployment.id)
        again = self.deployed(self.bundle("next").hook("AfterInstall", "true").written())
        self.assertEqual(again.event("ApplicationStop").status, "succeeded")

    def test_the_moment_may_be_chosen(self):
        bundle = self.slow().written()
        moments = []
        for _ in range(2):
            deployment = self.agent.deploy(bundle, kill_at="AfterInstall", after_seconds=(0.1, 0.3))
            self.assertEqual(deployment.events[-1].status, "killed")
            moments.append(deployment.killed_after)
        self.assertTrue(all(0.1 <= moment <= 0.3 for moment in moments))
        self.assertNotEqual(*moments)

    def test_nothing_follows_a_hook_that_ended_before(self):
        bundle = self.bundle().hook("AfterInstall", "true").hook("ApplicationStart", f"touch {self.place}/started")
        started = time.monotonic()
        deployment = self.agent.deploy(bundle.written(), kill_at="AfterInstall", after_seconds=300)
        self.assertLess(time.monotonic() - started, 200)
        self.assertEqual((deployment.events[-1].name, deployment.events[-1].status), ("AfterInstall", "succeeded"))
        self.assertFalse(deployment.has_succeeded)
        self.assertFalse(self.outside(f"{self.place}/started").exists())

    def test_a_kill_that_could_never_be_is_a_mistake_of_the_test(self):
        bundle = self.bundle().hook("AfterInstall", "true").written()
        for kill_at in ("DownloadBundle", "BeforeBlockTraffic", "ApplicationStop", "BeforeInstall"):
            with self.subTest(kill_at), self.assertRaises(ValueError):
                self.agent.deploy(bundle, kill_at=kill_at)
        for how in ({"after_seconds": 1}, {"kill_at": "AfterInstall", "after_steps": 1},
                    {"kill_at": "Install", "when": bool}, {"kill_at": "Install", "after_steps": 1, "after_seconds": 1}):
            with self.subTest(how), self.assertRaises(ValueError):
                self.agent.deploy(bundle, **how)


class BundleTests(RootCase):
    def source(self):
        bundle = self.bundle().file("bin/tool", "#!/bin/sh\necho tool\n", 0o755).file("text", "text", 0o640)
        os.symlink("text", bundle.folder / "link")
        return bundle.installs("bin", f"{self.place}/bin").hook("AfterInstall", f"""
            cd "$(dirname "$0")/.."; {self.place}/bin/tool; stat -c '%a %F' text; readlink link""").written()

    def check(self, bundle):
        event = self.deployed(bundle).event("AfterInstall")
        self.assertEqual(event.output, "tool\n640 regular file\ntext\n")

    def test_a_folder(self):
        self.check(self.source())

    def test_a_tar_file(self):
        with tarfile.open(self.bundles / "bundle.tar.gz", "w:gz") as file:
            file.add(self.source(), ".")
        self.check(self.bundles / "bundle.tar.gz")

    def test_a_tar_file_with_one_folder(self):
        with tarfile.open(self.bundles / "bundle.tar", "w") as file:
            file.add(self.source(), "bundle-1.0")
        self.check(self.bundles / "bundle.tar")

    def test_a_zip_file(self):
        folder = self.source()
        with zipfile.ZipFile(self.bundles / "bundle.zip", "w") as file:
            for path in folder.rglob("*"):
                if path.is_symlink():
                    entry = zipfile.ZipInfo(str(path.relative_to(folder)))
                    entry.external_attr = 0o120777 << 16
                    file.writestr(entry, os.readlink(path))
                elif path.is_file():
                    file.write(path, path.relative_to(folder))
        self.check(self.bundles / "bundle.zip")

    def test_what_is_no_bundle(self):
        for name, text, error in (("bundle.txt", "x", "which bundle.txt is not"), ("bundle.tgz", "x", "unpacked"),
                                  ("bundle.zip", "x", "unpacked"), ("empty.tar", None, "at its top")):
            path = self.bundles / name
            if text:
                path.write_text(text, encoding="utf-8")
            else:
                subprocess.run(["tar", "-cf", path, "-T", "/dev/null"], check=True)
            event = self.agent.deploy(path).events[-1]
            self.assertEqual((event.name, event.status), ("DownloadBundle", "failed"), name)
            self.assertIn(error, event.error)
