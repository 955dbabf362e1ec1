"""Stamp: what the robot drew, written into the workbook itself on a sheet that nobody sees.

A copy that somebody worked on, an old version that was put back: each carries its own base along,
so that what staff changed is told from what the robot has changed since. Pure.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from intake.tracker.seen import Base, Raw, RowBase, as_text

SHEET = "_intake"
FORMAT = "intake-desk-1"
MARK = 6
"""Hexadecimal digits of a mark: one changed cell in 16 million goes unnoticed."""


def mark(value: Raw) -> str:
    """What a cell that the robot drew is known by; nothing for an empty one."""
    return _digest(as_text(value))


@lru_cache(maxsize=100_000)
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:MARK] if text else ""


def head(campaign: str) -> tuple[str, ...]:
    """The first row of the hidden sheet."""
    return (FORMAT, campaign)


def lines(
    sheet: str, rows: Iterable[tuple[str, RowBase]], pictures: int
) -> Iterator[tuple[str, ...]]:
    """The rows of the hidden sheet that tell of one sheet of ours."""
    yield ("pictures", sheet, str(pictures))
    columns: tuple[str, ...] = ()
    for key, row in rows:
        if tuple(row.marks) != columns:
            columns = tuple(row.marks)
            yield ("columns", sheet, *columns)
        words = json.dumps(row.words, ensure_ascii=False) if row.words else ""
        yield ("row", sheet, key, str(row.revision), ",".join(row.marks.values()), words)


def base(found: Sequence[Sequence[Raw]]) -> Base | None:
    """What the rows of a hidden sheet say; None when they are not the robot's."""
    texts = [[as_text(value) for value in row] for row in found]
    if not texts or texts[0][:1] != [FORMAT]:
        return None
    sheets: dict[str, dict[str, RowBase]] = {}
    columns: dict[str, list[str]] = {}
    pictures: dict[str, int] = {}
    for kind, sheet, *rest in (row for row in texts[1:] if len(row) > 1):
        if kind == "columns":
            columns[sheet] = [column for column in rest if column]
        elif kind == "pictures" and rest and rest[0].isdecimal():
            pictures[sheet] = int(rest[0])
        elif kind == "row" and sheet in columns and (read := _row(rest, columns[sheet])):
            sheets.setdefault(sheet, {})[rest[0]] = read
    return Base(campaign=(texts[0] + [""])[1], sheets=sheets, pictures=pictures)


def _row(rest: Sequence[str], columns: Sequence[str]) -> RowBase | None:
    """One row as it was drawn; None when somebody has been at it."""
    _, revision, marks, words = [*rest, "", "", "", ""][:4]
    each = marks.split(",")
    if not revision.isdecimal() or len(each) != len(columns):
        return None
    try:
        said = json.loads(words) if words else {}
    except json.JSONDecodeError:
        return None
    if not isinstance(said, Mapping):
        return None
    return RowBase(
        marks=dict(zip(columns, each, strict=True)),
        words={str(column): str(text) for column, text in said.items()},
        revision=int(revision),
    )
