"""Boxes of text on a page → the text as one reads it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.forms.ruled import Box

_COMMA = re.compile("(?<=[\u3400-\u9fff]),(?=[\u3400-\u9fff])")
"""Between two Chinese characters a comma is full-width; in a picture the two look alike."""


def chinese(text: str) -> str:
    """Text with the commas between Chinese characters as they were printed."""
    return _COMMA.sub("，", text)


def in_order(boxes: Sequence[Box]) -> list[Box]:
    """As one reads: line by line, from left to right."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: b.middle[1]):
        height = box.bottom - box.top
        if rows and abs(rows[-1][0].middle[1] - box.middle[1]) < height / 2:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [box for row in rows for box in sorted(row, key=lambda b: b.left)]


def joined(boxes: Sequence[Box], cell: Box) -> str:
    """Lines joined: in one row by a blank, after a line that fills the cell without anything."""
    whole = ""
    for number, box in enumerate(boxes):
        if number:
            before = boxes[number - 1]
            same = abs(before.middle[1] - box.middle[1]) < (box.bottom - box.top) / 2
            margin = min(b.left for b in boxes) - cell.left
            full = cell.right - before.right - margin < _next(before, box)
            whole += " " if same else "" if full else "\n"
        whole += box.text
    return chinese(whole)


def _next(before: Box, box: Box) -> float:
    """How much room the next line's first character, or word in Latin letters, would have needed.

    Of a full stop or a bracket the right half is blank.
    """
    high = before.bottom - before.top
    if box.text[:1].isascii() and box.text[:1].isalnum():
        return 4.0 * high
    return (1.4 if before.text[-1:] in "。，、；：！？）》”" else 0.9) * high
