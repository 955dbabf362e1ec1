"""Pictures of a film and of a clip area by area: what differs, and what merely lies over it. Pure.

The worst area decides whether a clip is this one; a sign that stays in the film beyond the clip is
no part of it.
"""

from __future__ import annotations

import numpy as np

from intake.media.badge import CLIP, slopes
from intake.media.frames import Bytes, Floats, Mask

AREA, STRIDE, EDGE = 16, 8, 4
"""Pixels of a 180 × 320 picture: the side of an area, the way to the next, the border left out."""

STRUCTURE = 40.0
"""Gray levels squared below which an area counts as even: coding stirs up as much."""

REACH = 2
"""Pixels by which an area may be shifted: a letterbox of some lines shifts the border areas."""


def compare(one: Bytes, other: Bytes, seen: Mask) -> Floats:
    """Likeness of each area, from 1 down; NaN where hidden or where both are even."""
    inner = slice(EDGE, -EDGE)
    wanted, plain = other[inner, inner].astype(np.float32), one[inner, inner].astype(np.float32)
    best = _structure(plain, wanted)
    void = _boxes((~seen)[inner, inner].astype(np.float32)) > 0
    void |= (_variance(wanted) < STRUCTURE) & (_variance(plain) < STRUCTURE)
    best[void] = 1
    if best.min() < SURE:
        for down, right in np.ndindex(2 * REACH + 1, 2 * REACH + 1):
            top, left = EDGE + down - REACH, EDGE + right - REACH
            moved = one[top : top + wanted.shape[0], left : left + wanted.shape[1]]
            np.maximum(best, _structure(moved.astype(np.float32), wanted), out=best)
    best[void] = np.nan
    return best


def _variance(picture: Floats) -> Floats:
    size = np.float32(AREA * AREA)
    mean = _boxes(picture) / size
    spread: Floats = _boxes(picture * picture) / size - mean * mean
    return spread


SURE = 0.9
"""Likeness from which no better place is looked for."""


def _structure(one: Floats, other: Floats) -> Floats:
    """Correlation of each area, softened so that even areas agree with even ones only."""
    size = np.float32(AREA * AREA)
    a, b = _boxes(one) / size, _boxes(other) / size
    both = _boxes(one * other) / size - a * b
    of_a = np.maximum(_boxes(one * one) / size - a * a, 0)
    of_b = np.maximum(_boxes(other * other) / size - b * b, 0)
    likeness: Floats = (both + STRUCTURE) / np.sqrt((of_a + STRUCTURE) * (of_b + STRUCTURE))
    return likeness


