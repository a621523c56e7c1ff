"""Scenes of one release taking over from another, forwards and back, on one node and on two."""

import time

from isolation import wait_until
from node import CONFIGURATION
from releases import with_migration
from stage import at_once

# Whoever runs it twice leaves two rows.
FIRST_MIGRATION = "CREATE TABLE IF NOT EXISTS deployment_scenario (n INT NOT NULL)"
SECOND_MIGRATION = "INSERT INTO deployment_scenario (n) VALUES (1)"
# So long before and after a change shoppers come undisturbed.
CALM_SECONDS = 1


def upgrade(stage):
    """The second release takes over while shoppers shop."""
    first, second = stage.releases.names[:2]
    before = stage.node.pid()
    with stage.shoppers():
        time.sleep(CALM_SECONDS)
        deployment = stage.deployed(second)
        time.sleep(CALM_SECONDS)
    stage.check(f"{second} has taken over from {first}" in deployment.event("ApplicationStart").output,
                deployment.report())
    stage.check(stage.node.pid() != before, "the process is the one of before")
    _ends(stage, before)


def _ends(stage, pid):
    """The process that handed over ends with its last connection, and the service does not notice."""
    wait_until(lambda: not _is_running(pid), 30, f"the end of process {pid}, which handed over")
    stage.equal(stage.node.systemd.show("NRestarts"), "0", "the count of restarts")


def _is_running(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def rollback(stage):
    """`vitrine deploy rollback` lets the first release serve again, and a deployment the second."""
    first, second = stage.releases.names[:2]
    with stage.shoppers():
        time.sleep(CALM_SECONDS)
        done = stage.node.vitrine("deploy", "rollback")
        stage.equal(done.returncode, 0, f"the rollback's status ({done.stdout}{done.stderr})")
        stage.serves(first)
        status = stage.node.vitrine("deploy", "status").stdout
        stage.check(f"{first}  serves, current" in status and f"{second}  for rollback" in status, status)
        stage.deployed(second)
    done = stage.node.vitrine("deploy", "rollback", "--bundle", "/nowhere")
    stage.equal(done.returncode, 0, f"the status of a rollback that needs no bundle ({done.stderr})")
    stage.serves(first)
    stage.deployed(second)


def two_nodes(stage):
    """Two nodes get a release with migrations at the same moment: each migration is run once."""
    first, second = stage.releases.names[:2]
    stage.releases.make("9.1.0-migrating", lambda folder: [
        with_migration(9003, FIRST_MIGRATION)(folder), with_migration(9004, SECOND_MIGRATION)(folder)], of=second)
    with stage.further_node() as other:
        alone = stage.deployed(second, other)
        stage.check("the database is up to date" in alone.event("AfterInstall").output, alone.report())
        # One process each, as on two machines.
        deployments = _at_once(stage, other, "9.1.0-migrating")
        for node, deployment in zip((stage.node, other), deployments):
            stage.check(deployment.has_succeeded, deployment.report())
            stage.serves("9.1.0-migrating", node)
            stage.is_tidy(node)
        said = [deployment.event("AfterInstall").output for deployment in deployments]
        stage.equal(sorted("2 migrations were run" in text for text in said), [False, True],
                    f"who ran the migrations, as they say: {said};")
        stage.equal(stage.databases.query("SELECT n FROM deployment_scenario"), ["1"], "what the migrations left")
        # A machine that comes late gets the release of before: it works with the newer schema.
        stage.deployed(first, other)


def _at_once(stage, other, name):
    stage.deployments += 2
    path = stage.releases.path(name)
    return at_once(lambda: stage.node.agent.deploy(path), lambda: other.agent.deploy(path))


def kept(stage):
    """After more deployments than are kept the last three releases are there, and a rollback goes to the one before."""
    names = ["9.2.0-a", "9.2.0-b", "9.2.0-c", "9.2.0-d"]
    for name in names:
        stage.releases.make(name, of=stage.releases.names[1])
        stage.deployed(name)
    stage.equal(stage.node.kept(), set(names[1:]), "the releases that are kept")
    stage.equal(stage.node.vitrine("deploy", "rollback").returncode, 0, "the rollback's status")
    stage.serves(names[2])
    stage.deployed(stage.releases.names[1])


def stopped_and_started(stage):
    """Stopped, it ends well within its time; the machine's next start has the same release."""
    node, name, pid = stage.node, stage.node.current(), stage.node.pid()
    stage.equal(node.systemd.systemctl("stop", "vitrine").returncode, 0, "the status of `systemctl stop`")
    stage.equal((node.systemd.show("ActiveState"), node.systemd.show("Result")), ("inactive", "success"), "its end")
    stage.check(not _is_running(pid), "the process still runs")
    stage.check(not node.outside("/run/vitrine").exists(), "its run folder is still there")
    stage.equal(node.systemd.systemctl("start", "vitrine").returncode, 0, "the status of `systemctl start`")
    stage.serves(name)
    stage.check(node.outside(CONFIGURATION).exists() and node.outside("/var/lib/vitrine/hot-pages").exists(),
                "the list of hot pages was not written")
