"""Checks of the root folder and of the namespaces: what is there, and that nothing is left of a run that was killed."""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import textwrap

import root
from cases import RootCase
from isolation import Failure, inside, wait_until

HERE = pathlib.Path(__file__).resolve().parent


def _python(text, **how):
    """Runs a program that has the harness's modules."""
    return subprocess.Popen([sys.executable, "-c", textwrap.dedent(text)], cwd=HERE, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, text=True, **how)


class RootTests(RootCase):
    def test_it_is_bare_and_has_what_the_list_names(self):
        present = self.run_inside("dpkg-query", "--show", "--showformat", "${Package}\\n").split()
        names = root.package_names(root.PACKAGES)
        self.assertEqual([name for name in names if name not in present], [])
        for tool in ("python3", "systemd", "gcc", "mariadbd"):
            self.assertFalse(self.outside(f"/usr/bin/{tool}").exists(), tool)
        self.assertEqual(self.run_inside("perl", "-e", "use Socket; print 1"), "1")

    def test_devices_and_proc(self):
        self.assertEqual(self.run_inside("readlink", "/proc/self/exe"), "/usr/bin/readlink\n")
        self.assertEqual(self.run_inside("sh", "-c", "head -c 4 /dev/urandom | wc -c; echo x >/dev/null").strip(), "4")

    def test_only_the_tests_processes_are_seen(self):
        self.assertLess(len(self.run_inside("sh", "-c", "echo /proc/[0-9]*").split()), 50)

    def test_a_list_of_packages(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "packages"
            with self.assertRaises(Failure):
                root.package_names(path)
            path.write_text("# comment\nzlib1g  # more\n\nlibc6\nlibc6\n", encoding="utf-8")
            self.assertEqual(root.package_names(path), ["libc6", "zlib1g"])

    def test_a_killed_run_leaves_nothing(self):
        run = _python("""
            import isolation, root, subprocess, time
            isolation.enter()
            with root.fresh() as folder:
                sleep = subprocess.Popen(["chroot", folder, "sleep", "61.25"])
                print(folder, flush=True)
                time.sleep(60)
            """)
        folder = pathlib.Path(run.stdout.readline().strip())
        wait_until(lambda: _sleeping("61.25"), 20, "the process in the chroot")
        self.assertNotIn(str(folder), pathlib.Path("/proc/mounts").read_text(encoding="utf-8"))
        run.send_signal(signal.SIGKILL)
        run.communicate()
        wait_until(lambda: not _sleeping("61.25"), 20, "the end of what it left")
        self.assertTrue(folder.exists())
        root.made()
        self.assertFalse(folder.parent.exists())
        self.assertTrue(self.root.exists())


def _sleeping(seconds):
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                command = pathlib.Path(f"/proc/{name}/cmdline").read_bytes()
            except OSError:
                continue
            if command == b"sleep\0" + seconds.encode() + b"\0":
                return True
    return False


def _fail(words):
    raise Failure(words)



class IsolationTests(RootCase):
    def test_what_is_run_inside_sees_the_chroot_and_answers(self):
        self.assertEqual(inside(self.root, os.listdir, "/srv"), os.listdir(self.outside("/srv")))
        with self.assertRaisesRegex(Failure, "some words"):
            inside(self.root, _fail, "some words")
        with self.assertRaisesRegex(Failure, "No such file"):
            inside(self.root, os.listdir, "/nowhere")
        with self.assertRaisesRegex(RuntimeError, "ZeroDivisionError"):
            inside(self.root, divmod, 1, 0)

    def test_the_status_of_a_run_is_that_of_its_program(self):
        run = _python("import isolation, sys; isolation.enter(); print('in'); sys.exit(7)")
        self.assertEqual((run.communicate()[0], run.returncode), ("in\n", 7))
        run = _python("import isolation, os; isolation.enter(); os.kill(os.getpid(), 9)")
        run.communicate()
        self.assertEqual(run.returncode, 137)

    def test_a_run_that_is_asked_to_end_clears_away(self):
        run = _python("""
            import isolation, signal, sys, time
            isolation.enter()
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
            try:
                print("in", flush=True)
                time.sleep(60)
            finally:
                print("out", flush=True)
            """)
        self.assertEqual(run.stdout.readline(), "in\n")
        run.terminate()
        self.assertEqual((run.communicate()[0], run.returncode), ("out\n", 143))

    def test_without_root_it_says_what_is_missing(self):
        run = _python("""
            import isolation, os
            os.seteuid(1)
            try:
                isolation.enter()
            except isolation.Failure as failure:
                print(failure)
            """)
        self.assertIn("run this as root", run.communicate()[0])
