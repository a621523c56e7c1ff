"""Namespaces of the test's own, and work inside a chroot.

`enter()` goes on in a mount and a process namespace: what is mounted vanishes with the last process, also when all of
them are killed, and nothing that a hook or a service leaves running outlives the test. A hook that looks through /proc
sees the test's processes and no others.

`inside(root, function, ...)` runs a function in a process of its own whose root folder is `root`: a link there that
leads to `/etc` leads to the chroot's, never to the machine's.
"""

import contextlib
import ctypes
import os
import pickle
import select
import signal
import sys
import time
import traceback

CLONE_NEWNS, CLONE_NEWPID = 0x00020000, 0x20000000
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 2, 4, 8, 0x4000, 1 << 18
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36

libc = ctypes.CDLL(None, use_errno=True)


class Failure(Exception):
    """What went wrong, as a sentence."""


class Killed(Exception):
    """The process was killed as the test asked."""


def enter():
    """Goes on in namespaces of its own; what called it stays outside and ends with the same status."""
    if os.geteuid() != 0:
        raise Failure("deployments are tested in a chroot: run this as root, for example with sudo")
    _checked(libc.unshare(CLONE_NEWNS | CLONE_NEWPID), "make namespaces; in a container, it must be a privileged one")
    _checked(libc.mount(None, b"/", None, MS_REC | MS_PRIVATE, None), "keep mounts to itself")
    first = os.fork()
    if first:
        _end_as(first)
    # The first process of the namespace: when it dies, so does everything in it.
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    mount_proc("/proc")
    worker = os.fork()
    if worker:
        _end_as(worker)


def prctl(option, value):
    _checked(libc.prctl(option, value, 0, 0, 0), f"set option {option} of its process")


def mount_proc(folder):
    """Mounts /proc at a folder; within `enter()`, it is nowhere else and needs no unmounting."""
    flags = MS_NOSUID | MS_NODEV | MS_NOEXEC
    _checked(libc.mount(b"proc", os.fsencode(folder), b"proc", flags, None), f"mount /proc at {folder}")


def _checked(result, purpose):
    if result != 0:
        raise Failure(f"this process cannot {purpose} ({os.strerror(ctypes.get_errno())})")


def _end_as(child):
    """Waits for a child, collecting whatever else ends meanwhile, passes SIGTERM on to it and ends like it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal asks the child as well
    signal.signal(signal.SIGTERM, lambda *_: os.kill(child, signal.SIGTERM))
    while True:
        pid, status = os.wait()
        if pid == child:
            code = os.waitstatus_to_exitcode(status)
            os._exit(code if code >= 0 else 128 - code)


def inside(root, function, *arguments, kill_after=None):
    """Gives what `function(*arguments)` gives with `root` as root folder; raises what it raises.

    After `kill_after` seconds the process is killed and `Killed` raised, and so it is when it kills itself.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(writing, root, function, arguments)
    os.close(writing)
    with open(reading, "rb") as pipe, contextlib.ExitStack() as stack:
        stack.callback(lambda: child and _kill(child))
        if kill_after is not None and not select.select([pipe], [], [], kill_after)[0]:
            _kill(child)
        answer = pipe.read()
        _, status = os.waitpid(child, 0)
        child = 0
    if os.waitstatus_to_exitcode(status) == -signal.SIGKILL:
        raise Killed
    has_succeeded, value = pickle.loads(answer)
    if has_succeeded:
        return value
    raise value


def _answer(pipe, root, function, arguments):
    """The child's side: never returns, so that the copy of the caller's program goes no further."""
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.umask(0o022)
        os.chroot(root)
        os.chdir("/")
        answer = True, function(*arguments)
    except Failure as failure:
        answer = False, failure
    except OSError as error:
        answer = False, Failure(str(error))
    except BaseException:  # whatever it is, the caller must hear of it
        answer = False, RuntimeError(traceback.format_exc())
    with contextlib.suppress(BrokenPipeError), open(pipe, "wb") as file:
        pickle.dump(answer, file)
    sys.stderr.flush()
    os._exit(0)


def _kill(pid):
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def wait_until(holds, seconds_max, what):
    """Gives what `holds()` gives as soon as it is true; a generous limit makes no test slower."""
    deadline = time.monotonic() + seconds_max
    while not (value := holds()):
        if time.monotonic() > deadline:
            raise Failure(f"{what} did not come to pass within {seconds_max} s")
        time.sleep(0.01)
    return value
