"""Seen: what a workbook says when it is read back, as plain data, and what the robot wrote in it.

A row is known by its key (编号, or a hidden column), a column by its heading: staff may sort, move
and insert as they like.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Raw: TypeAlias = str | int | float | bool | datetime | date | time | timedelta | None
"""A cell's value as the reader hands it over."""

DAY = 86_400
OWN = "own:"
"""Before the heading of a column that staff added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSeen:
    """A row with a key: where it stands (from 1), and its values by column."""

    key: str
    at: int
    cells: Mapping[str, Raw]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSeen:
    """One of our sheets as it was found.

    `columns` are keys in the order found; a column of staff's own is OWN and its heading. `loose`
    are rows without a key of ours that hold something: notes, or rows that were pasted in;
    `heading` is the row of the headings. `merged` are ranges of cells that were made one,
    `formulas` (key, column, formula): cells whose word a program computes.
    """

    sheet: str
    name: str
    columns: tuple[str, ...]
    rows: tuple[RowSeen, ...]
    loose: tuple[tuple[str, ...], ...] = ()
    heading: int = 0
    merged: tuple[str, ...] = ()
    formulas: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBase:
    """A row as the robot drew it: marks of its own cells, staff's words by column, its revision."""

    marks: Mapping[str, str]
    words: Mapping[str, str] = field(default_factory=dict)
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """All that the robot drew, as the workbook itself carries it along.

    Rows by sheet and key, and how many pictures and charts lie on each sheet.
    """

    campaign: str
    sheets: Mapping[str, Mapping[str, RowBase]]
    pictures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSeen:
    """A workbook as it was found; `base` is None when nothing in it says what the robot drew."""

    sheets: tuple[SheetSeen, ...]
    extra: tuple[str, ...]
    base: Base | None


def as_text(value: Raw) -> str:
    """A cell's value as one would write it down: no blanks around, no .0, dates as ISO writes them.

    Office programs change how they keep a value, not what it says: a time of day comes back as a
    span, a whole number as a fraction.
    """
    match value:
        case str():
            plain = value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
            return plain.strip()
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return f"{value:.6f}".rstrip("0").removesuffix(".")
    return _moment(value)


def _moment(value: datetime | date | time | timedelta) -> str:
    """A moment as ISO writes it; a span, or a time of day, as the share of a day that it is."""
    match value:
        case timedelta():
            return as_text(value.total_seconds() / DAY)
        case time():
            return as_text((value.hour * 3600 + value.minute * 60 + value.second) / DAY)
        case datetime() if value.time() != time.min:
            return value.isoformat(" ", "minutes")
    return (value.date() if isinstance(value, datetime) else value).isoformat()
