"""A node of the scenario: a bare root, CodeDeploy's agent, the stand-in for systemd, and what the node answers."""

import contextlib
import http.client
import json
import os
import pathlib
import subprocess
import sys

import appspec
import bundles
import hooks
from codedeploy import STATE, Agent
from isolation import Failure, wait_until
from servers import free_ports
from systemd import Systemd

HERE = pathlib.Path(__file__).resolve().parent
HOME, UNIT = "/opt/vitrine", "/etc/systemd/system/vitrine.service"
CONFIGURATION = "/etc/vitrine/vitrine.conf"
JOURNAL_LINES_SHOWN = 30
# Short, so that a scenario of many deployments is; long enough for a machine that has other work too.
SECONDS = {"unready_seconds": 1, "drain_seconds": 4, "handover_seconds": 20}


class Node:
    """An instance. `with` it, its systemd runs."""

    def __init__(self, root, databases, name="shop"):
        self.root, self.databases = pathlib.Path(root), databases
        self.port, self.health_port = free_ports(2)
        self.agent = Agent(root, has_load_balancer=True, group=name)
        self.systemd = Systemd(root)

    def __enter__(self):
        self.systemd.__enter__()
        return self

    def __exit__(self, *failure):
        self.systemd.__exit__(*failure)

    def outside(self, path):
        """Where a path of the root is for this process."""
        return pathlib.Path(f"{self.root}{path}")

    def configure(self, *more):
        """Writes the configuration as an administrator does who does not know of the service's user yet."""
        path = self.outside(CONFIGURATION)
        path.parent.mkdir(exist_ok=True)
        lines = ["listen_address = 127.0.0.1", f"listen_port = {self.port}",
                 f"private_listen = 127.0.0.1:{self.health_port}", f"base_urls = http://127.0.0.1:{self.port}/",
                 *self.databases.configuration(), "media_folder = /srv/vitrine/media", "access_log = off",
                 *(f"{key} = {value}" for key, value in SECONDS.items()), *more]
        is_new = not path.exists()
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        if is_new:
            path.chmod(0o600)

    # What is installed

    def current(self):
        """The release that the link names; None where there is none."""
        link = self.outside(f"{HOME}/current")
        return os.path.basename(os.readlink(link)) if link.is_symlink() else None

    def kept(self):
        """The names of all that lies among the releases."""
        return set(os.listdir(self.outside(f"{HOME}/releases")))

    def layout(self):
        """The names of all that lies in the node's folder."""
        return set(os.listdir(self.outside(HOME)))

    def history(self):
        return self.outside(f"{HOME}/history").read_text(encoding="utf-8").split()

    # What runs

    def pid(self):
        return int(self.systemd.show("MainPID"))

    def release(self):
        """The release whose program the service's process is; None where there is no process."""
        with contextlib.suppress(OSError):
            parts = pathlib.Path(os.readlink(f"/proc/{self.pid()}/exe")).parts
            return parts[parts.index("releases") + 1]
        return None

    def get(self, path, port=None):
        """Status and body of what the node answers."""
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=30)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def readiness(self):
        """What it says of its health on its private port; nothing where it does not answer."""
        try:
            return json.loads(self.get("/health/ready", self.health_port)[1])
        except (OSError, http.client.HTTPException):
            return {}

    def journal(self):
        """The end of what the service has written."""
        return "\n".join(self.systemd.journal().splitlines()[-JOURNAL_LINES_SHOWN:])

    def wait_for_release(self, name):
        wait_until(lambda: self.release() == name and self.systemd.show("ActiveState") == "active", 60,
                   f"the service of {name}")

    # What is called by hand

    def run(self, *command, environment=None):
        """Runs a command in the root and gives its end."""
        return subprocess.run(["chroot", self.root, *command], stdin=subprocess.DEVNULL, text=True, check=False,
                              capture_output=True, env={"PATH": hooks.PATH, **(environment or {})})

    def vitrine(self, *words):
        """Runs the program that `current` leads to."""
        return self.run(f"{HOME}/current/vitrine", *words)

    def call_hook(self, event):
        """Calls a hook of the bundle that was installed last, as the agent does; gives its `hooks.Outcome`."""
        archive = f"{STATE}/{self.agent.group_id}/{self.agent.last_installed()}/deployment-archive"
        spec = appspec.read(self.outside(f"{archive}/{bundles.SPEC}").read_text(encoding="utf-8"))
        return hooks.run(str(self.root), archive, spec.hooks[event][0], {"LIFECYCLE_EVENT": event})


class Shoppers:
    """Shoppers of a node, from `with` to its end; `found` is then what they saw."""

    def __init__(self, node, sku, paths):
        self.command = [sys.executable, HERE / "shoppers.py", str(node.port), sku, *paths]
        self.found = None

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline() != "begun\n":
            raise Failure("the shoppers did not begin")
        return self

    def __exit__(self, *_):
        output = self.process.communicate(timeout=120)[0]
        if self.process.returncode != 0:
            raise Failure(f"the shoppers ended with status {self.process.returncode}")
        self.found = json.loads(output)
