"""Cells that lie beside one another are one table; a page is straightened by its table alone."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

pytest.importorskip("cv2", reason="needs the extra ocr")

from intake.forms.ruled import Box, grid, inked, straightened, together, within

LEFT, RIGHT = Box(100, 100, 200, 140), Box(208, 100, 400, 140)
BELOW, APART = Box(100, 148, 400, 300), Box(460, 100, 520, 140)


def test_cells_with_a_line_between_them_are_one_table():
    assert [set(group) for group in together([LEFT, RIGHT, BELOW])] == [{LEFT, RIGHT, BELOW}]


def test_cells_joined_by_a_later_one_are_one_table():
    assert [set(group) for group in together([LEFT, APART, BELOW])] == [{APART}, {LEFT, BELOW}]
    assert len(together([RIGHT, BELOW, LEFT])) == 1


def test_cells_that_meet_at_a_corner_alone_are_two():
    assert len(together([LEFT, Box(208, 148, 300, 200)])) == 2


def page(*lines):
    """A page of paper with lines drawn between pairs of points."""
    picture = Image.new("L", (1000, 1400), 245)
    for line in lines:
        ImageDraw.Draw(picture).line(line, fill=30, width=3)
    return np.asarray(picture)


def outline(left, top, right, bottom, aslant=0):
    """A table of two rows whose right side stands lower by so much."""
    middle = (top + bottom) // 2
    across = [((left, y), (right, y + aslant)) for y in (top, middle, bottom)]
    return [
        *across,
        ((left, top), (left, bottom)),
        ((right, top + aslant), (right, bottom + aslant)),
    ]


def test_a_table_photographed_aslant_is_made_straight():
    aslant = page(*outline(200, 300, 800, 700, aslant=9))

    rows = np.flatnonzero((straightened(aslant) < 128).sum(axis=1) > 500)

    assert [int(row) for row in rows if row - 1 not in rows] == pytest.approx(
        [303, 503, 703], abs=3
    )


def test_creases_of_a_page_bend_nothing():
    creased = page(((60, 90), (900, 60)), ((64, 90), (60, 1300)))

    assert straightened(creased) is creased


def test_beside_creases_the_table_counts():
    lines = [((60, 90), (900, 60)), *(((64 + n, 70), (60 + n, 1300)) for n in (0, 20, 40))]
    both = page(*lines, *outline(200, 300, 800, 700, aslant=9))

    rows = np.flatnonzero((straightened(both) < 128)[200:800].sum(axis=1) > 500)

    assert len(rows) >= 3


def test_where_ink_is_with_a_margin_but_without_dust():
    spotted = page().copy()
    spotted[300:320, 200:800] = 0
    spotted[5, 5] = 0

    assert inked(spotted, 10) == Box(190, 290, 810, 330)
    assert inked(page(), 10) == Box(0, 0, 1000, 1400)


def test_a_line_reaches_no_further_than_its_neighbours_even_where_they_overlap():
    home = Box(0, 0, 600, 60)
    lines = [Box(20, 10, 210, 40), Box(200, 10, 400, 40), Box(420, 10, 580, 40)]

    assert within(lines[0], lines, [home]) == (4, 200)
    assert within(lines[1], lines, [home]) == (210, 420)
    assert within(Box(700, 10, 720, 40), lines, [home]) == (700, 720)


def test_rings_in_a_cell_are_no_cells_and_a_frame_around_a_table_is_none():
    picture = Image.new("L", (1000, 1400), 245)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((60, 60, 940, 500), outline=20, width=4)
    for top in (100, 200):
        for left in (100, 500):
            draw.rectangle((left, top, left + 396, top + 96), outline=20, width=4)
    draw.rectangle((140, 120, 240, 152), outline=20, width=4)  # a ring, as its lines are found

    cells = grid(np.asarray(picture))

    assert [(round(c.left, -2), round(c.top, -2)) for c in cells] == [
        (100, 100), (500, 100), (100, 200), (500, 200),
    ]  # fmt: skip
    assert all(c.right - c.left > 300 for c in cells)
