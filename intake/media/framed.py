"""A film within dark bars or a frame, as of a filmed screen → what of it is the film. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from intake.media.fitting import Fit
from intake.media.frames import Bytes, Floats, Frames, Mask, Numbers

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
    mean, spread = _moments(pictures[:: 1 + len(pictures) // MEANT])
    frame: Mask = (mean < DIM) & (spread < STEADY)
    top, bottom = _edges(frame.mean(axis=1) > MOSTLY)
    left, right = _edges(frame.mean(axis=0) > MOSTLY)
    height, width = frame.shape
    shares = top / height, bottom / height, left / width, right / width
    if sum(share >= LEAST for share in shares) < SIDES or max(shares) > MOST:
        return None
    return _filling((top, bottom), (left, right), frame.shape)


def _filling(lines: tuple[int, int], columns: tuple[int, int], shape: tuple[int, ...]) -> Fit:
    """How what lies between so many lines above and below, and columns, fills a picture."""
    (above, below), (before, behind), (height, width) = lines, columns, shape
    zoom = 1 - (before + behind) / width
    return Fit(
        zoom=zoom,
        tall=(1 - (above + below) / height) / zoom,
        down=(above - below) / 2 / height,
        right=(before - behind) / 2 / width,
    )


def _moments(pictures: Bytes) -> tuple[Floats, Floats]:
    """The mean and the spread of each pixel, one picture after the other: all at once are large."""
    total = np.zeros(pictures.shape[1:], np.uint32)
    squares = np.zeros_like(total)
    for picture in pictures:
        wide = picture.astype(np.uint32)
        total += wide
        squares += wide * wide
    mean: Floats = (total / len(pictures)).astype(np.float32)
    spread: Floats = np.sqrt(
        np.maximum(0, squares / len(pictures) - np.square(total / len(pictures)))
    ).astype(np.float32)
    return mean, spread


def _edges(framed: Mask) -> tuple[int, int]:
    """How many lines from either end are frame; of a picture that is all dark, none."""
    if framed.all():
        return 0, 0
    return int((~framed).argmax()), int((~framed)[::-1].argmax())


def opened(film: Frames, own: Sequence[Bytes]) -> Frames:
    """The film without bars that lie on two sides of all its pictures, each as large again.

    So a film of 16 to 9 fills a picture of 4 to 3. What is dark in all clips that are looked for
    (each (k, 180, 320)) is no bar: it is theirs. Nothing lies on a bar, as a badge might.
    """
    fit = _boxed(film.large[:: 1 + len(film.large) // MEANT], own) if own else None
    if fit is None:
        return film
    return replace(film, small=fit.laid(film.small), large=fit.laid(film.large))


def _boxed(pictures: Bytes, own: Sequence[Bytes]) -> Fit | None:
    """How what lies between such bars fills a picture."""
    if not len(pictures):
        return None
    dark = pictures.max(axis=0) <= DARK
    clips = [_mean(dense).repeat(2, axis=0).repeat(2, axis=1) for dense in own]
    lines, columns = (_level(dark, clips, axis) for axis in (0, 1))
    return _filling(lines, columns, dark.shape) if any((*lines, *columns)) else None


def _level(dark: Mask, clips: Sequence[Bytes], axis: int) -> tuple[int, int]:
    """How many lines (axis 0) or columns are bars at the two ends, equally many; else none."""
    lines = dark.mean(axis=1 - axis) >= ALL
    if lines.all():
        return 0, 0
    size = len(lines)
    before, behind = int((~lines).argmax()), int((~lines)[::-1].argmax())
    if not BROAD[0] * size <= min(before, behind) <= max(before, behind) <= BROAD[1] * size:
        return 0, 0
    bar = np.r_[:before, size - behind : size]
    lit = any((clip.max(axis=1 - axis)[bar] >= CLEAR).mean() >= MOSTLY for clip in clips)
    uneven = abs(before - behind) > UNEQUAL * size
    return (before, behind) if lit and not uneven else (0, 0)


BROAD, UNEQUAL, ALL = (0.03, 0.2), 0.02, 0.995
"""Shares of a side that a bar takes, by which two may differ, and of a line that must be dark."""


def unboxed(pictures: Bytes, dense: Bytes) -> Bytes:
    """The pictures without bars at their sides that a clip (`dense`) has not, as large again."""
    found = zip(_bars(pictures, dense), pictures.shape[1:], strict=True)
    lines, columns = (_left(*bar, size) for bar, size in found)
    whole: Bytes = pictures[:, lines[:, None], columns[None, :]]
    return whole


def bars(pictures: Bytes, dense: Bytes) -> Fit:
    """How what lies between a film's bars, which a clip (`dense`) has not, fills a picture."""
    if not len(pictures):
        return Fit()
    found = _bars(pictures[:: 1 + len(pictures) // MEANT], dense)
    return _filling(*found, pictures.shape[1:])


def _bars(pictures: Bytes, dense: Bytes) -> tuple[tuple[int, int], tuple[int, int]]:
    """How many lines above and below and columns at the sides are bars."""
    film, own = _mean(pictures), _mean(dense).repeat(2, axis=0).repeat(2, axis=1)
    return _sides(film, own, 0), _sides(film, own, 1)


def _left(before: int, behind: int, size: int) -> Numbers:
    """Which lines or columns are left between bars, as many as there were."""
    step = (size - before - behind) / size
    kept: Numbers = (before + (np.arange(size) + 0.5) * step).astype(int)
    return kept


def _sides(film: Bytes, own: Bytes, axis: int) -> tuple[int, int]:
    """How many lines (axis 0) or columns are bars at either end; many are none.

    What is dark in the clip itself is no bar.
    """
    dark = (film.max(axis=1 - axis) <= DARK) & (own.max(axis=1 - axis) >= CLEAR)
    size = len(dark)
    before, behind = int((~dark).argmax()), int((~dark)[::-1].argmax())
    return (0, 0) if max(before, behind) > MOST_BAR * size else (before, behind)


DARK, CLEAR = 40, 64
"""How bright a bar may be at most, and the clip at least where it lies: coding lets some in."""

MOST_BAR = 0.06
"""Share of a side up to which a bar is looked through."""


def _mean(pictures: Bytes) -> Bytes:
    found: Bytes = pictures.mean(axis=0).round().astype(np.uint8)
    return found
