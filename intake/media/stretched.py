"""A badge that someone made wider or narrower than it is → its sizes, stretched. Pure.

Who drags a badge by one of its sides still shows that badge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from intake.media.badge import Badge, Size
from intake.media.frames import Floats

WIDER = (0.8, 0.85, 0.9, 0.95, 1.05, 1.1, 1.15, 1.2)
"""By how much a badge may be wider, for its height, than its reference."""


def badges(badge: Badge) -> Iterator[Badge]:
    """The badge once for each width."""
    return (
        replace(badge, sizes=tuple(stretched(size, by) for size in badge.sizes)) for by in WIDER
    )


def stretched(size: Size, by: float) -> Size:
    """The badge so many times as wide; what changes across changes as much more slowly."""
    down, across = (_wider(edges, by) for edges in size.edges)
    ink = _wider(size.ink, by)
    return Size(
        scale=size.scale,
        edges=np.stack((down, across / np.float32(by))),
        ink=ink,
        face=_wider(size.face.astype(np.float32), by).round().astype(np.uint8),
        cover=_wider(size.cover, by),
        light=_wider(size.light, by),
    )


def _wider(picture: Floats, by: float) -> Floats:
    """The picture with its columns set apart, between two neighbours each."""
    width = picture.shape[1]
    columns = np.clip((np.arange(round(width * by)) + 0.5) / by - 0.5, 0, width - 1)
    left = np.minimum(columns.astype(int), width - 2)
    part = (columns - left).astype(np.float32)
    found: Floats = (1 - part) * picture[:, left] + part * picture[:, left + 1]
    return found
