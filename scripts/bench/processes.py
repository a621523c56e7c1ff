"""Servers of the bench's own: started, waited for, asked for their CPU time and memory, and ended."""

import contextlib
import os
import signal
import socket
import subprocess
import time

STOP_SECONDS_MAX = 60
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
CORES = sorted(os.sched_getaffinity(0))
# Half of the cores for a server that is measured alone, the rest for its client; with one core both share it.
SERVER_CORES, CLIENT_CORES = CORES[:max(len(CORES) // 2, 1)], CORES[len(CORES) // 2:]


class Failure(Exception):
    """What went wrong, as a sentence."""


class Server:
    """A process that serves, with its workers: on all cores, or on its half, with its clients on the other."""

    def __init__(self, name, command, is_apart=False, **how):
        self.name, self.client_cores = name, CLIENT_CORES if is_apart else CORES
        self.process = subprocess.Popen(
            on_cores(SERVER_CORES if is_apart else CORES, command), stdin=subprocess.DEVNULL, **how)

    def pids(self):
        """The process and those that it started itself."""
        return [self.process.pid, *children(self.process.pid)]

    def wait_for_port(self, port):
        for _ in range(200):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        self.stop()
        raise Failure(f"{self.name} did not start")

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(STOP_SECONDS_MAX)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def on_cores(cores, command):
    return ["taskset", "--cpu-list", ",".join(map(str, cores)), *command]


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        return [int(child) for child in file.read().split()]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cpu_seconds(pids):
    """The CPU time of processes up to now, in user and kernel mode, all threads."""
    total = 0
    for pid in pids:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS_PER_SECOND


def resident_bytes(pid):
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
