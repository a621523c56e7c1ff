"""The shop under test: `vitrine up` in a folder of its own, further nodes beside it, and its writer's database."""

import getpass
import http.client
import json
import queue
import re
import secrets
import shutil
import subprocess
import threading
import time
from typing import NamedTuple

from processes import SERVER_CORES, Failure, Server, cpu_seconds

START_SECONDS_MAX = 1_200
SETTLE_SECONDS_MAX = 30
LINES_SHOWN_MAX = 20
SHOP_LINE = re.compile(r"^Shop: http://127\.0\.0\.1:(\d+)/\s*$")
JSON_PATH = "/bench-100.json"
JSON_BODY = b'{"sku":"RB-0001","name":"Robe cintree a fleurs","price":89.95,"currency":"EUR","is_in_stock":true  }'
FRENCH_STORE = 1


class Answer(NamedTuple):
    """What a server answered, its fields in their order."""
    status: int
    fields: list
    body: bytes

    def field(self, name):
        return next((value for key, value in self.fields if key.lower() == name.lower()), "")


class Node(Server):
    """One `vitrine` process; its databases are processes of their own, whose time is not counted as its."""

    def __init__(self, name, command, is_apart=False):
        super().__init__(name, command, is_apart, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                         errors="replace")
        self.printed = []
        self.ports = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()
        try:
            self.port = self.ports.get(timeout=START_SECONDS_MAX)
        except queue.Empty:
            self.port = None
        if self.port is None:
            self.stop()
            raise Failure(f"{name} did not start; its last lines:\n{''.join(self.printed[-LINES_SHOWN_MAX:])}")

    def read(self):
        for line in self.process.stdout:
            self.printed.append(line)
            if found := SHOP_LINE.match(line):
                self.ports.put(int(found[1]))
        self.ports.put(None)

    def pids(self):
        return [self.process.pid]

    def settle(self):
        """Waits until it has nothing left to do of its start."""
        for _ in range(SETTLE_SECONDS_MAX):
            before = cpu_seconds(self.pids())
            time.sleep(1)
            if cpu_seconds(self.pids()) - before < 0.05:
                return

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def ask(self, path, method="GET", body=None, fields=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, fields or {})
            answer = connection.getresponse()
            return Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            connection.close()


class Shop:
    """A shop with private servers, all of it in `folder`: that of the sample catalogue, or what `flags` say."""

    def __init__(self, root, binary, folder, *flags):
        self.binary, self.folder, self.nodes = binary, folder, {}
        self.public = f"{folder}/public"
        shutil.copytree(f"{root}/Public", self.public, dirs_exist_ok=True)
        with open(self.public + JSON_PATH, "wb") as file:
            file.write(JSON_BODY)
        self.own = f"{folder}/shop"
        self.first = Node("vitrine up", [
            binary, "up", "--var", self.own, "--port", "0", "--access-log", "off", "--public-folder", self.public,
            *flags])
        self.first.settle()

    def node(self, *flags, is_apart=False):
        """A further node with these flags, started when it is first asked for."""
        if is_apart:
            flags = ("--loops", str(len(SERVER_CORES)), *flags)
        if flags not in self.nodes:
            self.nodes[flags] = Node("vitrine serve " + " ".join(flags), [
                self.binary, "serve", "--config", f"{self.own}/vitrine.conf", "--port", "0", "--access-log", "off",
                *flags], is_apart)
            self.nodes[flags].settle()
        return self.nodes[flags]

    def uncached(self):
        """A node that makes every page anew."""
        return self.node("--page-cache-bytes", "0")

    def forgetful(self):
        """A node that also reads nearly every product anew: it keeps 64 of more than a thousand."""
        return self.node("--page-cache-bytes", "0", "--products-cached-max", "64")

    def paths(self, kind):
        """The paths of all French pages of products or categories."""
        rows = self.query(f"SELECT request_path FROM url_rewrite WHERE store_id = {FRENCH_STORE} AND kind = '{kind}'")
        return ["/" + row for row in rows.splitlines()]

    def product_path(self, sku):
        return "/" + self.query(
            "SELECT u.request_path FROM url_rewrite u JOIN product p ON p.id = u.entity_id"
            f" WHERE u.kind = 'product' AND u.store_id = {FRENCH_STORE} AND p.sku = '{sku}'").strip()

    def setting(self, key):
        with open(f"{self.own}/vitrine.conf", encoding="utf-8") as file:
            return re.search(rf"^{key} = (.*)$", file.read(), re.MULTILINE)[1].strip()

    def client(self, *words, side="writer"):
        """The command line of a client of the writer or the reader, as the server's administrator."""
        # The writer setting names both servers; in a shop that was just made the first one is it.
        place = self.setting(side).split(",")[0].strip().removeprefix("unix:")
        return ["mariadb", "--no-defaults", f"--socket={place}", f"--user={getpass.getuser()}",
                "--default-character-set=utf8mb4", self.setting("database"), *words]

    def query(self, text, side="writer"):
        result = subprocess.run(
            self.client("--batch", "--raw", "--skip-column-names", "-e", text, side=side), capture_output=True,
            text=True)
        if result.returncode != 0:
            raise Failure(f"{text}: {result.stderr.strip()}")
        return result.stdout

    def general_log(self, is_on):
        """Lets both databases write down what they are asked, from now on, or ends it."""
        for side in ("writer", "reader"):
            begin = "TRUNCATE mysql.general_log; SET GLOBAL log_output = 'TABLE'; SET GLOBAL general_log = 1"
            self.query(begin if is_on else "SET GLOBAL general_log = 0", side)

    def logged(self):
        """The statements that were written down, on one line each."""
        text = ("SELECT REPLACE(argument, '\\n', ' ') FROM mysql.general_log"
                " WHERE command_type IN ('Query', 'Execute')")
        return [line for side in ("reader", "writer") for line in self.query(text, side).splitlines()]

    def token(self):
        """The token of an administrator that is made for it."""
        name = f"bench{secrets.token_hex(4)}"
        made = subprocess.run([
            self.binary, "admin", "create", "--username", name, "--firstname", "B", "--lastname", "B", "--email",
            f"{name}@shop.example", "--password", "bench12345", "--config", f"{self.own}/vitrine.conf"],
            capture_output=True, text=True)
        if made.returncode != 0:
            raise Failure(f"no administrator: {made.stderr}")
        answer = self.first.ask("/rest/V1/integration/admin/token", "POST", json.dumps(
            {"username": name, "password": "bench12345"}), {"Content-Type": "application/json"})
        return json.loads(answer.body)

    def counters(self, *names):
        """Counters of the writer since its start."""
        listed = ",".join(f"'{name}'" for name in names)
        rows = self.query(f"SHOW GLOBAL STATUS WHERE Variable_name IN ({listed})").splitlines()
        return {name: int(value) for name, value in (row.split("\t") for row in rows)}

    def writer_pid(self):
        with open(f"{self.own}/stack.json", encoding="utf-8") as file:
            return json.load(file)["servers"]["writer"]["pid"]

    def stop(self):
        for node in [*self.nodes.values(), self.first]:
            node.stop()
