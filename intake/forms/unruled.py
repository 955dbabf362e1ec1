"""Text that no lines rule: rows of pieces → paragraphs, and tables told by their gaps. Pure.

A table without borders is rows of two or more pieces that begin at the same places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from intake.forms import wraps
from intake.forms.cells import Block, Cell, Line, Table

LEAST_ROWS = 3
"""So many rows of two pieces or more make a table."""
_NEAR = 6.0
"""Points within which two pieces begin at the same place."""
_FULL = 1.6
_LABEL_END = re.compile(
    r"[名称题校院位长型类别人话机式号间期介概述要容纲][\s（(][^:：]*[:：\t]$|"
    r"[名称题校院位长型类别人话机式号间期介概述要容纲][:：\t]$"
)
"""How labels end."""
_APART = 1.3
"""Of the closest step between two lines: a step to the next answer is wider."""
_LARGER, _BELOW = 1.15, 3.5
"""Of a character's size: another one, and the step to a line that belongs to no other."""
_LABELLED = re.compile(
    r"[\d.、()（）\s]{0,5}[\u3400-\u9fff （）()\d]{2,20}"
    r"(?<![问说道答喊想讲叫写])[:：\t](?!\s?[“\"「])"
)
"""A line that names a field; what someone says (他说：“…”) is none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text without a wide gap: where it stands (points), its text and its size.

    `spread` is by how much it is wider than its characters are of themselves, `sure` how certain
    its text is.
    """

    left: float
    right: float
    top: float
    text: str
    size: float
    spread: float = 0.0
    sure: float = 1.0


Row = Sequence[Piece]


def blocks(
    rows: Sequence[Row], error: float = 0.05, reach: float = 0.0
) -> list[tuple[float, Block]]:
    """Paragraphs and tables with the places that they begin at.

    `error` is by how much places are misjudged, in characters; `reach` how far to the right the
    page is known to be used.
    """
    rows = _levelled(rows)
    starts = _starts(rows)
    if len(starts) < 2 or sum(_in_columns(row, starts) for row in rows) < LEAST_ROWS:  # noqa: PLR2004  (a label and its value)
        return list(_paragraphs(rows, error, reach))
    told: list[tuple[float, Block]] = []
    edge = max(piece.right for row in rows for piece in row)
    for tabled, group in groupby(rows, key=_Sorter(starts)):
        held = list(group)
        told += (
            [(held[0][0].top, _table(held, starts, edge, error))]
            if tabled
            else list(_paragraphs(held, error, reach))
        )
    return told


@dataclass(slots=True)
class _Sorter:
    """Whether each row in turn belongs to a table, which the row before may have begun."""

    starts: Sequence[float]
    inside: bool = False

    def __call__(self, row: Row) -> bool:
        """Whether this row does."""
        self.inside = _in_columns(row, self.starts) or (self.inside and _goes_on(row, self.starts))
        return self.inside


def _levelled(rows: Sequence[Row]) -> list[Row]:
    """The rows with labels that end at one place, as if they began at one."""
    lefts: dict[int, list[float]] = {}
    for row in (row for row in rows if len(row) > 1):
        lefts.setdefault(round(row[0].right / _NEAR), []).append(row[0].left)
    first = {end: min(held) for end, held in lefts.items() if len(held) >= LEAST_ROWS}

    def levelled(row: Row) -> Row:
        left = first.get(round(row[0].right / _NEAR), row[0].left) if len(row) > 1 else row[0].left
        return [replace(row[0], left=left), *row[1:]] if row[0].left - left > _NEAR else row

    return [levelled(row) for row in rows]


def _starts(rows: Sequence[Row]) -> list[float]:
    """Where the pieces of rows of several begin, each place that two rows share once."""
    seen = sorted(piece.left for row in rows if len(row) > 1 for piece in row)
    groups: list[list[float]] = []
    for left in seen:
        if groups and left - groups[-1][-1] <= _NEAR:
            groups[-1].append(left)
        else:
            groups.append([left])
    return [group[0] for group in groups if len(group) > 1]


def _column(piece: Piece, starts: Sequence[float]) -> int:
    return max((i for i, start in enumerate(starts) if piece.left >= start - _NEAR), default=0)


def _in_columns(row: Row, starts: Sequence[float]) -> bool:
    """Whether a row has a piece in the first column and another in a further one."""
    columns = {_column(piece, starts) for piece in row}
    return len(columns) > 1 and abs(row[0].left - starts[0]) <= _NEAR


def _goes_on(row: Row, starts: Sequence[float]) -> bool:
    """Whether a row goes on a table: one piece further in, or a short one in the first column."""
    first = row[0]
    if len(row) == 1 and first.text.endswith((":", "：")):
        return False
    return first.left >= starts[1] - _NEAR or (
        abs(first.left - starts[0]) <= _NEAR and first.right < starts[1]
    )


