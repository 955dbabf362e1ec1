"""Where a badge lies, the border included: pictures of chance with a badge drawn into them."""

from dataclasses import replace

import numpy as np
import pytest
from plates import BADGE, HIGH, LEFT, TOP, WIDE, film

from intake.media.badge import CLIP, HEIGHT, WIDTH, alike, locate, pinned, slopes, view
from intake.media.standing import Standing


@pytest.mark.parametrize(
    ("place", "top", "left"),
    [(TOP, 40, 50), (TOP, 0, 0), (TOP, -2, 60), (TOP, 40, -3), (LEFT, 30, 596), (LEFT, 0, 598)],
)
def test_a_badge_is_found_up_to_the_border_and_a_little_beyond(place, top, left):
    seen = view(film(top, left), place, None)

    spot = locate(seen, BADGE)

    # a badge lies two pixels within its reference
    assert (place[0] + spot.top + 2, place[2] + spot.left + 2) == (top, left)
    assert spot.size.scale == 1.0
    assert spot.alike > 0.7


@pytest.mark.parametrize("number", range(5))
def test_a_badge_of_another_size_is_found_at_that_size(number):
    by = BADGE.sizes[number].scale
    seen = view(film(40, 50, by), TOP, None)

    spot, piece = pinned(seen, BADGE, locate(seen, BADGE))

    assert (spot.size.scale, TOP[0] + spot.top + 2, TOP[2] + spot.left + 2) == (by, 40, 50)
    assert alike(piece, spot.size.edges) == pytest.approx(spot.alike)


def test_a_badge_that_is_larger_than_its_place_is_nowhere():
    seen = view(film(40, 50), (0, 20, 0, 20), None)

    assert locate(seen, BADGE) is None


def test_sizes_that_do_not_fit_into_a_place_are_passed_over():
    place = (36, 72, 46, 98)
    seen = view(film(40, 50), place, None)

    spot, _ = pinned(seen, BADGE, locate(seen, BADGE))

    assert (spot.size.scale, 36 + spot.top + 2, 46 + spot.left + 2) == (1.0, 40, 50)


def test_the_picture_goes_on_beyond_its_border_as_it_ends_there():
    even = np.full((3, HEIGHT, WIDTH), 77, np.uint8)

    seen = view(even, TOP, None)

    assert (seen.edges.shape, seen.edges.any(), seen.told.min()) == ((2, 120, 200), False, 1)


@pytest.mark.parametrize(
    ("ground", "weight"), [(128, 1), (28, 1), (188, 0.16), (200, 0), (250, 0.25)]
)
def test_bright_strokes_weigh_by_how_far_they_are_from_their_ground(ground, weight):
    seen = view(np.full((2, HEIGHT, WIDTH), ground, np.uint8), TOP, 200.0)

    # squared, and no more than over gray
    expected = {188: ((200 - 188) / 72) ** 2, 250: (50 / 72) ** 2}.get(ground, weight)
    assert seen.told == pytest.approx(expected, abs=1e-4)


def test_slopes_are_clipped_in_length_and_keep_their_direction():
    stair = np.zeros((5, 6), np.float32)
    stair[:, 3:] = 200

    found = slopes(stair, CLIP)

    assert (slopes(stair, None)[1, 2, 2], found[1, 2, 2], found[0].any()) == (100, CLIP, False)


@pytest.mark.parametrize(
    ("top", "left", "cut"),
    [
        (40, 50, False),
        (-2, 50, False),
        (-3, 50, True),
        (40, -3, True),
        (HEIGHT - HIGH - 2, 50, False),
        (HEIGHT - HIGH - 1, 50, True),
        (40, WIDTH - WIDE - 2, False),
        (40, WIDTH - WIDE - 1, True),
    ],
)
def test_a_badge_is_cut_off_where_more_than_its_margin_lies_beyond(top, left, cut):
    assert replace(Standing(badge=BADGE), top=top, left=left).is_cut_off == cut
