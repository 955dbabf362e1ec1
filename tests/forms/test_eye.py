"""How sure a line in a picture is: as sure as its least sure letter."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

pytest.importorskip("rapidocr", reason="needs the extra ocr")

from intake.forms.eye import Eye, colour

SIZE = 24
WRITTEN = "田埂上的论文与山村灯火"


@pytest.fixture(scope="module")
def eye():
    return Eye()


def line(text, spoiled=None):
    """A line of text; over one of its characters strokes that leave it unreadable."""
    picture = Image.new("L", (len(text) * SIZE + 20, SIZE + 16), 250)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype("NotoSansCJK-Regular.ttc", SIZE, index=2)
    draw.text((10, 3), text, font=font, fill=20)
    if spoiled is not None:
        left = 10 + spoiled * SIZE
        for step in range(0, SIZE, 5):
            draw.line((left + step, 5, left + SIZE - step, SIZE + 6), fill=20, width=2)
    return colour(np.asarray(picture))


def test_a_clear_line_is_sure(eye):
    told, sure = eye.line(line(WRITTEN))

    assert told == WRITTEN
    assert sure > 0.95


def test_one_spoiled_character_makes_a_line_doubtful(eye):
    told, sure = eye.line(line(WRITTEN, spoiled=4))

    assert (told[:4], told[-6:]) == (WRITTEN[:4], WRITTEN[-6:])
    assert sure < 0.9


def test_where_nothing_stands_nothing_is_sure(eye):
    told, sure = eye.line(line("　　"))

    assert not told or sure < 0.9