def _table(rows: Sequence[Row], starts: Sequence[float], edge: float, error: float) -> Table:
    held: dict[tuple[int, int], list[Piece]] = {}
    number = -1
    parted = _parted(rows, starts)
    for index, row in enumerate(rows):
        label = "".join(piece.text for piece in held.get((number, 0), ()))
        if index in parted if parted else not _continues(row, starts, label):
            number += 1
        for piece in row:
            held.setdefault((number, _column(piece, starts)), []).append(piece)
    ends = [*(start - rows[0][0].size for start in starts[1:]), edge]
    return Table(
        cells=tuple(_cell(at, held[at], (starts[at[1]], ends[at[1]]), error) for at in sorted(held))
    )


def _parted(rows: Sequence[Row], starts: Sequence[float]) -> set[int]:
    """The rows behind wider gaps, where each run between such gaps has one label: they are cells.

    A label may then stand beside the middle of its answer. Nothing where gaps tell no such runs.
    """
    steps = [_step(above, below) for above, below in pairwise(rows)]
    least = min((step for step in steps if step > 0), default=0.0)
    begins = {0, *(n for n, step in enumerate(steps, 1) if step > _APART * least)}
    labels = {n for n, row in enumerate(rows) if _column(row[0], starts) == 0}
    ends = [*sorted(begins)[1:], len(rows)]
    runs = [labels & set(range(*run)) for run in zip(sorted(begins), ends, strict=True)]
    whole = all(len(run) == 1 for run in runs) and len(runs) < len(rows)
    return begins if whole else set()


def _step(above: Row, below: Row) -> float:
    """How far a row stands below another, by what begins at nearly one place: a page may slope."""
    pairs = ((over, under) for over in above for under in below)
    over, under = min(pairs, key=lambda pair: abs(pair[0].left - pair[1].left))
    return under.top - over.top


def _cell(
    at: tuple[int, int], pieces: Sequence[Piece], borders: tuple[float, float], error: float
) -> Cell:
    """What stands in a column; a label's lines are one."""
    row, column = at
    sure = min(piece.sure for piece in pieces)
    if column == 0:
        return Cell(text="".join(p.text for p in pieces), row=row, column=column, sure=sure)
    told, breaks = wraps.joined(_lines([[p] for p in pieces]), *borders, error)
    return Cell(text=told, row=row, column=column, breaks=breaks, sure=sure)


def _continues(row: Row, starts: Sequence[float], label: str) -> bool:
    """Whether a row only goes on: its first column is blank, or the label's bracket still open."""
    if not label:
        return False
    open_ = sum(c in "（(" for c in label) > sum(c in "）)" for c in label)
    return open_ or _column(row[0], starts) > 0


def _paragraphs(rows: Sequence[Row], error: float, reach: float) -> Iterator[tuple[float, Block]]:
    """Lines; one that fills the page's width goes on in the next, unless that names a field."""
    left = min((row[0].left for row in rows), default=0.0)
    edge = max((piece.right for row in rows for piece in row), default=0.0)
    edge = max(edge, reach - max((row[0].size for row in rows), default=0.0) / 2)
    for run in _runs(rows, edge):
        top, sure = run[0][0].top, min(piece.sure for row in run for piece in row)
        for number, (told, breaks) in enumerate(wraps.paragraphs(_lines(run), left, edge, error)):
            yield top + number / len(run), Line(text=told, breaks=breaks, sure=sure)


def _runs(rows: Sequence[Row], edge: float) -> list[list[Row]]:
    """The rows, parted before each that names a field, is of another size, or stands far below."""
    runs: list[list[Row]] = []
    for row in rows:
        if not runs or _is_new(runs[-1][-1], row, edge) or _is_apart(runs[-1][-1], row):
            runs.append([])
        runs[-1].append(row)
    return runs


def _is_new(before: Row, row: Row, edge: float) -> bool:
    """Whether a row names a field; behind a full line in the midst of a sentence by a label's end.

    The page may go on there with 每天拍下一张照片：发芽、分蘖.
    """
    found = _LABELLED.match(_told(row))
    if found is None:
        return False
    last = before[-1]
    within = edge - last.right < _FULL * last.size and not wraps.ends_a_sentence(last.text)
    return not within or bool(_LABEL_END.search(found[0]))


def _is_apart(before: Row, row: Row) -> bool:
    """Whether a row is of another kind than the one before: a heading, or behind a gap."""
    above, here = before[0], row[0]
    larger = max(above.size, here.size)
    return larger > _LARGER * min(above.size, here.size) or here.top - above.top > _BELOW * larger


def _told(row: Row) -> str:
    return "\t".join(piece.text for piece in row)


def _lines(rows: Sequence[Row]) -> list[wraps.Row]:
    return [
        wraps.Row(
            left=row[0].left,
            right=row[-1].right,
            size=row[-1].size,
            text=_told(row),
            natural=row[-1].right - row[0].left - sum(piece.spread for piece in row),
        )
        for row in rows
    ]
