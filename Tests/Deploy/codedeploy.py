"""A runner of deployments that does what the CodeDeploy agent does, in a chroot.

    agent = Agent(root, has_load_balancer=True)
    deployment = agent.deploy("dist/vitrine.tar.gz")
    assert deployment.has_succeeded, deployment.report()
    for event in deployment.events:       # those that were reached, in order
        event.name                        # "AfterInstall"
        event.status                      # "succeeded", "skipped", "failed" or "killed"
        event.output, event.seconds       # of all its scripts; event.scripts has each (hooks.Outcome)
    deployment.event("AfterInstall")      # one of them; `Failure` where it was not reached

`deploy(bundle, kill_at="AfterInstall", after_seconds=0.05)` kills that hook's process group 0.05 s after it began, and
the deployment ends there, as if agent and machine had died; a hook that ended before is not gone back to, but nothing
follows it. `after_seconds=(0.0, 2.0)` chooses a moment between; `deployment.killed_after` says which. `when=function`
kills as soon as the function gives true. `kill_at="Install"` kills the agent itself while it copies: after a time, or
with `after_steps=3` after so many files and folders.

An agent belongs to one deployment group of one application, and keeps its state below the chroot where the agent's is,
/opt/codedeploy-agent/deployment-root: another `Agent(root)` goes on where the first left off. A roll back is a further
deployment of the older bundle. `agent.last_installed()` is the id of the deployment whose hooks ApplicationStop and
those that block traffic come from.
"""

import collections.abc
import dataclasses
import os
import pathlib
import random
import shutil
import time

import appspec
import bundles
import hooks
import installer
from isolation import Failure, Killed, inside

STATE = "/opt/codedeploy-agent/deployment-root"
ARCHIVES_KEPT = 5


@dataclasses.dataclass
class Event:
    """An event of a deployment. `error` is a sentence, None unless it failed or was killed."""

    name: str
    status: str = "succeeded"
    seconds: float = 0.0
    error: str | None = None
    scripts: list = dataclasses.field(default_factory=list)

    @property
    def output(self):
        """What its scripts printed on both outputs."""
        return "".join(script.output for script in self.scripts)


@dataclasses.dataclass
class Deployment:
    """A deployment and the events that it reached."""

    id: str
    events: list = dataclasses.field(default_factory=list)
    killed_after: float | None = None
    has_ended_early: bool = False

    @property
    def has_succeeded(self):
        """Whether all its events were reached and none failed."""
        return not self.has_ended_early and all(event.error is None for event in self.events)

    def event(self, name):
        """One event; `Failure` where it was not reached."""
        for event in self.events:
            if event.name == name:
                return event
        raise Failure(f"{self.id} did not come to {name}:\n{self.report()}")

    def report(self):
        """Its events with what they printed, to be read."""
        lines = []
        for event in self.events:
            lines.append(f"{self.id} {event.name}: {event.status}, {event.seconds:.2f} s {event.error or ''}".rstrip())
            lines += [f"    {line}" for line in event.output.splitlines()]
        return "\n".join(lines)


@dataclasses.dataclass
class _Kill:
    """Where and when a deployment is to be killed."""

    event: str
    seconds: float | None
    steps: int | None
    when: collections.abc.Callable | None

    @classmethod
    def chosen(cls, event, seconds, steps, when):
        given = [one for one in (seconds, steps, when) if one is not None]
        if event is None and not given:
            return None
        if event not in [*appspec.HOOKS, "Install"]:
            raise ValueError(f"{event} has nothing that could be killed")
        if len(given) > 1 or steps is not None and event != "Install" or when is not None and event == "Install":
            raise ValueError("a hook is killed after a time or when something holds, Install after a time or steps")
        if isinstance(seconds, tuple):
            seconds = random.uniform(*seconds)
        return cls(event, seconds if given else 0.0, steps, when)


