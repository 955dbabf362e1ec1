"""A badge that is a plate of chance, and films of chance that wear it: all of it arrays."""

from __future__ import annotations

import numpy as np

from intake.media.badge import CLIP, HEIGHT, WIDTH, Badge, Size, slopes
from intake.media.frames import Bytes, Floats

HIGH, WIDE = 30, 44
TOP, LEFT = (-10, 110, -10, 190), (-10, 110, 450, 650)


def logo(by: float = 1.0) -> Floats:
    """A plate with bars of its own, so many times as large."""
    chance = np.random.default_rng(5)
    bars = chance.integers(40, 220, (HIGH // 3, WIDE // 4)).astype(np.float32)
    whole = bars.repeat(3, axis=0).repeat(4, axis=1)
    rows, columns = (
        np.minimum((np.arange(round(n * by)) / by).astype(int), n - 1) for n in whole.shape
    )
    return whole[rows[:, None], columns[None, :]]


def size(by: float = 1.0) -> Size:
    """The badge at one size, with a margin of two around it."""
    shown = np.pad(logo(by), 2, constant_values=128)
    whole = np.pad(np.ones_like(logo(by)), 2)
    return Size(
        scale=by,
        edges=slopes(shown, CLIP) * whole,
        ink=whole,
        face=shown.astype(np.uint8),
        cover=whole,
        light=shown * whole,
    )


SIZES = tuple(size(by) for by in (0.9, 0.95, 1.0, 1.05, 1.1))
BADGE = Badge(name="badge", sizes=SIZES, places=(TOP, LEFT), corners=())


def film(top: int, left: int, by: float = 1.0, count: int = 40) -> Bytes:
    """Pictures of chance, with the badge in each at the same place; the border may cut it off."""
    chance = np.random.default_rng(1)
    coarse = chance.integers(0, 255, (count, HEIGHT // 8, WIDTH // 8), dtype=np.uint8)
    made = coarse.repeat(8, axis=1).repeat(8, axis=2)
    drawn = logo(by)
    rows = slice(max(0, top), min(HEIGHT, top + drawn.shape[0]))
    columns = slice(max(0, left), min(WIDTH, left + drawn.shape[1]))
    inner = drawn[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    made[:, rows, columns] = inner
    return made
