"""A MariaDB and a Redis of the scenario's own, on TCP ports of 127.0.0.1, which a chroot shares with its machine.

    with servers.running() as databases:
        databases.configuration()       # the lines of vitrine.conf that name them
        databases.query("SELECT 1")     # as the administrator
"""

import contextlib
import pathlib
import random
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile

from isolation import Failure, wait_until

START_SECONDS_MAX, STOP_SECONDS_MAX = 60, 60
LOG_LINES_SHOWN = 20
NAME = "vitrine"
PORTS = 12_000, 30_000


@contextlib.contextmanager
def running():
    """Gives `Databases`, ended and deleted afterwards."""
    with tempfile.TemporaryDirectory(prefix="vitrine-deploy-", ignore_cleanup_errors=True) as name:
        databases = Databases(pathlib.Path(name))
        try:
            databases.start()
            yield databases
        finally:
            databases.stop()


def free_ports(count):
    """Ports of 127.0.0.1 that nobody has: below those that the kernel gives to whoever calls somebody, as they are
    listened on only later.
    """
    found = []
    while len(found) < count:
        port = random.randrange(*PORTS)
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            found.append(port)
    return found


class Databases:
    """Both servers and the shop's database, which is empty at first."""

    def __init__(self, folder):
        self.folder, self.processes = folder, []
        self.port, self.redis_port = free_ports(2)
        self.socket, self.password = folder / "sock", secrets.token_hex(12)

    def start(self):
        for program in ("mariadb-install-db", "mariadbd", "mariadb", "redis-server"):
            if shutil.which(program) is None:
                raise Failure(f"{program} is not installed: scripts/bootstrap deploy")
        # A MariaDB that starts removes what it takes for leftovers in its temporary folder, also another's tables.
        (self.folder / "tmp").mkdir()
        own = ["--no-defaults", "--user=root", f"--datadir={self.folder}/data", f"--tmpdir={self.folder}/tmp"]
        self._run("mariadb-install-db", *own, "--auth-root-authentication-method=normal", "--skip-test-db")
        self._serve("mariadb", "mariadbd", *own, f"--socket={self.socket}", f"--pid-file={self.folder}/pid",
                    "--bind-address=127.0.0.1", f"--port={self.port}", "--skip-name-resolve", "--max-connections=300",
                    "--performance-schema=0", "--default-time-zone=+00:00", "--character-set-server=utf8mb4",
                    "--collation-server=utf8mb4_unicode_520_ci", "--transaction-isolation=READ-COMMITTED",
                    "--innodb-buffer-pool-size=64M", "--innodb-lock-wait-timeout=3")
        self._serve("redis", "redis-server", "--bind", "127.0.0.1", "--port", str(self.redis_port), "--save", "",
                    "--dir", str(self.folder))
        wait_until(lambda: self._answers(self.port), START_SECONDS_MAX, "MariaDB's answer")
        wait_until(lambda: self._answers(self.redis_port), START_SECONDS_MAX, "Redis's answer")
        self.administrate(
            f"CREATE DATABASE {NAME} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;"
            f"CREATE USER {NAME}@'127.0.0.1' IDENTIFIED BY '{self.password}';"
            f"GRANT ALL PRIVILEGES ON {NAME}.* TO {NAME}@'127.0.0.1'")

    def configuration(self):
        """What a node's configuration says of them."""
        return [f"writer = 127.0.0.1:{self.port}", f"database = {NAME}", f"database_user = {NAME}",
                f"database_password = {self.password}", f"redis = 127.0.0.1:{self.redis_port}"]

    def query(self, text):
        """The rows of an answer from the shop's database, a line each, its columns between tabs."""
        return self.administrate(text, NAME).splitlines()

    @contextlib.contextmanager
    def read_for_long(self, table):
        """Somebody is reading the table meanwhile: who wants to change its columns waits."""
        with subprocess.Popen([*self._client(), "--unbuffered", NAME], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              text=True) as process:
            process.stdin.write(f"START TRANSACTION; SELECT COUNT(*) FROM {table};\n")
            process.stdin.flush()
            if not process.stdout.readline():
                raise Failure(f"{table} cannot be read")
            yield
            process.stdin.close()

    def _client(self):
        return ["mariadb", "--no-defaults", f"--socket={self.socket}", "--user=root", "--batch", "--skip-column-names"]

    def administrate(self, text, *database):
        done = subprocess.run([*self._client(), "-e", text, *database], stdin=subprocess.DEVNULL, text=True,
                              capture_output=True, check=False)
        if done.returncode != 0:
            raise Failure(f"`{text}`: {done.stderr.strip()}")
        return done.stdout

    def stop(self):
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
        for process in reversed(self.processes):
            try:
                process.wait(STOP_SECONDS_MAX)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _serve(self, name, *command):
        with open(self.folder / f"{name}.log", "w", encoding="utf-8") as log:
            self.processes.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log))

    def _answers(self, port):
        for process in self.processes:
            if process.poll() is not None:
                logs = "".join(path.read_text(errors="replace") for path in self.folder.glob("*.log"))
                raise Failure("a database did not start:\n" + "\n".join(logs.splitlines()[-LOG_LINES_SHOWN:]))
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return True
        return False

    @staticmethod
    def _run(*command):
        done = subprocess.run(command, stdin=subprocess.DEVNULL, text=True, capture_output=True, check=False)
        if done.returncode != 0:
            raise Failure(f"{command[0]} failed: {(done.stdout + done.stderr).strip()[-2000:]}")
