"""Text that no lines rule: rows of pieces → paragraphs, and tables told by their gaps. Pure.

A table without borders is rows of two or more pieces that begin at the same places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from intake.forms.cells import Block, Cell, Line, Table

LEAST_ROWS = 3
"""So many rows of two pieces or more make a table."""
_NEAR = 6.0
"""Points within which two pieces begin at the same place."""
_WIDE = 1.3
"""Characters: a line with less room behind it was full, and goes on in the next."""
_LABELLED = re.compile(r"[\d.、()（）\s]{0,5}[\u3400-\u9fff （）()\d]{2,20}[:：\t]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text without a wide gap: where it stands (points), its text and its size."""

    left: float
    right: float
    top: float
    text: str
    size: float


Row = Sequence[Piece]


def blocks(rows: Sequence[Row]) -> list[tuple[float, Block]]:
    """Paragraphs and tables with the places that they begin at."""
    starts = _starts(rows)
    if len(starts) < 2 or sum(_in_columns(row, starts) for row in rows) < LEAST_ROWS:  # noqa: PLR2004  (a label and its value)
        return list(_paragraphs(rows))
    told: list[tuple[float, Block]] = []
    edge = max(piece.right for row in rows for piece in row)
    for tabled, group in groupby(rows, key=_Sorter(starts)):
        held = list(group)
        told += (
            [(held[0][0].top, _table(held, starts, edge))] if tabled else list(_paragraphs(held))
        )
    return told


@dataclass(slots=True)
class _Sorter:
    """Whether each row in turn belongs to a table, which the row before may have begun."""

    starts: Sequence[float]
    inside: bool = False

    def __call__(self, row: Row) -> bool:
        """Whether this row does."""
        self.inside = _in_columns(row, self.starts) or (self.inside and _goes_on(row, self.starts))
        return self.inside


def _starts(rows: Sequence[Row]) -> list[float]:
    """Where the pieces of rows of several begin, each place that two rows share once."""
    seen = sorted(piece.left for row in rows if len(row) > 1 for piece in row)
    groups: list[list[float]] = []
    for left in seen:
        if groups and left - groups[-1][-1] <= _NEAR:
            groups[-1].append(left)
        else:
            groups.append([left])
    return [group[0] for group in groups if len(group) > 1]


def _column(piece: Piece, starts: Sequence[float]) -> int:
    return max((i for i, start in enumerate(starts) if piece.left >= start - _NEAR), default=0)


def _in_columns(row: Row, starts: Sequence[float]) -> bool:
    """Whether a row has a piece in the first column and another in a further one."""
    columns = {_column(piece, starts) for piece in row}
    return len(columns) > 1 and abs(row[0].left - starts[0]) <= _NEAR


def _goes_on(row: Row, starts: Sequence[float]) -> bool:
    """Whether a row goes on a table: one piece further in, or a short one in the first column."""
    first = row[0]
    if len(row) == 1 and first.text.endswith((":", "：")):
        return False
    return first.left >= starts[1] - _NEAR or (
        abs(first.left - starts[0]) <= _NEAR and first.right < starts[1]
    )


def _table(rows: Sequence[Row], starts: Sequence[float], edge: float) -> Table:
    cells: dict[tuple[int, int], Cell] = {}
    ends: dict[tuple[int, int], Piece] = {}
    number = -1
    for row in rows:
        if not _continues(row, starts, cells.get((number, 0))):
            number += 1
        for piece in row:
            at = (number, _column(piece, starts))
            cells[at] = _joined(cells.get(at), at, piece, _is_full(ends.get(at), edge))
            ends[at] = piece
    return Table(cells=tuple(cells[at] for at in sorted(cells)))


def _continues(row: Row, starts: Sequence[float], label: Cell | None) -> bool:
    """Whether a row only goes on: its first column is blank, or the label's bracket still open."""
    if label is None:
        return False
    open_ = sum(c in "（(" for c in label.text) > sum(c in "）)" for c in label.text)
    return open_ or _column(row[0], starts) > 0


def _is_full(before: Piece | None, edge: float) -> bool:
    return before is not None and edge - before.right < _WIDE * before.size


def _joined(cell: Cell | None, at: tuple[int, int], piece: Piece, full: bool) -> Cell:  # noqa: FBT001  (whether the line before was)
    if cell is None:
        return Cell(text=piece.text, row=at[0], column=at[1])
    between = "" if full or at[1] == 0 else "\n"
    return replace(cell, text=f"{cell.text}{between}{piece.text}")


def _paragraphs(rows: Sequence[Row]) -> Iterator[tuple[float, Block]]:
    """Lines; one that fills the page's width goes on in the next, unless that names a field."""
    edge = max((piece.right for row in rows for piece in row), default=0.0)
    held, top, before = "", 0.0, None
    for row in rows:
        told = "\t".join(piece.text for piece in row)
        if before is not None and _is_full(before, edge) and not _LABELLED.match(told):
            held += told
        else:
            if held:
                yield top, Line(text=held)
            held, top = told, row[0].top
        before = row[-1]
    if held:
        yield top, Line(text=held)
