"""Headings side by side (内容分类1, 内容分类2) → one heading over their columns. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from intake.forms.cells import Cell, Table
from intake.forms.lexicon import Lexicon
from intake.model import Field

_NUMBERED = re.compile(r"(.{2,10}?)[(（]?[1-9一二三四五六七①-⑦][)）]?")
"""Labels of one kind side by side: 内容分类1, 内容分类2."""


def headings(table: Table, lexicon: Lexicon) -> Table:
    """A table in which 内容分类1 | 内容分类2 side by side are one heading over their columns."""
    gone: set[int] = set()
    wide: dict[int, Cell] = {}
    for first, second in pairwise(c for c in table.cells if _NUMBERED.fullmatch(c.text.strip())):
        head = next((c for c in wide.values() if c.row == second.row), first)
        same = _series(head, lexicon) == _series(second, lexicon) in lexicon.options
        if same and head.row == second.row and head.column + head.columns == second.column:
            bare = _NUMBERED.sub(r"\1", head.text.strip())
            key = next((k for k, c in wide.items() if c is head), id(first))
            wide[key] = replace(head, text=bare, columns=head.columns + second.columns)
            gone.add(id(second))
    cells = (wide.get(id(c), c) for c in table.cells if id(c) not in gone)
    return Table(cells=tuple(cells))


def _series(cell: Cell, lexicon: Lexicon) -> Field | None:
    return (lexicon.exact(_NUMBERED.sub(r"\1", cell.text.strip())) or (None,))[0]
