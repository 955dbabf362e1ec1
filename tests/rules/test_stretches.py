from dataclasses import replace

import pytest
from cases import COMPRESSED, HD, case, findings

from intake.model import MarkFact

CODES = {"video.black", "video.frozen", "video.silent"}


def said(hd=HD, compressed=COMPRESSED):
    """Code, file, level and times of what is said of stretches in a pair of films."""
    found = findings(case(hd=hd, compressed=compressed))
    return [(f.code, f.about, f.level.value, f.found) for f in found if f.code in CODES]


@pytest.mark.parametrize(("kind", "least"), [("black", 3.0), ("frozen", 10.0), ("silent", 15.0)])
def test_a_stretch_counts_from_its_least_length_on(kind, least):
    long = replace(HD, **{kind: ((65.0, 65.0 + least),)})
    short = replace(HD, **{kind: ((65.0, 64.9 + least),)})

    assert [line[:3] for line in said(long)] == [(f"video.{kind}", "hd", "note")]
    assert said(short) == []


def test_all_its_times_are_told():
    film = replace(HD, black=((5.0, 9.4), (30.0, 31.0), (65.2, 72.9)))

    assert said(film) == [("video.black", "hd", "note", ("0:05–0:09", "1:05–1:12"))]


@pytest.mark.parametrize(("end", "level"), [(45.0, "note"), (45.2, "review")])
def test_more_than_a_quarter_of_the_film_is_for_a_person(end, level):
    assert said(replace(HD, silent=((0.0, end),)))[0][2] == level


def test_both_versions_with_one_fault_are_told_of_once():
    dark = ((60.0, 64.0),)

    assert said(replace(HD, black=dark), replace(COMPRESSED, black=dark)) == [
        ("video.black", "hd", "note", ("1:00–1:04",))
    ]
    assert said(HD, replace(COMPRESSED, black=dark)) == [
        ("video.black", "compressed", "note", ("1:00–1:04",))
    ]


@pytest.mark.parametrize("state", ["found", "unsure"])
def test_what_lies_in_intro_and_outro_does_not_count(state):
    marks = (
        MarkFact(name="intro", state=state, at_seconds=1.0, seconds=4.0),
        MarkFact(name="outro", state=state, at_seconds=176.0, seconds=4.0),
        MarkFact(name="badge", state=state, share=1.0, at_seconds=2.0),
    )
    film = replace(HD, black=((0.0, 6.0), (175.0, 180.0)), marks=marks)

    assert bool(said(film)) is (state == "unsure")


def test_a_film_that_was_not_decoded_is_not_spoken_of():
    assert said(replace(HD, unscanned="timeout")) == []
