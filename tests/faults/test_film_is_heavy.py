"""A film that takes much memory to decode: neither program nor robot takes more than 600 MB."""

from __future__ import annotations

import pytest
from kinds import HEVC, RIGHT, Drawn
from measured import SOURCES, maker, peaks, workshop

CINEMA = Drawn(size="4096:2160", seconds=2, code=f"{HEVC} yuv420p10le")
HEAVIEST = Drawn(
    size="4096:2304",
    code="-c:v libx264 -preset ultrafast -x264-params ref=16:bframes=3 -pix_fmt yuv444p10le",
)
LONG = Drawn(seconds=2, code="-c:v libx264 -preset ultrafast -refs 16 -bf 8 -pix_fmt yuv420p")


def test_an_ordinary_film_is_light():
    (robot, program), unscanned = peaks(RIGHT(maker(), workshop()), "PATH")

    assert unscanned is None
    assert robot <= 250
    assert program <= 150


@pytest.mark.torture
@pytest.mark.parametrize("make", [CINEMA, LONG], ids=["cinema", "many references"])
def test_a_heavy_film_keeps_within_600_megabytes(make):
    (robot, program), unscanned = peaks(make(maker(), workshop()), "PATH")

    assert robot + program <= 600
    assert unscanned is None


@pytest.mark.torture
@SOURCES
def test_a_film_heavier_than_that_goes_to_a_person(source):
    (robot, program), unscanned = peaks(HEAVIEST(maker(), workshop()), source)

    assert robot + program <= 600
    assert unscanned in {"ffmpeg: Cannot allocate memory", "ffmpeg: its pictures could not be kept"}
