"""Characters one below the other: laid side by side, and no other cell taken for such."""

import numpy as np
import pytest

pytest.importorskip("cv2", reason="needs the extra ocr")

from intake.forms import seals, upright
from intake.forms.ruled import Box

HIGH = 26
"""The height of the page's lines, in pixels."""
CELL = Box(20, 30, 70, 230)


def page(*marks):
    """A page of paper with dark rectangles: left, top, right, bottom."""
    picture = np.full((260, 400), 240, np.uint8)
    for left, top, right, bottom in marks:
        picture[top:bottom, left:right] = 30
    return picture


def runs(row):
    """Where ink begins in a line, from left to right."""
    seen = (row < 128).any(axis=0)
    return [n for n, (a, b) in enumerate(zip([False, *seen], seen, strict=False)) if b and not a]


def sign(top, gap=0):
    """A character 24 wide and high; with a gap, two strokes."""
    half = 12 - gap // 2
    return [(33, top, 57, top + half), (33, top + 24 - half, 57, top + 24)]


def test_characters_below_each_other_are_laid_side_by_side():
    marks = [*sign(50), *sign(90, gap=10), *sign(130), *sign(170, gap=4)]

    row = upright.line(page(*marks), CELL, HIGH)

    assert np.diff(runs(row)).tolist() == [27, 27, 27]


def test_characters_close_together_are_told_apart():
    marks = [*sign(50, gap=6), *sign(78), *sign(106, gap=8)]

    assert np.diff(runs(upright.line(page(*marks), CELL, HIGH))).tolist() == [27, 27]


@pytest.mark.parametrize(
    ("marks", "cell"),
    [
        ([], CELL),
        (sign(50), CELL),
        ([*sign(50), *sign(90)], Box(20, 30, 390, 230)),
        ([(25, 50, 68, 74), (25, 90, 68, 114)], Box(10, 30, 90, 240)),
    ],
    ids=["blank", "one character", "a wide cell", "two lines"],
)
def test_any_other_cell_has_none(marks, cell):
    assert upright.line(page(*marks), cell, 14 if cell.left == 10 else HIGH) is None


def test_a_seal_leaves_the_paper_and_the_line_under_it():
    shade = np.linspace(120, 230, 400).astype(np.uint8)
    grey = np.tile(shade, (260, 1))
    grey[128:131] = 30
    photo = np.stack([grey, grey, grey], axis=2)
    seal = np.zeros(grey.shape, bool)
    seal[100:160, 150:250] = True
    photo[seal, 0] = photo[seal, 0] * 0.8
    photo[seal, 1:] = photo[seal, 1:] * 0.25

    bare = seals.without(photo).astype(int)

    assert np.abs(bare - grey)[seal & (grey > 100)].max() <= 24
    assert bare[128:131, 150:250].max() <= 60
