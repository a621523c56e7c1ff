"""The rows of the table: what is asked of which servers, and what is made of their figures."""

import html
import json
import re
import socket
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field

from load import Full, Target, drive, hold
from overload import overload
from peers import Nginx, Varnish
from processes import Failure, resident_bytes
from raw import Counted, RawTransaction
from shop import JSON_PATH, Shop

CATEGORY = "/vetements/robes.html"
SKU = "RB-0001"
GZIP = {"Accept-Encoding": "gzip"}
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
CONNECTIONS = [64, 1_000]
HELD_ROUNDS_MAX = 3
HELD_SHARE_MIN = 0.9
IMPORT_ROUNDS_MAX = 3
IDLE_CONNECTIONS = 10_000
OWN = "vitrine"


@dataclass
class Bench:
    """A run: the servers, how long each is driven, and what was found."""
    root: str
    folder: str
    shop: Shop
    rounds: int
    seconds: int
    # Whether what only sends and its client have cores of their own.
    is_apart: bool = True
    answers: dict = field(default_factory=dict)
    entries: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    nginx: Nginx = None
    varnish: Varnish = None

    def start_peers(self):
        """Takes the shop's answers once, and starts those that send the same."""
        node = self.shop.first
        self.answers = {
            "page": node.ask(CATEGORY), "product": node.ask(self.shop.product_path(SKU)),
            "json": node.ask(JSON_PATH), "page-gzip": node.ask(CATEGORY, fields=GZIP)}
        for name, answer in self.answers.items():
            if answer.status != 200:
                raise Failure(f"the {name} answers {answer.status}")
        self.nginx = Nginx(f"{self.folder}/nginx", self.answers, self.is_apart)
        self.varnish = Varnish(f"{self.folder}/varnish", self.nginx, self.is_apart)

    def sender(self):
        """The node for what needs no database: on as many cores as the peers."""
        return self.shop.node(is_apart=True) if self.is_apart else self.shop.first

    def note(self, sentence):
        self.notes.append(sentence)
        print(f"  {sentence}", flush=True)

    def stop(self):
        for server in (self.varnish, self.nginx, self.shop):
            if server is not None:
                server.stop()


def compare(bench, row, connections, own, peers, **more):
    """Drives all in turn, round by round, then holds half of each peer's peak; an entry for each peer."""
    targets = {OWN: own, **peers}
    rounds = {name: [] for name in targets}
    for target in targets.values():
        drive(target, connections, 1)
    for _ in range(bench.rounds):
        for name, target in targets.items():
            rounds[name].append(drive(target, connections, bench.seconds))
    full = {name: medians(figures) for name, figures in rounds.items()}
    for name in peers or [None]:
        pair = {OWN: own} | ({name: peers[name]} if name else {})
        p99 = held_p99(bench, row, pair, full[name or OWN].rate / 2, connections)
        add(bench, row, name, connections, full[OWN], full.get(name), p99.get(OWN), p99.get(name), **more)


def held_p99(bench, row, targets, rate, connections):
    found = {name: [] for name in targets}
    for _ in range(min(bench.rounds, HELD_ROUNDS_MAX)):
        for name, target in targets.items():
            found[name].append(hold(target, rate, connections, bench.seconds))
    for name, rounds in found.items():
        came_to = statistics.median(one.rate for one in rounds)
        if came_to < rate * HELD_SHARE_MIN:
            bench.note(f"{row}, {connections} connections: {name} came to {came_to:,.0f}/s of the {rate:,.0f}/s"
                       " that were to be held for the p99")
    return {name: statistics.median(one.p99_us for one in rounds) for name, rounds in found.items()}


def medians(figures):
    return type(figures[0])(*(statistics.median(column) for column in zip(*figures)))


def add(bench, row, peer, connections, ours, theirs, p99=None, peer_p99=None, **more):
    entry = {
        "row": row, "peer": peer, "connections": connections, "ours": round(ours.rate, 1),
        "theirs": theirs and round(theirs.rate, 1), "ratio": theirs and round(ours.rate / theirs.rate, 3),
        "cpu_us": round(ours.cpu_us, 2), "peer_cpu_us": theirs and round(theirs.cpu_us, 2),
        "p99_us": p99, "peer_p99_us": peer_p99, **more}
    bench.entries.append(entry)
    print("  " + json.dumps(entry), flush=True)


