"""Reference files of marks → what films are compared with. The door to Pillow."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from intake.media.badge import CLIP, HEIGHT, WIDTH, Badge, Size, slopes
from intake.media.frames import Floats

Box = tuple[int, int, int, int]
SCALES = tuple(round(0.6 + 0.025 * step, 3) for step in range(33))
"""From 60 to 140 %."""

WIDE = WIDTH / 1920
"""Badges are drawn for a picture of 1920 columns."""

SLACK = (40, 60)
"""Lines and columns (of 360 × 640) by which a badge may stand off its place."""

CORNERS = ((0, 150, 0, 260), (0, 150, 380, 640), (210, 360, 0, 260), (210, 360, 380, 640))
"""Where a badge without a place of its own is looked for: (top, bottom, left, right)."""


def badge(path: Path) -> Badge:
    """The badge of a picture: a whole picture with the badge in its place, or the badge alone."""
    with Image.open(path) as opened:
        picture = opened.convert("RGBA")
    box = picture.getchannel("A").point(lambda a: 255 * (a > 16)).getbbox()
    whole = picture.width >= 1280 and abs(picture.width * 9 - picture.height * 16) < 64
    factor = WIDTH / picture.width if whole else WIDE
    logo = picture.crop(box)
    place = _box(box, factor)
    return Badge(
        name=path.name,
        sizes=tuple(_size(logo, s, factor) for s in SCALES),
        places=(_widened(place, SLACK),) if whole else CORNERS,
        corners=_mirrored(_widened(place, _growth(logo, factor))) if whole else _corners(logo),
    )


def _size(logo: Image.Image, scale: float, factor: float) -> Size:
    """The badge at one size, over an even ground, with what of it is its own."""
    by = scale * factor
    size = max(8, round(logo.width * by)), max(8, round(logo.height * by))
    small = logo.resize(size, Image.Resampling.BOX if by < 0.5 else Image.Resampling.BICUBIC)
    ground = Image.new("RGBA", (size[0] + 4, size[1] + 4), (128, 128, 128, 255))
    ground.alpha_composite(small, (2, 2))
    cover = np.zeros((size[1] + 4, size[0] + 4), np.float32)
    cover[2:-2, 2:-2] = np.asarray(small.getchannel("A"), dtype=np.float32) / 255
    ink = _ink(cover)
    edges = slopes(np.asarray(ground.convert("L"), dtype=np.float32), CLIP) * ink
    return Size(scale=scale, edges=edges, ink=ink)


def _ink(cover: Floats) -> Floats:
    """Where the badge's own edges are: within it, or for a badge of thin strokes along them.

    Its outline against the film is left out where there is enough within: what lies behind it may
    be brighter or darker than the badge.
    """
    stack = [np.roll(cover, (down, right), (0, 1)) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    within, around = np.min(stack, axis=0), np.max(stack, axis=0)
    inner = within > 0.5  # noqa: PLR2004  (half covered)
    chosen = inner if inner.mean() > 0.3 else around > 0.1  # noqa: PLR2004  (a third of its box)
    return chosen.astype(np.float32)


def _box(box: tuple[int, int, int, int], factor: float) -> Box:
    left, top, right, bottom = (round(edge * factor) for edge in box)
    return top, bottom, left, right


def _growth(logo: Image.Image, factor: float) -> tuple[int, int]:
    return round(logo.height * factor * 0.4) + 4, round(logo.width * factor * 0.4) + 4


def _widened(box: Box, by: tuple[int, int]) -> Box:
    top, bottom, left, right = box
    return max(0, top - by[0]), min(HEIGHT, bottom + by[0]), max(0, left - by[1]), min(WIDTH, right + by[1])


def _mirrored(box: Box) -> tuple[Box, ...]:
    """The same box in all four corners."""
    top, bottom, left, right = box
    rows, columns = ((top, bottom), (HEIGHT - bottom, HEIGHT - top)), ((left, right), (WIDTH - right, WIDTH - left))
    return tuple((*row, *column) for row in rows for column in columns)


def _corners(logo: Image.Image) -> tuple[Box, ...]:
    """Room for a badge that may stand in any corner, some way off the border."""
    return _mirrored((0, min(120, round(logo.height * WIDE * 1.4) + 30), 0, min(200, round(logo.width * WIDE * 1.4) + 40)))
