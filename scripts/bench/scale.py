"""Measures the shop at 1,000, 10,000 and 100,000 products of at most three variants each.

For each catalogue: how long a node needs until it serves, its memory, a filtered category page made anew, and how long
a changed price takes to its place in the listing. Then which statements read a whole table. Shops stay in var/scale and
are used again. Writes var/bench/scale.json and, with --plot, docs/scale.svg.

Usage: python3 scripts/bench/scale.py [--products 1000,10000,100000] [--binary .build/release/vitrine] [--plot]
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

import plot
import tour
from load import Target, hold
from processes import Failure, cpu_seconds, resident_bytes
from shop import Node, Shop

ROOT = pathlib.Path(__file__).resolve().parents[2]
VARIANTS, STARTS, CHANGES = 3, 3, 10
PAGES_PER_SECOND, PAGE_SECONDS, PAGE_CONNECTIONS = 50, 10, 1
LISTED_SECONDS_MAX = 30


def main():
    options = read_arguments()
    figures, failed = [], False
    for products in options.products:
        print(f"{products:,} products", flush=True)
        shop = open_shop(options, products)
        try:
            found = measure(shop, products)
            failed = check_plans(shop) or failed
        finally:
            shop.stop()
        figures.append(found)
        print("  " + json.dumps(found), flush=True)
    write(figures, options)
    return 1 if failed else 0


def read_arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench/scale.py", description=__doc__.splitlines()[0])
    parser.add_argument("--products", default="1000,10000,100000")
    parser.add_argument("--binary", default=str(ROOT / ".build/release/vitrine"))
    parser.add_argument("--folder", default=str(ROOT / "var/scale"), help="where the shops are kept")
    parser.add_argument("--plot", action="store_true", help="also draw docs/scale.svg")
    options = parser.parse_args()
    options.products = [int(number) for number in options.products.split(",")]
    return options


def open_shop(options, products):
    """A shop of so many products; filling the largest takes some minutes, once."""
    folder = f"{options.folder}/{products}"
    catalogue = f"{folder}/catalogue"
    os.makedirs(folder, exist_ok=True)
    if not os.path.exists(f"{folder}/shop/filled"):
        subprocess.run([options.binary, "catalog", "generate", "--products", str(products), "--variants",
                        str(VARIANTS), "--out", catalogue], check=True, stdout=subprocess.DEVNULL)
    shop = Shop(ROOT, options.binary, folder, "--catalog-folder", catalogue)
    pathlib.Path(f"{folder}/shop/filled").touch()
    return shop


def measure(shop, products):
    count = int(shop.query("SELECT COUNT(*) FROM product"))
    starts, memory = zip(*(start(shop) for _ in range(STARTS)))
    path, filtered = a_category(shop)
    node = shop.node("--page-cache-bytes", "0", "--loops", "1")
    for place in (path, filtered):
        require(node.ask(place), place)
    page = hold(Target(node, node.url(filtered)), PAGES_PER_SECOND, PAGE_CONNECTIONS, PAGE_SECONDS)
    cpu = page_cpu(node, filtered)
    listed, used = changes(shop, node, path)
    return {
        "products": products, "skus": count, "load": round(os.getloadavg()[0], 1),
        "start_s": round(statistics.median(starts), 2), "memory_mb": round(statistics.median(memory) / 2**20, 1),
        "served_memory_mb": round(resident_bytes(node.process.pid) / 2**20, 1),
        "page_p99_ms": round(page.p99_us / 1e3, 2), "page_cpu_ms": round(cpu * 1e3, 3),
        "listed_ms": round(statistics.median(listed) * 1e3), "listed_max_ms": round(max(listed) * 1e3),
        "change_cpu_ms": round(used * 1e3, 1)}


def start(shop):
    """A further node: seconds from its start until it says where it is, and its memory then."""
    began = time.monotonic()
    node = Node("vitrine serve", [
        shop.binary, "serve", "--config", f"{shop.own}/vitrine.conf", "--port", "0", "--access-log", "off"])
    try:
        return time.monotonic() - began, resident_bytes(node.process.pid)
    finally:
        node.stop()


def a_category(shop):
    """The category with the most products, by price, and the same narrowed by a colour and a size of its first one."""
    number, path = shop.query(
        "SELECT u.entity_id, u.request_path FROM url_rewrite u JOIN (SELECT category_id, COUNT(*) AS count"
        " FROM product_category GROUP BY category_id) c ON c.category_id = u.entity_id"
        " WHERE u.kind = 'category' AND u.store_id = 1 ORDER BY c.count DESC LIMIT 1").split()
    options = shop.query(
        "SELECT CONCAT(a.code, '=', v.option_id) FROM product_value v JOIN attribute a ON a.id = v.attribute_id"
        " JOIN product_variant l ON l.child_id = v.product_id"
        f" WHERE a.code IN ('color', 'size') AND l.parent_id = (SELECT MIN(c.product_id) FROM product_category c"
        f" JOIN product p ON p.id = c.product_id WHERE c.category_id = {number} AND p.kind = 'configurable')"
        " ORDER BY v.product_id LIMIT 2").split()
    return f"/{path}?product_list_order=price", f"/{path}?{'&'.join(options)}&product_list_order=price"


def require(answer, path):
    if answer.status != 200:
        raise Failure(f"{path} answers {answer.status}")


def page_cpu(node, path, times=200):
    before = cpu_seconds(node.pids())
    for _ in range(times):
        node.ask(path)
    return (cpu_seconds(node.pids()) - before) / times


def changes(shop, node, path):
    """Seconds from the answer to a changed price until a category page that is made anew has the product in its new
    place, and the node's CPU time for each change beside the pages that were asked."""
    token = shop.token()
    sku = shop.query(
        "SELECT p.sku FROM product p JOIN product_category c ON c.product_id = p.id"
        " JOIN source_item s ON s.sku_folded = p.sku_folded AND s.status = 1"
        " WHERE p.kind = 'simple' ORDER BY p.id LIMIT 1").strip()
    number = shop.query(
        f"SELECT c.category_id FROM product_category c JOIN product p ON p.id = c.product_id WHERE p.sku = '{sku}'"
        " ORDER BY c.category_id DESC LIMIT 1").strip()
    path = "/" + shop.query(
        "SELECT request_path FROM url_rewrite WHERE kind = 'category' AND store_id = 1"
        f" AND entity_id = {number} LIMIT 1").strip() + "?product_list_order=price"
    link = shop.product_path(sku)
    fields = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    page = page_cpu(node, path, 20)
    spans, used = [], []
    for step in range(CHANGES):
        # The cheapest of all is on the first page; at a usual price it is not.
        price = 0.01 if step % 2 == 0 else 9_999
        before, pages = cpu_seconds(node.pids()), 0
        answer = shop.first.ask(f"/rest/all/V1/products/{sku}", "PUT", json.dumps(
            {"product": {"price": price, "custom_attributes": [{"attribute_code": "special_price", "value": ""}]}}),
            fields)
        require(answer, f"PUT {sku}")
        began = time.monotonic()
        while True:
            pages += 1
            if (link.encode() in node.ask(path).body) == (step % 2 == 0):
                break
            if time.monotonic() - began > LISTED_SECONDS_MAX:
                raise Failure(f"{sku} is not in its place {LISTED_SECONDS_MAX} s after its price changed")
            time.sleep(0.02)
        spans.append(time.monotonic() - began)
        time.sleep(0.3)
        used.append(cpu_seconds(node.pids()) - before - pages * page)
    return spans, max(0, statistics.median(used))


