"""Ink between the characters that were read: something was passed over."""

import numpy as np
import pytest

from intake.forms import unread

HIGH, STEP = 30, 25


def line(count, passed=(), blank=()):
    """A line of square characters; the places of all but those passed over, as shares of it."""
    picture = np.full((HIGH, count * STEP, 3), 240, np.uint8)
    for n in set(range(count)) - set(blank):
        picture[4:26:4, n * STEP + 3 : n * STEP + 22] = 30
    places = [(n + 0.5) / count for n in range(count) if n not in passed and n not in blank]
    return picture, places


@pytest.mark.parametrize("count", [2, 3, 8])
def test_of_a_line_read_whole_nothing_is_left(count):
    assert not unread.is_left(line(count)[0], "字" * count, line(count)[1])


@pytest.mark.parametrize(("count", "passed"), [(8, [4]), (3, [1]), (12, [2, 3])])
def test_a_character_passed_over_is_left(count, passed):
    picture, places = line(count, passed)

    assert unread.is_left(picture, "字" * len(places), places)


def test_a_blank_between_two_characters_is_nothing():
    picture, places = line(5, blank=[2])

    assert not unread.is_left(picture, "字字 字字", places)


def test_a_dash_between_two_characters_is_nothing():
    picture, places = line(5, blank=[2])
    picture[14:17, 2 * STEP : 3 * STEP] = 30

    assert not unread.is_left(picture, "字字字字", places)


def test_places_that_do_not_fit_the_text_tell_nothing():
    picture, places = line(4, passed=[2])

    assert not unread.is_left(picture, "字字", places)
    assert not unread.is_left(picture, "", [])
