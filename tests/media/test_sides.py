"""What staff see: the film's picture on the left, the reference's on the right."""

from __future__ import annotations

import io

import numpy as np
import pytest
import workshop
from measured import programs
from PIL import Image

from intake.media import marks, references, sides
from intake.media.frames import Frames


@pytest.fixture(scope="module")
def badge():
    """Campaign A's badge, as it is handed out: on a clear picture, in its place."""
    return references.badge(programs("PATH"), workshop.badge_file("A"))


def film(*, marked):
    """Twelve seconds of noise that moves, the badge in its place or not."""
    chance = np.random.default_rng(3)
    large = chance.integers(60, 200, (12, 360, 640), dtype=np.uint8)
    if marked:
        whole = workshop.badge_picture(workshop.CAMPAIGNS["A"]).resize((640, 360))
        cover = np.asarray(whole.getchannel("A"), dtype=float) / 255
        shown = large * (1 - cover) + np.asarray(whole.convert("L"), dtype=float) * cover
        large = shown.round().astype(np.uint8)
    small = np.zeros((60, 36, 64), np.uint8)
    return Frames(small=small, large=large, large_of=np.arange(12) * 5 + 2, seconds=12.0)


def halves(jpeg):
    """Both sides of a picture as gray arrays."""
    whole = np.asarray(Image.open(io.BytesIO(jpeg)), dtype=float)
    return whole[:, :640], whole[:, 648:]


def left_edge(seen):
    """The first column of the film that the picture shows."""
    return max(0, seen.standing.left - sides.MARGIN)


def right_edge(seen):
    """The column of the film before which the picture ends: the badge is 83 wide, its border 2."""
    return min(640, seen.standing.left + 87 + sides.MARGIN)


def likeness(one, other):
    return np.corrcoef(one.ravel(), other.ravel())[0, 1]


def test_a_badge_stands_beside_its_reference_in_the_same_place(badge):
    shown = film(marked=True)
    (seen,) = marks.look(shown, marks.References(intro=(), outro=(), badge=(badge,)))

    left, right = halves(sides.picture(shown, seen))

    # drawn 250 × 120 at (1610, 50) of 1920 × 1080; the picture begins at the film's upper edge
    logo = workshop.badge_logo(workshop.CAMPAIGNS["A"])
    ground = Image.new("RGBA", logo.size, (128, 128, 128, 255))
    ground.alpha_composite(logo)
    wide = 640 / (right_edge(seen) - left_edge(seen))
    top, before = 50 / 3 * wide, (1610 / 3 - left_edge(seen)) * wide
    box = slice(int(top), int(top + 40 * wide)), slice(int(before), int(before + 83.3 * wide))
    size = right[box].shape[::-1]
    wanted = np.asarray(ground.convert("L").resize(size), dtype=float)
    assert (seen.fact.state, seen.fact.share) == ("found", 1.0)
    assert likeness(right[box], wanted) > 0.85
    assert likeness(left[box], right[box]) > 0.85


def test_a_missing_badge_is_shown_beside_the_corner_where_it_belongs(badge):
    bare = film(marked=False)
    (seen,) = marks.look(bare, marks.References(intro=(), outro=(), badge=(badge,)))

    left, right = halves(sides.picture(bare, seen))

    assert seen.fact.state == "missing"
    assert left.std() > 20
    assert {128} < set(np.unique(right.round()))


def test_what_was_not_checked_has_no_picture():
    seen, *_ = marks.look(film(marked=False), marks.References(outro=(), badge=()))

    assert sides.picture(film(marked=False), seen) is None
