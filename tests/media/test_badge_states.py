"""What is told of a badge by how well it is kept: a plate of chance, spoilt by so many grays."""

import numpy as np
import pytest
from plates import BADGE, HIGH, WIDE, film, logo

from intake.media import marks, standing
from intake.media.frames import Frames

ALWAYS, AT_FIRST = slice(None), slice(0, 30)


def spoilt(grays, *, twin=False):
    """The badge as coding at a low rate leaves it, or one with another figure."""
    drawn = logo()
    if twin:
        drawn[6:18, 12:24] = drawn[::-1, ::-1][6:18, 12:24].copy()
    stirred = drawn + np.random.default_rng(4).normal(0, grays, drawn.shape)
    return np.clip(stirred, 0, 255)


def redrawn(grays, dense=1.0):
    """The badge with another drawing in more than a quarter of it, so strong over a gray ground."""
    drawn = logo().astype(float)
    part = round(0.4 * WIDE)
    drawn[:, :part] = drawn[::-1, part - 1 :: -1]
    stirred = drawn + np.random.default_rng(4).normal(0, grays, drawn.shape)
    return np.clip(dense * stirred + (1 - dense) * 128, 0, 255)


def state(drawn, when):
    """What is told of a film of ten seconds that shows this badge in some of its 50 pictures."""
    made = film(200, 300, count=50)
    made[when, 40 : 40 + HIGH, 50 : 50 + WIDE] = drawn
    pictures = Frames(
        small=np.zeros((50, 36, 64), np.uint8), large=made, large_of=np.arange(50), seconds=10.0
    )
    (found,) = marks.look(pictures, marks.References(intro=(), outro=(), badge=(BADGE,)))
    return found.fact.state


@pytest.mark.parametrize(
    ("drawn", "when", "told"),
    [
        (spoilt(0), ALWAYS, "found"),
        (spoilt(20), ALWAYS, "found"),
        # spoilt everywhere alike
        (spoilt(30), ALWAYS, "found"),
        (spoilt(60), ALWAYS, "unsure"),
        (spoilt(80), ALWAYS, "unsure"),
        (spoilt(0, twin=True), ALWAYS, "missing"),
        (spoilt(30, twin=True), ALWAYS, "missing"),
        (redrawn(0, dense=1.4), ALWAYS, "missing"),
        (redrawn(0), ALWAYS, "unsure"),
        (spoilt(0), AT_FIRST, "missing"),
        # what is hardly kept may be lost for a while
        (spoilt(30), AT_FIRST, "unsure"),
    ],
    ids=[
        "whole",
        "kept",
        "hardly kept",
        "lost",
        "lost all over",
        "twin",
        "twin, kept",
        "redrawn",
        "something hidden",
        "left",
        "left, hardly kept",
    ],
)
def test_a_badge_is_told_by_how_it_is_kept(drawn, when, told):
    assert state(drawn, when) == told


def test_of_two_badges_the_one_whose_every_part_is_alike_is_ours():
    ours = standing.Standing(badge=BADGE, alike=0.83, worst=0.72)
    twin = standing.Standing(badge=BADGE, alike=0.86, worst=0.33)
    nothing = standing.Standing(badge=BADGE, alike=0.3, worst=0.29)

    assert max(nothing, twin, ours, key=standing._rank) is ours
    assert max(nothing, twin, key=standing._rank) is twin
