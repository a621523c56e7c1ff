#!/usr/bin/env python3
"""Shoppers of a node, as a process of its own: pages on kept and on new connections, slow requests, and carts.

Usage: shoppers.py PORT SKU PATH...; ends with its standard input, and prints a line of JSON: how many requests were
made, what failed, how long the longest took, and whether each cart holds what was put into it. Anything but the
expected status is a failure, and so is an open connection that the node closes without having said so.
"""

import http.client
import itertools
import json
import socket
import sys
import threading
import time

TIMEOUT_SECONDS, PAUSE_SECONDS = 30, 0.01
HALF_SECONDS = 0.3
ADDITIONS_PER_CART = 5
HEADERS = {"Content-Type": "application/json"}
FAILURES_SHOWN_MAX = 20


class Tally:
    """What all shoppers have seen."""

    def __init__(self):
        self.lock, self.requests, self.longest, self.failures, self.carts = threading.Lock(), 0, 0.0, [], {}
        self.is_over = threading.Event()

    def count(self, who, seconds, failure=None):
        with self.lock:
            self.requests += 1
            self.longest = max(self.longest, seconds)
            if failure:
                self.failures.append(f"{who}: {failure}")


class Shopper:
    """One after the other, with a pause between."""

    def __init__(self, name, tally, port, keeps_connection=True):
        self.name, self.tally, self.port, self.keeps_connection = name, tally, port, keeps_connection
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)

    def ask(self, method, path, body=None):
        """Asks; gives the body of the answer, None where it failed."""
        began, failure, text = time.monotonic(), None, None
        try:
            self.connection.request(method, path, body, HEADERS if body else {})
            answer = self.connection.getresponse()
            text = answer.read()
            if answer.status != 200:
                failure, text = f"{method} {path} answered {answer.status}: {text[:200]!r}", None
        except (OSError, http.client.HTTPException) as error:
            failure = f"{method} {path}: {error!r}"
        if failure or not self.keeps_connection:
            self.connection.close()
        self.tally.count(self.name, time.monotonic() - began, failure)
        return text

    def read(self, paths):
        for path in itertools.cycle(paths):
            if self.tally.is_over.wait(PAUSE_SECONDS):
                return
            self.ask("GET", path)

    def fill_carts(self, sku):
        while not self.tally.is_over.is_set():
            if not (answer := self.ask("POST", "/rest/V1/guest-carts")):
                continue
            cart = json.loads(answer)
            item = json.dumps({"cartItem": {"quoteId": cart, "sku": sku, "qty": 1}})
            for _ in range(ADDITIONS_PER_CART):
                if self.tally.is_over.wait(PAUSE_SECONDS * 4):
                    break
                if self.ask("POST", f"/rest/V1/guest-carts/{cart}/items", item):
                    self.tally.carts[cart] = self.tally.carts.get(cart, 0) + 1

    def ask_slowly(self, path):
        """Sends each request in halves: at a hand-over there is one under way."""
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nConnection: close\r\n\r\n".encode()
        while not self.tally.is_over.is_set():
            began, failure, answer = time.monotonic(), None, b""
            try:
                with socket.create_connection(("127.0.0.1", self.port), TIMEOUT_SECONDS) as connection:
                    connection.sendall(head[:20])
                    time.sleep(HALF_SECONDS)
                    connection.sendall(head[20:])
                    while piece := connection.recv(65536):
                        answer += piece
                if not answer.startswith(b"HTTP/1.1 200 ") or not answer.rstrip().endswith(b"</html>"):
                    failure = f"in halves, {path} answered {answer[:60]!r}…{answer[-60:]!r}"
            except OSError as error:
                failure = f"in halves, {path}: {error!r}"
            self.tally.count(self.name, time.monotonic() - began - HALF_SECONDS, failure)


def main():
    port, sku, paths = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    tally = Tally()
    work = [(Shopper(f"kept {number}", tally, port).read, paths) for number in range(2)]
    work += [(Shopper(f"new {number}", tally, port, False).read, paths) for number in range(2)]
    work += [(Shopper("carts", tally, port).fill_carts, sku), (Shopper("slow", tally, port).ask_slowly, paths[0])]
    threads = [threading.Thread(target=function, args=[argument]) for function, argument in work]
    for thread in threads:
        thread.start()
    print("begun", flush=True)
    sys.stdin.read()
    tally.is_over.set()
    for thread in threads:
        thread.join()
    print(json.dumps({"requests": tally.requests, "failed": len(tally.failures), "longest": round(tally.longest, 3),
                      "failures": tally.failures[:FAILURES_SHOWN_MAX], "additions": sum(tally.carts.values()),
                      "wrong_carts": wrong_carts(tally, port)}))


def wrong_carts(tally, port):
    """Carts that do not hold just what the node has said it took."""
    wrong = []
    asker = Shopper("asker", tally, port)
    for cart, count in tally.carts.items():
        items = json.loads(asker.ask("GET", f"/rest/V1/guest-carts/{cart}/items") or "[]")
        if sum(item["qty"] for item in items) != count:
            wrong.append(f"{cart} was given {count} and holds {items}")
    return wrong


if __name__ == "__main__":
    main()
