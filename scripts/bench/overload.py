"""A node that is asked for twice as many uncached pages as it can make, and what it does then."""

import contextlib
import http.client
import statistics
import subprocess
import tempfile
import threading
import time
from typing import NamedTuple

from processes import Failure, on_cores, resident_bytes

# A cookie that no session has: the page is made for this visitor, though it says nothing of its own.
VISITOR = {"Cookie": "vitrine_session=none"}
BEST_CONNECTIONS, OVERLOAD_CONNECTIONS = [64, 512], 4_000
OVERLOAD = 2
# A client's connections ask in step: so many clients that begin one after the other make a load that is even.
CLIENTS = 8
SECONDS_EXTRA_MAX = 30
SECONDS_MIN = 6
READY_PAUSE_SECONDS = 0.02
RECOVERY_SECONDS_MAX = 30
BACK_PAUSE_SECONDS = 0.1
NORMAL_FACTOR, NORMAL_IN_A_ROW = 3, 5


class Seen(NamedTuple):
    """Answers a second: those with a page, and those that say when to come again."""
    pages: float
    refusals: float
    p50_ms: float
    p99_ms: float


def overload(bench):
    """Goodput at twice the load beside the best, in turns; ready pages, memory, and the way back."""
    node = bench.shop.node("--cache-field", "on", is_apart=bench.is_apart)
    path = "/vetements/robes.html"
    seconds = max(SECONDS_MIN, bench.seconds)
    ask(node, path, VISITOR)
    usual = statistics.median(ask(node, path, VISITOR) for _ in range(20))
    load(node, path, 3, BEST_CONNECTIONS[0])
    before = resident_bytes(node.process.pid)
    rounds, ready = [], Ready(node, path)
    for _ in range(bench.rounds):
        peak = max(load(node, path, seconds, connections).pages for connections in BEST_CONNECTIONS)
        with ready:
            rounds.append((peak, load(node, path, seconds, OVERLOAD_CONNECTIONS, peak * OVERLOAD)))
    best = statistics.median(peak for peak, _ in rounds)
    seen = Seen(*(statistics.median(column) for column in zip(*(seen for _, seen in rounds))))
    after = resident_bytes(node.process.pid)
    back = recovery(node, path, usual)
    entry = dict.fromkeys(["theirs", "cpu_us", "peer_cpu_us", "peer_p99_us"])
    bench.entries.append({
        "row": "overload", "peer": None, "connections": OVERLOAD_CONNECTIONS, **entry, "ours": round(seen.pages, 1),
        "ratio": round(seen.pages / best, 3), "p99_us": round(seen.p99_ms * 1_000)})
    bench.note(
        f"overload: asked for {best * OVERLOAD:,.0f} uncached pages a second, made {seen.pages:,.0f} of the {best:,.0f}"
        f" that are its best ({seen.pages / best:.0%}), median {seen.p50_ms:,.0f} ms, p99 {seen.p99_ms:,.0f} ms;"
        f" told {seen.refusals:,.0f} a second to come again")
    bench.note(
        f"overload: {len(ready.times)} ready pages and files meanwhile, none refused, median"
        f" {statistics.median(ready.times) * 1e3:,.1f} ms, longest {max(ready.times) * 1e3:,.0f} ms; memory from"
        f" {before >> 20} to {after >> 20} MB; as before {back:.1f} s after the end")
    if ready.faults:
        raise Failure(f"ready pages were not all sent under overload: {ready.faults[:3]}")


class Ready:
    """Asks for a ready page and a file in turn, as long as it is entered, and remembers how long each took."""

    def __init__(self, node, path):
        self.node, self.paths, self.times, self.faults = node, [path, "/placeholder.svg"], [], []
        self.over, self.thread = threading.Event(), None

    def ask_on(self):
        while not self.over.wait(READY_PAUSE_SECONDS):
            for path in self.paths:
                try:
                    self.times.append(ask(self.node, path))
                except (Failure, OSError, http.client.HTTPException) as fault:
                    self.faults.append(f"{path}: {fault!r}")

    def __enter__(self):
        ask(self.node, self.paths[0])
        self.over.clear()
        self.thread = threading.Thread(target=self.ask_on, daemon=True)
        self.thread.start()

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


def ask(node, path, fields=None):
    """How long a page takes, in seconds."""
    start = time.monotonic()
    answer = node.ask(path, fields=fields)
    if answer.status != 200:
        raise Failure(f"{path} answers {answer.status}")
    return time.monotonic() - start


def recovery(node, path, usual):
    """After how many seconds uncached pages take again what they took before."""
    start, good = time.monotonic(), 0
    began = start
    while good < NORMAL_IN_A_ROW:
        moment = time.monotonic()
        if moment - start > RECOVERY_SECONDS_MAX:
            raise Failure(f"uncached pages are not what they were {RECOVERY_SECONDS_MAX} s after the overload")
        with contextlib.suppress(Failure, OSError):
            if ask(node, path, VISITOR) < usual * NORMAL_FACTOR + BACK_PAUSE_SECONDS:
                good, began = good + 1, moment if good == 0 else began
                continue
        good = 0
        time.sleep(BACK_PAUSE_SECONDS)
    return began - start


def load(node, path, seconds, connections, rate=None):
    """Asks as fast as answers come, or at a rate that waits for none while there are connections left."""
    clients = CLIENTS if rate else 1
    pause = connections / rate / clients if rate else 0
    with tempfile.TemporaryDirectory(prefix="bench-overload-") as folder:
        running = []
        for number in range(clients):
            words = ["h2load", "--h1", "-t1", f"-c{connections // clients}", f"-D{seconds}",
                     f"--log-file={folder}/{number}", *(["-H", f"Cookie: {VISITOR['Cookie']}"])]
            if rate:
                words.append(f"--rps={rate / connections:.4f}")
            running.append(subprocess.Popen(
                on_cores(node.client_cores, [*words, node.url(path)]), stdout=subprocess.DEVNULL))
            time.sleep(pause)
        for client in running:
            if client.wait(seconds + SECONDS_EXTRA_MAX) != 0:
                raise Failure("h2load has failed")
        logs = [read(f"{folder}/{number}") for number in range(clients)]
    if node.process.poll() is not None:
        raise Failure("the node has ended")
    rows = [row for log in logs for row in log]
    wrong = {status for _, status, _ in rows} - {200, 503}
    if wrong or not all(logs):
        raise Failure(f"answers under load: {sorted(wrong)}")
    # The first second is the beginning of it; the end is that of the client that began first.
    start, end = max(log[0][0] for log in logs) + 1e6, min(log[-1][0] for log in logs)
    rows = [row for row in rows if start <= row[0] <= end]
    times = sorted(row[2] for row in rows if row[1] == 200)
    if not times:
        raise Failure("no page was made under load")
    span = max((end - start) / 1e6, 0.001)
    return Seen(len(times) / span, (len(rows) - len(times)) / span,
                times[len(times) // 2] / 1e3, times[int(len(times) * 0.99)] / 1e3)


def read(file):
    """The answers in the order of their requests: when, status, how long it took, in microseconds."""
    with open(file, encoding="ascii") as lines:
        return sorted(tuple(map(int, line.split("\t")[:3])) for line in lines)
