"""The ruled lines of a page's picture: its table made straight, and the cells between them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

_LEAST_ACROSS, _LEAST_DOWN = 0.03, 0.017
"""A ruled line is at least so long, of the page's long side; a row may be one line high."""
_LEAST_TABLE = 0.04
_LEAST_LIKE = 0.6
"""Of a table's opposite sides, photographed aslant, the shorter to the longer; creases of paper
and the edge of a desk outline other shapes."""
_DARKER, _FAINT, _FOLLOWED = 14, 5, 0.03
"""Ink is so much darker than what is around it; a faint line, and how far it is followed."""
_FEW = 4
"""Pixels of ink in a row or column of a page; fewer are dust."""
_MOST_FIGURES = 3
MOST_CELLS = 120
_APART = 16
"""Pixels: the line between two cells is thinner."""
_REACH = 1.1, 5.0
"""Of a line's height: the gap before a sign that belongs to it, and how far all of them reach."""
_LEAST_SIDE, _LEAST_INK = 12, 40
"""Of a cell that is looked at for ink, and of its ink, in pixels."""
_ISLAND, _LITTLE = 0.03, 0.4
"""What a pen drew in a cell is so low, of the page's long side, and fills so little of the cell."""
Picture = Any


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a page, in pixels, with the text read in it."""

    left: int
    top: int
    right: int
    bottom: int
    text: str = ""
    sure: float = 1.0

    @property
    def middle(self) -> tuple[float, float]:
        """The centre, x and y."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point lies inside."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


def blackened(page: Picture, darker: int = _DARKER) -> Picture:
    """Black on white by the light around each point, as 255 where ink is."""
    import cv2  # noqa: PLC0415

    return cv2.adaptiveThreshold(
        page, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, darker
    )


def inked(page: Picture, margin: int) -> Box:
    """Where ink is on a page, and so much around it; all of a page without any."""
    import numpy as np  # noqa: PLC0415

    ink, (high, wide) = blackened(page) > 0, page.shape
    down, across = (np.flatnonzero(ink.sum(axis=axis) >= _FEW) for axis in (1, 0))
    if not down.size or not across.size:
        return Box(0, 0, wide, high)
    return Box(
        max(0, int(across[0]) - margin),
        max(0, int(down[0]) - margin),
        min(wide, int(across[-1]) + margin + 1),
        min(high, int(down[-1]) + margin + 1),
    )


