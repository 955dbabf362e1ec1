"""A workbook that is one XML file (Excel 2003) → tables."""

from __future__ import annotations

import re
from pathlib import Path

from intake.forms.cells import Block, Cell, Table
from intake.forms.elements import Element, local_name, parse, value_of
from intake.forms.package import MOST_PART_BYTES, refused

MOST_PLACE = 500
"""The row and the column up to which a sheet is looked at."""


def read(path: Path) -> tuple[Block, ...]:
    """One table a sheet. Raises UnusableError."""
    if path.stat().st_size > MOST_PART_BYTES:
        raise refused(reason="too-large", detail="the workbook is over 20 MB")
    root = parse(path.read_bytes())
    return tuple(_table(e) for e in root.iter() if local_name(e) == "Table")


def _table(table: Element) -> Table:
    cells: list[Cell] = []
    row = -1
    for line in (e for e in table if local_name(e) == "Row"):
        row = _at(line, row)
        column = -1
        for part in (e for e in line if local_name(e) == "Cell"):
            column = _at(part, column)
            wide, high = _span(part, "MergeAcross"), _span(part, "MergeDown")
            told = "".join(part.itertext()).strip()
            cells.append(Cell(text=told, row=row, column=column, rows=high, columns=wide))
            column += wide - 1
    return Table(cells=tuple(c for c in cells if max(c.row, c.column) < MOST_PLACE))


def _at(part: Element, before: int) -> int:
    """The place of a row or cell: the next one, unless it names another (from 1)."""
    told = value_of(part, "Index") or ""
    return int(told) - 1 if re.fullmatch("[1-9][0-9]{0,6}", told) else before + 1


def _span(part: Element, name: str) -> int:
    told = value_of(part, name) or ""
    return 1 + min(int(told), MOST_PLACE) if re.fullmatch("[0-9]{1,7}", told) else 1
