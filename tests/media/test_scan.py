"""One decoding of films whose content is known by how they were made."""

from __future__ import annotations

import films as odd
import pytest
from measured import SOURCES, maker, programs, workshop

from intake.media import probe, scan
from intake.model import FilmFacts


def look(path, source="PATH"):
    """The scan of a film by the programs of a source."""
    facts = probe.measure(path, programs(source), seconds=30)
    assert isinstance(facts, FilmFacts)
    return scan.scan(path, programs(source), facts=facts, seconds=60)


@odd.made
def stretched():
    """ffmpeg -f lavfi -i testsrc2=s=640x360:r=25:d=4 -f lavfi -i color=black:s=640x360:r=25:d=4 \
    -f lavfi -i sine=f=440:d=4 -f lavfi -i anullsrc=r=44100:cl=mono:d=4 \
    -filter_complex [0][2][1][3]concat=n=2:v=1:a=1 -shortest -c:v libx264 -preset ultrafast \
    -g 25 -pix_fmt yuv420p -c:a aac OUT.mp4"""


@SOURCES
def test_pictures_sound_and_stretches_of_a_film(source):
    found = look(stretched(maker(), workshop()), source)

    assert (found.small.shape, found.large.shape) == ((40, 36, 64), (40, 360, 640))
    assert (found.seconds, found.frames, found.frames_touched, found.errors) == (8.0, 200, 0, ())
    assert found.black == ((4.0, 8.0),)
    assert [round(at) for at in found.silent[0]] == [4, 8]
    assert len(found.sound) == pytest.approx(8 * found.sound_rate, abs=1000)
    assert (len(found.stills), found.stills[0].at_seconds) == (8, 0.4)
    assert {still.jpeg[:2] for still in found.stills} == {b"\xff\xd8"}


@odd.made
def forty_seconds():
    """ffmpeg -f lavfi -i testsrc2=s=128x72:r=25:d=40 -c:v libx264 -preset ultrafast \
    -pix_fmt yuv420p OUT.mp4"""


def test_large_pictures_are_dense_at_both_ends_only():
    found = look(forty_seconds(maker(), workshop()))

    between = list(range(77, 125, 5))
    assert list(found.large_of) == [*range(75), *between, *range(125, 200)]
    assert len(found.large) == 160


def test_damage_is_counted(tmp_path):
    content = bytearray(stretched(maker(), workshop()).read_bytes())
    begin = content.index(b"mdat") + 4
    for at in range(begin + 20_000, begin + 200_000, 9_000):
        content[at : at + 256] = bytes(range(256))
    path = tmp_path / "damaged.mp4"
    path.write_bytes(content)

    found = look(path)

    assert found.frames_touched >= 5
    assert sum(times for _, times in found.errors) >= 5


def test_a_film_without_sound_has_none():
    found = look(odd.mute(maker(), workshop()))

    assert (found.sound, found.sound_seconds, found.silent, found.loudness_lufs) == (
        None, None, (), None
    )  # fmt: skip


@pytest.mark.parametrize("make", [odd.rotated, odd.interlaced, odd.thirty_a_second, odd.avi])
def test_odd_films_are_seen_too(make):
    found = look(make(maker(), workshop()))

    assert found.small.shape[0] == pytest.approx(found.seconds * 5)
    assert (found.frames > 20, found.frames_touched) == (True, 0)


@odd.made
def ramp_of_television():
    """ffmpeg -f lavfi -i color=black:s=640x360:r=25:d=1 -f lavfi -i color=gray:s=640x360:r=25:d=1 \
    -f lavfi -i color=white:s=640x360:r=25:d=1 -filter_complex [0][1][2]hstack=3,scale=1280:720 \
    -c:v libx264 -preset ultrafast -pix_fmt yuv420p OUT.mp4"""


@odd.made
def ramp_of_computers():
    """ffmpeg -f lavfi -i color=black:s=640x360:r=25:d=1 -f lavfi -i color=gray:s=640x360:r=25:d=1 \
    -f lavfi -i color=white:s=640x360:r=25:d=1 -filter_complex \
    [0][1][2]hstack=3,scale=1280:720:out_range=pc -c:v libx264 -preset ultrafast \
    -pix_fmt yuv420p -color_range pc OUT.mp4"""


@odd.made
def ramp_of_photographs():
    """ffmpeg -f lavfi -i color=black:s=640x360:r=25:d=1 -f lavfi -i color=gray:s=640x360:r=25:d=1 \
    -f lavfi -i color=white:s=640x360:r=25:d=1 -filter_complex [0][1][2]hstack=3,scale=1280:720 \
    -c:v mjpeg -q:v 2 -pix_fmt yuvj422p OUT.mov"""


@odd.made
def ramp_of_ten_bits():
    """ffmpeg -f lavfi -i color=black:s=640x360:r=25:d=1 -f lavfi -i color=gray:s=640x360:r=25:d=1 \
    -f lavfi -i color=white:s=640x360:r=25:d=1 -filter_complex [0][1][2]hstack=3,scale=1280:720 \
    -c:v libx264 -preset ultrafast -pix_fmt yuv420p10le OUT.mp4"""


@odd.made
def ramp_of_colours():
    """ffmpeg -f lavfi -i color=black:s=640x360:r=25:d=1 -f lavfi -i color=gray:s=640x360:r=25:d=1 \
    -f lavfi -i color=white:s=640x360:r=25:d=1 -filter_complex [0][1][2]hstack=3,scale=1280:720 \
    -c:v libx264rgb -preset ultrafast -pix_fmt bgr24 OUT.mp4"""


@pytest.mark.parametrize(
    "make",
    [
        ramp_of_television,
        ramp_of_computers,
        ramp_of_photographs,
        ramp_of_ten_bits,
        ramp_of_colours,
    ],
)
def test_black_gray_and_white_are_the_same_however_they_are_written(make):
    found = look(make(maker(), workshop()))

    for picture in (found.small[2], found.large[2][:, ::10]):
        assert [int(level) for level in picture[18, [5, 32, 58]]] == pytest.approx(
            [0, 128, 255], abs=2
        )
