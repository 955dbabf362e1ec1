"""Foreign programs under limits; the programs here are small ones of Python's own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from intake import child
from intake.errors import BadSetup, TryLater

ROOT = Path(__file__).resolve().parents[1]
LAUNCHER = child.Harness()
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


@pytest.fixture(params=["system", "launcher"])
def using(request):
    """Both ways of setting the kernel's limits."""
    found = child.harness()
    if request.param == "system" and not found.prlimit:
        pytest.skip("no prlimit here")
    return found if request.param == "system" else LAUNCHER


def python(program: str) -> list[str]:
    return [sys.executable, "-I", "-S", "-c", program]


def test_collects_what_a_program_writes(using):
    program = python("import sys; print('out'); sys.stderr.write('err'); sys.exit(3)")

    done = child.run(program, seconds=20, using=using)

    assert (done.code, done.out, done.err, done.trouble) == (3, b"out\n", b"err", "")


def test_arguments_are_never_read_by_a_shell(using, tmp_path):
    words = ["$(touch x)", "; touch y", "a b", "--as=1", "-- "]

    done = child.run([*python("import sys; print(sys.argv[1:])"), *words], seconds=20, using=using)

    assert done.out.decode().strip() == repr(words)


def test_input_is_empty(using):
    done = child.run(python("import sys; print(sys.stdin.read() == '')"), seconds=20, using=using)

    assert done.out == b"True\n"


def test_the_environment_is_not_passed_on(using, monkeypatch):
    monkeypatch.setenv("INTAKE_MAILBOX_PASSWORD", "canary")

    done = child.run(python("import os; print(sorted(os.environ))"), seconds=20, using=using)

    assert done.out.decode().strip() == "['LC_ALL']"


@posix
def test_time_out_kills_the_whole_group(using, tmp_path):
    # The grandchild would write a file a moment after its parent was killed.
    late = f"import time; time.sleep(1.5); open({str(tmp_path / 'late')!r}, 'w')"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {late!r}])"
    limits = child.Limits(file_bytes=None)

    began = time.monotonic()
    done = child.run(python(program), seconds=0.7, limits=limits, using=using)
    took = time.monotonic() - began
    time.sleep(2)

    assert (done.timed_out, done.trouble) == (True, "the time for it ran out")
    assert took < 5
    assert not (tmp_path / "late").exists()


@posix
def test_what_a_program_leaves_running_is_killed(tmp_path):
    # Its output is closed, so that nothing but the process group holds on to it.
    stray = f"import time; time.sleep(1); open({str(tmp_path / 'stray')!r}, 'w')"
    program = (
        "import subprocess, sys; n = subprocess.DEVNULL;"
        f"subprocess.Popen([sys.executable, '-c', {stray!r}], stdout=n, stderr=n)"
    )

    done = child.run(python(program), seconds=20, limits=child.Limits(file_bytes=None))
    time.sleep(1.5)

    assert done.code == 0
    assert not (tmp_path / "stray").exists()


@posix
def test_a_stray_that_holds_the_output_is_not_waited_for():
    stray = "import time; time.sleep(30)"
    program = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {stray!r}])"

    began = time.monotonic()
    done = child.run(python(program), seconds=20)

    assert (done.code, done.timed_out) == (0, False)
    assert time.monotonic() - began < 5


@pytest.fixture
def no_room():
    """No further file may be opened, so that no pipe to another process can be."""
    resource = pytest.importorskip("resource")
    own = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, own[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, own)


@posix
def test_no_room_for_another_process_is_for_later(no_room):
    with pytest.raises(TryLater, match=r"no room for another process \(Too many open files\)"):
        child.run([sys.executable], seconds=5)


@linux
@pytest.mark.parametrize("name", ["setpriv", "prlimit"])
def test_a_harness_that_refuses_is_not_taken_for_the_program(tmp_path, name):
    refusing = tmp_path / name
    refusing.write_text(f"#!/bin/sh\necho '{name}: bad option' >&2; exit 1\n", encoding="utf-8")
    refusing.chmod(0o755)

    with pytest.raises(BadSetup, match=rf"cannot be started \({name}: bad option\)"):
        child.run([sys.executable], seconds=5, using=child.Harness(str(refusing), str(refusing)))


def test_output_beyond_the_budget_ends_the_run(using):
    program = python("import sys\nwhile True: sys.stdout.write('x' * 65536)")

    done = child.run(program, seconds=20, out_bytes=100_000, using=using)

    assert (done.overflowed, len(done.out)) == (True, 100_000)
    assert done.trouble == "it wrote more than it may"


def test_complaints_beyond_the_budget_are_dropped(using):
    program = python("import sys; sys.stderr.write('x' * 200_000); print('done')")

    done = child.run(program, seconds=20, using=using)

    assert (done.code, done.out, len(done.err)) == (0, b"done\n", child.ERR_BYTES)


@linux
def test_memory_is_limited(using):
    limits = child.Limits(memory_bytes=256 * 1024**2)

    done = child.run(python("bytearray(512 * 1024**2)"), seconds=20, limits=limits, using=using)

    assert done.code == 1
    assert done.err.strip().endswith(b"MemoryError")


