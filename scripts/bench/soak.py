"""Drives a shop with mixed load at half of what it can carry and watches its memory and descriptors.

Cached pages, pages made anew, REST, section loads, adds to carts, and a price that changes every few seconds. After the
warm-up (a sixth of the time, ten minutes at most) neither the node's resident memory nor its descriptors may grow by
2 %. Prints a line every 10 seconds and a verdict.

Usage: python3 scripts/bench/soak.py [--seconds 120] [--binary .build/release/vitrine] [--folder DIR]
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import statistics
import sys
import tempfile
import threading
import time

from load import Target, drive, hold
from processes import Failure, cpu_seconds, resident_bytes
from rows import CATEGORY, FORM, SKU, form_of_the_product
from shop import Shop

ROOT = pathlib.Path(__file__).resolve().parents[2]
LINE_SECONDS, CHANGE_SECONDS, SLICE_SECONDS = 10, 5, 30
WARM_SECONDS_MAX, GROWTH_MAX = 600, 0.02
# Memory comes in pages and descriptors in ones: less than this is no growth.
BYTES_PASSED_OVER, DESCRIPTORS_PASSED_OVER = 1 << 20, 4
# What part of what it can carry, all kinds together; each kind gets as much of the node's time.
SHARE = 0.5


def main():
    options = read_arguments()
    with tempfile.TemporaryDirectory(prefix="soak-", ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o755)
        shop = Shop(ROOT, options.binary, options.folder or folder)
        try:
            return soak(shop, options.seconds)
        finally:
            shop.stop()


def read_arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench/soak.py", description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=120, help="60 to 7,200")
    parser.add_argument("--binary", default=str(ROOT / ".build/release/vitrine"))
    parser.add_argument("--folder", help="where the shop is kept; a folder that goes away otherwise")
    options = parser.parse_args()
    if not 60 <= options.seconds <= 7_200:
        parser.error("60 to 7,200 seconds")
    return options


def kinds(shop, node):
    """The requests of the mixture, by name."""
    pages = shop.paths("product")
    filtered = [f"{CATEGORY}?color={number}&p={page}" for number in range(1, 60) for page in range(1, 6)]
    cart = dict(node.ask("/checkout/cart/add/", "POST", form_of_the_product(Asked(shop), node), FORM).fields)
    cookie = cart.get("Set-Cookie", cart.get("set-cookie", "")).split(";")[0]
    return {
        "cached": Target(node, node.url("/"), paths=["/", CATEGORY, *pages[:50]]),
        "made anew": Target(node, node.url("/"), paths=[*filtered, *pages]),
        "REST": Target(node, node.url(f"/rest/V1/products/{SKU}")),
        "section load": Target(node, node.url("/customer/section/load/?sections=cart,messages"), {"Cookie": cookie}),
        "add to a cart": Target(node, node.url("/checkout/cart/add/"), FORM, form_of_the_product(Asked(shop), node)),
    }


class Asked:
    """What `form_of_the_product` asks of a bench."""

    def __init__(self, shop):
        self.shop = shop


def soak(shop, seconds):
    node = shop.first
    mixture = kinds(shop, node)
    rates = {}
    for name, target in mixture.items():
        rates[name] = drive(target, 16, 2).rate * SHARE / len(mixture)
    print("requests a second: " + ", ".join(f"{name} {rate:,.0f}" for name, rate in rates.items()), flush=True)
    end = time.monotonic() + seconds
    watch = Watch(node, min(seconds / 6, WARM_SECONDS_MAX))
    changing = threading.Thread(target=change_prices, args=(shop, end), daemon=True)
    changing.start()
    failures = []
    with concurrent.futures.ThreadPoolExecutor(len(mixture)) as pool:
        running = [pool.submit(load, target, rates[name], end, name, failures) for name, target in mixture.items()]
        while time.monotonic() < end:
            time.sleep(min(LINE_SECONDS, max(0, end - time.monotonic())))
            print(watch.line(), flush=True)
        for one in running:
            one.result()
    changing.join()
    for failure in failures[:10]:
        print(failure)
    verdict = watch.verdict()
    print("; ".join(verdict or ["memory and descriptors stayed flat"]))
    return 1 if verdict or failures else 0


def load(target, rate, end, name, failures):
    """Holds a rate until the end, in slices, since each slice's log is read whole."""
    while (left := end - time.monotonic()) > 2:
        try:
            hold(target, max(rate, 4), 4, int(min(SLICE_SECONDS, left)))
        except Failure as failure:
            failures.append(f"{name}: {failure}")
            time.sleep(1)


def change_prices(shop, end):
    token, step = shop.token(), 0
    while time.monotonic() < end:
        step += 1
        child = f"{SKU}"
        shop.first.ask(f"/rest/all/V1/products/{child}", "PUT", json.dumps(
            {"product": {"weight": 1 + step % 5, "price": 50 + step % 40}}),
            {"Content-Type": "application/json", "Authorization": f"Bearer {token}"})
        time.sleep(CHANGE_SECONDS)


class Watch:
    """What the node holds, over time."""

    def __init__(self, node, warm_seconds):
        self.node, self.pid = node, node.process.pid
        self.began = self.last = time.monotonic()
        self.warm_seconds, self.used = warm_seconds, cpu_seconds([self.pid])
        self.seen = []

    def line(self):
        now, used = time.monotonic(), cpu_seconds([self.pid])
        at, resident = now - self.began, resident_bytes(self.pid)
        descriptors = len(os.listdir(f"/proc/{self.pid}/fd"))
        share = (used - self.used) / (now - self.last) / os.cpu_count()
        self.last, self.used = now, used
        if at >= self.warm_seconds:
            self.seen.append((resident, descriptors))
        return f"{at:5.0f} s: {resident / 2**20:.1f} MB, {descriptors} descriptors, {share:.0%} of the machine"

    def verdict(self):
        """What grew, as sentences: the last third of what was seen after the warm-up beside the first."""
        if len(self.seen) < 3:
            return ["the time was too short for a verdict"]
        third = max(1, len(self.seen) // 3)
        found = []
        for name, column, least in (("memory", 0, BYTES_PASSED_OVER), ("descriptors", 1, DESCRIPTORS_PASSED_OVER)):
            before = statistics.median(row[column] for row in self.seen[:third])
            after = statistics.median(row[column] for row in self.seen[-third:])
            growth = after / before - 1
            print(f"{name}: {growth:+.2%} from the first third after the warm-up to the last")
            if growth > GROWTH_MAX and after - before > least:
                found.append(f"{name} grew by {growth:.1%}")
        return found


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(str(failure))