class Agent:
    """The agent of one instance (`root`) in one deployment group."""

    def __init__(self, root, has_load_balancer=False, application="vitrine", group="shop",
                 file_exists_behavior="DISALLOW"):
        self.root = os.path.realpath(root)
        self.events = appspec.events(has_load_balancer)
        self.application, self.group, self.group_id = application, group, f"{application}-{group}-id"
        self.file_exists_behavior = file_exists_behavior
        self.instructions = f"{STATE}/deployment-instructions"

    def deploy(self, bundle, deployment_id=None, kill_at=None, after_seconds=None, after_steps=None, when=None):
        """Deploys a bundle, event by event, until the last or the first that fails."""
        kill = _Kill.chosen(kill_at, after_seconds, after_steps, when)
        if kill and kill.event not in self.events:
            raise ValueError(f"{kill.event} is no event of this deployment")
        deployment = Deployment(deployment_id or f"d-{random.randrange(36 ** 9):09X}")
        folder = f"{STATE}/{self.group_id}/{deployment.id}"
        if os.path.exists(self.root + folder):
            raise ValueError(f"there was a deployment {deployment.id} already")
        for path in (folder, self.instructions):
            os.makedirs(self.root + path, exist_ok=True)
        for name in self.events:
            event, started = Event(name), time.monotonic()
            deployment.events.append(event)
            own_kill = kill if kill and kill.event == name else None
            try:
                self._take(event, deployment, folder, bundle, own_kill)
            except Failure as failure:
                event.status, event.error = "failed", str(failure)
            except Killed:
                event.status, event.error = "killed", f"{name} was killed by the test"
            event.seconds = time.monotonic() - started
            if own_kill:
                deployment.killed_after, deployment.has_ended_early = own_kill.seconds, True
            if event.error or own_kill:
                break
        return deployment

    def last_installed(self):
        """The id of the deployment that was installed last; None before the first."""
        folder = self._last_installed_folder()
        return None if folder is None else os.path.basename(folder)

    def _last_installed_folder(self):
        path = f"{self.root}{self.instructions}/{self.group_id}_last_successful_install"
        return pathlib.Path(path).read_text(encoding="utf-8").strip() if os.path.exists(path) else None

    def _take(self, event, deployment, folder, bundle, kill):
        if event.name == "DownloadBundle":
            self._remove_old_archives(folder)
            bundles.unpack(bundle, f"{self.root}{folder}/deployment-archive")
            self._spec(folder)  # here already, so that a slip stops nothing that runs
            self._note("most_recent_install", folder)
        elif event.name == "Install":
            self._install(folder, kill)
            self._note("last_successful_install", folder)
        else:
            self._run_hook(event, deployment, folder, kill)

    def _install(self, folder, kill):
        spec = self._spec(folder)
        inside(self.root, installer.install, f"{folder}/deployment-archive", self.instructions, self.group_id, spec,
               spec.file_exists_behavior or self.file_exists_behavior, kill.steps if kill else None,
               kill_after=kill.seconds if kill else None)

    def _run_hook(self, event, deployment, folder, kill):
        source = self._last_installed_folder() if event.name in appspec.OF_LAST_INSTALLED else folder
        scripts = self._spec(source).hooks.get(event.name, ()) if source else ()
        if not scripts:
            if kill:
                raise ValueError(f"{event.name} has no script that could be killed")
            event.status = "skipped"
            return
        if kill:
            kill = hooks.Kill(when=kill.when) if kill.when else hooks.Kill(time.monotonic() + kill.seconds)
        for script in scripts:
            outcome = hooks.run(self.root, f"{source}/deployment-archive", script,
                                self._environment(event.name, deployment.id), kill)
            event.scripts.append(outcome)
            self._log(folder, event.name, outcome)
            if outcome.was_killed:
                raise Killed
            if outcome.error:
                raise Failure(outcome.error)

    def _environment(self, event, deployment_id):
        return {"APPLICATION_NAME": self.application, "DEPLOYMENT_GROUP_NAME": self.group,
                "DEPLOYMENT_GROUP_ID": self.group_id, "DEPLOYMENT_ID": deployment_id, "LIFECYCLE_EVENT": event}

    def _spec(self, folder):
        path = pathlib.Path(f"{self.root}{folder}/deployment-archive/{bundles.SPEC}")
        if not path.is_file():
            raise Failure(f"{path} is missing: the bundle that was installed last is gone")
        return appspec.read(path.read_text(encoding="utf-8"))

    def _note(self, what, folder):
        path = pathlib.Path(f"{self.root}{self.instructions}/{self.group_id}_{what}")
        path.write_text(folder, encoding="utf-8")

    def _log(self, folder, event, outcome):
        logs = pathlib.Path(f"{self.root}{folder}/logs")
        logs.mkdir(exist_ok=True)
        with open(logs / "scripts.log", "a", encoding="utf-8") as file:
            file.write(f"LifecycleEvent - {event}\nScript - {outcome.location}\n{outcome.output}")

    def _remove_old_archives(self, folder):
        """Keeps the newest and, whatever its age, the one that was installed last."""
        group = f"{STATE}/{self.group_id}"
        others = [f"{group}/{name}" for name in os.listdir(self.root + group)]
        others = [path for path in others if path != folder]
        surplus = len(others) - ARCHIVES_KEPT + 1
        removable = [path for path in others if path != self._last_installed_folder()]
        removable.sort(key=lambda path: os.stat(self.root + path).st_mtime_ns)
        for path in removable[:max(surplus, 0)]:
            shutil.rmtree(self.root + path)
