"""Words that a pen put into a ring or struck out, in a page's picture."""

import numpy as np
import pytest
from canvas import font
from PIL import Image, ImageDraw

pytest.importorskip("cv2", reason="needs the extra ocr")

from intake.forms import pens
from intake.forms.ruled import Box

SIZE = 26
CELL = Box(10, 10, 640, 90)
TEXT = "纪录片\u3000剧情片"
LINE = Box(60, 34, 60 + SIZE * len(TEXT), 66)


def drawn(*marks):
    """A cell with printed words, and rings or strokes over some of these, by first and last."""
    picture = Image.new("L", (650, 100), 250)
    draw = ImageDraw.Draw(picture)
    draw.text((60, 36), TEXT, fill=20, font=font(SIZE))
    for kind, first, last in marks:
        left, right = 60 + SIZE * first, 60 + SIZE * (last + 1)
        if kind == "ring":
            draw.ellipse((left - 11, 28, right + 11, 74), outline=60, width=3)
        elif kind == "open ring":
            draw.arc((left - 11, 28, right + 11, 74), 30, 330, fill=60, width=3)
        elif kind == "stroke":
            draw.line((left, 53, right, 50), fill=60, width=3)
    return np.asarray(picture)


def line():
    return Box(LINE.left, LINE.top, LINE.right, LINE.bottom, text=TEXT)


def words(boxes):
    """Which signs of the line lie mostly within each box."""
    return [
        "".join(
            sign for n, sign in enumerate(TEXT) if box.left <= 60 + SIZE * (n + 0.5) <= box.right
        )
        for box in boxes
    ]


@pytest.mark.parametrize(
    ("marks", "ringed"),
    [
        ([("ring", 4, 6)], ["剧情片"]),
        ([("ring", 0, 2)], ["纪录片"]),
        ([("ring", 0, 2), ("ring", 4, 6)], ["纪录片", "剧情片"]),
        ([("open ring", 4, 6)], []),
        ([("stroke", 4, 6)], []),
        ([], []),
    ],
)
def test_rings_hold_words(marks, ringed):
    assert words(pens.rings(drawn(*marks), CELL, [line()], SIZE)) == ringed


@pytest.mark.parametrize(
    ("marks", "struck"),
    [
        ([("stroke", 4, 6)], ["剧情片"]),
        ([("stroke", 0, 2)], ["纪录片"]),
        ([("ring", 4, 6)], []),
        ([], []),
    ],
)
def test_strokes_run_through_words(marks, struck):
    assert words(pens.strokes(drawn(*marks), [line()], SIZE)) == struck


def test_a_long_text_is_no_choice():
    story = Box(LINE.left, LINE.top, LINE.right, LINE.bottom, text="村" * (pens.MOST + 1))
    page = drawn(("ring", 4, 6), ("stroke", 0, 2))

    assert (pens.rings(page, CELL, [story], SIZE), pens.strokes(page, [story], SIZE)) == ([], [])


def test_a_dash_strikes_out_nothing():
    picture = Image.new("L", (650, 100), 250)
    ImageDraw.Draw(picture).line((60, 50, 60 + 4 * SIZE, 50), fill=20, width=3)
    dash = Box(60, 34, 60 + 4 * SIZE, 66, text="————")

    assert pens.strokes(np.asarray(picture), [dash], SIZE) == []


@pytest.mark.parametrize(
    ("read", "meant"),
    [("剧情片", "剧情片"), ("建康扶贫", "健康扶贫"), ("LO", ""), ("", "")],
)
def test_what_a_ring_blurs_is_read_by_what_is_printed(read, meant):
    assert pens.printed(read, "教育扶贫、健康扶贫、剧情片") == meant
