"""What a pen marks in a printed cell: words in a ring, words struck out. Pure.

A ring is closed: paper that cannot be reached from the cell's edge without crossing ink, wider
than any character. A stroke runs on where print leaves room between two characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from intake.forms.order import in_order
from intake.forms.ruled import Box

MOST = 140
"""Characters of a cell in which choices are printed."""
_GAP = 3
"""A ring whose ends do not meet by so many pixels is closed."""
_WIDE, _HIGH, _TALL = 1.5, 1.02, 0.4
"""A ring is so much wider and higher than a character at least, and each part of its paper high."""
_PIECE, _RUN, _SAYING = 0.7, 1.7, 0.1
"""A stroke's straight pieces, and all of it, in widths of a character; ink of signs beside it."""
_APART = 0.3
"""Parts of a ring's paper, which its words divide, lie so near in widths of a character."""
Picture = Any


def rings(page: Picture, cell: Box, lines: Sequence[Box], size: float) -> list[Box]:
    """The insides of the rings in a cell, as one reads; none in long texts.

    `size` is the width of the page's characters.
    """
    if not 0 < sum(len(line.text) for line in lines) <= MOST:
        return []
    return in_order(_shut(page, cell, size))


def _shut(page: Picture, cell: Box, size: float) -> list[Box]:
    """What ink shuts off from the cell's edge, wider and higher than characters."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    edge = 4
    left, top = cell.left + edge, cell.top + edge
    piece = page[top : cell.bottom - edge, left : cell.right - edge]
    if min(piece.shape) < size:
        return []
    _, ink = cv2.threshold(piece, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    ink = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((_GAP, _GAP), np.uint8))
    open_ = cv2.copyMakeBorder(1 - ink, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=1)
    cv2.floodFill(open_, None, (0, 0), 0)
    _, labels, parts, _ = cv2.connectedComponentsWithStats(open_, connectivity=4)
    tall = parts[:, cv2.CC_STAT_HEIGHT] >= _TALL * size  # the white within 口 is not
    open_ = (tall[labels] & (labels > 0)).astype(np.uint8)
    near = max(1, round(_APART * size))
    shut = cv2.morphologyEx(open_, cv2.MORPH_CLOSE, np.ones((1, near), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(shut, connectivity=4)
    return [
        Box(left + x - 1, top + y - 1, left + x - 1 + w, top + y - 1 + h)
        for x, y, w, h, _ in stats[1:count]
        if w >= _WIDE * size and h >= _HIGH * size
    ]


def strokes(page: Picture, lines: Sequence[Box], size: float) -> list[Box]:
    """What is struck out in a cell's lines; nothing in long texts."""
    if sum(len(line.text) for line in lines) > MOST:
        return []
    return [stroke for line in lines for stroke in _through(page, line, size)]


def _through(page: Picture, line: Box, size: float) -> list[Box]:
    """The parts of a line along which ink runs on at half height, with signs above and below it."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    middle, half = line.middle[1], size / 2
    top, bottom = max(0, int(middle - half)), int(middle + half) + 1
    piece = page[top:bottom, line.left : line.right]
    if min(piece.shape) < half:
        return []
    _, ink = cv2.threshold(piece, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    third = ink.shape[0] // 3
    long = cv2.morphologyEx(
        cv2.dilate(ink[third - 1 : -third + 1], np.ones((3, 2), np.uint8)),
        cv2.MORPH_OPEN,
        np.ones((1, round(_PIECE * size)), np.uint8),
    )
    count, _, stats, _ = cv2.connectedComponentsWithStats(long)
    return [
        Box(line.left + x, line.top, line.left + x + w, line.bottom)
        for x, _, w, _, _ in stats[1:count]
        if w >= _RUN * size and _is_written(ink[:, x : x + w], third)
    ]


def _is_written(ink: Picture, third: int) -> bool:
    """Whether signs stand above and below: a dash or a ruled blank has none."""
    return bool(ink[:third].mean() + ink[-third:].mean() > _SAYING)


def printed(words: str, text: str) -> str:
    """The part of a cell's text that was read as `words` under a pen's mark; "" where none is."""
    wide = len(words)
    parts = [text[at : at + wide] for at in range(len(text) - wide + 1)]
    like = [sum(a == b for a, b in zip(part, words, strict=True)) for part in parts]
    most = max(like, default=0)
    return parts[like.index(most)] if wide and 2 * most >= wide else ""
