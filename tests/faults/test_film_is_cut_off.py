"""An upload that broke off: the index in front looks perfect, one that stood behind is gone."""

import re

import films as odd
from measured import SOURCES, maker, measure, workshop

from intake.demo import films
from intake.model import Nature, Refusal


@SOURCES
def test_film_is_cut_off_behind_its_index(source):
    path = odd.cut_off(maker(), workshop())

    found = measure(path, source)

    assert (found.nature, found.reason) == (Nature.FILM, "truncated")
    assert re.fullmatch(r"1\.\d\d of 3\.00 seconds are there", found.detail)


@SOURCES
def test_film_is_cut_off_before_its_index(source):
    path = odd.cut_before_index(maker(), workshop())

    detail = "moov atom not found; Invalid data found when processing input"
    expected = Refusal(nature=Nature.FILM, reason="truncated", detail=detail)
    assert measure(path, source) == expected


@SOURCES
def test_film_has_a_header_and_nothing_else(tmp_path, source):
    whole = films.make(maker(), workshop(), films.hd(0)).read_bytes()
    path = tmp_path / "header.mp4"
    path.write_bytes(whole[: whole.index(b"mdat") + 4])

    expected = Refusal(
        nature=Nature.FILM, reason="truncated", detail="0.00 of 3.00 seconds are there"
    )
    assert measure(path, source) == expected


@SOURCES
def test_film_of_another_container_has_a_header_and_nothing_else(tmp_path, source):
    whole = odd.matroska_named_mp4(maker(), workshop()).read_bytes()
    path = tmp_path / "header.mkv"
    path.write_bytes(whole[: whole.index(bytes.fromhex("1f43b675"))])

    found = measure(path, source)

    assert (found.nature, found.reason) == (Nature.FILM, "unreadable")
