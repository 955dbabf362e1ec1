"""One way to run a foreign program: a list of arguments, never a shell, under limits.

Strangers' films and documents are read by programs that have had their holes. Each run gets no
input, a fixed environment without secrets, a process group of its own that is killed as a whole, a
wall clock, and budgets for what it says. On POSIX the kernel keeps memory, processor time and files
in bounds as well; on Linux a run dies with the robot. `preexec_fn` is never used: it may deadlock
where threads run. util-linux's setpriv and prlimit set the limits; where they are missing, a few
lines of Python do, and then become the program.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from intake.errors import BadSetup, TryLater
from intake.outlet import Outlet, Reader

POSIX = os.name == "posix"
LINUX = sys.platform.startswith("linux")
SYSTEM_PLACES = "/usr/bin:/bin:/usr/sbin:/sbin:/usr/local/bin"
ERR_BYTES = 64 * 1024
"""What a program may complain; the rest is read and dropped."""

PATIENCE = 5.0
"""Seconds that a killed run may take to be gone."""

GLANCE = 0.2
"""Seconds between two looks whether a program has ended and left its output to a stray process."""

CANNOT_START = (126, 127)
"""How prlimit, setpriv and the launcher below say that they could not become the program."""

LAUNCHER = """
import os, resource, sys
parent, nice, *limits = map(int, sys.argv[1:8])
os.nice(nice)
if sys.platform.startswith("linux"):
    import ctypes, signal
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)
names = ("RLIMIT_AS", "RLIMIT_DATA", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_CORE")
for name, limit in zip(names, limits):
    if limit >= 0:
        try:
            resource.setrlimit(getattr(resource, name), (limit, limit))
        except (ValueError, OSError):
            pass
try:
    os.execv(sys.argv[8], sys.argv[8:])
except OSError as error:
    sys.stderr.write(error.strerror)
    sys.exit(126)
"""
"""The limits in the order of `_numbers`, -1 for none; macOS refuses some, which is let pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the kernel keeps a run within; None leaves a limit as the robot's own.

    `memory_bytes` is room for addresses, of which shared libraries and threads take much that they
    never fill; `data_bytes` is what a program may keep of its own, be it filled or not.
    `file_bytes` is the size of each file that the program may write; 0: it writes into pipes only.
    `nice` is how far behind others a run stands when the processor is short (0 to 19).
    """

    memory_bytes: int | None = 2 * 1024**3
    data_bytes: int | None = None
    cpu_seconds: int | None = None
    file_bytes: int | None = 0
    nice: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """How a run ended: exit code (negative: a signal's number), what it wrote, what stopped it."""

    code: int
    out: bytes
    err: bytes
    timed_out: bool = False
    overflowed: bool = False
    outlets: Mapping[str, bytearray] = field(default_factory=dict)

    @property
    def trouble(self) -> str:
        """What ended the run before the program did, in a few words; empty when nothing did."""
        if self.timed_out:
            return "the time for it ran out"
        if self.overflowed:
            return "it wrote more than it may"
        if self.code < 0:
            return f"it was ended by signal {-self.code}"
        return ""


@dataclass(frozen=True, slots=True)
class Harness:
    """The programs that put a run under the kernel's limits; empty paths: the launcher does."""

    setpriv: str = ""
    prlimit: str = ""
    nice: str = ""

    def wrap(self, command: Sequence[str], limits: Limits) -> list[str]:
        """The command that becomes `command` after the limits are set."""
        numbers = _numbers(limits)
        if self.setpriv and self.prlimit:
            names = ("--as", "--data", "--cpu", "--fsize", "--core")
            given = [f"{name}={n}" for name, n in zip(names, numbers, strict=True) if n >= 0]
            behind = [self.nice, "-n", str(limits.nice)] if limits.nice and self.nice else []
            return [*behind, self.setpriv, "--pdeathsig", "KILL", self.prlimit, *given, *command]
        words = [str(n) for n in (os.getpid(), limits.nice, *numbers)]
        return [sys.executable, "-I", "-S", "-c", LAUNCHER, *words, *command]

    def failed(self, code: int, err: bytes) -> bool:
        """Whether a run never came to its program: else its complaints would be taken for facts."""
        names = (self.setpriv, self.prlimit, self.nice, "setpriv", "prlimit", "nice")
        own = tuple(f"{name}: ".encode() for name in names if name)
        return POSIX and (code in CANNOT_START or (code != 0 and err.startswith(own)))


def harness(search_path: str = SYSTEM_PLACES) -> Harness:
    """The harness of this machine; without both programs in `search_path` the launcher serves."""
    if not LINUX:
        return Harness()
    names = ("setpriv", "prlimit", "nice")
    setpriv, prlimit, nice = (shutil.which(name, path=search_path) for name in names)
    return Harness(setpriv, prlimit, nice or "") if setpriv and prlimit else Harness()


def run(
    command: Sequence[str],
    *,
    seconds: float,
    limits: Limits | None = None,
    out_bytes: int = 1024**2,
    using: Harness | None = None,
) -> Finished:
    """Run `command`, whose first word is a program's absolute path, and collect what it writes.

    After `seconds`, or beyond `out_bytes` on its standard output, everything that it started is
    killed and the result says so. Raises BadSetup when the program cannot be started, TryLater
    when the system has no room for another process.
    """
    return stream(command, Budget(seconds=seconds, out_bytes=out_bytes, limits=limits), using=using)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """All that a run may take.

    `outlets` are words of the command, each with its bytes: the program is told to write there as
    ffmpeg names such places (``pipe:7``). `watch` is asked several times a second, with the bytes
    so far of each outlet; when it says True the run is no longer wanted.
    """

    seconds: float
    out_bytes: int = 1024**2
    err_bytes: int = ERR_BYTES
    limits: Limits | None = None
    outlets: Mapping[str, int] = field(default_factory=dict)
    watch: Callable[[Mapping[str, int]], bool] | None = None


def stream(
    command: Sequence[str], budget: Budget, *, using: Harness | None = None, pipes: bool = POSIX
) -> Finished:
    """Run `command` as `run` does, collecting several outlets besides the two usual streams.

    Windows hands no further pipes down: there (`pipes` false) the outlets are files in a folder of
    ours, read at the end. Beyond its budget an outlet ends the run. Raises as `run` does, and
    TryLater when `watch` ends it.
    """
    _refuse_what_is_no_program(command[0])
    using = using or harness()
    with ExitStack() as stack:
        outlets = [Outlet(word, size) for word, size in budget.outlets.items()]
        room = "" if pipes or not outlets else stack.enter_context(tempfile.TemporaryDirectory())
        for outlet in outlets:
            stack.callback(outlet.close)
            outlet.open(room)
        places = {outlet.word: outlet.place for outlet in outlets}
        placed = [places.get(word, word) for word in command]
        line = using.wrap(placed, budget.limits or Limits()) if POSIX else placed
        done = _collect(line, budget, outlets)
    if using.failed(done.code, done.err):
        raise BadSetup(_cannot_start(command[0], done.err.decode(errors="replace").strip()))
    return done


def _collect(line: Sequence[str], budget: Budget, outlets: Sequence[Outlet]) -> Finished:
    end = time.monotonic() + budget.seconds
    process = _start(line, [outlet.theirs for outlet in outlets if outlet.theirs is not None])
    assert process.stdout is not None  # noqa: S101  (both are pipes, see _start)
    assert process.stderr is not None  # noqa: S101
    end_it = partial(_kill, process)
    out = Reader(process.stdout, budget.out_bytes, end_it)
    err = Reader(process.stderr, budget.err_bytes)
    readers = [out, err, *(reader for o in outlets if (reader := o.read(end_it)))]
    timed_out, wanted = False, True
    try:
        timed_out, wanted = _ends(process, readers, end, lambda: _unwanted(budget, outlets))
    finally:
        _kill(process)
        code = _reap(process)
        for reader in readers:
            reader.close(PATIENCE)
    if not wanted:
        message = "the run was stopped because the robot is to stop; it is repeated at the next"
        raise TryLater(message)
    kept = {outlet.word: outlet.content() for outlet in outlets}
    overflowed = out.overflowed or any(outlet.overflowed for outlet in outlets)
    return Finished(code, bytes(out.kept), bytes(err.kept), timed_out, overflowed, kept)


def _unwanted(budget: Budget, outlets: Sequence[Outlet]) -> bool:
    return budget.watch is not None and budget.watch({o.word: o.size() for o in outlets})


def limits() -> str:
    """One line for people: what this machine keeps a foreign program within."""
    if not POSIX:
        return "time only: this system sets no limits of memory or processor for programs"
    how = "setpriv and prlimit" if harness().prlimit else "the robot's own launcher"
    if not LINUX:
        return f"time, processor and files, through {how}; memory is not limited here"
    return f"time, memory, processor and files, through {how}; programs end with the robot"


def _start(line: Sequence[str], handed: Sequence[int]) -> subprocess.Popen[bytes]:
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    try:
        return subprocess.Popen(
            line,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
            start_new_session=POSIX,
            pass_fds=handed,
            creationflags=flags,
        )
    except OSError as error:
        if isinstance(error, FileNotFoundError | PermissionError):
            raise BadSetup(_cannot_start(line[0], str(error.strerror))) from error
        message = f"{line[0]}: no room for another process ({error.strerror})"
        raise TryLater(message) from error


def _environment() -> dict[str, str]:
    """The same few words on every machine: nothing of the robot's own environment is passed on."""
    if POSIX:
        return {"LC_ALL": "C.UTF-8"}
    # Programs on Windows do not find the system's libraries without this one.
    return {"SYSTEMROOT": os.path.expandvars("%SYSTEMROOT%")}


def _ends(
    process: subprocess.Popen[bytes],
    readers: Sequence[Reader],
    end: float,
    unwanted: Callable[[], bool],
) -> tuple[bool, bool]:
    """Whether the time ran out, and whether the run is still wanted.

    The output is waited for first, which costs no polling.
    """
    while process.poll() is None and (open_ones := [r for r in readers if r.thread.is_alive()]):
        left = end - time.monotonic()
        if left <= 0:
            return True, True
        if unwanted():
            return False, False
        open_ones[0].thread.join(min(left, GLANCE))
    try:
        process.wait(max(0.0, end - time.monotonic()))
    except subprocess.TimeoutExpired:
        return True, True
    return False, True


def _reap(process: subprocess.Popen[bytes]) -> int:
    """The exit code; a process that the kernel does not let go of counts as killed."""
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return -signal.SIGTERM


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the whole process group of a run; only the process itself where there are none."""
    if not POSIX:
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        # Gone already; macOS says "not permitted" of a group whose last member is a zombie.
        return


def _numbers(limits: Limits) -> tuple[int, ...]:
    """Memory, data, processor seconds, file size, core size, none above our own; -1: no limit."""
    import resource  # noqa: PLC0415  (there is none on Windows)

    wanted = (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_DATA, limits.data_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_CORE, 0),
    )
    return tuple(_capped(resource.getrlimit(kind)[1], number) for kind, number in wanted)


def _capped(own: int, wanted: int | None) -> int:
    if wanted is None:
        return -1
    return wanted if own < 0 else min(own, wanted)


def _refuse_what_is_no_program(program: str) -> None:
    path = Path(program)
    if not path.is_absolute():
        raise BadSetup(_cannot_start(program, "not an absolute path"))
    if not path.is_file():
        raise BadSetup(_cannot_start(program, "no such file"))
    if not os.access(path, os.X_OK):
        raise BadSetup(_cannot_start(program, "not executable"))


def _cannot_start(program: str, reason: str) -> str:
    return f"{program}: cannot be started ({reason}); install it again or mend its path in config"
