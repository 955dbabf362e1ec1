"""Our own limits end a measurement: it goes to staff and is never the sender's fault."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from cases import HD
from measured import SOURCES, maker, programs, workshop

from intake.demo import films
from intake.media import ffmpeg, probe, scan
from intake.model import Nature, NotMeasured


def ffprobe(folder: Path, script: str) -> ffmpeg.Programs:
    """Programs of which ffprobe is this script of the shell's."""
    folder.mkdir()
    for name in ("ffmpeg", "ffprobe"):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return ffmpeg.Programs(folder / "ffmpeg", folder / "ffprobe", "config")


@pytest.fixture
def film(tmp_path):
    path = tmp_path / "film.mp4"
    path.write_bytes(b"\x00\x00\x00\x20ftypisom")
    return path


@SOURCES
def test_film_takes_too_long(source):
    path = films.make(maker(), workshop(), films.hd(0))

    found = probe.measure(path, programs(source), seconds=0)

    reason = "ffprobe: the time for it ran out"
    assert found == NotMeasured(nature=Nature.FILM, reason=reason)


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("while :; do :; done", "ffprobe: the time for it ran out"),
        ("while :; do echo 012345678901234567890; done", "ffprobe: it wrote more than it may"),
        ("kill -9 $$", "ffprobe: it was ended by signal 9"),
        ("kill -11 $$", "ffprobe: it was ended by signal 11"),
        ("echo 'x: Cannot allocate memory' >&2; exit 1", "ffprobe: Cannot allocate memory"),
        ("echo 'x: Permission denied' >&2; exit 1", "ffprobe: Permission denied"),
        ("echo '{'", "ffprobe wrote what is no JSON"),
    ],
)
def test_film_is_not_measured_by_our_doing(tmp_path, film, script, reason):
    found = probe.measure(film, ffprobe(tmp_path / "bin", script), seconds=1.5)

    assert found == NotMeasured(nature=Nature.FILM, reason=reason)


def test_film_is_gone(tmp_path):
    found = probe.measure(tmp_path / "gone.mp4", ffprobe(tmp_path / "bin", "exit 1"), seconds=5)

    reason = "the file cannot be read: No such file or directory"
    assert found == NotMeasured(nature=Nature.FILM, reason=reason)


@pytest.mark.parametrize(("length", "wall"), [(1.0, 0.3), (10.0, 1.2)])
def test_a_film_may_take_as_long_as_its_length_allows(tmp_path, monkeypatch, length, wall):
    monkeypatch.setattr(scan, "START_SECONDS", 0.2)
    monkeypatch.setattr(scan, "PER_SECOND", 0.1)
    began = time.monotonic()

    found = scan.scan(
        tmp_path / "film.mp4",
        ffprobe(tmp_path / "bin", "exec sleep 60"),
        facts=replace(HD, duration_seconds=length),
        seconds=60,
    )

    assert found == NotMeasured(nature=Nature.FILM, reason="ffmpeg: the time for it ran out")
    # a machine at work may end it late, and nothing ends it early
    assert wall <= time.monotonic() - began < wall + 10
