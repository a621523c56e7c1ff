"""Checks of the event Install: what is copied, what is in the way, what is deleted, who may do what with it."""

import os
import shutil
import signal
import subprocess

from cases import RootCase
from isolation import wait_until


class InstallTests(RootCase):
    def setUp(self):
        super().setUp()
        self.target = self.outside(f"{self.place}/target")

    def failing(self, bundle, **how):
        """Deploys a bundle whose Install must fail, and gives its error."""
        deployment = self.agent.deploy(bundle.written(), **how)
        event = deployment.events[-1]
        self.assertEqual((event.name, event.status), ("Install", "failed"), deployment.report())
        return event.error

    def simple(self, name="bundle", text="ours", path="tree/file"):
        return self.bundle(name).file(path, text).installs("tree", f"{self.place}/target")

    def read(self, name="file"):
        return (self.target / name).read_text(encoding="utf-8")

    def test_a_folder_is_copied_with_modes_owners_and_links(self):
        bundle = self.bundle().file("tree/run", "run", 0o750).file("tree/deep/er/file", "text").file("other")
        os.symlink("/nowhere", bundle.folder / "tree/link")
        os.chown(bundle.folder / "tree/run", 12, 34)
        archive = self.bundles / "bundle.tar"
        subprocess.run(["tar", "-C", bundle.installs("/tree", f"{self.place}/target/below").written(), "-cf", archive,
                        "."], check=True)
        self.deployed(archive)
        below = self.target / "below"
        told = (below / "run").stat()
        self.assertEqual((told.st_mode & 0o7777, told.st_uid, told.st_gid), (0o750, 12, 34))
        self.assertEqual((below / "deep/er/file").read_text(encoding="utf-8"), "text")
        self.assertEqual(os.readlink(below / "link"), "/nowhere")
        self.assertFalse((below / "other").exists())

    def test_a_single_file_is_copied_into_its_destination(self):
        self.deployed(self.bundle().file("a/file", "text").installs("a/file", f"{self.place}/target").written())
        self.assertEqual(self.read(), "text")

    def test_the_whole_bundle(self):
        self.deployed(self.bundle().file("a/file", "text").installs("/", f"{self.place}/target").written())
        self.assertEqual(self.read("a/file"), "text")
        self.assertTrue((self.target / "appspec.yml").exists())

    def test_what_others_put_there_fails_the_deployment(self):
        self.target.mkdir()
        (self.target / "file").write_text("theirs", encoding="utf-8")
        bundle = self.simple().file("tree/another")
        self.assertIn("already at", self.failing(bundle))
        self.assertEqual(self.read(), "theirs")
        self.assertFalse((self.target / "another").exists())  # all is looked at before anything is copied
        self.assertIsNone(self.agent.last_installed())

    def test_what_the_group_installed_is_replaced_and_what_is_gone_deleted(self):
        self.deployed(self.simple("one").file("tree/old/gone", "x").file("tree/kept/gone", "x").written())
        (self.target / "kept/theirs").write_text("theirs", encoding="utf-8")
        self.deployed(self.simple("two", "newer").written())
        self.assertEqual(self.read(), "newer")
        self.assertFalse((self.target / "old").exists())
        self.assertFalse((self.target / "kept/gone").exists())
        self.assertEqual(self.read("kept/theirs"), "theirs")
        self.deployed(self.bundle("three").written())
        self.assertEqual(sorted(str(path.relative_to(self.target)) for path in self.target.rglob("*")),
                         ["kept", "kept/theirs"])

    def test_what_was_installed_is_listed(self):
        self.deployed(self.simple().written())
        path = f"/opt/codedeploy-agent/deployment-root/deployment-instructions/{self.agent.group_id}-cleanup"
        self.assertEqual(self.outside(path).read_text(encoding="utf-8").split(),
                         [f"{self.place}/target", f"{self.place}/target/file"])

    def test_overwrite_takes_what_is_there_over(self):
        self.target.mkdir()
        (self.target / "file").write_text("theirs", encoding="utf-8")
        self.deployed(self.simple("one").says("file_exists_behavior: OVERWRITE").written())
        self.assertEqual(self.read(), "ours")
        self.deployed(self.bundle("two").written())
        self.assertFalse((self.target / "file").exists())

    def test_retain_leaves_what_is_there(self):
        self.target.mkdir()
        (self.target / "file").write_text("theirs", encoding="utf-8")
        self.deployed(self.simple("one").file("tree/another").says("file_exists_behavior: RETAIN").written())
        self.assertEqual(self.read(), "theirs")
        self.assertTrue((self.target / "another").exists())
        self.deployed(self.bundle("two").written())
        self.assertEqual(self.read(), "theirs")

    def test_the_appspec_is_heard_before_the_deployment(self):
        self.target.mkdir()
        (self.target / "file").write_text("theirs", encoding="utf-8")
        self.agent = self.new_agent(file_exists_behavior="OVERWRITE")
        self.failing(self.simple("one").says("file_exists_behavior: DISALLOW"))
        self.deployed(self.simple("two").written())
        self.assertEqual(self.read(), "ours")

    def test_a_running_program_keeps_its_file_or_is_in_the_way(self):
        shutil.copy(self.outside("/usr/bin/sleep"), self.bundles / "sleep")
        bundle = self.bundle("one").installs("sleep", f"{self.place}/target")
        shutil.copy(self.bundles / "sleep", bundle.folder / "sleep")
        self.deployed(bundle.written())
        process = subprocess.Popen(["chroot", self.root, f"{self.place}/target/sleep", "60"])
        self.addCleanup(process.wait)
        self.addCleanup(process.send_signal, signal.SIGKILL)
        wait_until(lambda: os.readlink(f"/proc/{process.pid}/exe").endswith("target/sleep"), 10, "the program")
        self.deployed(bundle.folder)
        wait_until(lambda: os.readlink(f"/proc/{process.pid}/exe").endswith("sleep (deleted)"), 10, "its deletion")
        # Another group does not delete it first, and nobody can write into what runs.
        process.kill()
        process.wait()
        process = subprocess.Popen(["chroot", self.root, f"{self.place}/target/sleep", "60"])
        self.addCleanup(process.wait)
        self.addCleanup(process.send_signal, signal.SIGKILL)
        wait_until(lambda: os.readlink(f"/proc/{process.pid}/exe").endswith("target/sleep"), 10, "the program")
        self.agent.group_id += "-other"
        self.agent.file_exists_behavior = "OVERWRITE"
        self.assertIn("busy", self.agent.deploy(bundle.folder).event("Install").error)

    def test_a_link_at_the_destination_leads_nowhere_but_in_the_chroot(self):
        self.outside(f"{self.place}/real").mkdir()
        os.symlink(f"{self.place}/real", self.target)
        self.deployed(self.simple().written())
        self.assertEqual(self.text("real/file"), "ours")
        self.assertFalse(os.path.exists(f"{self.place}/real"))

    def test_two_sources_of_one_file_are_a_mistake(self):
        bundle = self.simple().file("more/file").installs("more", f"{self.place}/target")
        self.assertIn("both", self.failing(bundle))
        bundle = self.simple("two").file("more/file/x").installs("more", f"{self.place}/target")
        self.assertIn("folder and a copy", self.failing(bundle))
        bundle = self.simple("three", path="tree/file/x").file("more/file").installs("more", f"{self.place}/target")
        self.assertIn("folder and a copy", self.failing(bundle))

    def test_a_source_that_is_missing_fails(self):
        self.assertIn("No such file", self.failing(self.bundle().installs("tree", f"{self.place}/target")))

    def test_an_agent_killed_while_copying_leaves_what_it_knows_nothing_of(self):
        bundle = self.simple().file("tree/later").written()
        deployment = self.agent.deploy(bundle, kill_at="Install", after_steps=2)
        self.assertEqual((deployment.events[-1].name, deployment.events[-1].status), ("Install", "killed"))
        self.assertTrue((self.target / "file").exists())
        self.assertFalse((self.target / "later").exists())
        self.assertIsNone(self.agent.last_installed())
        self.assertIn("already at", self.agent.deploy(bundle).event("Install").error)
        self.agent.file_exists_behavior = "OVERWRITE"
        self.deployed(bundle)

    def test_install_can_be_killed_at_a_moment(self):
        bundle = self.simple()
        for number in range(300):
            (bundle.folder / f"tree/{number}").touch()
        deployment = self.agent.deploy(bundle.written(), kill_at="Install", after_seconds=0.0)
        self.assertEqual(deployment.events[-1].status, "killed")
        self.assertLess(len(list(self.target.iterdir())) if self.target.exists() else 0, 301)


