"""A badge as it looks over the ground that a film has behind it. Pure.

A reference is drawn over gray. White lines around dark letters stand out there, and are lost over a
bright sky: what is left is the badge all the same.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from intake.media.badge import CLIP, GRAY, Badge, Size, slopes
from intake.media.frames import Bytes, Floats

BARE, AROUND = 0.1, 12
"""A pixel that is covered less is the film's own; what lies behind another is told by those so many
pixels around it."""


def badge(known: Badge, at: Size, ground: Floats) -> Badge:
    """The badge in the one size at which it stands, over this ground (as large as the size)."""
    shown = at.light + (1 - at.cover) * ground
    over = replace(at, edges=slopes(shown, CLIP) * at.ink)
    return replace(known, sizes=tuple(over if size is at else size for size in known.sizes))


def behind(mean: Bytes, size: Size, top: int, left: int) -> Floats:
    """How bright the film is behind each pixel of a badge that stands there.

    `mean` is the mean of the film's pictures (360, 640). Gray where all around is covered.
    """
    height, width = size.cover.shape
    rows = np.clip(np.arange(top - AROUND, top + height + AROUND), 0, mean.shape[0] - 1)
    columns = np.clip(np.arange(left - AROUND, left + width + AROUND), 0, mean.shape[1] - 1)
    shown = mean[rows[:, None], columns[None, :]].astype(np.float32)
    bare = (np.pad(size.cover, AROUND) < BARE).astype(np.float32)
    seen = _boxes(bare)
    found: Floats = np.where(seen > 0, _boxes(bare * shown) / np.maximum(seen, 1), GRAY)
    return found.astype(np.float32)


def _boxes(picture: Floats) -> Floats:
    """The sums over the square around each pixel but for a border of `AROUND`."""
    side = 2 * AROUND + 1
    total = np.pad(picture.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    rows = total[side:] - total[:-side]
    sums: Floats = rows[:, side:] - rows[:, :-side]
    return sums
