#!/usr/bin/env python3
"""Deploys bundles to a bare root as CodeDeploy does, with a database and a Redis of its own, while shoppers shop.

Usage: scenario.py [--short] BUNDLE [BUNDLE]: one that is older and one that is newer; with one alone, the same by
another name takes the newer one's part. Each scene is a function in scene_*.py; the first thing that is not as it must
be ends the scenario.
"""

import argparse
import signal
import sys
import time

import isolation
import servers
import stage
from scene_broken import broken, first_start_fails, start_fails
from scene_install import filled, first_install, hooks_again, without_configuration
from scene_kills import kill_and_deploy_another, kill_as_it_turns, killed_while_migrating, kills
from scene_upgrade import kept, rollback, stopped_and_started, two_nodes, upgrade

SHORT = [without_configuration, first_install, filled, upgrade, rollback, kill_as_it_turns, start_fails]
WHOLE = [without_configuration, first_install, filled, hooks_again, upgrade, rollback, kill_as_it_turns, start_fails,
         kills, killed_while_migrating, kill_and_deploy_another, broken, first_start_fails, two_nodes, kept,
         stopped_and_started]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="install, upgrade, roll back, one kill, one bad release")
    parser.add_argument("bundles", nargs="+", metavar="BUNDLE", help="made by `make bundle`")
    arguments = parser.parse_args()
    isolation.enter()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that everything is ended on the way out
    began = time.monotonic()
    with servers.running() as databases, stage.opened(databases, arguments.bundles) as one:
        for scene in SHORT if arguments.short else WHOLE:
            _play(scene, one)
    print(f"Test run with {one.checks} checks in {one.deployments} deployments passed; of {one.requests} requests "
          f"{one.failed} failed; {time.monotonic() - began:.0f} s")


def _play(scene, one):
    """Plays a scene and prints a line of it."""
    began, checks, requests = time.monotonic(), one.checks, one.requests
    name = scene.__name__.replace("_", " ")
    try:
        scene(one)
    except isolation.Failure as failure:
        raise isolation.Failure(f"{name}: {failure}") from failure
    print(f"{name:28} {one.checks - checks:4} checks {one.requests - requests:6} requests "
          f"{time.monotonic() - began:6.1f} s", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except isolation.Failure as failure:
        sys.exit(str(failure))
