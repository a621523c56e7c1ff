"""Scenes of bundles that are wrong: each fails where it can be seen first, with a sentence, and the node serves on."""

import time

from node import HOME, UNIT
from releases import replace, with_serve

# A start that comes to nothing is noticed, not waited for.
NOTICED_SECONDS_MAX = 45


def start_fails(stage):
    """A release whose program ends at once: the one of before serves on, and nothing is left of the attempt."""
    with stage.shoppers():
        _serves_on(stage, "7.0.0-ends", with_serve("exit 3"), "ApplicationStart", "7.0.0-ends does not serve",
                   "ended with status 3")
    stage.deployed(stage.releases.names[1])


def broken(stage):
    """Every other way of being wrong."""
    def damaged(folder):
        replace(folder / "Public/favicon.svg", "<svg/>\n")

    def other_packages(folder):
        replace(folder / "deploy/packages", "libc6\nvitrine-nowhere\n")

    def other_program(folder):
        replace(folder / "vitrine", "this is no program\n" * 100, 0o755)

    with stage.shoppers():
        _serves_on(stage, "7.1.0-lacks-packages", other_packages, "BeforeInstall", "apt-get install vitrine-nowhere")
        _serves_on(stage, "7.1.0-no-program", other_program, "BeforeInstall")
        _serves_on(stage, "7.1.0-never-ready", with_serve("exec sleep 600"), "ApplicationStart", "was not ready within")
        # Twice the same, since what is told of the second must not be taken for what was told of the first.
        for name in ("7.1.0-killed", "7.1.0-killed-too"):
            _serves_on(stage, name, with_serve("kill -9 $$"), "ApplicationStart", "ended with status 137")
        _without_sums(stage, damaged)
        _of_the_same_name(stage, damaged)
        _configuration_refused(stage)
        _killed_at_its_start(stage)
    stage.deployed(stage.releases.names[1])


def _serves_on(stage, name, change, event, *words, of=None):
    """A bundle with a change fails at a hook with these words, and what served before does so still."""
    node, before, pid, unit = stage.node, stage.node.current(), stage.node.pid(), stage.node.outside(UNIT).read_bytes()
    stage.releases.make(name, change, of=of or stage.releases.names[1])
    began = time.monotonic()
    deployment = stage.deploy(name)
    stage.fails(deployment, event, *words)
    stage.check(time.monotonic() - began < NOTICED_SECONDS_MAX, f"{name} took {time.monotonic() - began:.0f} s to fail")
    stage.serves(before)
    stage.equal((node.pid(), node.outside(UNIT).read_bytes()), (pid, unit), "process and unit file")


def _without_sums(stage, change):
    """A file that was changed after the bundle was packed."""
    name, before = "7.2.0-damaged", stage.node.current()
    stage.releases.make(name, of=stage.releases.names[1])
    change(stage.releases.path(name))
    stage.fails(stage.deploy(name), "BeforeInstall", "favicon.svg is not what was packed")
    stage.serves(before)


def _of_the_same_name(stage, change):
    """Other files by the name of the release that serves."""
    name = stage.node.current()

    def rename(folder):
        change(folder)
        replace(folder / "VERSION", f"{name}\n")

    stage.releases.make("7.3.0-other", rename, of=stage.releases.names[1])
    stage.fails(stage.deploy("7.3.0-other"), "BeforeInstall", f"{name} holds other files")
    stage.serves(name)


def _configuration_refused(stage):
    """A setting that the release cannot use: seen before anything is changed."""
    stage.node.configure("page_cache_bytes = plenty")
    name = stage.node.current()
    stage.fails(stage.deploy(stage.releases.names[0]), "BeforeInstall", "page_cache_bytes")
    stage.serves(name)
    stage.node.configure()


def _killed_at_its_start(stage):
    """A hook that is killed while a release that fails is being started: the node serves on all the same."""
    node, name, before = stage.node, "7.4.0-fails-late", stage.node.current()
    stage.releases.make(name, with_serve("sleep 1; exit 3"), of=stage.releases.names[1])
    deployment = stage.deploy(name, kill_at="ApplicationStart",
                              when=lambda: node.systemd.show("ActiveState") == "reloading")
    stage.equal(deployment.events[-1].status, "killed", "the hook's end")
    stage.equal((node.release(), node.get("/")[0]), (before, 200), "who serves, and its first page")
    stage.deployed(before)


def first_start_fails(stage):
    """A new machine whose first release does not start: nothing is left running, and the next one installs."""
    name = "7.5.0-first"
    stage.releases.make(name, with_serve("exit 3"), of=stage.releases.names[1])
    with stage.further_node() as node:
        stage.fails(stage.deploy(name, node), "ApplicationStart", "systemctl restart vitrine failed")
        stage.equal((node.release(), node.current()), (None, None), "what runs, and where `current` leads")
        stage.check(node.systemd.show("ActiveState") in ("inactive", "failed"), "the service is still being started")
        stage.check(not node.outside(f"{HOME}/history").exists(), "a release that never served is in the history")
        stage.deployed(stage.releases.names[1], node)
