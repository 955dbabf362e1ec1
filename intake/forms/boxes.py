"""The little boxes and rings before printed options, found in a page's picture: which are ticked.

Recognition of characters mostly drops them. 国 and 田 are squares too, so what is found here only
counts where options are asked for.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from intake.forms.ruled import Box

LEAST, MOST = 0.45, 1.25
"""A box is so high, of the height of its line."""
_LEAST_PIXELS = 8
_UNEQUAL = 1.35
_ALIKE = 0.16
_ROUND, _CIRCULAR, _CONVEX = (0.62, 0.86), 0.8, 0.93
_SIDE = 0.8
"""So much of each side is drawn."""
_DRAWN = 0.86
"""The same of a box whose size is known: less is drawn of a character's."""
_TICKED = 0.1
"""So much of the inside is ink where a tick or a cross stands in it."""
Picture = Any


@dataclass(frozen=True, slots=True)
class Square:
    """A little box at its place, ticked or not."""

    box: Box
    ticked: bool


def squares(page: Picture, line: Box, most: Box, most_high: int = 0) -> list[Square]:
    """The boxes in a line of text, from left to right, also a little before it within `most`.

    A line in which a tick stands is higher than the page's lines are, of `most_high`.
    """
    import cv2  # noqa: PLC0415

    left, top, ink = _ink(page, line, most)
    if ink is None:
        return []
    high = line.bottom - line.top
    high = min(high, most_high) if most_high else high
    outlines, _ = cv2.findContours(ink, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    seen = []
    for outline in outlines:
        x, y, w, h = cv2.boundingRect(outline)
        sign = ink[y : y + h, x : x + w]
        if _is_even(sign, high) and (_is_square(sign) or _is_round(outline, w * h)):
            box = Box(left + x, top + y, left + x + w, top + y + h)
            seen.append(Square(box, _is_ticked(sign)))
    return sorted(seen, key=lambda square: square.box.left)


def covered(page: Picture, line: Box, most: Box, seen: Sequence[Square], size: int) -> list[Square]:
    """Those and the boxes of the same size that a tick runs over, and so have no outline alone.

    Its four sides are drawn: a tick goes aslant, and hides none of them.
    """
    left, top, ink = _ink(page, line, most)
    found = list(seen)
    for x, y in _framed(ink, size) if ink is not None else ():
        box = Box(left + x, top + y, left + x + size, top + y + size)
        if not any(_overlap(box, other.box) for other in found):
            found.append(Square(box, _is_ticked(ink[y : y + size, x : x + size])))
    return sorted(found, key=lambda square: square.box.left)


def usual(found: Sequence[Sequence[Square]]) -> int:
    """The size of the boxes in a cell's lines; 0 without any."""
    sizes = sorted(s.box.bottom - s.box.top for line in found for s in line)
    return sizes[len(sizes) // 2] if sizes else 0


def _ink(page: Picture, line: Box, most: Box) -> tuple[int, int, Picture]:
    """The left and top of a line with what is around it, and its ink; None where it is small."""
    import cv2  # noqa: PLC0415

    high = line.bottom - line.top
    left, right = max(most.left + 3, line.left - 2 * high), min(most.right - 3, line.right + high)
    top = max(most.top + 3, line.top - high // 4)
    bottom = min(most.bottom - 3, line.bottom + high // 4)
    piece = page[top:bottom, left:right]
    if min(piece.shape) <= _LEAST_PIXELS:
        return left, top, None
    return left, top, cv2.threshold(piece, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]


def _framed(ink: Picture, size: int) -> list[tuple[int, int]]:
    """Where four sides of a square of such a size are drawn, the plainest of each place."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    if min(ink.shape) < size:
        return []
    flat = cv2.dilate(ink, np.ones((3, 1), np.uint8)).astype(np.float32)
    upright = cv2.dilate(ink, np.ones((1, 3), np.uint8)).astype(np.float32)
    rows = cv2.boxFilter(flat, -1, (size, 1), anchor=(0, 0), borderType=cv2.BORDER_CONSTANT)
    columns = cv2.boxFilter(upright, -1, (1, size), anchor=(0, 0), borderType=cv2.BORDER_CONSTANT)
    high, wide = (side - size + 1 for side in ink.shape)
    sides = (rows[:high, :wide], rows[size - 1 :, :wide], columns[:high, :wide])
    least = np.minimum.reduce([*sides, columns[:high, size - 1 :]])
    spots = [(float(least[y, x]), int(x), int(y)) for y, x in np.argwhere(least >= _DRAWN)]
    kept: list[tuple[int, int]] = []
    for _, x, y in sorted(spots, reverse=True):
        if all(max(abs(x - a), abs(y - b)) >= size for a, b in kept):
            kept.append((x, y))
    return kept


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and (one.top < other.bottom and other.top < one.bottom)
    )


def alike(found: Sequence[Sequence[Square]]) -> list[list[Square]]:
    """Of the boxes in a cell's lines those of one size: a printer sets all of them alike."""
    middle = usual(found)
    return [
        [s for s in line if abs(s.box.bottom - s.box.top - middle) <= _ALIKE * middle]
        for line in found
    ]


def _is_even(ink: Picture, line: int) -> bool:
    """Whether something is about as wide as high, and as high as its line."""
    high, wide = ink.shape
    if min(high, wide) < _LEAST_PIXELS or max(high, wide) > _UNEQUAL * min(high, wide):
        return False
    return bool(LEAST * line <= high <= MOST * line)


def _is_square(ink: Picture) -> bool:
    """Whether something is drawn on all four sides."""
    edge = max(2, ink.shape[0] // 6)
    sides = (ink[:edge].max(0), ink[-edge:].max(0), ink[:, :edge].max(1), ink[:, -edge:].max(1))
    if not all(side.mean() >= _SIDE for side in sides):
        return False
    # 费 has ink on all sides as well, but not in straight lines
    return not _is_ticked(ink) or bool(_framed(ink, min(ink.shape)))


def _is_round(outline: Picture, around: int) -> bool:
    """Whether an outline is a ring's or a disc's: of a square around it it fills π/4."""
    import cv2  # noqa: PLC0415

    area, length = cv2.contourArea(outline), cv2.arcLength(outline, True)  # noqa: FBT003  (closed)
    if area < _CONVEX * cv2.contourArea(cv2.convexHull(outline)):
        return False
    return bool(
        _ROUND[0] < area / around < _ROUND[1] and 4 * math.pi * area > _CIRCULAR * length**2
    )


def _is_ticked(ink: Picture) -> bool:
    high, wide = ink.shape
    down, across = max(2, high // 4), max(2, wide // 4)
    return bool(ink[down : high - down, across : wide - across].mean() >= _TICKED)


def pieces(line: Box, found: Sequence[Square]) -> list[tuple[str, Box]]:
    """A line cut at its boxes: each sign with the place of the text behind it.

    A sign is ☑ or □, and none for what stands before the first.
    """
    begins = [line.left, *(square.box.right for square in found)]
    ends = [*(square.box.left for square in found), line.right]
    signs = ["", *("☑" if square.ticked else "□" for square in found)]
    return [
        (sign, Box(begin, line.top, max(begin, end), line.bottom))
        for sign, begin, end in zip(signs, begins, ends, strict=True)
    ]
