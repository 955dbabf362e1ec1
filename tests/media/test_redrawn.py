"""A badge's reference drawn for the part of a pixel at which a film shows the badge."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from intake.media import redrawn, references
from intake.media.badge import CLIP, alike, settled, slopes


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """A badge of fine strokes in its place in a picture of 1920 × 1080."""
    path = tmp_path_factory.mktemp("badge") / "badge.png"
    whole().save(path)
    return references.badge(None, path)


def whole(down=0, right=0):
    """The picture with the badge so many of its pixels aside."""
    picture = Image.new("RGBA", (1920, 1080))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((90 + right, 60 + down, 349 + right, 179 + down), fill=(20, 60, 140, 255))
    font = ImageFont.truetype("NotoSansCJK-Regular.ttc", 40, index=2)
    draw.text((104 + right, 90 + down), "云上书声二〇", font=font, fill="white")
    return picture


def shown(down, right):
    """Gradients of what a film shows where the badge is, once it is 640 wide."""
    ground = Image.new("RGBA", (1920, 1080), (128, 128, 128, 255))
    ground.alpha_composite(whole(down, right))
    small = ground.convert("L").resize((640, 360), Image.Resampling.BOX)
    picture = np.asarray(small, dtype=np.float32)[18:62, 28:119]
    return slopes(picture, CLIP)


def likeness(piece, size):
    return alike(settled(piece * size.ink, size.edges), size.edges)


def at_its_size(badge):
    return next(size for size in badge.sizes if size.scale == 1.0)


def test_a_reference_is_drawn_where_a_film_of_its_size_has_it(known):
    assert likeness(shown(0, 0), at_its_size(known)) > 0.95


@pytest.mark.parametrize(("down", "right"), [(0, 1), (1, 0), (-1, 1), (1, -1)])
def test_a_badge_a_part_of_a_pixel_aside_is_drawn_there(known, down, right):
    piece = shown(down, right)
    drawn = redrawn.badge(known, at_its_size(known), piece)

    assert likeness(piece, at_its_size(drawn)) > likeness(piece, at_its_size(known)) + 0.02
    assert likeness(piece, at_its_size(drawn)) > 0.93
    assert [size.scale for size in drawn.sizes] == [size.scale for size in known.sizes]


def test_a_badge_that_cannot_be_drawn_stays(known):
    fixed = replace(known, drawn=None)

    assert redrawn.badge(fixed, at_its_size(known), shown(0, 1)) == fixed
