"""The transaction of one add-to-cart, taken from the writer's general log and played by raw clients."""

import os
import re
import secrets
import subprocess
import tempfile
import time

from load import Full
from processes import Failure, cpu_seconds

COUNTERS = ["Com_commit", "Binlog_commits", "Binlog_group_commits", "Innodb_data_fsyncs"]
START_SECONDS = 0.3
RATE_MAX = 20_000
# The connections to the writer of one loop (`writer_connections_max`); there is a loop a core.
CONNECTIONS_A_LOOP = 8
CART_COOKIE = re.compile(r"vitrine_cart=(\w+)")


class RawTransaction:
    """The very statements, each time with another cart's id, as the server gave it out.

    `act` adds to a cart by a new node: MariaDB logs the values of a prepared SELECT only if it was prepared while the
    log was on.
    """

    def __init__(self, shop, act):
        self.shop = shop
        self.connections = CONNECTIONS_A_LOOP * os.cpu_count()
        shop.query("TRUNCATE mysql.general_log; SET GLOBAL log_output = 'TABLE'; SET GLOBAL general_log = 1")
        try:
            answer = act()
        finally:
            shop.query("SET GLOBAL general_log = 0")
        cookies = " ".join(value for name, value in answer.fields if name.lower() == "set-cookie")
        found = CART_COOKIE.search(cookies)
        if answer.status != 302 or not found:
            raise Failure(f"an add to a cart answered {answer.status} and gave no cart")
        self.statements = self.templates(found[1])

    def templates(self, masked):
        """The logged statements between START and COMMIT, with `{masked}` for what is new each time."""
        number = self.shop.query(f"SELECT id FROM cart WHERE masked_id = '{masked}'").strip()
        rows = self.shop.query(
            "SELECT CONCAT(thread_id, ' ', REPLACE(argument, '\\n', ' ')) FROM mysql.general_log"
            " WHERE command_type IN ('Query', 'Execute')").splitlines()
        threads = {row.split(" ", 1)[0] for row in rows if masked in row}
        own = [row.split(" ", 1)[1] for row in rows if row.split(" ", 1)[0] in threads]
        starts = [place for place, text in enumerate(own) if text.startswith("START TRANSACTION")]
        ends = [place for place, text in enumerate(own) if text == "COMMIT"]
        if len(threads) != 1 or not starts or not ends:
            raise Failure("the log does not show the transaction of an add to a cart")
        found = [text.replace(masked, "{masked}") for text in own[starts[-1]:ends[-1] + 1]]
        cart = re.compile(rf"(INSERT INTO cart_line .*VALUES \(\s*){number},")
        return [cart.sub(r"\1LAST_INSERT_ID(),", text) for text in found]

    def drive(self, seconds):
        """All connections play it as fast as it goes: (commits a second, the clients' CPU time each), counters."""
        with tempfile.TemporaryDirectory(prefix="bench-raw-") as folder:
            files = [self.script(f"{folder}/{number}.sql", seconds) for number in range(self.connections)]
            clients = [self.client(name) for name in files]
            try:
                time.sleep(START_SECONDS)
                pids = [client.pid for client in clients]
                with Counted(self.shop) as counted:
                    start, before = time.monotonic(), cpu_seconds(pids)
                    time.sleep(seconds)
                    require_running(clients)
                    used, lasted = cpu_seconds(pids) - before, time.monotonic() - start
            finally:
                for client in clients:
                    client.terminate()
                    client.wait()
                    client.stderr.close()
        return Full(counted.found["Com_commit"] / lasted, used / counted.found["Com_commit"] * 1e6), counted

    def script(self, name, seconds):
        """More transactions than one connection can play in the time."""
        text = ";\n".join(self.statements) + ";\n"
        count = int(RATE_MAX * (seconds + 1) / self.connections)
        with open(name, "w", encoding="utf-8") as file:
            file.writelines(text.replace("{masked}", secrets.token_hex(16)) for _ in range(count))
        return name

    def client(self, name):
        with open(name, "rb") as statements:
            return subprocess.Popen(
                self.shop.client("--batch"), stdin=statements, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def require_running(clients):
    for client in clients:
        if client.poll() is not None:
            raise Failure(f"a raw client ended before its time: {client.stderr.read().decode(errors='replace')}")


class Counted:
    """What the writer did meanwhile."""

    def __init__(self, shop):
        self.shop, self.found, self.cpu = shop, {}, 0.0

    def __enter__(self):
        self.before, self.cpu_before = self.shop.counters(*COUNTERS), cpu_seconds([self.shop.writer_pid()])
        return self

    def __exit__(self, *_):
        self.cpu = cpu_seconds([self.shop.writer_pid()]) - self.cpu_before
        after = self.shop.counters(*COUNTERS)
        self.found = {name: after[name] - self.before[name] for name in COUNTERS}

    def sentence(self):
        found, commits = self.found, max(self.found["Com_commit"], 1)
        return (f"{found['Binlog_commits'] / max(found['Binlog_group_commits'], 1):.1f} commits a group, "
                f"{found['Innodb_data_fsyncs'] / commits:.2f} fsyncs of InnoDB a commit, "
                f"{self.cpu / commits * 1e6:.0f} us of MariaDB's CPU each")
