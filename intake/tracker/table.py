"""Table: rows by key → a page with title, hint, headings and the columns of desk.toml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intake.errors import BadSetup
from intake.tracker.desk import Desk
from intake.tracker.page import Cell, Line, Page, fitted
from intake.tracker.words import Column, Words

TITLE_HEIGHT, HINT_HEIGHT, HEADING_HEIGHT = 27.0, 18.0, 27.0
HEADING = 3
FIRST = HEADING + 1
"""Row numbers of the column headings and of the first row below them."""

Row = Mapping[str, Cell]


def when(desk: Desk) -> str:
    """The moment of drawing, as titles show it."""
    return f"{desk.local(desk.now):%Y-%m-%d %H:%M}"


def page(
    sheet: str, rows: Sequence[Row], keys: Sequence[str], *, desk: Desk, words: Words, pinned: int
) -> Page:
    """The page of a sheet; `keys` are the columns that its rows can fill."""
    columns = words.columns(sheet)
    _check(sheet, columns, keys)
    widths = tuple(column.width for column in columns)
    lines = [fitted([row[c.key] for c in columns], widths) for row in rows]
    return Page(
        name=words.name(sheet),
        tab=str(words.at(f"sheets.{sheet}.tab")),
        widths=widths,
        lines=(*_head(sheet, columns, desk, words), *lines),
        heading=HEADING,
        pinned=pinned,
        footer=words.say("print.footer"),
    )


def _check(sheet: str, columns: Sequence[Column], keys: Sequence[str]) -> None:
    """Columns may be renamed, reordered or left out, not invented."""
    strange = [column.key for column in columns if column.key not in keys]
    if strange or not columns:
        message = (
            f"desk.toml: sheets.{sheet}.columns: no column {', '.join(strange) or 'at all'}; "
            f"known: {', '.join(keys)}"
        )
        raise BadSetup(message)


def _head(sheet: str, columns: Sequence[Column], desk: Desk, words: Words) -> tuple[Line, ...]:
    title = Cell(value=words.say(f"sheets.{sheet}.title"), look="title")
    hint = Cell(value=words.say(f"sheets.{sheet}.hint", at=when(desk)), look="hint")
    headings = tuple(Cell(value=column.heading, look="heading") for column in columns)
    return (
        Line(cells=(title,), height=TITLE_HEIGHT),
        Line(cells=(hint,), height=HINT_HEIGHT),
        Line(cells=headings, height=HEADING_HEIGHT),
    )
