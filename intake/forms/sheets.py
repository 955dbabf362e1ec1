"""Workbooks (.xlsx, .xls, .et) and .csv files → sheets of cell texts. The door of python-calamine.

Macros and relations are never looked at. A number is written without a decimal point it does not
need (a telephone number is one), a date and a time as ISO has them.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import python_calamine

from intake import text
from intake.forms import apart, package
from intake.forms.package import UnusableError, refused

MOST_CELLS = 300_000
"""The cells of the rectangles that the sheets' contents span; calamine holds all in memory."""
MOST_SHEETS = 40
MOST_ROWS = 20_000
MOST_CELL = 8_000
"""Characters of one cell; a synopsis has hundreds."""
MOST_TEXT_BYTES = 20 * 1024 * 1024
BUDGET = apart.Budget(seconds=15.0, memory=512 * 1024**2)
"""For old and odd workbooks: they are read by a process of their own."""

_PARTS = re.compile(r"/?xl/(?!drawings/|charts/)[^.]*\.xml", re.IGNORECASE)
_RELATIONS = re.compile(r"/?xl/_rels/workbook\.xml\.rels", re.IGNORECASE)
_TARGET = re.compile(rb'Target="(?:/xl/)?(?!/|drawings/|charts/)[^".]*\.xml"', re.IGNORECASE)
_ATTRIBUTES = rb'((?:\s+[\w:]{1,40}="[^"<>]{0,400}")*)\s*'
_OPENED = re.compile(rb"<(?:\w{1,20}:)?(?:c|row)[\s/>]")
_TAG = re.compile(rb"<(?:\w{1,20}:)?(c|row)" + _ATTRIBUTES + rb"(/?)>")
_AT = re.compile(rb'\sr="([A-Z]{0,3})(\d{1,7})"')
_TROUBLES = (OSError, ValueError, python_calamine.CalamineError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A merged rectangle of cells, from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its name and its rows of cell texts from A1 on; an empty cell is an empty text."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Merged, ...] = ()


def rows(path: Path) -> tuple[Sheet, ...]:
    """The visible sheets of a workbook or .csv file, told by content.

    Raises UnusableError, or OverrunError for our own limits.
    """
    head = package.head(path)
    if head.startswith(b"PK"):
        return _load(path) if _is_plain(path) else _apart(path)
    if head == package.OLE:
        return _apart(path)
    return (Sheet(name=path.stem, rows=_csv(path)),)


def main(path: str) -> None:
    """In a process of its own: write the sheets of one workbook to standard output as JSON."""
    try:
        loaded = _load(Path(path))
    except UnusableError as error:
        apart.complain(error.refusal.reason, error.refusal.detail)
        return
    sheets = [
        [s.name, s.rows, [[m.top, m.left, m.bottom, m.right] for m in s.merged]] for s in loaded
    ]
    sys.stdout.write(json.dumps(sheets))


def _is_plain(path: Path) -> bool:
    """Whether a workbook says where its cells stand in the words that Excel and WPS use.

    A cell far away makes calamine ask for more memory than there is, and end the process: what says
    so in any other words is read in a process of its own. Raises UnusableError for far cells.
    """
    held = package.parts(path, _PARTS)
    plain, cells = bool(held), 0
    for name, raw in held.items():
        if b"<!DOCTYPE" in raw.replace(b"\0", b""):
            raise refused(reason="unreadable", detail=f"{name} has a DOCTYPE")
        area, said = _extent(raw)
        plain, cells = plain and said, cells + area
    if cells > MOST_CELLS:
        raise refused(reason="too-large", detail="cells lie too far apart in the sheet")
    return plain and all(map(_is_at_home, package.parts(path, _RELATIONS).values()))


def _extent(raw: bytes) -> tuple[int, bool]:
    """How many cells the contents of a sheet span, and whether all of them say so plainly."""
    wide = high = tags = 0
    said = b"\0" not in raw
    for kind, told, closed in (found.groups() for found in _TAG.finditer(raw)):
        tags += 1
        at = _AT.search(told)
        if at is None or bool(at[1]) != (kind == b"c"):
            said = False
        elif kind == b"c" and not closed:
            wide, high = max(wide, _column(at[1])), max(high, int(at[2]))
    return wide * high, said and tags == sum(1 for _ in _OPENED.finditer(raw))


def _is_at_home(raw: bytes) -> bool:
    """Whether all sheets of a workbook are the parts that were looked through."""
    return len(_TARGET.findall(raw)) == raw.count(b"Target")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _load(path: Path) -> tuple[Sheet, ...]:
    try:
        with python_calamine.CalamineWorkbook.from_path(str(path)) as book:
            named = [m.name for m in book.sheets_metadata if _seen(m)][:MOST_SHEETS]
            return tuple(_sheet(book.get_sheet_by_name(name)) for name in named)
    except _TROUBLES as error:
        detail = f"damaged workbook: {text.header_text(str(error))}"
        raise refused(reason="unreadable", detail=detail) from error


def _seen(sheet: python_calamine.SheetMetadata) -> bool:
    return bool(
        sheet.visible == python_calamine.SheetVisibleEnum.Visible
        and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    )


def _sheet(sheet: python_calamine.CalamineSheet) -> Sheet:
    merged = [
        Merged(top=a, left=b, bottom=c, right=d)
        for (a, b), (c, d) in sheet.merged_cell_ranges or ()
    ]
    cells = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)
    return Sheet(
        name=sheet.name,
        rows=tuple(tuple(_text(value) for value in row) for row in cells),
        merged=tuple(merged),
    )


def _text(value: object) -> str:
    """A cell's value as its reader sees it; 3:58 in a cell is h:mm:ss, and is written so."""
    match value:
        case bool():
            return str(value)
        case float() if value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004  (whole numbers that a float holds exactly)
            return str(int(value))
        case dt.datetime() if value.time() == dt.time.min:
            return value.date().isoformat()
        case dt.datetime():
            return value.isoformat(" ", "seconds")
        case dt.timedelta():
            return str(value)
        case _:
            return text.cell_text(str(value))[:MOST_CELL]


def _apart(path: Path) -> tuple[Sheet, ...]:
    """A workbook whose extent nothing tells beforehand: read in a process with limits."""
    if path.stat().st_size > MOST_TEXT_BYTES:
        raise refused(reason="too-large", detail="the workbook is over 20 MB")
    told = apart.run(__name__, path, BUDGET)
    return tuple(
        Sheet(
            name=name,
            rows=tuple(map(tuple, lines)),
            merged=tuple(Merged(top=a, left=b, bottom=c, right=d) for a, b, c, d in merged),
        )
        for name, lines, merged in told
    )


def _csv(path: Path) -> tuple[tuple[str, ...], ...]:
    """The rows of a .csv file in UTF-8 or a GB charset, with commas, semicolons or tabs."""
    if path.stat().st_size > MOST_TEXT_BYTES:
        raise refused(reason="too-large", detail="the table is over 20 MB")
    whole = text.decode_bytes(path.read_bytes(), "").removeprefix("\ufeff")
    first = whole.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(whole), delimiter=delimiter)
    try:
        return tuple(
            tuple(text.cell_text(c)[:MOST_CELL] for c in row)
            for _, row in zip(range(MOST_ROWS), reader, strict=False)
        )
    except csv.Error as error:
        raise refused(reason="unreadable", detail=f"damaged table: {error}") from error
