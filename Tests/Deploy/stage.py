"""What the scenes of the scenario share: the node, its databases, the bundles, and how something is checked."""

import contextlib
import multiprocessing
import pathlib
import signal
import subprocess
import tempfile

import root
from isolation import Failure, wait_until
from node import HOME, UNIT, Node, Shoppers
from releases import Releases

PROJECT = pathlib.Path(__file__).resolve().parents[2]
LAYOUT = {"incoming", "releases", "current", "history", "deploy.lock"}
FILL_SECONDS_MAX = 120


class Stage:
    """The node on which the scenes play, one after the other, and a count of what was checked."""

    def __init__(self, node, databases, releases):
        self.node, self.databases, self.releases = node, databases, releases
        self.checks, self.requests, self.failed, self.deployments = 0, 0, 0, 0
        self.sku, self.paths = None, []

    def check(self, holds, what):
        """Something must hold; else the scenario ends with this sentence."""
        self.checks += 1
        if not holds:
            raise Failure(f"{what}\nThe journal ends with:\n{self.node.journal()}")

    def equal(self, found, expected, what):
        self.check(found == expected, f"{what} is {found!r}; {expected!r} was expected")

    # Deployments

    def deploy(self, name, node=None, **how):
        """Deploys the bundle of that name, however it ends."""
        self.deployments += 1
        return (node or self.node).agent.deploy(self.releases.path(name), **how)

    def deployed(self, name, node=None):
        """Deploys the bundle of that name, which must end well and leave the node as it should be."""
        node = node or self.node
        deployment = self.deploy(name, node)
        self.check(deployment.has_succeeded, f"the deployment of {name} failed:\n{deployment.report()}")
        self.serves(name, node)
        self.equal(node.history()[-1], name, "the newest of the history")
        self.is_tidy(node)
        return deployment

    def serves(self, name, node=None):
        """This release serves, as systemd, the link, the balancer and a shopper see it."""
        node = node or self.node
        self.equal(node.release(), name, "the release whose program runs")
        self.equal(node.current(), name, "the release that `current` leads to")
        self.equal(node.systemd.show("ActiveState"), "active", "the service's state")
        told = node.readiness()
        self.equal((told.get("status"), told.get("release")), ("ready", name), "what the node says of itself")
        self.equal(node.get("/")[0], 200, "the status of the shop's first page")

    def is_tidy(self, node=None):
        """Nothing lies about that a deployment was done with, and no more releases than are kept."""
        node = node or self.node
        self.equal(node.layout(), LAYOUT, f"what lies in {HOME}")
        self.equal(node.kept(), set(node.history()[-3:]), "the releases that are kept")
        self.equal([path.name for path in node.outside(UNIT).parent.glob("vitrine*")], ["vitrine.service"],
                   "what lies beside the unit file, and it")

    def fails(self, deployment, event, *words):
        """A deployment came to this hook and failed there, with a sentence that has these words."""
        self.equal((deployment.events[-1].name, deployment.events[-1].status), (event, "failed"),
                   f"the end of the deployment:\n{deployment.report()}\nwhich")
        last = deployment.events[-1].output.strip().splitlines()[-1:] or [""]
        for word in words:
            self.check(word in last[0], f"`{word}` was to be told, but {event} ended with: {last[0]}")

    # Shoppers

    @contextlib.contextmanager
    def shoppers(self):
        """Shoppers meanwhile, of whom none may see a failure."""
        shoppers = Shoppers(self.node, self.sku, self.paths)
        with shoppers:
            yield
        found = shoppers.found
        self.requests, self.failed = self.requests + found["requests"], self.failed + found["failed"]
        self.equal(found["failures"], [], f"of {found['requests']} requests what failed")
        self.equal(found["wrong_carts"], [], f"after {found['additions']} additions what carts hold wrong")
        self.check(found["requests"] >= 50 and found["additions"] > 0, f"too few shoppers came: {found}")

    def fill(self):
        """Fills the shop with the small catalogue; what the node shows of it is what shoppers then ask for."""
        with tempfile.TemporaryDirectory(prefix="vitrine-deploy-fill-") as folder:
            path = pathlib.Path(folder) / "vitrine.conf"
            lines = [*self.databases.configuration(), f"media_folder = {folder}/media", "listen_port = 0",
                     f"public_folder = {PROJECT}/Public", f"migrations_folder = {PROJECT}/Migrations",
                     f"catalog_folder = {PROJECT}/Tests/SmallShop", f"control_socket = {folder}/node.sock"]
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            program = self.releases.path(self.releases.names[0]) / "vitrine"
            _run_until_it_serves([program, "up", "--config", path, "--var", f"{folder}/var"])
        query = "SELECT MIN(request_path) FROM url_rewrite WHERE store_id = 1 AND kind = "
        self.paths = ["/", *(f"/{self.databases.query(query + kind)[0]}" for kind in ("'category'", "'product'"))]
        self.sku = self.databases.query("SELECT MIN(sku) FROM product WHERE kind = 'simple'")[0]
        for path in self.paths:
            wait_until(lambda: self.node.get(path)[0] == 200, 20, f"the node's {path}")

    # Further nodes

    @contextlib.contextmanager
    def further_node(self):
        """Another node of the same shop, as bare as the first was."""
        with root.fresh() as folder, Node(folder, self.databases) as node:
            node.configure()
            yield node


def _run_until_it_serves(command):
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               text=True)
    try:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("Shop: "):
                break
        else:
            raise Failure("the shop could not be filled:\n" + "".join(lines[-20:]))
        process.send_signal(signal.SIGTERM)
        process.stdout.read()
        if process.wait(FILL_SECONDS_MAX) != 0:
            raise Failure(f"`vitrine up` ended with status {process.returncode}")
    finally:
        process.kill()
        process.wait()


def at_once(*functions):
    """Calls functions at the same time, each in a process of its own, and gives what they give."""
    context = multiprocessing.get_context("fork")
    pipes = [context.Pipe(False) for _ in functions]
    processes = [context.Process(target=lambda end=end, function=function: end.send(function()))
                 for (_, end), function in zip(pipes, functions)]
    for process in processes:
        process.start()
    for _, end in pipes:
        end.close()
    try:
        return [reading.recv() for reading, _ in pipes]
    except EOFError as error:
        raise Failure("one of two at once broke off") from error
    finally:
        for process in processes:
            process.join()


@contextlib.contextmanager
def opened(databases, archives):
    """A stage with a bare root and the bundles of these archives; with one, the second is the same by another name."""
    with tempfile.TemporaryDirectory(prefix="vitrine-deploy-bundles-") as folder, root.fresh() as place, \
            Node(place, databases) as node:
        releases = Releases(folder, *archives)
        if len(releases.names) == 1:
            releases.make("9.0.0-second")
            releases.names.append("9.0.0-second")
        yield Stage(node, databases, releases)