@posix
def test_processor_time_is_limited(using):
    limits = child.Limits(cpu_seconds=1)

    done = child.run(python("while True: pass"), seconds=20, limits=limits, using=using)

    assert -done.code in {signal.SIGKILL, signal.SIGXCPU}
    assert done.trouble == f"it was ended by signal {-done.code}"


@posix
def test_no_file_is_written_by_default(using, tmp_path):
    path = tmp_path / "written"
    program = f"import os; os.write(os.open({str(path)!r}, os.O_CREAT | os.O_WRONLY), b'x')"

    done = child.run(python(program), seconds=20, using=using)

    assert b"File too large" in done.err
    assert path.stat().st_size == 0


@posix
def test_a_dead_program_leaves_no_core(using):
    program = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"

    done = child.run(python(program), seconds=20, using=using)

    assert done.out == b"(0, 0)\n"


@linux
@pytest.mark.parametrize("way", ["harness()", "Harness()"])
def test_a_run_dies_with_the_robot(tmp_path, way):
    note = tmp_path / "pid"
    program = f"import os, time\nopen({str(note)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)\n"
    robot = (
        "import sys; from intake import child\n"
        f"child.run([sys.executable, '-c', {program!r}], seconds=60,"
        f" limits=child.Limits(file_bytes=None), using=child.{way})"
    )
    with subprocess.Popen([sys.executable, "-c", robot], cwd=ROOT) as parent:
        pid = wait_for(lambda: note.exists() and note.read_text())
        parent.kill()

    assert wait_for(lambda: not alive(int(pid)))


def wait_for(look, seconds=10.0):
    """What `look` sees once it sees something."""
    end = time.monotonic() + seconds
    while not (seen := look()) and time.monotonic() < end:
        time.sleep(0.05)
    return seen


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize(
    ("program", "reason"),
    [("ffprobe", "not an absolute path"), ("/no/such/program", "no such file")],
)
def test_a_program_that_is_none(program, reason):
    with pytest.raises(BadSetup) as caught:
        child.run([program], seconds=5)

    cure = "install it again or mend its path in config"
    assert str(caught.value) == f"{program}: cannot be started ({reason}); {cure}"


@posix
def test_a_file_that_is_not_executable(tmp_path):
    path = tmp_path / "program"
    path.write_text("#!/bin/sh\n", encoding="utf-8")

    with pytest.raises(BadSetup, match=r"cannot be started \(not executable\); install it again"):
        child.run([str(path)], seconds=5)


@posix
def test_a_file_that_no_system_can_run(using, tmp_path):
    path = tmp_path / "program"
    path.write_bytes(b"\x00\x01\x02 nothing that runs")
    path.chmod(0o755)

    with pytest.raises(BadSetup, match=r"cannot be started \(.+\); install it again"):
        child.run([str(path)], seconds=5, using=using)


def test_the_limits_are_told_in_one_line():
    told = child.limits()

    assert told.startswith("time")
    assert "\n" not in told


@linux
def test_without_the_programs_the_launcher_serves(tmp_path):
    assert child.harness(str(tmp_path)) == child.Harness()


OUTLETS = """
import sys
for word, place in zip("ab", sys.argv[1:]):
    kind, _, name = place.partition(":")
    with open(int(name) if kind == "pipe" else name, "wb") as out:
        out.write(word.encode() * 200_000)
"""


def into_outlets(budgets, using, **how):
    """A program that writes 200,000 bytes into each of two outlets."""
    limits = child.Limits(file_bytes=None)
    budget = child.Budget(seconds=20, outlets=budgets, limits=limits)
    return child.stream([*python(OUTLETS), *budgets], budget, using=using, **how)


@pytest.mark.parametrize("pipes", [pytest.param(True, marks=posix), False])
def test_outlets_are_collected_side_by_side(using, pipes):
    done = into_outlets({"ONE": 200_000, "TWO": 300_000}, using, pipes=pipes)

    assert (done.code, done.trouble) == (0, "")
    assert done.outlets == {"ONE": b"a" * 200_000, "TWO": b"b" * 200_000}


@pytest.mark.parametrize("pipes", [pytest.param(True, marks=posix), False])
def test_an_outlet_beyond_its_budget_is_told(using, pipes):
    done = into_outlets({"ONE": 200_000, "TWO": 1000}, using, pipes=pipes)

    assert (done.trouble, len(done.outlets["TWO"])) == ("it wrote more than it may", 1000)


def test_a_run_that_nobody_waits_for_is_ended(using):
    budget = child.Budget(seconds=20, watch=lambda sizes: sizes == {})

    began = time.monotonic()
    with pytest.raises(TryLater, match="because the robot is to stop"):
        child.stream(python("import time; time.sleep(15)"), budget, using=using)

    assert time.monotonic() - began < 5


@posix
def test_a_run_may_stand_behind_others(using):
    program = python("import os; print(os.nice(0))")
    own = os.nice(0)

    done = child.run(program, seconds=20, limits=child.Limits(nice=3), using=using)

    assert int(done.out) == min(19, own + 3)
