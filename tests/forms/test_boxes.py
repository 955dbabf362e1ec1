"""Little boxes in a page's picture: where they are, and which are ticked."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

pytest.importorskip("cv2", reason="needs the extra ocr")

from intake.forms.boxes import Square, alike, covered, pieces, squares, usual
from intake.forms.ruled import Box

LINE = Box(60, 40, 500, 64)
CELL = Box(10, 20, 600, 90)


def page(*signs):
    """A line with an outline of 20 pixels at each place; what is crossed, underlined or open."""
    picture = Image.new("L", (620, 110), 250)
    draw = ImageDraw.Draw(picture)
    for left, kind in signs:
        draw.rectangle((left, 42, left + 19, 61), outline=20, width=2)
        if kind == "ticked":
            draw.line((left + 4, 52, left + 9, 58, left + 16, 46), fill=20, width=3)
        if kind == "run over":
            draw.line((left - 4, 50, left + 8, 60, left + 34, 30), fill=20, width=4)
        if kind == "open":
            draw.rectangle((left + 4, 58, left + 15, 62), fill=250)
    return np.asarray(picture)


def test_boxes_are_found_in_order_with_their_ticks():
    found = squares(page((300, ""), (40, "ticked"), (150, "ticked")), LINE, CELL)

    assert [(s.box.left, s.ticked) for s in found] == [(40, True), (150, True), (300, False)]


def test_an_outline_that_is_open_at_one_side_is_no_box():
    assert squares(page((40, "open")), LINE, CELL) == []


def test_a_box_of_another_size_is_a_character():
    small, large = Box(0, 0, 20, 20), Box(30, 0, 56, 26)
    line = [Square(small, ticked=True), Square(large, ticked=False), Square(small, ticked=False)]

    assert alike([line]) == [[line[0], line[2]]]


def test_a_line_is_cut_behind_its_boxes():
    boxes = [Square(Box(60, 42, 80, 62), ticked=True), Square(Box(200, 42, 220, 62), ticked=False)]

    cut = pieces(LINE, boxes)

    assert [(sign, place.left, place.right) for sign, place in cut] == [
        ("", 60, 60),
        ("☑", 80, 200),
        ("□", 220, 500),
    ]


def test_a_box_that_a_tick_runs_over_is_found_by_the_size_of_the_others():
    drawn = page((40, "run over"), (150, ""), (300, "run over"), (400, ""))
    seen = squares(drawn, LINE, CELL)

    found = covered(drawn, LINE, CELL, seen, usual([seen]))

    assert [(s.box.left, s.ticked) for s in seen] == [(150, False), (400, False)]
    assert [
        (s.ticked, abs(s.box.left - left) <= 1)
        for s, left in zip(found, (40, 150, 300, 400), strict=True)
    ] == [(True, True), (False, True), (True, True), (False, True)]


def test_in_a_line_that_a_tick_made_higher_boxes_are_as_high_as_elsewhere():
    high = Box(60, 22, 500, 82)

    assert squares(page((150, "")), high, CELL) == []
    assert [s.box.left for s in squares(page((150, "")), high, CELL, most_high=24)] == [150]
