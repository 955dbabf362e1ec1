"""Measurements for tests of faults: each by the system's programs and by those of the package."""

from __future__ import annotations

import atexit
import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from programs import require

from intake.media import ffmpeg, probe, scan
from intake.model import Facts, FilmFacts
from intake.policy import MediaSettings

EVERY = 1 if os.environ.get("INTAKE_EVERY_FILM") else 5
"""Of so many films of the film workshop torture makes one: all of them take more than an hour."""

SOURCES = pytest.mark.parametrize("source", ["PATH", "wheel"])


def maker() -> Path:
    """The ffmpeg that makes films."""
    return Path(require("ffmpeg"))


@functools.cache
def workshop() -> Path:
    """The folder in which films are made once for all tests of a run."""
    folder = Path(tempfile.mkdtemp(prefix="films-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def copy(film: Path, path: Path) -> Path:
    """A film of the workshop under another name."""
    return Path(shutil.copyfile(film, path))


def programs(source: str) -> ffmpeg.Programs:
    """The programs of a source, or the test is skipped."""
    if source == "wheel":
        pytest.importorskip(ffmpeg.WHEEL)
        return ffmpeg.find(MediaSettings(), None)
    return ffmpeg.find(MediaSettings(), str(maker().parent))


def measure(path: Path, source: str) -> Facts:
    """The facts of a film by the programs of a source."""
    return probe.measure(path, programs(source), seconds=30)


def look(path: Path, source: str = "PATH") -> FilmFacts:
    """The facts of a film with what one decoding saw."""
    facts = measure(path, source)
    assert isinstance(facts, FilmFacts)
    return scan.told(facts, scan.scan(path, programs(source), facts=facts, seconds=120))


MEASURE = r"""
import json, re, resource, sys
from pathlib import Path
from intake.media import ffmpeg, probe, scan
from intake.model import FilmFacts
film, *programs = map(Path, sys.argv[1:])
programs = ffmpeg.Programs(*programs, "config")
told = probe.measure(film, programs, seconds=60)
if isinstance(told, FilmFacts):
    told = scan.told(told, scan.scan(film, programs, facts=told, seconds=120))
# not our own ru_maxrss, which a new program inherits from the one that started it
own = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) // 1024
peaks = [own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024]
print(json.dumps([peaks, told.unscanned if isinstance(told, FilmFacts) else told.reason]))
"""


def peaks(path: Path, source: str) -> tuple[tuple[int, int], str | None]:
    """What measuring a film takes at most, in MB: the robot, its programs; and what ended it."""
    if not sys.platform.startswith("linux"):
        pytest.skip("peaks of memory are read from /proc")
    known = programs(source)
    line = [sys.executable, "-c", MEASURE, str(path), str(known.ffmpeg), str(known.ffprobe)]
    told = json.loads(subprocess.run(line, check=True, capture_output=True, text=True).stdout)
    (robot, program), ended = told
    return (robot, program), ended
