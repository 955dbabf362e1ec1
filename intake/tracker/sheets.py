"""Sheets: which sheets the tracker has, what their rows are known by, what a cell corrects."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta

from intake.model import Use
from intake.tracker.merge import Shape
from intake.tracker.readback import Expected
from intake.tracker.words import STOPS, Words
from intake.wording import Wording

_DAY = re.compile(r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_DIGITS = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_NUMBER = re.compile(r"([A-Z]{1,10})[-–—_ ]?(\d{1,6})")
_TIME = re.compile(r"\s*\d{1,2}:\d\d(:\d\d)?$")
_SERIAL = re.compile(r"[3-6]\d{4}")
FIRST_DAY = date(1899, 12, 30)
"""The day from which spreadsheets count; 30000 to 69999 are the years 1982 to 2091."""

KEYS: Mapping[str, str] = {
    "overview": "",
    "entries": "number",
    "files": "key",
    "findings": "key",
    "letters": "id",
    "unsent": "school",
    "schedule": "number",
    "guide": "",
}
"""The column by which a sheet's rows are known; a sheet without a table has none."""

FIXES: Mapping[str, Mapping[str, str]] = {
    "entries": {
        "title": "fix-title",
        "school": "fix-school",
        "contact": "fix-contact",
        "phone": "fix-phone",
        "categories": "fix-categories",
    }
}
"""What is written over one of the robot's cells is taken for a correction, where there is one."""


def expected(words: Words) -> tuple[Expected, ...]:
    """Our sheets as they are drawn, to be found again."""
    return tuple(
        Expected(
            sheet=sheet,
            name=words.name(sheet),
            title=words.say(f"sheets.{sheet}.title"),
            headings={c.key: c.heading for c in words.columns(sheet)} if key else {},
            key=key,
        )
        for sheet, key in KEYS.items()
    )


def meaning(sheet: str, column: str, written: str, wording: Wording) -> str | None:
    """What staff mean by what they wrote in a column; None for a word that nobody knows."""
    if (sheet, column) == ("schedule", "date"):
        return _day(written)
    words = Words(wording)
    if (sheet, column) == ("files", "move-to"):
        return Use.NEW if words.chosen("use", written) == Use.NEW else _number(written)
    choices = next(c.choices for c in words.columns(sheet) if c.key == column)
    return words.chosen(choices, written) if choices and written else written


def _number(written: str) -> str:
    """A work's number as it was given, however staff spell it; what is none as they wrote it."""
    plain = "".join(unicodedata.normalize("NFKC", written).split()).upper().rstrip(STOPS)
    found = _NUMBER.fullmatch(plain)
    return f"{found[1]}-{int(found[2]):03}" if found else written


def _day(written: str) -> str | None:
    """A day as ISO writes it, however staff spell it; None when it is none, "" when emptied.

    A spreadsheet keeps a day as its number, and shows that when the cell's format was lost.
    """
    plain = "".join(_TIME.sub("", unicodedata.normalize("NFKC", written).strip()).split())
    if _SERIAL.fullmatch(plain):
        return (FIRST_DAY + timedelta(days=int(plain))).isoformat()
    found = _DAY.fullmatch(plain) or _DIGITS.fullmatch(plain)
    if found is None:
        return None if plain else ""
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None


def shape(sheet: str, words: Words) -> Shape:
    """What may be written on a sheet."""
    columns = words.columns(sheet) if KEYS[sheet] else ()
    staff = tuple(column.key for column in columns if column.staff)
    return Shape(sheet=sheet, staff=staff, fixes=FIXES.get(sheet, {}))