def page_cached(bench):
    cached(bench, "page-cached", "page", CATEGORY, {})


def product_cached(bench):
    cached(bench, "product-cached", "product", bench.shop.product_path(SKU), {})


def page_cached_gzip(bench):
    if bench.answers["page-gzip"].field("Content-Encoding") != "gzip":
        return bench.note("page-cached-gzip is left out: pages are not sent with gzip")
    cached(bench, "page-cached-gzip", "page-gzip", CATEGORY, GZIP)


def cached(bench, row, name, path, fields):
    require_hit(bench, path, fields)
    node = bench.sender()
    own = Target(node, node.url(path), fields)
    peers = {peer.name: Target(peer, peer.url("file", name), fields) for peer in (bench.nginx, bench.varnish)}
    for connections in CONNECTIONS:
        compare(bench, row, connections, own, peers)


def require_hit(bench, path, fields):
    """A node that tells it must send the page from its cache; the one that is measured differs in nothing else."""
    node = bench.shop.node("--cache-field", "on")
    ways = [node.ask(path, fields=fields).field("X-Vitrine-Cache") for _ in range(2)]
    if ways[1] != "hit":
        raise Failure(f"{path} is no hit: {ways}")


def json_100b(bench):
    node = bench.sender()
    for connections in CONNECTIONS:
        compare(bench, "json-100b", connections, Target(node, node.url(JSON_PATH)),
                {"nginx": Target(bench.nginx, bench.nginx.url("return", "json"))})


def category_uncached(bench):
    uncached(bench, "category-uncached", CATEGORY, bench.shop.paths("category"))


def product_uncached(bench):
    uncached(bench, "product-uncached", bench.shop.product_path(SKU), bench.shop.paths("product"))


def uncached(bench, row, path, paths):
    """Warm, one page over and over; cold, all pages in turn from a node that keeps next to no products."""
    node, cold = bench.shop.uncached(), bench.shop.forgetful()
    far = Target(cold, cold.url(path), paths=paths)
    drive(far, CONNECTIONS[0], 1)
    rates = [drive(far, CONNECTIONS[0], bench.seconds).rate for _ in range(min(bench.rounds, HELD_ROUNDS_MAX))]
    compare(bench, row, CONNECTIONS[0], Target(node, node.url(path)), {}, cold=round(statistics.median(rates), 1))


def section_load(bench):
    node = bench.shop.uncached()
    cookies = add_to_a_cart(bench, node).fields
    cart = next(value.split(";")[0] for name, value in cookies
                if name.lower() == "set-cookie" and value.startswith("vitrine_cart="))
    path = "/customer/section/load/?sections=cart,messages"
    compare(bench, "section-load", CONNECTIONS[0], Target(node, node.url(path), {"Cookie": cart}), {})


def rest_product(bench):
    plain(bench, "rest-product-by-sku", f"/rest/V1/products/{SKU}")


def rest_products_search(bench):
    criteria = ("searchCriteria%5BfilterGroups%5D%5B0%5D%5Bfilters%5D%5B0%5D%5B{}%5D={}")
    number = bench.shop.query(
        f"SELECT entity_id FROM url_rewrite WHERE request_path = '{CATEGORY[1:]}' AND kind = 'category' LIMIT 1")
    words = [criteria.format("field", "category_id"), criteria.format("value", number.strip()),
             "searchCriteria%5BpageSize%5D=20"]
    plain(bench, "rest-products-search", "/rest/V1/products?" + "&".join(words))


def plain(bench, row, path):
    node = bench.shop.uncached()
    answer = node.ask(path)
    if answer.status != 200:
        raise Failure(f"{path} answers {answer.status}")
    compare(bench, row, CONNECTIONS[0], Target(node, node.url(path)), {})


def form_of_the_product(bench, node):
    """The form that a shopper sends who has chosen the first size."""
    page = node.ask(bench.shop.product_path(SKU)).body.decode()
    size = html.unescape(re.search(r'class="size" href="([^"]+)"', page)[1])
    inputs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)">', node.ask(size).body.decode())
    return "&".join(f"{name}={value}" for name, value in inputs)


