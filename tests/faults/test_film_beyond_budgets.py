"""A film beyond what is decoded: what its packets tell is kept, and the rest is not guessed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cases import HD
from measured import maker, programs, workshop

from intake.demo import films
from intake.media import ffmpeg, probe, scan
from intake.model import Nature, NotMeasured


def unscanned(reason: str) -> NotMeasured:
    return NotMeasured(nature=Nature.FILM, reason=reason)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"duration_seconds": 360_000.0}, "the film is longer than 600 seconds"),
        ({"steps": ((1, 240_000),)}, "the film has more than 60000 pictures"),
        (
            {"width": 8192, "height": 8192},
            "the picture is too large to be decoded (8192×8192)",
        ),
    ],
)
def test_film_that_is_not_decoded(facts, reason):
    found = scan.scan(
        Path("/no/such/film"), programs("PATH"), facts=replace(HD, **facts), seconds=60
    )

    assert found == unscanned(reason)
    assert scan.told(HD, found).unscanned == reason


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("while :; do :; done", "ffmpeg: the time for it ran out"),
        ("exec sleep 60", "ffmpeg: the time for it ran out"),
        ("kill -11 $$", "ffmpeg: it was ended by signal 11"),
        ("echo 'x: Cannot allocate memory' >&2; exit 1", "ffmpeg: Cannot allocate memory"),
        ("while :; do echo 0123456789; done", "ffmpeg: it wrote more than it may"),
    ],
)
def test_film_whose_decoder_hangs_or_dies(tmp_path, script, reason):
    for name in ("ffmpeg", "ffprobe"):
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    stand_in = ffmpeg.Programs(tmp_path / "ffmpeg", tmp_path / "ffprobe", "config")

    found = scan.scan(tmp_path / "film.mp4", stand_in, facts=HD, seconds=1)

    assert found == unscanned(reason)


def test_film_that_shows_more_than_its_packets_tell():
    path = films.make(maker(), workshop(), films.long(films.compressed(0), minutes=1))
    facts = probe.measure(path, programs("PATH"), seconds=30)

    found = scan.scan(
        path, programs("PATH"), facts=replace(facts, duration_seconds=1.0), seconds=60
    )

    assert found == unscanned("ffmpeg: it wrote more than it may")
