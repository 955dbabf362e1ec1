"""Charts: works a day and works by category → two charts, their numbers in hidden columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from intake.model import Dossier, Field, State
from intake.tracker import banner
from intake.tracker.desk import Desk
from intake.tracker.looks import STATE_TONES, TONES
from intake.tracker.page import Cell, Chart, Line, Series
from intake.tracker.words import Words

DAYS = 21
"""So many days are shown, the last ones; also the lines that both charts are high."""

HEIGHT = 11.5
GROUPS = (State.ACCEPTED, State.RETURNED, State.INCOMPLETE, State.REVIEW)
"""States that have a colour of their own a day; the others stand together, in grey."""

SPLIT = 7
"""Columns of the chart on the left; the other takes the rest."""

DATA = banner.COLUMNS + 2
"""The first hidden column: days, then a column a group, then categories and their numbers."""

WIDTH = len(GROUPS) + 4
"""How many columns the numbers take."""


def lines(desk: Desk, words: Words, above: int) -> tuple[list[Line], tuple[Chart, ...]]:
    """The lines that the charts lie over; none while there are no works. `above`: lines before."""
    if not desk.dossiers:
        return [], ()
    days, categories = _days(desk, words), _categories(desk)
    rows = [
        (*_padded(day, len(GROUPS) + 2), *_padded(category, 2))
        for day, category in zip(_filled(days), _filled(categories), strict=True)
    ]
    names: tuple[str | int, ...] = (
        "",
        *(words.word("state", state) for state in GROUPS),
        words.say("charts.others"),
        "",
        words.say("charts.works"),
    )
    first = above + 2
    drawn = [_line(row) for row in (names, *rows)]
    return drawn, tuple(_charts(words, first, len(days), len(categories)))


def _charts(words: Words, first: int, days: int, categories: int) -> list[Chart]:
    tones = [STATE_TONES[state] for state in GROUPS] + ["grey"]
    daily = Chart(
        title=words.say("charts.days"),
        upright=True,
        rows=(first, first + days - 1),
        labels=DATA,
        series=tuple(
            Series(column=DATA + 1 + i, colour=TONES[tone][2]) for i, tone in enumerate(tones)
        ),
        place=(first - 1, 1, first + DAYS - 1, SPLIT),
    )
    chosen = Chart(
        title=words.say("charts.categories"),
        upright=False,
        rows=(first, first + categories - 1),
        labels=DATA + len(GROUPS) + 2,
        series=(Series(column=DATA + len(GROUPS) + 3, colour=TONES["blue"][2]),),
        place=(first - 1, SPLIT + 1, first + DAYS - 1, banner.COLUMNS),
    )
    return [daily, chosen] if categories else [daily]


def _line(values: Sequence[str | int]) -> Line:
    room = (Cell(look="blank", span=banner.COLUMNS), Cell(look="blank"))
    return Line(cells=(*room, *(Cell(value=v, look="plain") for v in values)), height=HEIGHT)


def _days(desk: Desk, words: Words) -> list[tuple[str | int, ...]]:
    """The last days, each with its works by group; a day without any counts, too."""
    counts = Counter((desk.local(d.entry.opened_at).date(), _group(d)) for d in desk.dossiers)
    last = max(day for day, _ in counts)
    first = max(min(day for day, _ in counts), last - timedelta(days=DAYS - 1))
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [
        (
            words.say("charts.day", month=day.month, day=day.day),
            *(counts[day, group] for group in (*GROUPS, None)),
        )
        for day in span
    ]


def _group(dossier: Dossier) -> State | None:
    return dossier.entry.state if dossier.entry.state in GROUPS else None


def _categories(desk: Desk) -> list[tuple[str | int, ...]]:
    """Works by category, the most frequent first; a work of two counts in both."""
    counts: Counter[str] = Counter()
    for dossier in desk.dossiers:
        form = dossier.case.form()
        chosen = form.value(Field.CATEGORIES) if form else None
        if isinstance(chosen, tuple):
            counts.update(dict.fromkeys(chosen, 1))
    return list(counts.most_common(DAYS))


def _filled(rows: Sequence[tuple[str | int, ...]]) -> list[tuple[str | int, ...]]:
    return [*rows, *[()] * (DAYS - len(rows))]


def _padded(row: tuple[str | int, ...], width: int) -> tuple[str | int, ...]:
    return row + ("",) * (width - len(row))
