#!/usr/bin/env python3
"""Tests the harness of deployments itself, with small bundles of shell scripts and a service in Perl.

Every rule of the agent and of systemd that the harness promises has a check here that fails when the rule is broken: a
scenario that passes in a harness that is too kind says nothing. The checks are in check_*.py; `-k WORD` takes some.
"""

import argparse
import pathlib
import signal
import sys
import unittest

import cases
import isolation
import root

HERE = pathlib.Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-k", action="append", metavar="WORD", help="only checks with this in their name")
    parser.add_argument("-v", action="store_true", help="name each check")
    arguments = parser.parse_args()
    isolation.enter()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the root is deleted on the way out
    with root.fresh() as folder:
        cases.RootCase.root = folder
        loader = unittest.TestLoader()
        loader.testNamePatterns = [f"*{word}*" for word in arguments.k] if arguments.k else None
        suite = loader.discover(str(HERE), pattern="check_*.py")
        result = unittest.TextTestRunner(verbosity=2 if arguments.v else 1).run(suite)
    return 0 if result.wasSuccessful() and result.testsRun else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except isolation.Failure as failure:
        sys.exit(str(failure))
