"""A clip that is nearly the campaign's own, looked at once more in fine detail. Pure.

Of a clip only half of the detail is kept in memory. Where nothing differs that is enough; else the
pictures that count are read again as large as the film's own.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from intake.media import areas, clips, finer, framed
from intake.media.badge import HEIGHT, WIDTH
from intake.media.frames import Bytes, Floats, Frames, Mask, halved

CLEAR = 0.98
"""Likeness of the area that differs most, from which no figure can be another."""

ENOUGH = 12
"""Pictures whose mean is compared."""

BORDER = 16
"""Pixels at each border that are not asked."""

AROUND = 6
"""Pixels (of 180 × 320) around a cell by which it is told whether what lies there stays."""

FIGURE, DOUBTFUL, APART = 0.45, 0.52, 6.0
"""Likeness of a fine cell below which another figure stands in it, or below the second may, if it
is so many times as unlike as the rest: of right ones at 120 kbps the worst is 0.57 (measured)."""

NOTHING = 0.3
"""Likeness of a fine cell below which nothing of the clip is in it: of right clips that are kept
evenly badly the worst has 0.45, of another year's 0.30 at most (measured, zoomed by a fortieth)."""

STAYING = 0.4
"""Likeness to the rest of the film from which what stands in a cell is no part of the clip."""

GONE = 0.3
"""Share of a clip's own edges that is left, below which nothing merely lies over them."""

CORNER = (100, 150)
"""Lines and columns (of 360 × 640) of the corners in which signs lie."""

CONFIRMED, EVENLY = 0.8, 5.0
"""Likeness of the worst fine cell from which all strokes are there, if it is at most so many times
as unlike as the rest."""


def looked(film: Frames, seen: clips.Sighting) -> clips.Sighting:
    """The sighting with its most unlike cell, where one may tell something."""
    finely = seen.clip.finely
    if finely is None or seen.shown is None or seen.own is None or seen.asked is None:
        return seen
    some = slice(None, None, 1 + len(seen.shown) // ENOUGH)
    shown, own = film.large[seen.shown[some]], finely(seen.own[some])
    dense = seen.clip.dense[seen.own[some]]
    laid = seen.fit.laid(shown) if seen.fit != clips.PLAIN else framed.unboxed(shown, dense)
    cell = finer.strangest(_mean(laid), _mean(own), _asked(seen.asked))
    if cell is None:
        return seen
    return replace(seen, cell=cell, stays=_stays(film, seen, laid, cell))


def is_due(seen: clips.Sighting) -> bool:
    """Whether a clip that seems to be in its place may differ in something small."""
    there = seen.frame >= 0 and seen.share >= clips.LIKELY and seen.alike >= clips.LIKELY
    return there and seen.steady < CLEAR


def is_replaced(seen: clips.Sighting) -> bool:
    """Whether strokes of the clip are gone and others, as much a part of it, stand in their place.

    A caption hides strokes, too, and goes on beside them; a sign stays beyond the clip, or lies in
    a corner.
    """
    if seen.cell is None or seen.cell.alike >= FIGURE or not may_be_replaced(seen):
        return False
    perhaps_over = seen.cell.is_covered or _is_in_corner(seen.cell)
    return seen.stays < STAYING and not (perhaps_over and seen.left >= GONE)


def _is_in_corner(cell: finer.Cell) -> bool:
    """Whether a school's or a station's sign may lie there."""
    upright = min(cell.top, HEIGHT - finer.CELL - cell.top) < CORNER[0]
    return upright and min(cell.left, WIDTH - finer.CELL - cell.left) < CORNER[1]


def may_be_replaced(seen: clips.Sighting) -> bool:
    """Whether a figure may be another; what was taken off a screen lies too ill to be told."""
    if seen.cell is None or seen.is_framed:
        return False
    return seen.cell.alike < DOUBTFUL and seen.cell.told >= APART


def is_strange(seen: clips.Sighting) -> bool:
    """Whether a fine cell shows nothing of the clip: one that is alike but for such is none's."""
    return seen.cell is not None and seen.cell.alike < NOTHING


def is_confirmed(seen: clips.Sighting) -> bool:
    """Whether all strokes of a clip are there, each nearly as well as the rest."""
    if seen.cell is None:
        return False
    return seen.cell.alike >= CONFIRMED and seen.cell.told <= EVENLY


def _asked(told: Mask) -> Mask:
    """The pixels (360 × 640) of areas that count, but for the border: films are cut off there."""
    asked = areas.spread(told, (HEIGHT // 2, WIDTH // 2)).repeat(2, axis=0).repeat(2, axis=1)
    inner = np.zeros_like(asked)
    inner[BORDER:-BORDER, BORDER:-BORDER] = asked[BORDER:-BORDER, BORDER:-BORDER]
    return inner


def _mean(pictures: Bytes) -> Floats:
    found: Floats = pictures.mean(axis=0, dtype=np.float32)
    return found


def _stays(film: Frames, seen: clips.Sighting, laid: Bytes, cell: finer.Cell) -> float:
    """How alike what lies there is to what lies there in the rest of the film; 1 without a rest.

    Of all parts of the rest the least: the other clip of a campaign shows the same drawing.
    """
    beyond = clips.beyond(film, seen.at_seconds, seen.at_seconds + seen.clip.seconds)
    if len(beyond) < areas.LEAST_BEYOND:
        return 1.0
    top, left = max(0, cell.top // 2 - AROUND), max(0, cell.left // 2 - AROUND)
    side = finer.CELL // 2 + 2 * AROUND
    place = slice(top, top + side), slice(left, left + side)
    shown = areas.edges(halved(laid))[:, *place]
    parts = np.array_split(beyond, areas.PARTS)
    return min(_likeness(shown, areas.edges(part)[:, *place]) for part in parts)


def _likeness(one: Floats, other: Floats) -> float:
    norm = float(np.sqrt((one * one).sum() * (other * other).sum()))
    return float((one * other).sum()) / norm if norm else 0.0
