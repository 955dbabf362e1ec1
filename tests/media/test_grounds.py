"""A badge as it looks over the ground that a film has behind it."""

import numpy as np
import pytest
from plates import BADGE

from intake.media import grounds
from intake.media.badge import CLIP, GRAY, Size, alike, slopes

HIGH, WIDE, TOP, LEFT = 24, 60, 40, 50


def size():
    """Dark strokes with white lines around them, and nothing else, drawn over gray."""
    cover = np.zeros((HIGH, WIDE), np.float32)
    light = np.zeros((HIGH, WIDE), np.float32)
    for left in range(6, WIDE - 10, 14):
        cover[5:19, left : left + 8] = 1
        light[5:19, left : left + 8] = 250
        light[8:16, left + 3 : left + 5] = 30
    ink = np.ones((HIGH, WIDE), np.float32)
    shown = light + (1 - cover) * np.float32(GRAY)
    return Size(scale=1.0, edges=slopes(shown, CLIP) * ink, ink=ink,
                face=shown.astype(np.uint8), cover=cover, light=light)  # fmt: skip


def film(ground):
    """The mean of a film's pictures with the badge in it, over this ground."""
    picture = np.full((360, 640), 90, np.float32)
    picture[TOP - 20 : TOP + HIGH + 20, LEFT - 20 : LEFT + WIDE + 20] = ground
    there = picture[TOP : TOP + HIGH, LEFT : LEFT + WIDE]
    there[:] = size().light + (1 - size().cover) * there
    return picture.round().astype(np.uint8)


@pytest.mark.parametrize("ground", [60, 128, 235])
def test_the_ground_is_told_by_what_no_badge_covers(ground):
    behind = grounds.behind(film(ground), size(), TOP, LEFT)

    assert behind.shape == (HIGH, WIDE)
    assert behind == pytest.approx(np.full((HIGH, WIDE), ground), abs=1)


def test_over_its_ground_a_badge_is_like_itself():
    mine = size()
    known = type(BADGE)(name="mine", sizes=(mine,), places=BADGE.places, corners=BADGE.corners)
    shown = film(235)[TOP : TOP + HIGH, LEFT : LEFT + WIDE].astype(np.float32)
    seen = slopes(shown, CLIP) * mine.ink

    (over,) = grounds.badge(known, mine, np.full((HIGH, WIDE), 235, np.float32)).sizes

    assert alike(seen, mine.edges) < 0.93
    assert alike(seen, over.edges) > 0.99