def add_to_a_cart(bench, node):
    return node.ask("/checkout/cart/add/", "POST", form_of_the_product(bench, node), FORM)


def add_to_cart(bench):
    """Each request makes a cart and puts a dress into it; so does each transaction of the raw clients."""
    node, row, connections = bench.shop.first, "add-to-cart", CONNECTIONS[0]
    raw = RawTransaction(bench.shop, lambda: add_to_a_cart(bench, bench.shop.node("--loops", "1")))
    own = Target(node, node.url("/checkout/cart/add/"), FORM, form_of_the_product(bench, node))
    drive(own, connections, 1)
    ours, theirs = [], []
    for _ in range(bench.rounds):
        with Counted(bench.shop) as counted:
            ours.append(drive(own, connections, bench.seconds))
        figures, raw_counted = raw.drive(bench.seconds)
        theirs.append(figures)
    bench.note(f"{row}, last round: the node {counted.sentence()}; {raw.connections} raw connections"
               f" {raw_counted.sentence()}")
    ours, theirs = medians(ours), medians(theirs)
    p99 = held_p99(bench, row, {OWN: own}, ours.rate / 2, connections)
    add(bench, row, "raw", connections, ours, theirs, p99[OWN])


def imports(bench):
    """`scripts/bench-import` with the sample catalogue; rows a second, CPU time of the importer a row."""
    ours, theirs = [], []
    for _ in range(min(bench.rounds, IMPORT_ROUNDS_MAX)):
        file = f"{bench.folder}/import.json"
        words = [sys.executable, f"{bench.root}/scripts/bench-import", "--binary", bench.shop.binary,
                 "--catalogue", f"{bench.shop.own}/catalogue", "--json", file]
        result = subprocess.run(words, capture_output=True, text=True)
        if result.returncode != 0:
            raise Failure(f"bench-import: {result.stdout}{result.stderr}")
        with open(file, encoding="utf-8") as read:
            found = json.load(read)
        rows = found["rows"]
        ours.append((rows / found["seconds"], found["cpu_seconds"] / rows * 1e6))
        theirs.append((rows / found["raw_seconds"], found["raw_cpu_seconds"] / rows * 1e6))
    add(bench, "import", "raw", 1, medians([Full(*one) for one in ours]), medians([Full(*one) for one in theirs]))


def idle(bench):
    """What 10,000 connections that have asked once and wait cost, and whether others are as fast beside them."""
    node = bench.shop.node("--connections-max", "15000")
    target = Target(node, node.url(CATEGORY))
    alone = drive(target, CONNECTIONS[0], bench.seconds)
    before = resident_bytes(node.process.pid)
    sockets = []
    try:
        for _ in range(IDLE_CONNECTIONS):
            one = socket.create_connection(("127.0.0.1", node.port), 10)
            sockets.append(one)
            one.sendall(b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % node.port)
            if b" 200 " not in one.recv(4_096):
                raise Failure("an idle connection got no answer")
        time.sleep(1)
        bytes_each = (resident_bytes(node.process.pid) - before) / IDLE_CONNECTIONS
        beside = drive(target, CONNECTIONS[0], bench.seconds)
    finally:
        for one in sockets:
            one.close()
    bench.note(f"idle-10000: cached pages alone {alone.rate:,.0f}/s, beside the idle connections {beside.rate:,.0f}/s")
    entry = dict.fromkeys(["theirs", "ratio", "cpu_us", "peer_cpu_us", "p99_us", "peer_p99_us"])
    bench.entries.append(
        {"row": "idle-10000", "peer": None, "connections": IDLE_CONNECTIONS, "ours": round(bytes_each), **entry})


ROWS = {
    "page-cached": page_cached, "product-cached": product_cached, "json-100b": json_100b,
    "category-uncached": category_uncached, "product-uncached": product_uncached, "section-load": section_load,
    "rest-product-by-sku": rest_product, "rest-products-search": rest_products_search, "add-to-cart": add_to_cart,
    "import": imports, "idle-10000": idle, "page-cached-gzip": page_cached_gzip, "overload": overload,
}
