"""Scenes of a node that has had no deployment, and of hooks that are called again."""

import os

import appspec
from node import CONFIGURATION, HOME, UNIT

TABLES = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'vitrine'"


def without_configuration(stage):
    """A bare machine without a configuration: told plainly, and nothing is changed."""
    before = _changed_by_deployments(stage.node)
    deployment = stage.deploy(stage.releases.names[0])
    stage.fails(deployment, "BeforeInstall", "cannot read the configuration", CONFIGURATION)
    for event in ("BeforeBlockTraffic", "AfterBlockTraffic", "ApplicationStop"):
        stage.equal(deployment.event(event).status, "skipped", f"{event}, which no release was there for,")
    stage.equal(deployment.events[-1].scripts[0].status, 78, "the hook's status")
    stage.equal(len(deployment.events[-1].output.splitlines()), 1, "the count of lines that it said")
    stage.equal(_changed_by_deployments(stage.node), before, "what a deployment could change")
    stage.equal(stage.databases.query(TABLES), ["0"], "the count of tables")


def _changed_by_deployments(node):
    found = {"passwd": node.outside("/etc/passwd").read_text(encoding="utf-8")}
    for folder in (HOME, "/etc/systemd/system", "/etc/vitrine", "/var/lib/vitrine"):
        place = node.outside(folder)
        found[folder] = sorted(path.name for path in place.rglob("*")) if place.exists() else None
    return found


def first_install(stage):
    """The first deployment that ends well, and what is then where."""
    node, name = stage.node, stage.releases.names[0]
    node.configure()
    deployment = stage.deployed(name)
    stage.check("migrations were run" in deployment.event("AfterInstall").output, "no migration was run")
    stage.equal(stage.databases.query("SELECT COUNT(*) FROM migration WHERE finished_at IS NULL"), ["0"],
                "the count of unfinished migrations")
    stage.equal(stage.databases.query("SELECT COUNT(*) FROM migration"),
                [str(len(list((stage.releases.path(name) / "Migrations").glob("*.sql"))))], "the count of migrations")
    _check_places(stage, name)
    _check_process(stage)
    stage.check(f"{name}  serves, current" in node.vitrine("deploy", "status").stdout, "`vitrine deploy status`")


def _check_places(stage, name):
    node = stage.node
    stage.equal(node.kept(), {name}, "the releases")
    stage.equal(os.readlink(node.outside(f"{HOME}/current")), f"releases/{name}", "where `current` leads")
    stage.equal(node.outside(UNIT).read_bytes(),
                (stage.releases.path(name) / "deploy/systemd/vitrine.service").read_bytes(), "the unit file")
    stage.equal(node.systemd.systemctl("is-enabled", "vitrine").stdout.strip(), "enabled", "the unit")
    for path in node.outside(f"{HOME}/releases/{name}").rglob("*"):
        facts = path.stat()
        if facts.st_uid != 0 or facts.st_mode & 0o022:
            stage.check(False, f"{path} can be changed by others than root")
    facts = node.outside(CONFIGURATION).stat()
    stage.equal((facts.st_mode & 0o777, facts.st_uid, facts.st_gid), (0o640, 0, _account(node)[1]),
                "mode, owner and group of the configuration")


def _check_process(stage):
    """The process is what the unit says."""
    node, folder = stage.node, f"/proc/{stage.node.pid()}"
    with open(f"{folder}/status", encoding="ascii") as file:
        told = dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)
    stage.equal((int(told["Uid"].split()[0]), int(told["Gid"].split()[0])), _account(node), "user and group")
    with open(f"{folder}/environ", encoding="utf-8") as file:
        variables = set(file.read().split("\0"))
    stage.check({f"VITRINE_CONFIG={CONFIGURATION}", f"PWD={HOME}/current", "NOTIFY_SOCKET=/run/systemd/notify"}
                <= variables, f"the unit's environment is not in {sorted(variables)}")
    stage.check(not any(variable.startswith("DEPLOYMENT_") for variable in variables), "the agent's is in it")
    with open(f"{folder}/cmdline", encoding="utf-8") as file:
        stage.equal(file.read(), f"{HOME}/current/vitrine\0serve\0", "the command")


def _account(node):
    """User and group number of the node's user."""
    for line in node.outside("/etc/passwd").read_text(encoding="utf-8").splitlines():
        fields = line.split(":")
        if fields[0] == "vitrine":
            return int(fields[2]), int(fields[3])
    return None


def filled(stage):
    """The shop gets its goods, and the node shows them."""
    stage.fill()
    stage.check(len(stage.paths) == 3 and stage.sku, f"the shop has too little: {stage.paths}")


def hooks_again(stage):
    """Every hook twice more: nothing is changed, and shoppers notice nothing."""
    node, name = stage.node, stage.node.current()
    before = (node.pid(), node.layout(), node.kept(), node.history(), node.outside(UNIT).stat().st_mtime_ns)
    with stage.shoppers():
        for event in appspec.HOOKS * 2:
            outcome = node.call_hook(event)
            stage.equal((outcome.status, outcome.error), (0, None), f"{event} again, which said {outcome.output}")
            stage.check(outcome.output.startswith(f"deploy {event}: "), f"{event} did not say what it did")
    stage.equal((node.pid(), node.layout(), node.kept(), node.history(), node.outside(UNIT).stat().st_mtime_ns), before,
                "process, folders, releases, history and unit file")
    stage.serves(name)
