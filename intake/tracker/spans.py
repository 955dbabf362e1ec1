"""Spans: a sheet's part → merged ranges and formulas, which a reader of values hides. Pure.

A reader shows a merged range as one value and many empty cells, and a formula as what it came to;
neither says what staff meant in each row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from intake.tracker.package import number_of, parsed

Place = tuple[int, int]
"""Row and column, from 1."""

WIDEST = 100_000
"""Cells of one merged range that are looked at; a larger one is no slip of a hand."""

IMAGE = "DISPIMG("
"""The formula by which WPS puts a picture into a cell; what it shows is no word."""

_CORNER = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """What a reader of values hides.

    `merged` are ranges, as the file names them, by every cell that they cover but the first;
    `formulas` those of the sheet by place; `silent` are places of formulas that say nothing.
    """

    merged: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)
    silent: frozenset[Place] = frozenset()


def spans(part: bytes) -> Spans:
    """The merged ranges and formulas of a sheet. Raises Unreadable."""
    if b"<mergeCell " not in part and not re.search(rb"<(?:\w+:)?f[ />]", part):
        return Spans()
    root = parsed(part)
    merged: dict[Place, str] = {}
    for node in root.iter("{*}mergeCell"):
        reach = str(node.get("ref"))
        merged |= dict.fromkeys(_covered(reach), reach)
    formulas, silent = {}, set()
    for node in root.iter("{*}f"):
        cell = node.getparent()
        place = _place(str(cell.get("r"))) if cell is not None else None
        if cell is None or place is None:
            continue
        formulas[place] = "=" + (node.text or "")
        value = cell.find("{*}v")
        if value is None or not value.text or IMAGE in formulas[place]:
            silent.add(place)
    return Spans(merged=merged, formulas=formulas, silent=frozenset(silent))


def _covered(reach: str) -> Iterator[Place]:
    """Every cell of a range but the first."""
    first, last = (_place(corner) for corner in (reach.split(":") * 2)[:2])
    if first is None or last is None:
        return
    rows, columns = range(first[0], last[0] + 1), range(first[1], last[1] + 1)
    if len(rows) * len(columns) <= WIDEST:
        yield from ((row, column) for row in rows for column in columns if (row, column) != first)


def _place(corner: str) -> Place | None:
    found = _CORNER.fullmatch(corner.replace("$", ""))
    return (int(found[2]), number_of(found[1].encode())) if found else None
