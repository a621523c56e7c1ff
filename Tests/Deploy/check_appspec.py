"""Checks of the reader of appspec.yml."""

import unittest

import appspec
import yamlsubset
from isolation import Failure

HEAD = "version: 0.0\nos: linux\n"


class YAMLTests(unittest.TestCase):
    def check(self, text, value):
        with self.subTest(text):
            self.assertEqual(yamlsubset.read(text), value)

    def refuse(self, text, *words):
        with self.subTest(text), self.assertRaises(Failure) as caught:
            yamlsubset.read(text)
        for word in words:
            self.assertIn(word, str(caught.exception))

    def test_blocks(self):
        self.check("a: b", {"a": "b"})
        self.check("---\n# first\na:\n  b: c # d\n\n  e: f#g\n", {"a": {"b": "c", "e": "f#g"}})
        self.check("a:\n  - b\n  - c: d\n    e: f\n  -   g: h\n      i: j\nk: l",
                   {"a": ["b", {"c": "d", "e": "f"}, {"g": "h", "i": "j"}], "k": "l"})
        self.check("a:\n- b\n- c\nd:\n", {"a": ["b", "c"], "d": None})
        self.check("a:\n  - b:\n      - c\n    d: [e, 'f g', 2]\n  - []",
                   {"a": [{"b": ["c"], "d": ["e", "f g", 2]}, []]})

    def test_scalars_are_those_of_yaml_1_1(self):
        self.check("a: 0.0\nb: 300\nc: 0644\nd: '0644'\ne: \"x\\n# y\"\nf: yes\ng: Off\nh: ~\ni: 'it''s'\nj: /a b/c:d",
                   {"a": 0.0, "b": 300, "c": 420, "d": "0644", "e": "x\n# y", "f": True, "g": False, "h": None,
                    "i": "it's", "j": "/a b/c:d"})

    def test_what_it_does_not_know_is_an_error_with_its_line(self):
        self.refuse("a: b\na: c", "line 2", "twice")
        self.refuse("a: b\n  c: d", "line 2", "indented")
        self.refuse("a: b\n  goes on", "line 2")
        self.refuse("a:\n    b: c\n  d: e", "line 3")
        self.refuse("a:\n  - b\n  c: d", "line 3")
        self.refuse("a:\n\tb: c", "line 2", "tab")
        self.refuse("a: b\r\n", "carriage return")
        for value in ("&x y", "*x", "!x y", "|", ">", "{a: b}", "[a", "a: b", "1:30", "2020-01-01", "0x10", "1_000",
                      "1e3", "tRue", "<<", "'a' b", '"\\q"', "@x", "- x"):
            self.refuse(f"a: {value}", "line 1")
        self.refuse("a", "line 1")
        self.refuse("yes: a", "line 1")
        self.refuse("", "empty")
        self.refuse("  a: b\nc: d", "line 2")


class AppSpecTests(unittest.TestCase):
    def refuse(self, text, *words):
        with self.subTest(text), self.assertRaises(Failure) as caught:
            appspec.read(text)
        for word in words:
            self.assertIn(word, str(caught.exception))

    def test_a_whole_file(self):
        spec = appspec.read(HEAD + """
files:
  - source: /
    destination: /opt/shop
file_exists_behavior: OVERWRITE
permissions:
  - object: /opt/shop
    pattern: "*.sh"
    except: [a.sh, "b*"]
    type:
      - file
    owner: root
    group: www
    mode: 4755
  - object: /opt/shop/bin
hooks:
  ApplicationStart:
    - location: hooks/start.sh
      timeout: 60
    - location: hooks/more.sh
      runas: www
  ValidateService:
""")
        self.assertEqual(spec.files, (appspec.Mapping("/", "/opt/shop"),))
        self.assertEqual(spec.file_exists_behavior, "OVERWRITE")
        self.assertEqual(spec.permissions, (
            appspec.Permission("/opt/shop", "*.sh", ("a.sh", "b*"), ("file",), "root", "www", 0o4755),
            appspec.Permission("/opt/shop/bin", "**", (), ("file", "directory"), None, None, None)))
        self.assertEqual(spec.hooks, {
            "ApplicationStart": (appspec.Script("hooks/start.sh", 60, None),
                                 appspec.Script("hooks/more.sh", 3600, "www")), "ValidateService": ()})
        self.assertIsNone(appspec.read(HEAD).file_exists_behavior)

    def test_version_and_system_are_exact(self):
        for version in ("'0.0'", "0", "1.0", "0.1", ""):
            self.refuse(f"version: {version}\nos: linux\n", "version")
        self.refuse("os: linux\n", "version")
        self.refuse("version: 0.0\nos: windows\n", "os is 'windows'")
        self.refuse("version: 0.0\n", "os")

    def test_what_is_not_known_is_an_error(self):
        self.refuse(HEAD + "file: x\n", "file")
        self.refuse(HEAD + "hooks:\n  AfterInstal:\n    - location: x\n", "AfterInstal")
        self.refuse(HEAD + "hooks:\n  Install:\n    - location: x\n", "Install")
        self.refuse(HEAD + "hooks:\n  AfterInstall:\n    - location: x\n      time: 3\n", "time")
        self.refuse(HEAD + "files:\n  - source: a\n    destination: /b\n    mode: 644\n", "mode")
        self.refuse(HEAD + "permissions:\n  - object: /a\n    acls: [x]\n", "acls")
        self.refuse(HEAD + "file_exists_behavior: overwrite\n", "overwrite")
        self.refuse(HEAD + "permissions:\n  - object: /a\n    type: [link]\n", "link")

    def test_what_is_missing_or_of_another_kind_is_an_error(self):
        self.refuse(HEAD + "hooks:\n  AfterInstall:\n    - timeout: 3\n", "location")
        self.refuse(HEAD + "hooks:\n  AfterInstall:\n    location: x\n", "list")
        self.refuse(HEAD + "hooks:\n  AfterInstall:\n    - x\n", "mapping")
        self.refuse(HEAD + "files:\n  - source: a\n", "destination")
        self.refuse(HEAD + "files:\n  - source: a\n    destination: b\n", "whole path")
        self.refuse(HEAD + "files:\n  - source: ../a\n    destination: /b\n", "out of the bundle")
        self.refuse(HEAD + "hooks:\n  AfterInstall:\n    - location: ../x\n", "out of the bundle")
        for timeout in ("0", "-1", "soon", "1.5", "yes"):
            self.refuse(HEAD + f"hooks:\n  AfterInstall:\n    - location: x\n      timeout: {timeout}\n", "timeout")
        self.refuse(HEAD + "hooks:\n  AfterInstall:\n    - location: x\n      timeout: 3000\n"
                    "    - location: y\n      timeout: 700\n", "3700 s together")
        # 0755 is the number 493 in YAML, and the agent takes its digits.
        self.refuse(HEAD + "permissions:\n  - object: /a\n    mode: 0755\n", "493")
        self.refuse(HEAD + "permissions:\n  - pattern: a\n", "object")