def _followed(page: Picture) -> tuple[Picture, Picture]:
    """The lines across and down, followed some way to where they are faint, as under a seal."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    across, down = _ruled(blackened(page))
    faint_across, faint_down = _ruled(blackened(page, _FAINT))
    reach = int(max(page.shape) * _FOLLOWED)
    near = cv2.dilate(across, np.ones((3, 2 * reach + 1), np.uint8))
    beside = cv2.dilate(down, np.ones((2 * reach + 1, 3), np.uint8))
    return across | (faint_across & near), down | (faint_down & beside)


def _ruled(ink: Picture) -> tuple[Picture, Picture]:
    """The lines across and the lines down, as masks."""
    import cv2  # noqa: PLC0415

    wide = max(25, int(max(ink.shape) * _LEAST_ACROSS))
    high = max(25, int(max(ink.shape) * _LEAST_DOWN))
    thick = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3)))
    across = cv2.morphologyEx(
        thick, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (wide, 1))
    )
    down = cv2.morphologyEx(
        thick, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (1, high))
    )
    return across, down


def straightened(page: Picture) -> Picture:
    """The page with the outline of its table made a rectangle; as it is where there is none."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    quad = next((q for hull in _hulls(page) if _is_table(q := _corners(hull))), None)
    if quad is None:
        return page
    sides = _sides(quad)
    wide, high = (sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2
    left, top = quad[:, 0].mean() - wide / 2, quad[:, 1].mean() - high / 2
    flat = np.array(
        [[left, top], [left + wide, top], [left + wide, top + high], [left, top + high]],
        np.float32,
    )
    size = (page.shape[1], page.shape[0])
    bend = cv2.getPerspectiveTransform(quad, flat)
    return cv2.warpPerspective(page, bend, size, flags=cv2.INTER_CUBIC, borderValue=255)


def _hulls(page: Picture) -> Iterator[Picture]:
    """What encloses each large figure of ruled lines that cross, those of most crossings first.

    What touches the border is the edge of a desk or of the paper.
    """
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    across, down = _ruled(blackened(page))
    count, labels = cv2.connectedComponents(
        cv2.dilate(cv2.bitwise_or(across, down), np.ones((5, 5), np.uint8))
    )
    crossings = np.bincount(labels[(across > 0) & (down > 0)], minlength=count)
    edge = np.concatenate(
        [labels[:3].ravel(), labels[-3:].ravel(), labels[:, :3].ravel(), labels[:, -3:].ravel()]
    )
    crossings[[0, *np.unique(edge)]] = 0
    for figure in np.argsort(-crossings)[:_MOST_FIGURES]:
        points = np.argwhere(labels == figure)[:, ::-1].astype(np.float32)
        hull = cv2.convexHull(points).reshape(-1, 2)
        if crossings[figure] and cv2.contourArea(hull) >= _LEAST_TABLE * page.size:
            yield hull


def _corners(hull: Picture) -> Picture:
    """The four outermost points, from the upper left one on clockwise."""
    import numpy as np  # noqa: PLC0415

    total, apart_ = hull.sum(axis=1), hull[:, 0] - hull[:, 1]
    furthest = [total.argmin(), apart_.argmax(), total.argmax(), apart_.argmin()]
    return np.array(hull[furthest], np.float32)


def _is_table(quad: Picture) -> bool:
    """Whether four corners are those of a rectangle that was photographed aslant."""
    top, right, bottom, left = _sides(quad)
    return all(min(pair) >= _LEAST_LIKE * max(pair) for pair in ((top, bottom), (right, left)))


def _sides(quad: Picture) -> list[float]:
    """The lengths of the sides: top, right, bottom, left."""
    return [math.dist(quad[at], quad[(at + 1) % 4]) for at in range(4)]


def grid(page: Picture) -> list[Box]:
    """The cells of the ruled table: the white fields between its lines."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    across, down = _followed(page)
    lines = cv2.dilate(cv2.bitwise_or(across, down), np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.bitwise_not(lines), connectivity=4)
    high, wide = page.shape
    cells = []
    for left, top, width, height, area in stats[1:]:
        inner = left > 1 and top > 1 and left + width < wide - 1 and top + height < high - 1
        solid = area > 0.75 * width * height
        if inner and solid and width > 25 and height > 14:  # noqa: PLR2004  (a character's size)
            cells.append(Box(int(left), int(top), int(left + width), int(top + height)))
    cells = _unnested(cells, _ISLAND * max(page.shape))
    cells.sort(key=lambda c: (c.top, c.left))
    return cells[:MOST_CELLS]


def _unnested(cells: Sequence[Box], low: float) -> list[Box]:
    """The cells of which none lies in another.

    A frame around a table goes; so do the rings, lower than `low`, that a pen drew in a cell.
    """
    inner = {c: [o for o in cells if o is not c and c.holds(o.middle)] for c in cells}
    rings = {
        ring
        for cell, held in inner.items()
        if held
        and all(o.bottom - o.top < low for o in held)
        and _area(held) < _LITTLE * _area([cell])
        for ring in held
    }
    kept = [cell for cell in cells if cell not in rings]
    return [cell for cell in kept if all(ring in rings for ring in inner[cell])]


def _area(boxes: Sequence[Box]) -> int:
    return sum((b.right - b.left) * (b.bottom - b.top) for b in boxes)


def together(cells: Sequence[Box]) -> list[list[Box]]:
    """The cells by tables: those that lie beside one another, with a line between them."""
    groups: list[list[Box]] = []
    for cell in cells:
        touched = [g for g in groups if any(_is_beside(cell, other) for other in g)]
        groups = [g for g in groups if g not in touched]
        groups.append([cell, *(c for g in touched for c in g)])
    return groups


def _is_beside(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return min(across, down) > -_APART and max(across, down) > 0


def strokes(page: Picture) -> Picture:
    """What is written on a page, as 255 on 0: its ink without ruled lines and specks."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    ink = blackened(cv2.medianBlur(page, 3))
    lines = cv2.dilate(cv2.bitwise_or(*_ruled(ink)), np.ones((5, 5), np.uint8))
    return cv2.bitwise_and(ink, cv2.bitwise_not(lines))


def reaching(ink: Picture, line: Box, within: tuple[int, int]) -> Box:
    """A line with the thin signs at its ends (。 ” …… ——) that are within reach of it.

    Finding lines tends to leave them out. `within`: how far it may reach to the left and right.
    """
    high = line.bottom - line.top
    seen = (ink[line.top : line.bottom] > 0).sum(axis=0) > 1
    left = _grown(seen[::-1], seen.size - line.left, seen.size - within[0], high)
    return replace(line, left=seen.size - left, right=_grown(seen, line.right, within[1], high))


def _grown(seen: Picture, edge: int, most: int, high: int) -> int:
    """How far from an edge on there is ink, without gaps wider than about a character."""
    end, most = edge, min(most, edge + int(_REACH[1] * high))
    for place in range(edge, most):
        if seen[place : place + 2].all():
            end = place + 2
        if place - end > _REACH[0] * high:
            break
    return min(end, max(edge, most))


def ink_in(page: Picture, cell: Box) -> Box | None:
    """The rectangle around what is written in a cell; None where it is blank."""
    import numpy as np  # noqa: PLC0415

    inset = 5
    piece = blackened(
        page[cell.top + inset : cell.bottom - inset, cell.left + inset : cell.right - inset]
    )
    if min(piece.shape) < _LEAST_SIDE:
        return None
    down, across = np.nonzero(piece)
    if len(down) < _LEAST_INK:
        return None
    left, right = np.percentile(across, (1, 99)).astype(int)
    top, bottom = np.percentile(down, (1, 99)).astype(int)
    at, high = cell.left + inset, cell.top + inset
    return Box(at + int(left) - 2, high + int(top) - 2, at + int(right) + 3, high + int(bottom) + 3)


def box_of(corners: Picture) -> Box:
    """The upright rectangle around four corners."""
    xs, ys = [int(p[0]) for p in corners], [int(p[1]) for p in corners]
    return Box(max(0, min(xs)), max(0, min(ys)), max(xs), max(ys))


def within(line: Box, lines: Sequence[Box], cells: Sequence[Box]) -> tuple[int, int]:
    """How far a line may reach: to the borders of its cell, and to its neighbours in it."""
    home = next((cell for cell in cells if cell.holds(line.middle)), None)
    if home is None:
        return line.left, line.right
    beside = [
        other
        for other in lines
        if other is not line and other.top <= line.middle[1] <= other.bottom
    ]
    return (
        max([home.left + 4, *(o.right for o in beside if o.middle[0] <= line.middle[0])]),
        min([home.right - 4, *(o.left for o in beside if o.middle[0] > line.middle[0])]),
    )


def parted(box: Box, cells: Sequence[Box]) -> list[Box]:
    """A box cut at the borders of the cells that it lies over."""
    _, line = box.middle
    least = (box.bottom - box.top) / 2
    over = [
        c
        for c in cells
        if c.top <= line <= c.bottom and min(c.right, box.right) - max(c.left, box.left) > least
    ]
    if len(over) < 2:  # noqa: PLR2004  (one cell, or none)
        return [box]
    return [Box(max(c.left, box.left), box.top, min(c.right, box.right), box.bottom) for c in over]
