"""A workbook's sheets (.xlsx, .xls, .et, .csv) → tables, a merged rectangle as one cell."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from intake.forms import dressed, package, sheets
from intake.forms.cells import Block, Cell, Line, Table
from intake.forms.dressed import Looks
from intake.forms.sheets import Merged, Sheet

MOST_ROWS, MOST_COLUMNS = 500, 60
"""Of a sheet so much is looked at: a form has a dozen rows."""
MOST_MERGED = 5_000


def read(path: Path) -> tuple[Block, ...]:
    """One table a visible sheet, behind its name; at the end the boxes over the cells.

    Raises UnusableError.
    """
    found = sheets.rows(path)
    looks = dressed.read(path) if package.head(path).startswith(b"PK") else Looks()
    blocks: list[Block] = []
    for sheet in found:
        blocks += [Line(text=sheet.name)] if len(found) > 1 else []
        blocks.append(_table(sheet, looks))
    return (*blocks, *(Line(text=line) for line in looks.boxes))


def _table(sheet: Sheet, looks: Looks) -> Table:
    spans = {(m.top, m.left): m for m in sheet.merged[:MOST_MERGED]}
    hidden = _hidden(spans.values()) - spans.keys()
    cells: list[Cell] = []
    for row, texts in enumerate(sheet.rows[:MOST_ROWS]):
        for column, text in enumerate(texts[:MOST_COLUMNS]):
            if (row, column) in hidden or looks.is_hidden(sheet.name, (row, column)):
                continue
            span = spans.get((row, column))
            rows = span.bottom - row + 1 if span else 1
            columns = span.right - column + 1 if span else 1
            cells.append(
                Cell(
                    text=looks.text(sheet.name, (row, column), text),
                    row=row,
                    column=column,
                    rows=rows,
                    columns=columns,
                    stressed=looks.stressed.get(text, ""),
                )
            )
    return Table(cells=tuple(cells))


def _hidden(merged: Iterable[Merged]) -> set[tuple[int, int]]:
    """The places that merged rectangles lie over; they never overlap, so no more than all."""
    hidden: set[tuple[int, int]] = set()
    left = MOST_ROWS * MOST_COLUMNS
    for m in merged:
        high, wide = min(m.bottom, MOST_ROWS - 1), min(m.right, MOST_COLUMNS - 1)
        left -= max(0, high - m.top + 1) * max(0, wide - m.left + 1)
        if left < 0:
            break
        hidden |= {
            (row, column) for row in range(m.top, high + 1) for column in range(m.left, wide + 1)
        }
    return hidden
