"""A clip's mean picture as it is in a film and as it ought to be, in fine cells. Pure.

The areas of the first look are as large as a word; one figure of a year that differs is lost in
them, once a coder has blurred the rest. Here a cell is as large as a small figure, and is compared
wherever strokes stand: those of the clip, or others in their place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intake.media.frames import Floats, Mask

CELL, STRIDE = 12, 4
"""Pixels of a 360 × 640 picture: the side of a cell, a small figure's, and the way to the next."""

REACH = 2
"""Pixels by which all cells may be shifted, and half a pixel more those that then are unlike."""

NOISE = 60.0
"""Gray levels squared that coding may stir up in a cell."""

WRITTEN = 300.0
"""Gray levels squared: a cell that varies so much has strokes. Coding takes fainter ones away."""

LEAST_INSTEAD, MOST_INSTEAD = 0.4, 2.5
"""Share of a cell's variance that strokes in their place have at least: less is a blur; and at
most: more is something that lies over them."""

ADDED = 2.0
"""So many times the variance of a cell that was written over."""

MOST = 48
"""Cells that are looked at once more, the most unlike ones."""

ALIKE = 0.9
"""Likeness from which a cell needs no closer look."""

REST, LEAST = 0.2, 0.01
"""Share of the cells that may be kept worse than what counts as the rest; what always differs."""

APART, BESIDE, COVERED = 24, 80, 6
"""From and to how many pixels beside a cell, a large figure off, and how many cells there must have
got more strokes than they had, for it to lie under a caption: another figure stands alone."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell that is most unlike: likeness, how many times as unlike as the rest, its corner.

    `is_covered`: beside it something is written, too, that the clip has not.
    """

    alike: float
    told: float
    top: int
    left: int
    is_covered: bool


def strangest(film: Floats, own: Floats, asked: Mask) -> Cell | None:
    """Of all cells with strokes in both pictures (360 × 640) and none hidden; None of none."""
    film, own = film - np.float32(GRAY), own - np.float32(GRAY)
    there, due = _variance(film), _variance(own)
    hidden = _boxes((~asked).astype(np.float32)) > 0
    told = (due >= WRITTEN) & (there >= LEAST_INSTEAD * due) & (there <= MOST_INSTEAD * due)
    told &= ~hidden
    if not told.any():
        return None
    alike = _alike(film, own, there)
    alike[~told] = np.inf
    soft = _softened(own)
    for cell in np.argsort(alike, axis=None)[:MOST]:
        row, column = divmod(int(cell), alike.shape[1])
        if alike[row, column] >= ALIKE:
            break
        closer = _closer(film, (own, soft), row * STRIDE, column * STRIDE)
        alike[row, column] = max(alike[row, column], closer)
    row, column = divmod(int(alike.argmin()), alike.shape[1])
    worst, rest = float(alike[row, column]), float(np.quantile(alike[told], REST))
    return Cell(
        alike=worst,
        told=(1 - max(worst, 0.0) ** 2) / (1 - max(rest, 0.0) ** 2 + LEAST),
        top=row * STRIDE,
        left=column * STRIDE,
        is_covered=_is_covered((there >= WRITTEN) & (there >= ADDED * due), row, column),
    )


GRAY = 128.0


def _is_covered(added: Mask, row: int, column: int) -> bool:
    """Whether strokes were added beside a cell, on the same lines."""
    high = CELL // STRIDE
    lines = added[max(0, row - high) : row + high + 1]
    away = np.abs(np.arange(added.shape[1]) - column) * STRIDE
    beside = (away >= APART) & (away <= BESIDE)
    return int(lines[:, beside].sum()) >= COVERED


def _variance(picture: Floats) -> Floats:
    mean = _boxes(picture) / SIZE
    found: Floats = np.maximum(_boxes(picture * picture) / SIZE - mean * mean, 0)
    return found


SIZE = np.float32(CELL * CELL)


def _alike(film: Floats, own: Floats, there: Floats) -> Floats:
    """Likeness of each cell where it fits best by whole pixels."""
    soft = _softened(own)
    mean = _boxes(film) / SIZE
    best = np.full(there.shape, -1, np.float32)
    for down, right in np.ndindex(2 * REACH + 1, 2 * REACH + 1):
        moved = np.roll(soft, (down - REACH, right - REACH), (0, 1))
        both = _boxes(film * moved) / SIZE - mean * _boxes(moved) / SIZE
        norm = np.sqrt((there + np.float32(NOISE)) * (_variance(moved) + np.float32(NOISE)))
        np.maximum(best, (both + np.float32(NOISE)) / norm, out=best)
    return best


def _closer(film: Floats, owns: tuple[Floats, ...], top: int, left: int) -> float:
    """Likeness of one cell where it fits best by halves of a pixel, as sharp as it fits best."""
    cell = film[top : top + CELL, left : left + CELL]
    cell = cell - cell.mean()
    return max(_best(cell, _halves(_around(own, top, left))) for own in owns)


def _around(own: Floats, top: int, left: int) -> Floats:
    """The clip's picture around a cell; beyond its border the border goes on."""
    rows = np.clip(np.arange(top - NEAR, top + CELL + NEAR), 0, own.shape[0] - 1)
    columns = np.clip(np.arange(left - NEAR, left + CELL + NEAR), 0, own.shape[1] - 1)
    found: Floats = own[rows[:, None], columns]
    return found


NEAR = REACH + 1


def _halves(picture: Floats) -> Floats:
    """The picture with a pixel between each two."""
    lines = np.repeat(picture, 2, axis=0)[:-1]
    lines[1::2] = (picture[:-1] + picture[1:]) / 2
    found = np.repeat(lines, 2, axis=1)[:, :-1]
    found[:, 1::2] = (lines[:, :-1] + lines[:, 1:]) / 2
    return found


def _best(cell: Floats, halves: Floats) -> float:
    """The likeness of a cell to the window that is most like it."""
    wide = 2 * CELL - 1
    windows = np.lib.stride_tricks.sliding_window_view(halves, (wide, wide))[..., ::2, ::2]
    windows = windows - windows.mean(axis=(2, 3), keepdims=True)
    both = (windows * cell).sum(axis=(2, 3)) / SIZE
    due = (windows * windows).sum(axis=(2, 3)) / SIZE
    there = float((cell * cell).sum() / SIZE)
    found: Floats = (both + NOISE) / np.sqrt((there + NOISE) * (due + NOISE))
    return float(found.max())


def _softened(picture: Floats) -> Floats:
    """The picture as soft as a coder leaves it: by a pixel."""
    for axis in (0, 1):
        both = np.roll(picture, 1, axis) + np.roll(picture, -1, axis)
        picture = np.float32(0.5) * picture + np.float32(0.25) * both
    return picture


def _boxes(picture: Floats) -> Floats:
    """The sum over each cell."""
    height, width = (side // STRIDE for side in picture.shape)
    cut = picture[: height * STRIDE, : width * STRIDE].reshape(height, STRIDE, width * STRIDE)
    sums = cut.sum(axis=1).reshape(height, width, STRIDE).sum(axis=2)
    lines = sums[:-2] + sums[1:-1] + sums[2:]  # a cell is three strides high and wide
    found: Floats = lines[:, :-2] + lines[:, 1:-1] + lines[:, 2:]
    return found
