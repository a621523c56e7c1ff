"""Root folders of a bare Debian, as an instance has it before anything is deployed to it.

    isolation.enter()
    with root.fresh() as folder:         # a pathlib.Path, deleted afterwards
        Agent(folder).deploy(bundle)

It is made with debootstrap once a machine, kept as a tar file in .build-root/ and unpacked for each run, which takes
one or two seconds. In it are Debian's smallest system and the packages that `deploy/packages` names, so that what the
program needs and the list lacks is missed here. The mirror is the one that the machine's own apt asks.
"""

import contextlib
import fcntl
import hashlib
import pathlib
import shutil
import stat
import subprocess
import tempfile

from isolation import Failure, mount_proc

PROJECT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = PROJECT / "deploy/packages"
CACHE = PROJECT / ".build-root"
SUITE = "bookworm"
# Nobody reads there, and it is a third of the files.
LEFT_OUT = ["usr/share/doc", "usr/share/man", "usr/share/locale", "usr/share/info", "usr/share/bash-completion"]
# To be raised when what is done below makes another root of the same packages.
RECIPE = 1
LOG_LINES_SHOWN = 20


@contextlib.contextmanager
def fresh(packages=PACKAGES):
    """Gives a root folder of its own, with devices and /proc; `isolation.enter()` must have come before."""
    with contextlib.ExitStack() as stack:
        with _cache_lock():
            archive = _made(packages)
            place = pathlib.Path(tempfile.mkdtemp(prefix="run-", dir=CACHE))
            stack.callback(shutil.rmtree, place, ignore_errors=True)
            # Held while the folder is in use: what nobody holds was left by a run that was killed.
            lock = stack.enter_context(open(place / "lock", "w", encoding="utf-8"))
            fcntl.flock(lock, fcntl.LOCK_EX)
        place.chmod(0o755)
        folder = place / "root"
        folder.mkdir()
        stack.callback(_unmount, folder)
        unpack(archive, folder)
        yield folder


def made(packages=PACKAGES):
    """The tar file of the root with these packages, made now if it was not before."""
    with _cache_lock():
        return _made(packages)


@contextlib.contextmanager
def _cache_lock():
    """One at a time makes roots and folders; whoever does first removes what killed runs have left."""
    CACHE.mkdir(exist_ok=True)
    with open(CACHE / "lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for folder in CACHE.glob("make-*"):
            shutil.rmtree(folder)
        for folder in CACHE.glob("run-*"):
            _remove_unless_used(folder)
        yield


def _remove_unless_used(folder):
    """Its mounts went with the processes of its run."""
    with open(folder / "lock", "w", encoding="utf-8") as lock, contextlib.suppress(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder)


def _made(packages):
    names = package_names(packages)
    digest = hashlib.sha256(repr((RECIPE, SUITE, names)).encode()).hexdigest()[:16]
    archive = CACHE / f"{SUITE}-{digest}.tar"
    if not archive.exists():
        _make(names, archive)
    return archive


def package_names(path):
    """The names in a file with one Debian package a line and `#` comments."""
    if not path.exists():
        raise Failure(f"{path} is missing, which names the packages that the program needs to run")
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return sorted({line for line in lines if line})


def _make(names, archive):
    if shutil.which("debootstrap") is None:
        raise Failure("debootstrap is not installed: scripts/bootstrap deploy")
    with tempfile.TemporaryDirectory(prefix="make-", dir=CACHE) as name:
        folder = pathlib.Path(name) / "root"
        log = CACHE / "debootstrap.log"
        command = ["debootstrap", "--variant=minbase", f"--include={','.join(names)}", SUITE, folder, mirror()]
        with open(log, "w", encoding="utf-8") as file:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, check=False)
        if done.returncode != 0:
            last = "\n".join(log.read_text(encoding="utf-8").splitlines()[-LOG_LINES_SHOWN:])
            raise Failure(f"debootstrap failed; {log} ends with:\n{last}")
        for emptied in ["var/cache/apt", "var/lib/apt/lists", *LEFT_OUT]:
            shutil.rmtree(folder / emptied)
            (folder / emptied).mkdir()
        (folder / "etc/hostname").write_text("instance\n", encoding="utf-8")
        (folder / "etc/hosts").write_text("127.0.0.1 localhost instance\n::1 localhost\n", encoding="utf-8")
        made_archive = pathlib.Path(name) / "root.tar"
        _run("tar", "-C", folder, "--numeric-owner", "-cf", made_archive, ".")
        made_archive.rename(archive)


def mirror():
    """Where this machine's apt gets the suite from."""
    command = ["apt-get", "indextargets", "--format", "$(SUITE) $(CODENAME) $(COMPONENT) $(REPO_URI)",
               "Created-By: Packages"]
    try:
        done = subprocess.run(command, text=True, capture_output=True, check=False)
    except OSError as error:
        raise Failure("this system has no apt-get, whose mirror would be asked") from error
    for line in done.stdout.splitlines():
        suite, codename, component, address = line.split(" ", 3)
        if SUITE in (suite, codename) and component == "main":
            return address
    raise Failure(f"the apt of this machine knows no mirror of Debian {SUITE}, component main")


def unpack(archive, folder):
    """Unpacks a root and mounts its /proc."""
    _run("tar", "-C", folder, "--numeric-owner", "-xpf", archive)
    null = folder / "dev/null"
    try:
        is_device = stat.S_ISCHR(null.stat().st_mode)
        with open(null, "wb"):
            pass
    except OSError:
        is_device = False
    if not is_device:
        raise Failure(f"{null} is no device: {folder} must be on a file system that is not mounted `nodev`, and this "
                      "process must be allowed to make devices")
    mount_proc(folder / "proc")


def _unmount(folder):
    subprocess.run(["umount", "--lazy", folder / "proc"], stderr=subprocess.DEVNULL, check=False)


def _run(*command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, text=True, capture_output=True, check=False)
    if done.returncode != 0:
        raise Failure(f"{command[0]} failed: {done.stderr.strip()[-500:]}")
