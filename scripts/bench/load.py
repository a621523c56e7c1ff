"""Load: wrk for the most that a server gives, h2load for how long it takes at a rate that is held."""

import math
import re
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from typing import NamedTuple

from processes import Failure, Server, cpu_seconds, on_cores

SETTLE_SECONDS = 0.5
SECONDS_EXTRA_MAX = 30


@dataclass
class Target:
    """A request, and the server that answers it."""
    server: Server
    url: str
    fields: dict = field(default_factory=dict)
    body: str = None
    # Paths of which each request takes another one at random; the URL's own otherwise.
    paths: list = None


class Full(NamedTuple):
    """What a server gave at full load."""
    rate: float
    cpu_us: float


class Held(NamedTuple):
    """What a rate that is held takes, and which rate it came to."""
    p99_us: float
    rate: float


def drive(target, connections, seconds):
    """Asks as fast as the answers come."""
    cores = target.server.client_cores
    threads = min(len(cores), connections)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(lua(target))
        script.flush()
        words = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "-s", script.name]
        for name, value in target.fields.items():
            words += ["-H", f"{name}: {value}"]
        before = cpu_seconds(target.server.pids())
        output = run(on_cores(cores, [*words, target.url]), seconds)
        used = cpu_seconds(target.server.pids()) - before
    refused = re.search(r"Non-2xx.*|Socket errors: (?!connect 0, read 0, write 0).*", output)
    if refused:
        raise Failure(f"{target.server.name}, {target.url}: {refused[0]}")
    count = int(re.search(r"(\d+) requests in", output)[1])
    return Full(float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), used / max(count, 1) * 1e6)


def lua(target):
    """What wrk is to send, where it is no plain GET of one address."""
    if target.paths:
        listed = ",".join(f'"{path}"' for path in target.paths)
        return (f"local paths = {{{listed}}}\nlocal place = 0\n"
                "function init() math.randomseed(os.time()) place = math.random(#paths) end\n"
                "function request() place = place % #paths + 1 return wrk.format('GET', paths[place]) end\n")
    if target.body is not None:
        return f'wrk.method = "POST"\nwrk.body = [[{target.body}]]\n'
    return ""


def hold(target, rate, connections, seconds):
    """Asks at a rate that does not wait for answers; the time is told of each answer after the first moments."""
    with tempfile.TemporaryDirectory(prefix="bench-load-") as folder:
        log = f"{folder}/log"
        words = ["h2load", "--h1", "-t1", f"-c{connections}", f"--rps={rate / connections:.3f}", f"-D{seconds}",
                 f"--log-file={log}"]
        for name, value in target.fields.items():
            words += ["-H", f"{name}: {value}"]
        if target.body is not None:
            with open(f"{folder}/body", "w", encoding="ascii") as file:
                file.write(target.body)
            words.append(f"--data={folder}/body")
        run(on_cores(target.server.client_cores, [*words, target.url]), seconds)
        with open(log, encoding="ascii") as file:
            rows = [tuple(map(int, line.split("\t")[:3])) for line in file]
    return held(rows, target)


def held(rows, target):
    if not rows:
        raise Failure(f"{target.server.name}, {target.url}: no answer at a held rate")
    start = min(row[0] for row in rows) + SETTLE_SECONDS * 1e6
    rows = [row for row in rows if row[0] >= start]
    wrong = [status for _, status, _ in rows if not 200 <= status < 400]
    if wrong or not rows:
        raise Failure(f"{target.server.name}, {target.url}: {len(wrong)} answers failed, the first with {wrong[:1]}")
    times = sorted(row[2] for row in rows)
    spread = (max(row[0] for row in rows) - start) / 1e6
    return Held(times[math.ceil(len(times) * 0.99) - 1], len(rows) / max(spread, 0.001))


def run(words, seconds):
    result = subprocess.run(words, capture_output=True, text=True, timeout=seconds + SECONDS_EXTRA_MAX)
    if result.returncode != 0:
        raise Failure(f"{' '.join(words)}: {result.stdout}{result.stderr}")
    time.sleep(0.1)
    return result.stdout
