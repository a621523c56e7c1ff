"""What the checks of the harness share: the root that all of them use, and places in it of their own."""

import itertools
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from codedeploy import Agent
from fakes import SERVICE, Bundle, unit_text
from isolation import wait_until
from systemd import Systemd


class RootCase(unittest.TestCase):
    """A check in the chroot. `self.place` is a folder of its own there, as the chroot sees it."""

    root = None  # selftest.py makes it, once for all checks
    numbers = itertools.count(1)

    def setUp(self):
        self.place = f"/srv/check-{next(self.numbers)}"
        self.outside(self.place).mkdir()
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.bundles = pathlib.Path(temporary.name)
        self.agent = self.new_agent()

    def new_agent(self, **options):
        """An agent of a group that no other check has."""
        return Agent(self.root, group=os.path.basename(self.place), **options)

    def outside(self, path):
        """Where a path of the chroot is for this process."""
        return pathlib.Path(f"{self.root}{path}")

    def text(self, path):
        """What a file of this check's place holds; empty where there is none."""
        found = self.outside(f"{self.place}/{path}")
        return found.read_text(encoding="utf-8") if found.exists() else ""

    def bundle(self, name="bundle"):
        return Bundle(self.bundles, name)

    def run_inside(self, *command):
        """Runs a command in the chroot, which must succeed, and gives its output."""
        return subprocess.run(["chroot", self.root, *command], stdin=subprocess.DEVNULL, text=True, check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout

    def deployed(self, bundle, **how):
        """Deploys a bundle, which must succeed."""
        deployment = self.agent.deploy(bundle, **how)
        self.assertTrue(deployment.has_succeeded, deployment.report())
        return deployment


class ServiceCase(RootCase):
    """A check of the stand-in for systemd, with a service whose unit file the check writes."""

    def setUp(self):
        super().setUp()
        self.outside("/srv/service").write_text(SERVICE, encoding="utf-8")
        self.outside("/srv/service").chmod(0o755)
        for name in ("crash", "drained", "go"):
            self.outside(f"/srv/{name}").unlink(missing_ok=True)
        self.unit_folder = self.outside("/etc/systemd/system")
        shutil.rmtree(self.unit_folder, ignore_errors=True)
        self.unit_folder.mkdir(parents=True)
        self.systemd = Systemd(self.root, journal=self.bundles / "journal")

    def write_unit(self, *lines, **how):
        (self.unit_folder / "vitrine.service").write_text(unit_text(*lines, **how), encoding="utf-8")

    def running(self, *lines, **how):
        """Writes a unit, and starts the stand-in and the service, until the check's end."""
        self.write_unit(*lines, **how)
        self.begin()
        self.call("start")

    def begin(self):
        """Starts the stand-in until the check's end."""
        self.enterContext(self.systemd)

    def call(self, verb, *options, status=0):
        """Calls systemctl for the service, which must end with that status."""
        done = self.systemd.systemctl(verb, *options, "vitrine")
        self.assertEqual(done.returncode, status, f"{verb}: {done.stdout}{done.stderr}\n{self.systemd.journal()}")
        return done

    def state(self):
        return self.systemd.systemctl("is-active", "vitrine").stdout.strip()

    def pid(self):
        return int(self.systemd.show("MainPID"))

    def create(self, path):
        """Makes a file that the service waits for."""
        self.outside(path).touch()

    def wait_for_journal(self, words):
        wait_until(lambda: words in self.systemd.journal(), 20, f"`{words}` in the journal")
