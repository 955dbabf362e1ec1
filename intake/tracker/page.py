"""Page: one sheet as plain data, before any office program is thought of.

A page is lines of cells, as one would read them aloud; a cell says what it shows, in which look,
and where it leads. book.py does the drawing.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal, TypeAlias

from intake.tracker.carried import KeptCell, KeptSheet

Shown: TypeAlias = str | int | float | datetime | None
"""What a cell may hold: a text, a number, a naive wall-clock time, or nothing."""

LEAST_HEIGHT, MOST_HEIGHT, LINE_HEIGHT = 24.0, 150.0, 15.0
"""Heights of a row in points: a hostile subject must not push everything else off the screen."""

SMALLER, PADDING = 1.08, 1.0
"""Columns are measured in digits of the 11 point default; our 10 points fit in a little more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell, `span` columns wide.

    `link` is a file's path relative to the tracker, `spot` a place in that file, `goto` a place in
    the workbook as (sheet, row), in the `column` of that number.
    `kept` is what staff wrote in a column of their own, `picture` a JPEG that fills the cell.
    """

    value: Shown = None
    look: str = "text"
    link: str = ""
    spot: str = ""
    goto: tuple[str, int] | None = None
    column: int = 1
    span: int = 1
    kept: KeptCell | None = None
    picture: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of cells from the first column on, with its height in points."""

    cells: tuple[Cell, ...] = ()
    height: float = LEAST_HEIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Bars beside a column of numbers, one a row, each in its colour (RRGGBB).

    The numbers stand in `column` from row `first` on, the bars over the `span` columns after it.
    """

    first: int
    column: int
    span: int
    colours: tuple[str, ...]
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A column of numbers in a chart, and the colour of its bars (RRGGBB)."""

    column: int
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of bars: numbers of the rows from first to last, `labels` the column of their names.

    `upright` bars stand on each other; else they lie. Names of series stand in the row above the
    first. `place` is (top, left, bottom, right), rows and columns that it covers, from 1.
    """

    title: str
    upright: bool
    rows: tuple[int, int]
    labels: int
    series: tuple[Series, ...]
    place: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What is where on a sheet with a table: columns by key from the left, rows by key downwards.

    `staff` are the columns that staff write in, `choices` the words for a column, `kept` what they
    did to the sheet.
    """

    sheet: str
    columns: tuple[str, ...]
    staff: frozenset[str]
    hidden: frozenset[str]
    choices: Mapping[str, tuple[str, ...]]
    rows: tuple[tuple[str, int], ...]
    kept: KeptSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sheet: columns of these widths (in characters), and lines from the first row on.

    `heading` is the row with the column headings: it stays in sight, is repeated on every printed
    page and carries the filter; 0 means that there is none. `pinned` columns stay in sight, too.
    Printed, the sheet is as wide as `across` pages of `paper`, lying or `upright`; on the second
    one the pinned columns stand again. `whole` squeezes it onto one page. Only the first `shown`
    columns are seen; 0 means all.
    """

    name: str
    tab: str
    widths: tuple[float, ...]
    lines: tuple[Line, ...]
    heading: int = 0
    pinned: int = 0
    across: int = 1
    paper: Literal["A4", "A3"] = "A4"
    upright: bool = False
    whole: bool = False
    footer: str = ""
    bars: tuple[Bars, ...] = ()
    charts: tuple[Chart, ...] = ()
    shown: int = 0
    sheet: str = ""
    placed: Placed | None = None


def fitted(cells: Sequence[Cell], widths: Sequence[float], least: float = LEAST_HEIGHT) -> Line:
    """A line that is high enough for its texts when they wrap in columns of these widths."""
    rows, at = 1, 0
    for cell in cells:
        room = sum(widths[at : at + cell.span]) * SMALLER - PADDING
        rows = max(rows, _rows(cell.value, room))
        at += cell.span
    return Line(cells=tuple(cells), height=min(max(least, rows * LINE_HEIGHT + 9), MOST_HEIGHT))


def _rows(value: Shown, room: float) -> int:
    """How many rows a text takes; from a thousand characters on the answer is: too many."""
    if not isinstance(value, str) or not value:
        return 1
    return sum(max(1, math.ceil(_columns(part) / room)) for part in value[:1000].split("\n"))


@lru_cache(maxsize=50_000)
def _columns(text: str) -> int:
    """The width of a text in columns of a Latin digit; a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
