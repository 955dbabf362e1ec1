"""Overview: the whole campaign on one page, what waits for a person first of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from intake.model import LetterEnd, Level, State
from intake.tracker import banner, charts
from intake.tracker.desk import Desk, current
from intake.tracker.letters import is_copy
from intake.tracker.looks import STATE_TONES, TONES
from intake.tracker.page import Bars, Cell, Line, Page, fitted
from intake.tracker.phrases import CARDS
from intake.tracker.todo import TONES as REASON_TONES
from intake.tracker.todo import Todo, todo
from intake.tracker.words import Words

WIDTHS = (10.5,) * banner.COLUMNS
HIDDEN = (3.0,) * (1 + charts.WIDTH)
GAP = Line(height=10)
PROBLEMS = 8
"""So many of the most frequent problems are listed."""

LISTED = 60
"""So many things to do are listed; the others are counted, never dropped in silence."""

CLOSED = frozenset({State.WITHDRAWN, State.SUPERSEDED})
"""States whose findings nobody mends any more."""


def page(desk: Desk, words: Words) -> Page:
    """The sheet 总览."""
    waiting = todo(desk, words)
    top = [*banner.lines(desk, words), GAP, *_cards(desk, words, len(waiting)), GAP]
    plots, drawn = charts.lines(desk, words, len(top))
    above = [*top, *plots, *([GAP] if plots else [])]
    counts, bars = _counts(desk, words, len(above))
    return Page(
        name=words.name("overview"),
        sheet="overview",
        tab=str(words.at("sheets.overview.tab")),
        widths=(*WIDTHS, *HIDDEN),
        shown=len(WIDTHS),
        lines=(
            *above,
            *counts,
            GAP,
            *_waiting(waiting, words),
            GAP,
            *_daily(desk, words),
        ),
        upright=True,
        footer=words.say("print.footer"),
        bars=bars,
        charts=drawn,
    )


def _cards(desk: Desk, words: Words, waiting: int) -> list[Line]:
    """Six numbers that one wants to see first."""
    states = Counter(d.entry.state for d in desk.dossiers)
    total, accepted = len(desk.dossiers), states[State.ACCEPTED]
    schools = len({d.entry.school for d in desk.dossiers if d.entry.school})
    values = (
        total,
        accepted,
        states[State.RETURNED],
        states[State.INCOMPLETE],
        states[State.REVIEW],
        waiting,
    )
    tones = ("blue", "green", "orange", "purple", "pink", "red" if waiting else "grey")
    hints = {"schools": schools, "percent": round(100 * accepted / total) if total else 0}
    cards = tuple(zip(CARDS, values, tones, strict=True))
    labels = [
        Cell(value=words.say(f"cards.{name}.label"), look=f"card-label-{tone}", span=2)
        for name, _, tone in cards
    ]
    numbers = [Cell(value=value, look=f"card-value-{tone}", span=2) for _, value, tone in cards]
    below = [
        Cell(value=words.say(f"cards.{name}.hint", **hints), look=f"card-hint-{tone}", span=2)
        for name, _, tone in cards
    ]
    return [
        Line(cells=tuple(labels), height=20),
        Line(cells=tuple(numbers), height=36),
        Line(cells=tuple(below), height=20),
    ]


def _counts(desk: Desk, words: Words, above: int) -> tuple[list[Line], tuple[Bars, ...]]:
    """Works by state on the left, the most frequent problems on the right, each with bars.

    `above` is the number of rows above these lines. The rows are of one height, for the bars lie
    beside their numbers.
    """
    heads = (
        Cell(value=words.say("overview.states"), look="section", span=5),
        Cell(look="blank"),
        Cell(value=words.say("overview.problems"), look="section", span=6),
    )
    states, problem_counts = _states(desk), _problems(desk, words)
    left = [_state(state, count, words) for state, count in states] or [
        (Cell(value=words.say("overview.no-entries"), look="plain", span=5),)
    ]
    right = [_problem(title, count) for title, count in problem_counts] or [
        (Cell(value=words.say("overview.no-problems"), look="plain", span=6),)
    ]
    blank = (Cell(look="blank", span=5),)
    lines = [
        Line(cells=(*(a or blank), Cell(look="blank"), *(b or ())), height=20)
        for a, b in zip_longest(left, right)
    ]
    bars = (
        _bars(above + 2, 3, 2, [(TONES[STATE_TONES[state]][2], n) for state, n in states]),
        _bars(above + 2, 10, 2, [(TONES["orange"][2], n) for _, n in problem_counts]),
    )
    return [Line(cells=heads), *lines], tuple(b for b in bars if b.colours)


def _states(desk: Desk) -> list[tuple[State, int]]:
    counts = Counter(d.entry.state for d in desk.dossiers)
    return [(state, counts[state]) for state in State if counts[state]]


def _problems(desk: Desk, words: Words) -> list[tuple[str, int]]:
    """How many works have each problem; one work counts once, however often it has it."""
    counts = Counter(
        title
        for dossier in desk.dossiers
        if dossier.entry.state not in CLOSED
        for title in dict.fromkeys(
            words.told(f).title
            for f in current(dossier)
            if f.level in {Level.REJECT, Level.MISSING}
        )
    )
    return counts.most_common(PROBLEMS)


def _state(state: State, count: int, words: Words) -> tuple[Cell, ...]:
    word = Cell(value=words.word("state", state), look=f"tone-{STATE_TONES[state]}", span=2)
    return (word, Cell(value=count, look="count"), Cell(look="blank", span=2))


def _problem(title: str, count: int) -> tuple[Cell, ...]:
    return (
        Cell(value=title, look="label", span=3),
        Cell(value=count, look="count"),
        Cell(look="blank", span=2),
    )


def _bars(first: int, column: int, span: int, counts: Sequence[tuple[str, int]]) -> Bars:
    return Bars(
        first=first,
        column=column,
        span=span,
        colours=tuple(colour for colour, _ in counts),
        longest=max((count for _, count in counts), default=0),
    )


def _waiting(waiting: Sequence[Todo], words: Words) -> list[Line]:
    """请老师处理: one line a thing, with a link to its row."""
    head = words.say("overview.todo", count=len(waiting))
    lines = [Line(cells=(Cell(value=head, look="section", span=12),), height=26)]
    if not waiting:
        nothing = Cell(value=words.say("overview.nothing"), look="plain", span=12)
        return [*lines, Line(cells=(nothing,))]
    names = (("kind", 1), ("number", 1), ("what", 3), ("who", 2), ("why", 4), ("see", 1))
    heads = [
        Cell(value=words.say(f"overview.todo-{name}"), look="heading", span=span)
        for name, span in names
    ]
    lines.append(Line(cells=tuple(heads)))
    lines += [fitted(_todo(one, words), WIDTHS) for one in waiting[:LISTED]]
    more = Counter(one.place[0] for one in waiting[LISTED:])
    return lines + [
        Line(
            cells=(
                Cell(
                    value=words.say("overview.more", count=count, sheet=sheet),
                    look="plain-red",
                    span=12,
                ),
            )
        )
        for sheet, count in more.items()
    ]


def _todo(one: Todo, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(value=words.say(f"todo.{one.reason}.label"), look=f"tone-{REASON_TONES[one.reason]}"),
        Cell(value=one.number, look="middle"),
        Cell(value=one.what, span=3),
        Cell(value=one.who, span=2),
        Cell(value=one.why, span=4),
        Cell(
            value=words.say(f"overview.todo-{'fill' if one.column > 1 else 'see'}"),
            look="link",
            goto=one.place,
            column=one.column,
        ),
    )


def _daily(desk: Desk, words: Words) -> list[Line]:
    """The two daily statements: nothing that lay in the mailbox, and no letter read, is lost."""
    head = Line(
        cells=(Cell(value=words.say("overview.daily"), look="section", span=12),), height=26
    )
    told = [(text, "plain") for text in (_letters(desk, words), _marks(desk, words)) if text]
    if desk.mailbox is not None:
        seen, missing = desk.mailbox
        phrase, look = ("mailbox-short", "plain-red") if missing else ("mailbox", "plain")
        told.insert(0, (words.say(f"overview.{phrase}", seen=seen, missing=missing), look))
    return [
        head,
        *(fitted((Cell(value=text, look=look, span=12),), WIDTHS, 20) for text, look in told),
    ]


def _letters(desk: Desk, words: Words) -> str:
    copies = sum(is_copy(row) for row in desk.letters)
    ends = Counter(row.record.end for row in desk.letters if not is_copy(row))
    parts = words.say("overview.parts-between").join(
        words.say("overview.part", word=words.word("end", end), count=ends[end])
        for end in LetterEnd
        if ends[end]
    )
    told = words.say("overview.letters", total=ends.total(), parts=parts) if parts else ""
    return told + (words.say("overview.copies", count=copies) if copies else "")


def _marks(desk: Desk, words: Words) -> str:
    """How many works have films whose marks nobody has compared yet."""
    count = sum(
        any(finding.code == "marks.not-checked" for finding in current(dossier))
        for dossier in desk.dossiers
    )
    return words.say("overview.marks", count=count) if count else ""
