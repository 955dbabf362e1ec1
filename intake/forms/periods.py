"""A production period as written → (first day, last day) as ISO dates. Pure.

A month alone means its first or its last day; what a date leaves out (year, month) it takes from
the other end, else from the campaign's year.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

from intake.forms.numerals import arabic, fold

_POINT = re.compile(
    r"(?<!\d)(?:"
    r"(?P<y1>20\d{2}|\d{2}(?=年))年(?P<m1>\d{1,2})月?(?:(?P<d1>(?<=月)\d{1,2})[日号]?)?"
    r"|(?P<y2>20\d{2})(?P<s>[./-])(?P<m2>\d{1,2})(?P=s)(?P<d2>\d{1,2})[日号]?"
    r"|(?P<y3>20\d{2})(?P<m3>[01]\d)(?P<d3>[0-3]\d)"
    r"|(?P<y6>[12]\d)\.(?P<m7>\d{1,2})\.(?P<d8>\d{1,2})"
    r"|(?P<y4>20\d{2})[./-](?P<m4>\d{1,2})月?"
    r"|(?P<m5>\d{1,2})月(?:(?P<d5>\d{1,2})[日号]?)?"
    r"|(?P<m6>\d{1,2})[./](?P<d6>\d{1,2})[日号]?"
    r"|(?P<d7>\d{1,2})[日号]"
    r"|(?P<bare>\d{1,2})(?=[-至到]|$)"
    r")(?!\d)(?P<part>[上中下]旬|初|底|末|中)?"
)
_DAYS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "初": (1, 10),
    "中": (11, 20),
    "底": (21, 31),
    "末": (21, 31),
}
_LENGTH = re.compile(
    r"(?:共计|共|历时|为期|约|总计){0,3}(?<![\d.])\d{1,3}(?:[多余]?天|周|个多?月|余月|个工作日)"
)
_ASIDE = re.compile(r"\([^()]{0,40}\)|\s")
_BRACKETS = re.compile(r"[()\s]")
_HOUR = re.compile(r"(?<=[日号])\s?\d{1,2}时(?:\d{1,2}分)?|(?<=\d)[T ]\d{1,2}:\d{2}(?::\d{2})?")
_BETWEEN = re.compile(r"[-至到,。.;、:起止从自由]|开始|结束|拍摄|制作|年|为")
_ONE = re.compile(r"(?<=[月日号\d])[ \t]{0,4}一[ \t]{0,4}(?=\d)")
"""A dash, as OCR and hasty writers have it."""
_SPECK = re.compile(r"(?<=[年月])[.,·、](?=\d)")
"""What a speck of a page is read as within a date: 6月·18日."""
_GAP = re.compile(r"(?<=[\d日号])\s{1,8}(?=20\d{2}[-./年])")
"""Between two dates without a word, as from two cells."""
_OPEN = re.compile(r"至今|今|现在|目前")
MOST = 120
"""A longer text is no period."""
MOST_POINTS, MOST_PHASES = 4, 8
"""More dates than the two ends of two periods are no period, unless words part them in phases."""
MOST_DAYS = 240
"""A longer period, read in a picture, has lost a digit as often as not."""
_TWO = 2
_CENTURY = 100
_LONGEST_UNSAID = 6


@dataclass(frozen=True, slots=True)
class _Point:
    """One end as written: what is left out is None; `part` names a third of the month."""

    year: int | None
    month: int | None
    day: int | None
    part: str
    bare: bool = False


def parse(raw: str, year: int) -> tuple[tuple[str, str] | None, float]:
    """First and last day and how sure they are; None when they cannot be told."""
    whole = _HOUR.sub("", arabic(fold(_ONE.sub("-", _GAP.sub("-", raw[:MOST])))))
    text = _SPECK.sub("", _ASIDE.sub("", whole))
    text = text if _POINT.search(_LENGTH.sub("", text)) else _BRACKETS.sub("", whole)
    dated = _LENGTH.sub("", text)
    points = _days_after_days([_point(found) for found in _POINT.finditer(dated)])
    rest = _BETWEEN.sub("", _POINT.sub("", dated))
    most = MOST_PHASES if rest and not len(points) % _TWO else MOST_POINTS
    if not points or len(points) > most or len(raw) > MOST or _OPEN.search(text):
        return None, 1.0
    if any(c.isdigit() for c in rest):
        return None, 1.0
    ends = _ends(points, year)
    inferred = all(point.year is None for point in points)
    if ends is None:
        return None, 1.0
    if (len(points) == 1 and dated != text) or any(p.bare and p.day for p in points):
        return ends, 0.6
    if len(points) > _TWO:
        return ends, 0.7
    return ends, 0.8 if rest else 0.9 if inferred else 1.0


def is_long(ends: object) -> bool:
    """Whether a period that was read is longer than films of a campaign take."""
    if not isinstance(ends, tuple) or len(ends) != _TWO:
        return False
    first, last = map(date.fromisoformat, ends)
    return (last - first).days > MOST_DAYS


def _point(found: re.Match[str]) -> _Point:
    def number(letter: str) -> int | None:
        groups = found.groupdict()
        named = (groups.get(f"{letter}{i}") for i in range(1, 9))
        return next((int(value) for value in named if value), None)

    year = number("y")
    month = number("m") or (int(found["bare"]) if found["bare"] else None)
    full = year + 2000 if year is not None and year < _CENTURY else year
    return _Point(full, month, number("d"), found["part"] or "", bool(found["bare"]))


def _days_after_days(points: list[_Point]) -> list[_Point]:
    """The same points; a bare number after a day (2020.10.1-10) is a day, else a month."""
    return [
        replace(point, month=None, day=point.month)
        if point.bare and before is not None and before.day
        else point
        for before, point in zip((None, *points), points, strict=False)
    ]


def _ends(points: list[_Point], year: int) -> tuple[str, str] | None:
    """The earliest and the latest day of the points, each completed from the others."""
    known = next((p.year for p in points if p.year is not None), None)
    whole: list[_Point] = []
    for point in points:
        month = point.month or (whole[-1].month if whole else None)
        before = whole[-1].year if whole else None
        whole.append(replace(point, month=month, year=point.year or before or known or year))
    whole = _across_new_year(points, whole)
    try:
        first, last = _first(whole[0]), _last(whole[-1])
        ordered = all(_first(p) <= last for p in whole) and all(_last(p) >= first for p in whole)
    except (ValueError, TypeError):
        return None
    return (first.isoformat(), last.isoformat()) if ordered and first <= last else None


def _across_new_year(points: list[_Point], whole: list[_Point]) -> list[_Point]:
    """12月-1月 runs into the next year, or begins in the year before, whichever is unsaid."""
    start, end = whole[0], whole[-1]
    months = (end.month or 0) - (start.month or 0)
    if (
        len(points) != _TWO
        or months >= 0
        or start.year != end.year
        or months + 12 > _LONGEST_UNSAID
    ):
        return whole
    if points[0].year is None:
        return [replace(start, year=(start.year or 0) - 1), end]
    if points[1].year is None:
        return [start, replace(end, year=(end.year or 0) + 1)]
    return whole


def _first(point: _Point) -> date:
    day = point.day or _DAYS.get(point.part, (1, 0))[0]
    return date(point.year or 0, point.month or 0, day)


def _last(point: _Point) -> date:
    year, month = point.year or 0, point.month or 0
    length = calendar.monthrange(year, month)[1]
    day = point.day or min(length, _DAYS.get(point.part, (0, 31))[1])
    return date(year, month, day)