class PermissionTests(RootCase):
    def permitted(self, *lines):
        """Installs a few files with permissions, and gives owner, group and mode of each."""
        bundle = self.bundle().installs("tree", f"{self.place}/target").says("permissions:", *lines)
        for name in ("a.sh", "b.sh", "c.txt", "below/d.sh"):
            bundle.file(f"tree/{name}")
        deployment = self.agent.deploy(bundle.written())
        self.assertTrue(deployment.has_succeeded, deployment.report())
        target = self.outside(f"{self.place}/target")
        told = {str(path.relative_to(target)): path.stat() for path in [target, *target.rglob("*")]}
        return {name: (one.st_uid, one.st_gid, f"{one.st_mode & 0o7777:o}") for name, one in told.items()}

    def test_everything_below_a_folder(self):
        found = self.permitted(f"  - object: {self.place}", "    owner: daemon", "    group: mail", "    mode: 700")
        self.assertEqual(set(found.values()), {(1, 8, "700")})
        self.assertEqual(len(found), 6)

    def test_kinds_patterns_and_exceptions(self):
        found = self.permitted(f"  - object: {self.place}/target", '    pattern: "*.sh"', "    except: [b.sh]",
                               "    type: [file]", "    mode: 4755")
        self.assertEqual({name for name, one in found.items() if one[2] == "4755"}, {"a.sh"})

    def test_folders_alone(self):
        found = self.permitted(f"  - object: {self.place}/target", "    type: [directory]", "    mode: 711")
        self.assertEqual({name for name, one in found.items() if one[2] == "711"}, {"below"})

    def test_one_file(self):
        found = self.permitted(f"  - object: {self.place}/target/below/d.sh", "    mode: 711", "    owner: '7'")
        self.assertEqual({name for name, one in found.items() if one[2] == "711"}, {"below/d.sh"})

    def test_mistakes(self):
        bundle = self.bundle().file("tree/file").installs("tree", f"{self.place}/target").says(
            "permissions:", f"  - object: {self.place}", "    mode: 700", f"  - object: {self.place}/target/file",
            "    mode: 711")
        self.assertIn("set twice", self.agent.deploy(bundle.written()).event("Install").error)
        bundle = self.bundle("two").file("tree/file").installs("tree", f"{self.place}/target").says(
            "permissions:", f"  - object: {self.place}", "    owner: nosuchuser")
        self.assertIn("no user `nosuchuser`", self.agent.deploy(bundle.written()).event("Install").error)
