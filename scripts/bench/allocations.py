"""Counts what an answer allocates: cached pages, files and cached answers of REST must allocate nothing.

The node runs with a counter before the C library's malloc (allocations.c); a page that is made anew shows that it
counts.

Usage: python3 scripts/bench/allocations.py [--catalogue DIR] [--binary .build/release/vitrine]
"""

import argparse
import http.client
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile

from processes import Failure
from rows import CATEGORY, SKU
from shop import Shop

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIMES, WARM_UP = 2_000, 300
# Now and then the loop's own lists grow.
EACH_MAX, MADE_ANEW_MIN = 0.02, 10


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench/allocations.py", description=__doc__.splitlines()[0])
    parser.add_argument("--catalogue", default=str(ROOT / "Tests/SmallShop"), help="what the shop is filled from")
    parser.add_argument("--binary", default=str(ROOT / ".build/release/vitrine"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="allocations-", ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o755)
        counter, counted = f"{folder}/counter.so", f"{folder}/counted"
        compiler = shutil.which("cc") or shutil.which("clang")
        if compiler is None:
            raise Failure("there is no C compiler")
        subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", counter,
                        str(pathlib.Path(__file__).parent / "allocations.c")], check=True)
        shop = Shop(ROOT, options.binary, folder, "--catalog-folder", options.catalogue)
        try:
            os.environ |= {"LD_PRELOAD": counter, "VITRINE_ALLOCATIONS": counted}
            node = shop.node("--loops", "1")
            for name in ("LD_PRELOAD", "VITRINE_ALLOCATIONS"):
                del os.environ[name]
            return measure(shop, node, counted)
        finally:
            shop.stop()


def measure(shop, node, counted):
    failed = False
    for path in (CATEGORY, shop.product_path(SKU), "/", "/styles.css", "/health/live", f"/rest/V1/products/{SKU}"):
        each = allocations(node, path, counted)
        failed = failed or each > EACH_MAX
        print(f"{path}: {each:.3f} allocations an answer", flush=True)
    anew = allocations(node, "/nothing-here.html", counted)
    print(f"a page made anew: {anew:.1f}")
    if anew < MADE_ANEW_MIN:
        raise Failure("the counter does not count")
    print("an answer from the cache allocates " + ("more than it may" if failed else "nothing"))
    return 1 if failed else 0


def allocations(node, path, counted):
    """Those of the serving loop for each answer, on a connection that stays open."""
    connection = http.client.HTTPConnection("127.0.0.1", node.port, timeout=60)
    try:
        for number in range(WARM_UP + TIMES):
            if number == WARM_UP:
                before = read(counted)
            connection.request("GET", path)
            connection.getresponse().read()
        return (read(counted) - before) / TIMES
    finally:
        connection.close()


def read(counted):
    with open(counted, "rb") as file:
        return struct.unpack("=Q", file.read(8))[0]


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(str(failure))
