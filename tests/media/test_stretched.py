"""A badge dragged wider or narrower is that badge, a twin dragged likewise is none."""

import numpy as np
import pytest
from PIL import Image
from plates import BADGE, film, logo

from intake.media import marks, stretched
from intake.media.badge import CLIP, slopes
from intake.media.frames import Frames


def state(by, *, twin=False):
    """What is told of a film of ten seconds that wears the badge at so many times its width."""
    drawn = logo()
    if twin:
        drawn = drawn[::-1, ::-1]
    height, width = drawn.shape
    wide = Image.fromarray(drawn).resize((round(width * by), height), Image.Resampling.BILINEAR)
    made = film(200, 300, count=50)
    made[:, 40 : 40 + height, 50 : 50 + wide.width] = np.asarray(wide)
    pictures = Frames(
        small=np.zeros((50, 36, 64), np.uint8), large=made, large_of=np.arange(50), seconds=10.0
    )
    (found,) = marks.look(pictures, marks.References(intro=(), outro=(), badge=(BADGE,)))
    return found.fact.state


@pytest.mark.parametrize("by", [0.85, 1.2])
def test_a_badge_is_found_at_another_width(by):
    assert (state(by), state(by, twin=True)) == ("found", "missing")


def test_what_changes_across_changes_more_slowly_in_a_wider_badge():
    ramp = np.arange(20, dtype=np.float32) * 6 * np.ones((8, 1), np.float32)
    size = BADGE.sizes[0]
    plain = type(size)(
        scale=1.0,
        edges=slopes(ramp, CLIP),
        ink=np.ones_like(ramp),
        face=ramp.astype(np.uint8),
        cover=np.ones_like(ramp),
        light=ramp,
    )
    wide = stretched.stretched(plain, 1.2)
    assert wide.edges.shape == (2, 8, 24)
    assert wide.edges[1, 4, 12] == pytest.approx(5.0)
