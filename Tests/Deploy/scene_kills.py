"""Scenes of deployments that are killed with `kill -9` at each of their hooks, while shoppers shop.

Whatever is killed, a release serves: the one of before up to ApplicationStart, the new one after it. The next
deployment succeeds and leaves nothing of the one that was killed.
"""

from isolation import wait_until
from node import HOME
from releases import with_migration

SOON = 0.03
BEFORE_START = ["BeforeBlockTraffic", "AfterBlockTraffic", "ApplicationStop", "BeforeInstall", "Install",
                "AfterInstall"]


def kill_as_it_turns(stage):
    """Killed as soon as `current` leads to the new release."""
    with stage.shoppers():
        _kill(stage, "ApplicationStart", "8.0.0-turned", when=lambda: stage.node.current() == "8.0.0-turned")


def kills(stage):
    """Killed at each hook, and at moments within the long ones."""
    node = stage.node

    def lies(name):
        return lambda: name in node.kept()

    with stage.shoppers():
        for event in ("BeforeBlockTraffic", "AfterBlockTraffic", "ApplicationStop", "BeforeInstall"):
            _kill(stage, event, f"8.1.0-{event}", after_seconds=SOON)
        for steps in (0, 1, 60):
            _kill(stage, "Install", f"8.2.0-install-{steps}", after_steps=steps)
        _kill(stage, "AfterInstall", "8.3.0-copying", when=lies(".8.3.0-copying"))
        _kill(stage, "AfterInstall", "8.3.0-copied", when=lies("8.3.0-copied"))
        _kill(stage, "ApplicationStart", "8.4.0-early", after_seconds=SOON)
        # It may have ended by the time that this is seen.
        _kill(stage, "ApplicationStart", "8.4.0-serving", ends=("killed", "succeeded"),
              when=lambda: node.release() == "8.4.0-serving")
        for event in ("ValidateService", "BeforeAllowTraffic", "AfterAllowTraffic"):
            _kill(stage, event, f"8.5.0-{event}", after_seconds=SOON)


def _kill(stage, event, name, ends=("killed",), **how):
    """Kills a deployment of a new release at a hook, looks who serves, and deploys the release again."""
    node, before = stage.node, stage.node.current()
    stage.releases.make(name, of=stage.releases.names[1])
    deployment = stage.deploy(name, kill_at=event, **how)
    stage.equal((deployment.has_succeeded, deployment.events[-1].name), (False, event),
                f"the killed deployment:\n{deployment.report()}\nwhich")
    if "when" in how:
        stage.check(deployment.events[-1].status in ends, f"{event} was not killed:\n{deployment.report()}")
    if event in BEFORE_START:
        stage.serves(before)
    elif event == "ApplicationStart":
        stage.check(node.release() in (before, name) and node.get("/")[0] == 200, f"{node.release()} serves")
    else:
        stage.serves(name)
    stage.deployed(name)


def killed_while_migrating(stage):
    """Killed amid a migration, which the database then does all the same, or does not: the next deployment knows."""
    node, databases, old = stage.node, stage.databases, stage.releases.names[1]
    databases.query("CREATE TABLE deployment_kill (n INT NOT NULL)")
    columns = "SELECT column_name FROM information_schema.columns WHERE table_name = 'deployment_kill'"
    unfinished = "SELECT version FROM migration WHERE finished_at IS NULL"
    for number, is_done in ((9001, True), (9002, False)):
        name, column = f"8.7.0-{number}", f"c{number}"
        stage.releases.make(name, with_migration(number, f"ALTER TABLE deployment_kill ADD COLUMN {column} INT NULL"),
                            of=old)
        with databases.read_for_long("deployment_kill"):
            deployment = stage.deploy(name, kill_at="AfterInstall", when=lambda: _waiting(databases))
            stage.equal(deployment.events[-1].status, "killed", "the hook's end")
            if not is_done:
                wait_until(lambda: not _waiting(databases), 60, "the end of the statement that nobody waits for")
        wait_until(lambda: not _waiting(databases), 60, "the statement's effect")
        stage.equal(column in databases.query(columns), is_done, "whether the column is there")
        stage.equal(databases.query(unfinished), [str(number)], "the unfinished migration")
        again = stage.deployed(name)
        stage.check("1 migrations were run" in again.event("AfterInstall").output, again.report())
        stage.check(column in databases.query(columns) and not databases.query(unfinished), "it is not finished")
        old = name
    stage.check(node.current() == old, "the newest does not serve")


def _waiting(databases):
    return databases.query(
        "SELECT 1 FROM information_schema.processlist WHERE info LIKE 'ALTER TABLE deployment_kill%'")


def kill_and_deploy_another(stage):
    """Killed amid a hand-over, and followed at once by a deployment of a third release, then by that of the second."""
    node = stage.node
    with stage.shoppers():
        for name, moment in (("8.6.0-turned", lambda: node.current() == "8.6.0-turned"),
                             ("8.6.0-reloading", lambda: node.systemd.show("ActiveState") == "reloading"),
                             ("8.6.0-serving", lambda: node.release() == "8.6.0-serving")):
            stage.releases.make(name, of=stage.releases.names[1])
            deployment = stage.deploy(name, kill_at="ApplicationStart", when=moment)
            stage.check(not deployment.has_succeeded, deployment.report())
            stage.deployed(stage.releases.names[0])
    stage.check(not node.outside(f"{HOME}/current.new").is_symlink(), "a half-turned link was left")
