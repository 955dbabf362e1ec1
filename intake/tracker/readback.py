"""Readback: the bytes of a tracker that staff have saved → what stands in it; calamine's door.

Sheets are known by their names, renamed ones by their headings; columns by their headings, wherever
they stand; rows by their keys. What is not ours stays in view: columns of staff's own, rows without
a key, sheets that nobody knows.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook

from intake.tracker import stamp
from intake.tracker.package import Package, Unreadable
from intake.tracker.seen import OWN, BookSeen, Raw, RowSeen, SheetSeen, as_text
from intake.tracker.spans import IMAGE, Spans, spans

HEADED = 12
"""Within so many rows the headings are looked for: staff may have put lines above them."""

ENOUGH = 0.6
"""A sheet whose headings are ours to this share is ours, whatever its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A sheet of ours as it was drawn: its name, its headings by key, and the key's column.

    Without a key column (`key` empty) a row is known by its number: such a sheet is only looked at,
    and found again by its `title` when somebody renamed it.
    """

    sheet: str
    name: str
    title: str
    headings: Mapping[str, str]
    key: str


def read(package: Package, expected: Sequence[Expected]) -> BookSeen:
    """What stands in a workbook. Raises Unreadable."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(package.content()))
        found = {
            name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in package.sheets()
        }
    except (CalamineError, ValueError, OSError) as error:
        raise Unreadable(type(error).__name__) from error
    hidden = found.pop(stamp.SHEET, [])
    ours = _ours(found, expected)
    return BookSeen(
        sheets=tuple(
            _sheet(one, name, found[name], spans(package.parts[package.sheets()[name]]))
            for name, one in ours.items()
        ),
        extra=tuple(name for name in found if name not in ours),
        base=stamp.base(hidden),
    )


def _ours(
    found: Mapping[str, Sequence[Sequence[Raw]]], expected: Sequence[Expected]
) -> dict[str, Expected]:
    """Which sheet of the file is which of ours; each of ours at most once."""
    ours = {one.name: one for one in expected if one.name in found}
    for one in expected:
        if one not in ours.values():
            likely = [n for n in found if n not in ours and _likeness(found[n], one) >= ENOUGH]
            if likely:
                ours[likely[0]] = one
    return ours


def _likeness(rows: Sequence[Sequence[Raw]], one: Expected) -> float:
    """The share of our headings that stand in the row which has most of them."""
    if not one.key:
        return float(bool(rows) and one.title in {as_text(value) for value in rows[0]})
    wanted = {plain(heading) for heading in one.headings.values()}
    return max((len(wanted & {plain(v) for v in row}) for row in rows[:HEADED]), default=0) / len(
        wanted
    )


def _sheet(one: Expected, name: str, rows: Sequence[Sequence[Raw]], odd: Spans) -> SheetSeen:
    if not one.key:
        numbered = [
            RowSeen(key=str(at), at=at, cells={str(c): v for c, v in enumerate(row, 1)})
            for at, row in enumerate(rows, 1)
        ]
        return SheetSeen(sheet=one.sheet, name=name, columns=(), rows=tuple(numbered))
    at = _heading(rows, one)
    columns = _columns(rows[at] if rows else (), one)
    keyed, loose = [], []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        cells = _cells(columns, row, number, odd)
        key = as_text(cells.get(one.key))
        if key:
            keyed.append(RowSeen(key=key, at=number, cells=cells))
        elif any(as_text(value) for value in row):
            loose.append(tuple(as_text(value) for value in row))
    return SheetSeen(
        sheet=one.sheet,
        name=name,
        columns=tuple(columns),
        rows=tuple(keyed),
        loose=tuple(loose),
        heading=at + 1,
        merged=tuple(
            dict.fromkeys(reach for (row, _), reach in odd.merged.items() if row > at + 1)
        ),
        formulas=tuple(_formulas(keyed, columns, odd)),
    )


def _cells(columns: Sequence[str], row: Sequence[Raw], number: int, odd: Spans) -> dict[str, Raw]:
    """A row's values by column; without those that speak for another row, or for nothing."""
    return {
        column: value
        for at, (column, value) in enumerate(zip(columns, row, strict=False), 1)
        if (number, at) not in odd.merged
        and (number, at) not in odd.silent
        and not (isinstance(value, str) and value.startswith(f"={IMAGE}"))
    }


def _formulas(
    rows: Sequence[RowSeen], columns: Sequence[str], odd: Spans
) -> Iterator[tuple[str, str, str]]:
    """Formulas in our own columns; in theirs staff may compute what they like."""
    keys = {row.at: row.key for row in rows}
    for (row, at), formula in odd.formulas.items():
        if row in keys and at <= len(columns) and not columns[at - 1].startswith(OWN):
            yield keys[row], columns[at - 1], formula


def _heading(rows: Sequence[Sequence[Raw]], one: Expected) -> int:
    """The index of the row with the headings: the one that has most of them."""
    wanted = {plain(heading) for heading in one.headings.values()}
    counts = [len(wanted & {plain(value) for value in row}) for row in rows[:HEADED]]
    return counts.index(max(counts)) if counts else 0


def _columns(row: Sequence[Raw], one: Expected) -> list[str]:
    """The key of each column: ours by its heading, the first of two alike; else staff's own."""
    keys = {plain(heading): key for key, heading in one.headings.items()}
    found: list[str] = []
    for at, value in enumerate(row, 1):
        key = keys.get(plain(value)) or OWN + as_text(value)
        free = key not in found and key != OWN
        found.append(key if free else f"{OWN}{as_text(value)}#{at}")
    return found


def plain(value: Raw) -> str:
    """A heading for comparing: without width, blanks and line breaks."""
    return "".join(unicodedata.normalize("NFKC", as_text(value)).split()).lower()
