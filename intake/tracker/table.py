"""Table: rows by key → a page with title, hint, headings and the columns of desk.toml.

Columns stand where staff left them, theirs among ours; what they wrote in their own columns, beside
our rows and below them is drawn again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake.errors import BadSetup
from intake.tracker import arrange
from intake.tracker.carried import KeptSheet
from intake.tracker.desk import Desk
from intake.tracker.page import LEAST_HEIGHT, Cell, Line, Page, Placed, fitted
from intake.tracker.words import Column, Words

TITLE_HEIGHT, HINT_HEIGHT, HEADING_HEIGHT = 27.0, 18.0, 27.0
HEADING = 3
FIRST = HEADING + 1
"""Row numbers of the column headings and of the first row below them."""

STILL = "still"
"""The column of pictures."""

RANK = re.compile("[1-9][0-9]{0,3}")
"""What staff wrote is drawn as a number only when it is one: 0551 and １２３ are texts."""

Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A row with its key, and the revision that it shows."""

    key: str
    cells: Row
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a table stands: how many columns stay in sight, the points of a row at least.

    Printed it lies on A4; `upright` on A4 standing, `large` on two sheets of A3 side by side.
    """

    pinned: int = 0
    least: float = LEAST_HEIGHT
    upright: bool = False
    large: bool = False


def when(desk: Desk) -> str:
    """The moment of drawing, as titles show it."""
    return f"{desk.local(desk.now):%Y-%m-%d %H:%M}"


def page(
    sheet: str,
    rows: Sequence[Keyed],
    keys: Sequence[str],
    *,
    desk: Desk,
    words: Words,
    frame: Frame,
) -> Page:
    """The page of a sheet; `keys` are the columns that its rows can fill."""
    _check(sheet, words.columns(sheet), keys)
    kept = desk.carried.sheets.get(sheet, KeptSheet(name=""))
    columns = drawn(sheet, desk, words)
    widths = tuple(0.1 if column.hidden else column.width for column in columns)
    said = desk.words.get(sheet, {})
    lines = [
        _line(_cells(row, columns, kept, said.get(row.key, {})), widths, frame) for row in rows
    ]
    loose = [_loose(texts, len(columns)) for texts in kept.loose]
    return Page(
        name=words.name(sheet),
        sheet=sheet,
        tab=str(words.at(f"sheets.{sheet}.tab")),
        widths=tuple(column.width for column in columns),
        lines=(*_head(sheet, columns, desk, words), *lines, *_below(loose, words)),
        heading=HEADING,
        pinned=frame.pinned,
        across=2 if frame.large else 1,
        paper="A3" if frame.large else "A4",
        upright=frame.upright,
        footer=words.say("print.footer"),
        placed=Placed(
            sheet=sheet,
            columns=tuple(column.key for column in columns),
            staff=frozenset(column.key for column in columns if column.staff),
            hidden=frozenset(column.key for column in columns if column.hidden),
            choices=_choices(columns, words),
            rows=tuple((row.key, row.revision) for row in rows),
            kept=kept,
        ),
    )


def drawn(sheet: str, desk: Desk, words: Words) -> tuple[Column, ...]:
    """The columns of a sheet as they stand: where staff left them, without one for no pictures."""
    ours = [c for c in words.columns(sheet) if c.key != STILL or desk.pictured]
    kept = desk.carried.sheets.get(sheet, KeptSheet(name=""))
    return arrange.arranged(ours, kept.columns)


def _choices(columns: Sequence[Column], words: Words) -> dict[str, tuple[str, ...]]:
    """The words to choose from, by column: the first of each choice's synonyms."""
    return {c.key: words.offered(c.choices) for c in columns if c.choices}


def _line(cells: Sequence[Cell], widths: Sequence[float], frame: Frame) -> Line:
    return fitted(cells, widths, frame.least)


def _cells(
    row: Keyed, columns: Sequence[Column], kept: KeptSheet, said: Mapping[str, str]
) -> list[Cell]:
    return [_cell(row, column, kept, said) for column in columns]


def _cell(row: Keyed, column: Column, kept: KeptSheet, said: Mapping[str, str]) -> Cell:
    if column.own:
        return Cell(look="own", kept=kept.cells.get(column.key, {}).get(row.key))
    if column.staff:
        text = said.get(column.key, "")
        value = int(text) if RANK.fullmatch(text) else text
        return Cell(value=value, look="staff" if column.wide else "choice")
    return row.cells[column.key]


def _loose(texts: Sequence[str], width: int) -> Line:
    return Line(cells=tuple(Cell(value=text, look="own") for text in texts[:width]))


def _below(loose: Sequence[Line], words: Words) -> tuple[Line, ...]:
    """Rows of staff's that belong to no entry, below the table under a line that says so."""
    if not loose:
        return ()
    told = Cell(value=words.say("sheets.loose"), look="hint")
    return (Line(cells=(Cell(look="blank"), told), height=HINT_HEIGHT), *loose)


def _check(sheet: str, columns: Sequence[Column], keys: Sequence[str]) -> None:
    """Columns may be renamed, reordered or left out, not invented."""
    strange = [c.key for c in columns if c.key not in keys and not c.staff]
    if strange or not columns:
        message = (
            f"desk.toml: sheets.{sheet}.columns: no column {', '.join(strange) or 'at all'}; "
            f"known: {', '.join(keys)}"
        )
        raise BadSetup(message)


def _head(sheet: str, columns: Sequence[Column], desk: Desk, words: Words) -> tuple[Line, ...]:
    title = Cell(value=words.say(f"sheets.{sheet}.title"), look="title")
    hint = Cell(value=words.say(f"sheets.{sheet}.hint", at=when(desk)), look="hint")
    headings = tuple(Cell(value=c.heading, look=c.heading_look) for c in columns)
    return (
        Line(cells=(title,), height=TITLE_HEIGHT),
        Line(cells=(hint,), height=HINT_HEIGHT),
        Line(cells=headings, height=HEADING_HEIGHT),
    )
