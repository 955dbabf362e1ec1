from dataclasses import replace

import pytest
from cases import HD, case, findings


def damaged(touched, decoded=4500):
    """What is said of an HD version of which so many pictures came out broken."""
    hd = replace(HD, frames_touched=touched, frames_decoded=decoded)
    return [(f.code, f.level.value, f.found) for f in findings(case(hd=hd)) if "corrupt" in f.code]


@pytest.mark.parametrize("touched", [None, 0])
def test_nothing_is_said_of_a_film_without_damage(touched):
    assert damaged(touched) == []


@pytest.mark.parametrize("touched", [1, 12])
def test_up_to_half_a_second_is_for_a_person(touched):
    assert damaged(touched) == [("video.corrupt", "review", touched)]


@pytest.mark.parametrize("touched", [13, 4500])
def test_more_than_half_a_second_goes_back(touched):
    assert damaged(touched) == [("video.corrupt", "reject", touched)]


@pytest.mark.parametrize(("touched", "level"), [(3, "review"), (4, "reject")])
def test_more_than_one_in_a_hundred_of_a_short_film_goes_back(touched, level):
    assert damaged(touched, decoded=300) == [("video.corrupt", level, touched)]


def test_a_film_of_which_no_picture_comes_goes_back():
    assert damaged(4500, decoded=0) == [("video.corrupt", "reject", 4500)]