def check_plans(shop):
    """Prints and counts the statements that read a whole table, those of the named searches apart."""
    asked = tour.statements(shop, shop.node("--page-cache-bytes", "0", "--loops", "2"), tour.paths(shop))
    scans = tour.full_scans(shop, asked)
    print(f"  {len(asked)} different statements on the tour, {len(scans)} of them read a whole table")
    for text, table, rows in scans:
        print(f"  reads all of {table} ({rows} rows): {text[:300]}")
    searches = [f"/rest/V1/products?{criteria}" for criteria in tour.SEARCHES.values()]
    node = shop.node("--page-cache-bytes", "0", "--loops", "2", "--log-level", "error")
    for name, path in zip(tour.SEARCHES, searches):
        began = time.monotonic()
        asked = tour.statements(shop, node, [path], also=(503,))
        ways = {table for _, table, _ in tour.full_scans(shop, asked)}
        print(f"  search, {name}: {time.monotonic() - began:.2f} s, reads all of {', '.join(sorted(ways)) or 'none'}")
    return bool(scans)


def write(figures, options):
    results = ROOT / "var/bench"
    results.mkdir(parents=True, exist_ok=True)
    (results / "scale.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    columns = list(figures[0])
    print("| " + " | ".join(columns) + " |\n|" + "---:|" * len(columns))
    for row in figures:
        print("| " + " | ".join(f"{row[column]:,}" for column in columns) + " |")
    first, last = figures[0], figures[-1]
    if last is not first:
        each = (last["memory_mb"] - first["memory_mb"]) * 2**20 / (last["products"] - first["products"])
        print(f"{each:,.0f} bytes of memory for each product more")
    if options.plot:
        (ROOT / "docs/scale.svg").write_text(plot.lines(figures), encoding="utf-8")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(str(failure))
