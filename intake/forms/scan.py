"""A scan or a photo → lines and tables with their certainty, and small pictures of the cells."""

from __future__ import annotations

import base64
import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake.forms import apart, order, pens, unruled
from intake.forms.cells import Block, Cell, Line, Table
from intake.forms.ruled import Box

BUDGET = apart.Budget(seconds=60.0, memory=6 * 1024**3)
"""Of address space, of which the models' threads map far more than they use (about 0.8 GB)."""
POINT = 842 / 1900
"""A pixel of a page, in points: a page is A4, and reduced to so many pixels."""
_FRAMED, _FRAMED_LINES = 0.95, 6
"""What is framed has so much of a table's text in one cell, in so many lines."""
NEEDED = ("rapidocr", "onnxruntime", "cv2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What was read in a picture, and the cells' own pictures (JPEG) by name."""

    blocks: tuple[Block, ...]
    stills: Mapping[str, bytes]


def is_possible(format: str = "jpeg") -> bool:  # noqa: A002  (the word of the house for what nature tells)
    """Whether the extra [ocr] is installed; an iPhone's pictures need one package more."""
    needed = (*NEEDED, "pi_heif") if format == "heic" else NEEDED
    return all(importlib.util.find_spec(name) is not None for name in needed)


def read(paths: Sequence[Path]) -> Scan:
    """The lines and tables of pictures or a PDF. Raises UnusableError, OverrunError."""
    blocks: list[Block] = []
    stills: dict[str, bytes] = {}
    pages = (page for path in paths for page in apart.run("intake.forms.ocr", path, BUDGET))
    for number, page in enumerate(pages, 1):
        above, below = _outside(page)
        blocks += above
        cells = []
        for at, told in enumerate(page["cells"], 1):
            name = f"page{number}-cell{at}" if told["still"] else ""
            if name:
                stills[name] = base64.b64decode(told["still"])
            cells.append(_cell(told, name))
        blocks += tabled(cells)
        blocks += below
    return Scan(blocks=tuple(blocks), stills=stills)


def tabled(cells: Sequence[Cell]) -> tuple[Block, ...]:
    """A page's table; nearly all that it says in one cell is a frame around lines of text."""
    most = max(cells, key=lambda c: len(c.text), default=None)
    if most is None:
        return ()
    lines = most.text.split("\n")
    whole = sum(len(cell.text) for cell in cells)
    if len(lines) >= _FRAMED_LINES and len(most.text) >= _FRAMED * whole:
        return tuple(Line(text=line, sure=most.sure, breaks=most.breaks) for line in lines)
    return (Table(cells=tuple(sorted(cells, key=lambda c: (c.row, c.column)))),)


def _outside(page: dict[str, Any]) -> tuple[list[Block], list[Block]]:
    """What stands above the table of a page, and below or without one, as paragraphs or columns."""
    boxes = [Box(*told) for told in page["lines"]]
    top = page["top"] if page["cells"] else 0
    above = [box for box in boxes if box.bottom <= top]
    below = [box for box in boxes if box.bottom > top]
    return _unruled(above, page["right"]), _unruled(below, page["right"])


def _unruled(boxes: Sequence[Box], right: int) -> list[Block]:
    rows = order.lines_of(order.in_order(boxes))
    size = order.size_of([box for row in rows for box in row])
    pieces = [[_piece(box, size) for box in row] for row in rows]
    found = unruled.blocks(pieces, order.ERROR, right * POINT) if pieces else []
    return [block for _, block in found]


def _piece(box: Box, size: float) -> unruled.Piece:
    row = order.row_of(box, size)
    return unruled.Piece(
        left=row.left * POINT,
        right=row.right * POINT,
        top=box.top * POINT,
        text=box.text,
        size=size * POINT,
        spread=(row.right - row.left - row.natural) * POINT,
        sure=box.sure,
    )


def _cell(told: dict[str, Any], still: str) -> Cell:
    """A cell; what is in rings is stressed, and of a choice what is struck out is not ticked."""
    text = told["text"]
    ringed = [pens.printed(words, text) for words in told["stressed"]]
    struck = [pens.printed(words, text) for words in told["struck"]]
    left = text
    for words in filter(None, struck):
        left = left.replace(words, "", 1)
    return Cell(
        text=text,
        row=told["row"],
        column=told["column"],
        rows=told["rows"],
        columns=told["columns"],
        sure=told["sure"],
        still=still,
        ticked=told["ticked"] or (left if left != text else ""),
        stressed=" ".join(filter(None, ringed)),
        breaks=told["breaks"],
    )
