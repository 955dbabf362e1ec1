"""Pages that lie askew and turned: which way is up is told line by line."""

import numpy as np
import pytest
from canvas import font
from PIL import Image, ImageDraw

pytest.importorskip("rapidocr", reason="needs the extra ocr")

from intake.forms import posture
from intake.forms.eye import Eye

TEXT = (
    "第二季全国高校师生微视频征集展示活动登记表",
    "片名《灯火》选送学校巢湖学院",
    "联系人姓名欧阳静联系人电话",
    "大山深处只有七个学生的教学点，来了一位老师。",
)


@pytest.fixture(scope="module")
def eye():
    return Eye()


def page(slope, turns):
    """A page with lines close together near its top, sloping by degrees, turned by quarters."""
    picture = Image.new("L", (1200, 1700), 245)
    draw = ImageDraw.Draw(picture)
    for n in range(12):
        draw.text((150, 150 + 34 * n), TEXT[n % len(TEXT)], fill=30, font=font(26))
    sloping = picture.rotate(slope, fillcolor=245, resample=Image.Resampling.BICUBIC)
    return np.ascontiguousarray(np.rot90(np.asarray(sloping), turns))


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("slope", [-5.0, 0.0, 4.0])
def test_a_page_is_righted_however_it_lies(eye, slope, turns):
    upright = posture.righted(eye, page(slope, turns))

    rows = (upright < 128).sum(axis=1)
    inked = np.flatnonzero(rows)
    assert upright.shape == (1700, 1200)
    assert np.median(inked) < 1700 / 3  # its lines are near the top
    blank = np.diff(inked) > 1
    assert 10 <= blank.sum() + 1 <= 14  # and each stands by itself: they are level
