"""What a badge may hide of intro and outro: a clip of chance whose number stands in a corner."""

from dataclasses import replace

import numpy as np
import pytest
from plates import BADGE, HIGH, TOP, WIDE, logo

from intake.media import clips, marks
from intake.media.badge import HEIGHT, WIDTH
from intake.media.frames import Frames, halved
from intake.media.standing import Standing

OURS, FREE = (30, 90, 40, 110), (270, 330, 530, 600)
"""Corners (top, bottom, left, right): in the first the film wears the badge."""

WORN = replace(BADGE, places=(TOP,), corners=(OURS, FREE))
NUMBER = slice(280, 312), slice(540, 572)
CLIP_PICTURES, PICTURES = 12, 25


def chance(seed, count, side):
    """Pictures of chance, in squares of so many pixels."""
    drawn = np.random.default_rng(seed).integers(20, 230, (count, HEIGHT // side, WIDTH // side))
    return drawn.repeat(side, axis=1).repeat(side, axis=2).astype(np.uint8)


def intro(*, number):
    """The intro's pictures, five a second, with one number or another in the free corner."""
    made = chance(1, CLIP_PICTURES, 20)
    made[:, *NUMBER] = chance(number, 1, 8)[0][NUMBER]
    return made


def state(number, *, finely=None, stays=False):
    """What is told of a film whose intro has this number, and that wears the badge throughout.

    `finely` is whether the clip can be read again, `stays` whether the number does beyond it.
    """
    own = halved(intro(number=7)).repeat(5, axis=0)
    clip = clips.Clip(
        name="intro",
        small=halved(own, 5),
        dense=own,
        seconds=CLIP_PICTURES / 5,
        finely=(lambda numbers: intro(number=7)[numbers // 5]) if finely else None,
    )
    made = np.concatenate((intro(number=number), chance(2, PICTURES - CLIP_PICTURES, 20)))
    if stays:
        made[:, *NUMBER] = intro(number=number)[0][NUMBER]
    made[:, 40 : 40 + HIGH, 50 : 50 + WIDE] = logo()
    film = Frames(
        small=halved(made, 10), large=made, large_of=np.arange(PICTURES), seconds=PICTURES / 5
    )
    asked = marks.References(intro=(clip,), outro=(), badge=(WORN,))
    found, badge = (seen.fact.state for seen in marks.look(film, asked))
    assert badge == "found"
    return found


@pytest.mark.parametrize(("number", "told"), [(7, "found"), (8, "unsure")])
def test_a_number_in_a_corner_without_our_badge_tells_clips_apart(number, told):
    assert state(number) == told


@pytest.mark.parametrize(("number", "told"), [(7, "found"), (8, "unsure")])
def test_another_number_in_a_corner_may_be_a_sign_at_a_second_look_too(number, told):
    assert state(number, finely=True) == told


def test_a_number_that_stays_in_the_film_is_for_a_person():
    assert state(8, finely=True, stays=True) == "unsure"


def test_only_the_corner_in_which_our_badge_lies_is_surely_hidden():
    veil = marks.hidden((WORN,), Standing(badge=WORN, top=38, left=48))

    assert (veil[15:45, 20:55] == clips.SURELY).all()
    assert (veil[135:165, 265:300] == clips.PERHAPS).all()
    assert np.unique(marks.hidden((WORN,), None)).tolist() == [0, clips.PERHAPS]


def test_of_no_badge_nothing_is_hidden():
    assert not marks.hidden(None, None).any()
