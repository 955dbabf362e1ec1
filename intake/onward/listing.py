"""Listing: the cells of a summary sheet that came with films → the works that it names. Pure.

Provinces draw their sheets as they like: a title above, headings in another order, an empty row, a
line of remarks below. The row with a heading for the title and one for the school is the head;
each row below that names a film is a work.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from intake import text
from intake.model import Listed

MOST_ROWS = 200
"""Rows that are read: a province hands in a handful of films."""

MOST_HEAD = 15
"""Rows among which the headings stand."""

LONGEST = 200
_RANK = re.compile(r"(\d{1,3})(?:\.0+)?")
TITLE, SCHOOL, PROVINCE, RANK = "title", "school", "province", "rank"


def works(
    rows: Sequence[Sequence[object]], headings: Mapping[str, Sequence[str]]
) -> tuple[Listed, ...]:
    """The works that a sheet names, in its order; none when it is no summary sheet.

    `headings` gives, for each value (title, school, province, rank), the words that may head it.
    """
    for number, row in enumerate(rows[:MOST_HEAD]):
        columns = _columns(row, headings)
        if {TITLE, SCHOOL} <= columns.keys():
            below = (_listed(line, columns) for line in rows[number + 1 : number + 1 + MOST_ROWS])
            return tuple(work for work in below if work is not None)
    return ()


def _columns(row: Sequence[object], headings: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Which column holds which value; of two alike the first."""
    wanted = {text.normalise(word): name for name, words in headings.items() for word in words}
    found: dict[str, int] = {}
    for column, cell in enumerate(row):
        name = wanted.get(text.normalise(_told(cell)).rstrip(":"))
        if name is not None:
            found.setdefault(name, column)
    return found


def _listed(row: Sequence[object], columns: Mapping[str, int]) -> Listed | None:
    """The work of one row; None where no title stands, or nothing but words (a line of remarks)."""
    told = {
        name: _told(row[column]) if column < len(row) else "" for name, column in columns.items()
    }
    title = told[TITLE].strip("《》〈〉 ")
    rank = _rank(told.get(RANK, ""))
    if not title or (not told[SCHOOL] and rank is None):
        return None
    return Listed(title=title, school=told[SCHOOL], province=told.get(PROVINCE, ""), rank=rank)


def _rank(told: str) -> int | None:
    """The number before a film; no film is the thousandth."""
    found = _RANK.fullmatch(told)
    return int(found[1]) if found else None


def _told(cell: object) -> str:
    """A cell's value as one clean line."""
    return "" if cell is None else text.header_text(str(cell), LONGEST)
