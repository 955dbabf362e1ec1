"""Characters one below the other in a narrow cell → the same side by side, to be read as a line.

Recognition reads lines from left to right; what stands upright (故/事/梗/概 beside a story) it
takes for anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from intake.forms.ruled import Box

_TALL, _LEAST, _WIDEST = 1.3, 0.8, 1.7
"""A cell is so much higher than wide; a character has so much of a line's height at least, and what
is written in the cell is at most so many lines wide."""
_HIGHEST, _FEWEST, _MOST = 1.06, 2, 16
"""A character is at most so high, of the column's width; of them there are so many."""
_GAP = 0.15
"""Between two characters of the line, of the column's width."""
_INSET, _CONTRAST = 4, 40
_LEAST_PIXELS = 8
Picture = Any


def line(page: Picture, cell: Box, high: int) -> Picture | None:
    """The characters of an upright cell as one line, grey on white; None of any other cell.

    `high` is the height of the page's lines.
    """
    import numpy as np  # noqa: PLC0415

    if cell.bottom - cell.top < _TALL * (cell.right - cell.left):
        return None
    piece = page[cell.top + _INSET : cell.bottom - _INSET, cell.left + _INSET : cell.right - _INSET]
    if min(piece.shape) < _LEAST_PIXELS:
        return None
    ink = _ink(piece)
    across = np.flatnonzero(ink.sum(axis=0) > 1)
    wide = int(across[-1] - across[0]) + 1 if across.size else 0
    if not _LEAST_PIXELS <= wide <= _WIDEST * high:
        return None
    # 片 and 名 are both narrower than most.
    size = max(wide, round(_LEAST * high))
    signs = list(_signs(np.flatnonzero(ink.sum(axis=1) > 1).tolist(), size))
    tallest = max((end - start for start, end in signs), default=0)
    if not _FEWEST <= len(signs) <= _MOST or tallest > _TALL * size:
        return None
    return _side_by_side(piece[:, across[0] : across[-1] + 1], signs, wide)


def _ink(piece: Picture) -> Picture:
    """Where ink is; nowhere in a cell whose darkest points are hardly darker than its paper."""
    import numpy as np  # noqa: PLC0415

    dark, paper = np.percentile(piece, (1, 90))
    return piece < (dark + paper) / 2 if paper - dark > _CONTRAST else piece < 0


def _signs(rows: Sequence[int], wide: int) -> Iterator[tuple[int, int]]:
    """The rows of ink as characters: first row and the one after the last, from top to bottom.

    Strokes with a gap between them (二) are one character while they are no higher than wide.
    """
    start = end = -1
    for first, last in _runs(rows):
        if start >= 0 and last - start > _HIGHEST * wide:
            yield start, end
            start = first
        start, end = first if start < 0 else start, last
    if start >= 0:
        yield start, end


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow one another, as the first and the one after the last."""
    places = [int(row) for row in rows]
    begins = [n for n, row in enumerate(places) if n == 0 or row > places[n - 1] + 1]
    for begin, after in pairwise([*begins, len(places)]):
        yield places[begin], places[after - 1] + 1


def _side_by_side(column: Picture, signs: Sequence[tuple[int, int]], wide: int) -> Picture:
    import numpy as np  # noqa: PLC0415

    gap = max(2, int(_GAP * wide))
    high = max(wide, *(end - start for start, end in signs)) + 2 * gap
    whole = np.full((high, gap + len(signs) * (wide + gap)), int(column.max()), np.uint8)
    for number, (start, end) in enumerate(signs):
        top, left = (high - (end - start)) // 2, gap + number * (wide + gap)
        whole[top : top + end - start, left : left + wide] = column[start:end]
    return whole
