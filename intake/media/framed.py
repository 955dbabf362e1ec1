"""A film within dark bars or a frame, as of a filmed screen → what of it is the film. Pure."""

from __future__ import annotations

import numpy as np

from intake.media.fitting import Fit
from intake.media.frames import Bytes, Mask, Numbers

DIM, STEADY = 75.0, 6.0
"""Gray levels: a frame is at most so bright, and changes by no more."""

MOSTLY = 0.6
"""Share of a line or column that is frame: a screen is seldom filmed quite level."""

LEAST, MOST, SIDES = 0.012, 0.15, 3
"""Shares of a side that a frame takes up, and of how many sides."""

MEANT = 48
"""Pictures that tell a frame; more tell nothing new."""


def find(pictures: Bytes) -> Fit | None:
    """How what lies within the frame fills a picture; None of a film without one."""
    if not len(pictures):
        return None
    some = pictures[:: 1 + len(pictures) // MEANT].astype(np.float32)
    frame: Mask = (some.mean(axis=0) < DIM) & (some.std(axis=0) < STEADY)
    top, bottom = _edges(frame.mean(axis=1) > MOSTLY)
    left, right = _edges(frame.mean(axis=0) > MOSTLY)
    height, width = frame.shape
    shares = top / height, bottom / height, left / width, right / width
    if sum(share >= LEAST for share in shares) < SIDES or max(shares) > MOST:
        return None
    zoom = 1 - shares[2] - shares[3]
    return Fit(
        zoom=zoom,
        tall=(1 - shares[0] - shares[1]) / zoom,
        down=(shares[0] - shares[1]) / 2,
        right=(shares[2] - shares[3]) / 2,
    )


def _edges(framed: Mask) -> tuple[int, int]:
    """How many lines from either end are frame; of a picture that is all dark, none."""
    if framed.all():
        return 0, 0
    return int((~framed).argmax()), int((~framed)[::-1].argmax())


def unboxed(pictures: Bytes, dense: Bytes) -> Bytes:
    """The pictures without bars at their sides that a clip (`dense`) has not, as large again."""
    film, own = _mean(pictures), _mean(dense).repeat(2, axis=0).repeat(2, axis=1)
    lines, columns = (_kept(film, own, axis) for axis in (0, 1))
    whole: Bytes = pictures[:, lines[:, None], columns[None, :]]
    return whole


def _kept(film: Bytes, own: Bytes, axis: int) -> Numbers:
    """Which lines (axis 0) or columns are left without bars, as many as there were; many are none.

    What is dark in the clip itself is no bar.
    """
    dark = (film.max(axis=1 - axis) <= DARK) & (own.max(axis=1 - axis) >= CLEAR)
    size = len(dark)
    before, behind = int((~dark).argmax()), int((~dark)[::-1].argmax())
    if max(before, behind) > MOST_BAR * size:
        before = behind = 0
    step = (size - before - behind) / size
    kept: Numbers = (before + (np.arange(size) + 0.5) * step).astype(int)
    return kept


DARK, CLEAR = 40, 64
"""How bright a bar may be at most, and the clip at least where it lies: coding lets some in."""

MOST_BAR = 0.06
"""Share of a side up to which a bar is looked through."""


def _mean(pictures: Bytes) -> Bytes:
    found: Bytes = pictures.mean(axis=0).round().astype(np.uint8)
    return found
