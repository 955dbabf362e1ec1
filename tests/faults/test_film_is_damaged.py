"""A film that was damaged on its way: what comes out broken is counted, by every program."""

from __future__ import annotations

import pytest
from kinds import LITTLE, RIGHT, damaged
from measured import SOURCES, look, maker, workshop


@SOURCES
def test_a_whole_film_has_no_damage(source):
    found = look(RIGHT(maker(), workshop()), source)

    assert (found.frames_touched, found.decode_errors, found.frames_decoded) == (0, 0, 75)


@pytest.mark.parametrize("pictures", [1, 3, 4, 12, 60])
def test_each_damaged_picture_of_a_small_film_counts_once(pictures):
    found = look(damaged(pictures, LITTLE)(maker(), workshop()))

    assert (found.frames_touched, found.frames_decoded) == (pictures, 300)


@pytest.mark.parametrize("places", [20])
def test_overwritten_places_are_counted_once_each_at_least(tmp_path, places):
    content = bytearray(RIGHT(maker(), workshop()).read_bytes())
    begin = content.index(b"mdat") + 20_000
    apart = (len(content) - begin - 20_000) // places
    for number in range(places):
        at = begin + number * apart
        content[at : at + 256] = b"\xa5" * 256
    path = tmp_path / "film.mp4"
    path.write_bytes(content)

    found = look(path)

    assert found.unscanned is None
    assert found.frames_touched >= places
    assert found.decode_errors >= places


@pytest.mark.torture
@SOURCES
@pytest.mark.parametrize("pictures", [1, 3, 4, 12, 60])
def test_each_damaged_picture_counts_once(source, pictures):
    found = look(damaged(pictures)(maker(), workshop()), source)

    assert found.frames_touched == pictures
