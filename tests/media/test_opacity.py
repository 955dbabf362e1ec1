"""How dense a badge lies over pictures, of which everything is known: they are computed here."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.media.badge import Size
from intake.media.opacity import Density, weigh

HIGH, WIDE = 24, 36


def badge(light=200.0, cover=0.8):
    """A badge of two bars on nothing, of one brightness and opacity."""
    dense = np.zeros((HIGH, WIDE), np.float32)
    dense[6:10, 6:30] = dense[14:18, 6:30] = cover
    return Size(
        scale=1.0,
        edges=np.zeros((2, HIGH, WIDE), np.float32),
        ink=np.ones((HIGH, WIDE), np.float32),
        face=np.zeros((HIGH, WIDE), np.uint8),
        cover=dense,
        light=dense * np.float32(light),
    )


def pictures(size, opacity, grounds, top=50, left=60):
    """Even pictures of 100 × 160 under a badge that is so dense; the border may cut it off."""
    made = np.repeat(np.asarray(grounds, np.float32)[:, None, None], 100, axis=1)
    made = made.repeat(160, axis=2)
    rows, columns = (
        slice(max(0, at), min(side, at + own))
        for at, side, own in ((top, 100, HIGH), (left, 160, WIDE))
    )
    inner = (
        slice(rows.start - top, rows.stop - top),
        slice(columns.start - left, columns.stop - left),
    )
    cover, light = (opacity * part[inner] for part in (size.cover, size.light))
    made[:, rows, columns] = (1 - cover) * made[:, rows, columns] + light
    return made.round().astype(np.uint8)


@given(opacity=st.floats(0.2, 1.2), grounds=st.lists(st.integers(0, 120), min_size=1, max_size=4))
def test_the_opacity_is_the_one_that_was_laid_over(opacity, grounds):
    size = badge()

    found, noise = weigh(pictures(size, opacity, grounds), size, 50, 60).of(slice(None))

    # brightness comes in whole gray levels, of which the badge makes a hundred
    assert found == pytest.approx(opacity, abs=0.03)
    assert noise < 0.2


def test_the_ground_of_a_wide_plate_is_what_lies_around_it():
    plate = np.zeros((HIGH, WIDE), np.float32)
    plate[:, 4:32] = 0.8
    size = replace(badge(), cover=plate, light=plate * 200)

    found, noise = weigh(pictures(size, 0.5, [60, 100]), size, 50, 60).of(slice(None))

    assert found == pytest.approx(0.5, abs=0.02)
    assert noise < 0.1


def test_pictures_without_the_badge_have_none_of_it():
    size = badge()

    density = weigh(pictures(size, 0.0, [40, 80]), size, 50, 60)

    assert density.of(slice(None)) == (0.0, 0.0)
    assert density.size(slice(0, 1)) == 1


@pytest.mark.parametrize(("top", "left"), [(-4, 60), (50, -4), (80, 60), (50, 130), (-4, -4)])
def test_what_the_border_cuts_off_does_not_count(top, left):
    size = badge()

    found, _ = weigh(pictures(size, 0.5, [60], top, left), size, top, left).of(slice(None))

    assert found == pytest.approx(0.5, abs=0.03)


def test_over_a_ground_as_bright_as_itself_a_badge_tells_nothing():
    size = badge(light=128)

    assert weigh(pictures(size, 1.0, [128]), size, 50, 60).of(slice(None)) == (0.0, np.inf)


def test_the_films_own_edges_are_told_in_times_of_the_badges():
    size = badge()
    made = pictures(size, 0.0, [60])
    made[0, 60:70, 66:90] = 220  # a bar of the film's, where the badge has two

    _, noise = weigh(made, size, 50, 60).of(slice(None))

    assert noise > 1.0


def test_a_badge_that_covers_all_knows_no_ground():
    full = np.ones((HIGH, WIDE), np.float32)
    size = replace(badge(), cover=full, light=full * 200)
    made = np.full((1, HIGH, WIDE), 200, np.uint8)

    density = weigh(made, size, 0, 0)

    assert density.of(slice(None)) == (0.0, np.inf)


def test_windows_are_weighed_apart():
    density = Density(np.array([2.0, 0.0]), np.array([4.0, 4.0]), np.array([1.0, 4.0]))

    assert density.of(slice(0, 1)) == (0.5, 0.0)
    assert density.of(slice(1, 2)) == (0.0, 1.0)
    assert density.of(slice(0, 2)) == (0.25, pytest.approx(0.75))
