"""When a clip is looked at once more, and what its most unlike cell tells."""

from dataclasses import replace

import numpy as np
import pytest

from intake.media import clips, second
from intake.media.finer import Cell
from intake.media.frames import Frames

CLIP = clips.Clip(
    name="intro",
    small=np.zeros((50, 36, 64), np.uint8),
    dense=np.zeros((50, 180, 320), np.uint8),
    seconds=2.0,
)
SEEN = clips.Sighting(clip=CLIP, at_seconds=0.0, share=1.0, alike=0.99, steady=0.9, frame=3)
FIGURE = Cell(alike=0.2, told=12.0, top=100, left=200, is_covered=False)


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, True),
        ({"steady": 0.99}, False),
        ({"frame": -1}, False),
        ({"share": 0.5}, False),
        ({"alike": 0.5}, False),
    ],
)
def test_only_what_is_there_and_differs_somewhere_is_looked_at_again(changes, due):
    assert second.is_due(replace(SEEN, **changes)) is due


@pytest.mark.parametrize(
    ("cell", "changes", "replaced", "perhaps"),
    [
        (None, {}, False, False),
        (FIGURE, {}, True, True),
        (replace(FIGURE, alike=0.5), {}, False, True),
        (replace(FIGURE, alike=0.6), {}, False, False),
        (replace(FIGURE, told=5.0), {}, False, False),
        (FIGURE, {"is_framed": True}, False, False),
        (FIGURE, {"stays": 0.5}, False, True),
        (replace(FIGURE, is_covered=True), {}, False, True),
        (replace(FIGURE, is_covered=True), {"left": 0.1}, True, True),
        (replace(FIGURE, top=300, left=600), {}, False, True),
        (replace(FIGURE, top=300, left=600), {"left": 0.1}, True, True),
        (replace(FIGURE, top=150, left=600), {}, True, True),
        (replace(FIGURE, top=20, left=300), {}, True, True),
    ],
)
def test_another_figure_is_told_from_what_lies_over_it(cell, changes, replaced, perhaps):
    seen = replace(SEEN, cell=cell, **changes)

    assert (second.is_replaced(seen), second.may_be_replaced(seen)) == (replaced, perhaps)


@pytest.mark.parametrize(
    ("cell", "confirmed"),
    [
        (None, False),
        (replace(FIGURE, alike=0.85, told=4.0), True),
        (replace(FIGURE, alike=0.75, told=4.0), False),
        (replace(FIGURE, alike=0.85, told=6.0), False),
    ],
)
def test_a_clip_is_confirmed_by_its_worst_cell(cell, confirmed):
    assert second.is_confirmed(replace(SEEN, cell=cell)) is confirmed


DARK = Frames(
    small=np.zeros((20, 36, 64), np.uint8),
    large=np.zeros((20, 360, 640), np.uint8),
    large_of=np.arange(20),
    seconds=4.0,
)
"""A film of four seconds that shows nothing."""


def test_a_clip_that_cannot_be_read_again_is_left_as_it_is():
    assert second.looked(DARK, SEEN) is SEEN


def test_a_clip_without_strokes_has_no_cell():
    clip = replace(CLIP, finely=lambda numbers: np.zeros((len(numbers), 360, 640), np.uint8))
    places = np.arange(5)
    seen = replace(SEEN, clip=clip, shown=places, own=5 * places, asked=np.ones((20, 38), np.bool_))

    assert second.looked(DARK, seen) is seen
