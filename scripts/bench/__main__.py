"""Measures the shop beside nginx, Varnish and raw database clients; all take turns, round by round.

Starts everything itself, on the loopback and in a folder of its own, and ends it. Prints a table and writes
var/bench/results.json: a list with an entry for each row, peer and number of connections. `ours` and `theirs` are
requests a second (`idle-10000`: bytes a connection), `cpu_us` is CPU time of the server a request.

Usage: scripts/bench [--rows page-cached,json-100b] [--rounds 5] [--seconds 4] [--cores apart|shared]
"""

import argparse
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import report
from processes import Failure
from rows import ROWS, Bench
from shop import Shop

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROUNDS_MAX, SECONDS_MAX, DESCRIPTORS = 20, 30, 15_000
MINUTES_MAX = 40
# A row is not begun when this much or less is left.
MINUTES_FOR_A_ROW = 5


def main():
    options = read_arguments()
    for tool in ("nginx", "varnishd", "wrk", "h2load", "mariadb"):
        if shutil.which(tool) is None:
            sys.exit(f"{tool} is not installed: scripts/bootstrap bench")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers are ended on the way out
    allow_descriptors()
    results = ROOT / "var/bench"
    results.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="run-", dir=results, ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o755)
        bench = Bench(str(ROOT), folder, Shop(ROOT, options.binary, folder), options.rounds, options.seconds,
                      options.cores == "apart")
        try:
            bench.start_peers()
            failed = measure(bench, options.rows, results / "results.json")
        finally:
            bench.stop()
    print(report.table(bench.entries, bench.notes))
    return 1 if failed else 0


def read_arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__.splitlines()[0])
    parser.add_argument("--rows", default="", help=f"some of {', '.join(ROWS)}")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4, help="how long each server is driven in a round")
    parser.add_argument("--cores", choices=["apart", "shared"], default="apart",
                        help="whether servers that only send share their cores with the client")
    parser.add_argument("--binary", default=str(ROOT / ".build/release/vitrine"))
    options = parser.parse_args()
    options.rows = options.rows.split(",") if options.rows else list(ROWS)
    if unknown := [row for row in options.rows if row not in ROWS]:
        parser.error(f"no such row: {', '.join(unknown)}; there are {', '.join(ROWS)}")
    if not (0 < options.rounds <= ROUNDS_MAX and 1 < options.seconds <= SECONDS_MAX):
        parser.error(f"at most {ROUNDS_MAX} rounds of 2 to {SECONDS_MAX} seconds")
    return options


def allow_descriptors():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < DESCRIPTORS:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(DESCRIPTORS, hard), hard))


def measure(bench, rows, results):
    """Measures row after row and keeps what is known so far; one that fails does not keep the next from its turn."""
    start, failed = time.monotonic(), False
    for row in rows:
        minutes = (time.monotonic() - start) / 60
        if minutes > MINUTES_MAX - MINUTES_FOR_A_ROW:
            bench.note(f"{row} is left out: {minutes:.0f} minutes are gone")
            continue
        print(f"{row} ({minutes:.0f} min)", flush=True)
        try:
            ROWS[row](bench)
        except (Failure, OSError, subprocess.SubprocessError) as failure:
            failed = True
            bench.note(f"{row} FAILED: {failure}")
        report.write(bench.entries, results)
    return failed


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(str(failure))
