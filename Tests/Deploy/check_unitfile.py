"""Checks of the reader of unit files and of how a unit's commands are made of them."""

import resource
import signal
import unittest

import execution
from fakes import unit_text
from isolation import Failure
from unitfile import Unit, span, words


class UnitTests(unittest.TestCase):
    def unit(self, *lines):
        return Unit("vitrine.service", [unit_text(*lines)])

    def refuse(self, line, *parts):
        with self.subTest(line), self.assertRaises(Failure) as caught:
            self.unit(line)
        for part in parts:
            self.assertIn(part, str(caught.exception))

    def test_values(self):
        unit = self.unit("User=www", "LimitNOFILE=1024:65536", "LimitCORE=infinity", "RestartSec=1min 500ms",
                         "KillSignal=INT", "TimeoutStopSec=infinity", "SendSIGKILL=no", "UMask=027",
                         "RuntimeDirectory=a b/c", "SuccessExitStatus=3 SIGUSR1", "StateDirectoryMode=0700",
                         "ProtectSystem=strict", "RestrictAddressFamilies=AF_INET AF_UNIX")
        expected = {
            "User": "www", "LimitNOFILE": (1024, 65536), "LimitCORE": (resource.RLIM_INFINITY,) * 2, "RestartSec": 60.5,
            "KillSignal": signal.SIGINT, "TimeoutStopSec": None, "SendSIGKILL": False, "UMask": 0o027,
            "RuntimeDirectory": ["a", "b/c"], "SuccessExitStatus": [3, -signal.SIGUSR1], "StateDirectoryMode": 0o700,
            "WantedBy": ["multi-user.target"], "NotifyAccess": "main", "KillMode": "control-group", "Restart": "no"}
        self.assertEqual({key: unit[key] for key in expected}, expected)
        self.assertEqual(self.unit("TimeoutSec=7")["TimeoutStartSec"], 7)
        self.assertEqual(self.unit("NotifyAccess=all")["NotifyAccess"], "all")
        self.assertEqual(self.unit("Type=simple")["NotifyAccess"], "none")

    def test_lists_grow_and_are_begun_anew(self):
        unit = Unit("vitrine.service", [
            unit_text("ExecStartPre=/a", "ExecStartPre=-/b c", "Environment=A=1 'B=2 3'", "Environment=C=%n"),
            "[Service]\nExecStart=\nExecStart=/srv/other \\\n  --more\n# comment\n; comment\n"])
        self.assertEqual([command.words for command in unit["ExecStartPre"]], [["/a"], ["/b", "c"]])
        self.assertEqual([command.may_fail for command in unit["ExecStartPre"]], [False, True])
        self.assertEqual(unit["Environment"], ["A=1", "B=2 3", "C=vitrine.service"])
        self.assertEqual(unit["ExecStart"][0].words, ["/srv/other", "--more"])

    def test_a_slip_is_an_error_with_its_line(self):
        self.refuse("TimeoutStopSecs=3", "TimeoutStopSecs", "line 11")
        self.refuse("WantedBy=a.target", "WantedBy", "[Service]")
        for line in ("Restart=on-failur", "KillMode=none", "TimeoutStopSec=3 parsecs", "TimeoutStopSec=-1",
                     "LimitNOFILE=many", "KillSignal=SIGNOTHING", "Environment=A", "UMask=9", "RuntimeDirectory=/run/a",
                     "StateDirectory=../a", "Type=oneshot", "NotifyAccess=some", "SendSIGKILL=maybe",
                     "ExecStartPre=relative", "ExecStartPre=/a ; /b", "ExecStartPre=/a \\x20", "ExecStartPre=/a 'b",
                     "ExecStartPre=!/a", "ExecStart=/another", "Environment=A=%q", "no assignment", "[Servic]"):
            self.refuse(line)
        for text in ("", "ExecStart=/a", "[Unit]\nDescription=x"):
            with self.subTest(text), self.assertRaises(Failure):
                Unit("vitrine.service", [text])

    def test_words_and_spans(self):
        self.assertEqual(words("""a 'b c' "d"e f'' """), ["a", "b c", "de", "f"])
        self.assertEqual([span(text) for text in ("90", "1min 30s", "100ms", "2h", "1.5")], [90, 90, 0.1, 7200, 1.5])
        self.assertIsNone(span("infinity"))

    def test_variables_of_a_command(self):
        variables = {"A": "one two", "B": "b"}
        self.assertEqual(execution.expand(["/x", "$A", "${A}", "-${B}-$$", "$B-", "${C}", "$C"], variables),
                         ["/x", "one", "two", "one two", "-b-$", "$B-", ""])
