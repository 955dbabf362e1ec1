"""Measurements for tests of faults: each by the system's programs and by those of the package."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from programs import require

from intake.media import ffmpeg, probe
from intake.model import Facts
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