def _boxes(picture: Floats) -> Floats:
    """The sum over each area, areas being STRIDE apart."""
    height, width = (side // STRIDE * STRIDE for side in picture.shape)
    lines = picture[:height, :width].reshape(height // STRIDE, STRIDE, width).sum(axis=1)
    sums = lines.reshape(height // STRIDE, width // STRIDE, STRIDE).sum(axis=2)
    # an area is two cells wide and high
    areas: Floats = sums[:-1, :-1] + sums[1:, :-1] + sums[:-1, 1:] + sums[1:, 1:]
    return areas


def lasting(beyond: Bytes, pictures: Bytes, own: Bytes) -> Mask:
    """The areas over which something lies that stays in the film beyond the clip.

    A badge or a station's sign is no part of the clip, be it in its corner or not.
    """
    shown = edges(pictures)
    added = shown - edges(own)
    lasts = np.all(
        [
            _stays(shown, rest) | _stays(added, rest) | _stays(_lines(shown), _lines(rest))
            for rest in (edges(some) for some in np.array_split(beyond, PARTS))
        ],
        axis=0,
    )
    return _widened(lasts) if lasts.mean() <= MOST_LASTING else np.zeros_like(lasts)


PARTS = 4
"""Parts of the film in each of which it must be: the other clip of a campaign looks alike."""

LEAST_BEYOND = 10
"""Pictures outside the clip from which what stays in them is known."""

STAYS, PLAIN = 0.6, 1.0
"""Likeness of edges in the clip and beyond it, and their strength (gray levels squared a pixel)."""

MOST_LASTING = 0.12
"""Share of a picture up to which something may lie over it: more is no badge."""


def edges(pictures: Bytes) -> Floats:
    """The mean of clipped gradients (2, h, w): edges that stay."""
    total = sum(slopes(picture.astype(np.float32), CLIP) for picture in pictures)
    mean: Floats = np.asarray(total / np.float32(len(pictures)), np.float32)
    return mean


def _lines(edges: Floats) -> Floats:
    """Edges without their side: over a brighter ground a badge's outline turns round."""
    down, across = edges
    length = np.maximum(np.hypot(down, across), np.float32(FAINT))
    found: Floats = np.stack((2 * down * across, down * down - across * across)) / length
    return found


FAINT = 0.001


def _stays(some: Floats, edges: Floats) -> Mask:
    """In which areas edges are strong and like some others."""
    strength = _over_areas(edges, edges)
    alike = _over_areas(some, edges) / np.sqrt(_over_areas(some, some) * strength + 1e-6)
    found: Mask = (alike >= STAYS) & (strength >= PLAIN * AREA * AREA)
    return found


def _over_areas(one: Floats, other: Floats) -> Floats:
    inner = slice(EDGE, -EDGE)
    return _boxes((one * other).sum(axis=0)[inner, inner])


def _widened(areas: Mask) -> Mask:
    """The areas and their neighbours."""
    padded = np.pad(areas, 1)
    height, width = areas.shape
    near = [padded[d : d + height, r : r + width] for d in range(3) for r in range(3)]
    wide: Mask = np.any(near, axis=0)
    return wide


def spread(areas: Mask, shape: tuple[int, ...]) -> Mask:
    """The pixels of a picture (h, w) that these areas cover, up to its border."""
    cells = np.zeros((areas.shape[0] + 1, areas.shape[1] + 1), np.bool_)
    for down, right in np.ndindex(2, 2):
        cells[down : down + areas.shape[0], right : right + areas.shape[1]] |= areas
    covered = cells.repeat(STRIDE, axis=0).repeat(STRIDE, axis=1)
    rest = [(EDGE, side - EDGE - of) for side, of in zip(shape, covered.shape, strict=True)]
    return np.pad(covered, rest, mode="edge")


def lowest(scores: Floats) -> tuple[int, int]:
    """The area that differs most."""
    row, column = np.unravel_index(int(np.nan_to_num(scores, nan=2).argmin()), scores.shape)
    return int(row), int(column)


def kept(scores: Floats) -> float:
    """The share of areas that are clearly alike."""
    told = scores[np.isfinite(scores)]
    return float((told > KEPT).mean()) if len(told) else 0.0


KEPT = 0.75


def excess(scores: Floats) -> float:
    """How many times as much of the area that differs most is unlike as of the rest."""
    told = scores[np.isfinite(scores)]
    if not len(told):
        return 0.0
    worst, rest = float(told.min()), float(np.quantile(told, REST))
    return (1 - max(worst, 0.0) ** 2) / (1 - max(rest, 0.0) ** 2 + LEAST)


def detail(one: Bytes, other: Bytes, scores: Floats) -> float:
    """How strong the edges of areas that are not kept are in one, for 1 in the other; 1 of none."""
    other_areas = scores <= KEPT
    if not other_areas.any():
        return 1.0
    shown, wanted = (slopes(picture.astype(np.float32), None) for picture in (one, other))
    there, due = (_over_areas(edges, edges)[other_areas].sum() for edges in (shown, wanted))
    return float(there / due) if due else 1.0


def laid_over(other: Bytes, scores: Floats) -> Mask:
    """The areas near the upper and lower border that differ where other itself shows nothing.

    There lie captions, labels and signs: they add to a clip and take nothing away from it.
    """
    tops = EDGE + STRIDE * np.arange(len(scores))
    near = (tops + AREA <= BORDER) | (tops >= other.shape[0] - BORDER)
    bare = ~_edged(other) & (scores < SURE) & near[:, None]
    return bare if bare.mean() <= MOST_LASTING else np.zeros_like(bare)


BORDER = 48
"""Lines (of 180) above and below in which captions, labels and signs lie."""


def left(one: Bytes, other: Bytes, scores: Floats) -> float:
    """How much of other's own edges is left in one where they differ, for 1 where they are alike.

    Another number takes the place of the first, of whose strokes little is left; a bar or a caption
    adds edges to those that are there. Of the areas that differ the one with the least; 1 of none.
    """
    if not (scores <= KEPT).any():
        return 1.0
    edged = _edged(other) & np.isfinite(scores)
    differ, alike = edged & (scores <= KEPT), edged & (scores > KEPT)
    if not differ.any() or not alike.any():
        return 0.0 if differ.any() else 1.0
    shown, wanted = (slopes(picture.astype(np.float32), None) for picture in (one, other))
    moves = np.ndindex(2 * REACH + 1, 2 * REACH + 1)
    moved = (np.roll(shown, (down - REACH, right - REACH), (1, 2)) for down, right in moves)
    there = np.max([_over_areas(edges, wanted) for edges in moved], axis=0)
    there /= _over_areas(wanted, wanted) + np.float32(FAINT)
    return float(there[differ].min() / max(float(np.median(there[alike])), FAINT))


def _edged(other: Bytes) -> Mask:
    """Which areas of a picture have edges to lose."""
    wanted = slopes(other.astype(np.float32), None)
    edged: Mask = _over_areas(wanted, wanted) >= EDGED * AREA * AREA
    return edged


EDGED = 4.0
"""Strength of edges (gray levels squared a pixel) from which an area has something to lose."""


REST = 0.2
"""Share of the areas that may be kept worse than what counts as the rest."""

LEAST = 0.005
"""What may differ in any coding."""
