"""Labels and their values in one table. Pure.

A value stands right of its label, else below, else behind a colon in the same cell. Where no
cell is called exactly so, one that ends with such words (入围作品名称) is taken, with less
confidence; where none does, what a value itself says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from intake.forms import (
    choices,
    endings,
    headings,
    helps,
    hunches,
    names,
    numbered,
    people,
    questions,
    separators,
    stories,
    ticklists,
    within,
)
from intake.forms.cells import Cell, Table
from intake.forms.lexicon import Lexicon, Mark
from intake.forms.pairs import Pair, sure_of
from intake.forms.tables import Reading
from intake.model import Field

_UNREAD = 0.7
"""A label in a picture that is less sure was not read: letters down a narrow cell."""
_KIND = re.compile("类别|类型|种类|分类|类")
"""Beside such a label a choice is what it looks like."""


def read(table: Table, lexicon: Lexicon, where: str) -> list[Pair]:
    """Every label of a table with its value, row by row; `where` names the table."""
    table = people.listed(ticklists.told(numbered.headings(table, lexicon), lexicon), lexicon)
    named = ((id(c), lexicon.exact(c.text)) for c in table.cells)
    known = {cell: label for cell, label in named if label}
    hints, heads = helps.columns(table, known)
    heads |= helps.asking_below(table, known)
    for cell in (c for c in table.cells if c.row in heads):
        known.pop(id(cell), None)
    rows = frozenset(c.row for c in table.cells if id(c) in known)
    reading = Reading(table, lexicon, where, known, hints, label_rows=rows)
    reading.roles = people.roles(table)
    found: list[tuple[Cell, Pair]] = []
    for cell in [c for c in table.cells if id(c) in known]:
        if id(cell) not in known:
            continue
        found += [(cell, p) for p in _labelled(reading, cell)]
    found += _ended(reading, {pair.field for _, pair in found})
    found += _inside(reading)
    found += _guessed(reading, {pair.field for _, pair in found})
    found += _headed(reading, {pair.field for _, pair in found})
    found += _asked(reading, {pair.field for _, pair in found})
    found += _chosen(reading, {pair.field for _, pair in found})
    found += _spoken(reading, {pair.field for _, pair in found})
    found.sort(key=lambda item: (item[1].record, item[0].row, item[0].column))
    return [pair for _, pair in found]


def _guessed(reading: Reading, told: set[Field]) -> Iterator[tuple[Cell, Pair]]:
    """What stands beside labels in other words; a second telephone casts doubt on the first."""
    seen = {*reading.taken, *reading.known}
    for cell in [c for c in reading.table.cells if id(c) not in seen]:
        for label in reading.lexicon.guess(cell.text):
            if label[0] in told - {Field.CONTACT_PHONE}:
                continue
            told.add(label[0])
            reading.known[id(cell)] = label
            yield from ((cell, p) for p in _labelled(reading, cell, 0.7) if p.raw)


def _chosen(reading: Reading, told: set[Field]) -> Iterator[tuple[Cell, Pair]]:
    """A choice beside a label that nobody told us of: 作品类别 | 纪录片."""
    for name, words in reading.lexicon.options.items():
        if name in told:
            continue
        for label, value in _unknown(reading):
            if _means(value, words):
                reading.known[id(label)] = (name, reading.lexicon.last)
                sure = 1.0 if _KIND.search(label.text) else 0.7
                yield label, reading.pair(label, [value], sure)
                break


def _means(value: Cell, words: Mapping[str, Sequence[str]]) -> bool:
    """Whether a cell is a choice among these words, or holds one below the printed example."""
    text = value.ticked or value.text
    lines = [line for line in text.split("\n") if line.strip()]
    below = len(lines) > 1 and choices.example(lines[0], words) and choices.means(lines[-1], words)
    return below or choices.means(text, words, value.stressed)


def _headed(reading: Reading, told: set[Field]) -> Iterator[tuple[Cell, Pair]]:
    """What stands under a heading that nobody told us of, where all of it says the same."""
    used = {*reading.known, *reading.taken}
    for cell in [c for c in reading.table.cells if c.row in reading.label_rows]:
        if (
            id(cell) in used
            or not headings.may_head(cell)
            or not headings.is_row(reading, cell.row)
        ):
            continue
        rows = headings.under(reading, cell)
        filled = [c for _, cells in rows for c in cells if c.text.strip()]
        name = _common(reading, cell, filled) if cell.text.strip() and filled else None
        if name is None or name in told:
            continue
        told.add(name)
        reading.known[id(cell)] = (name, reading.lexicon.last)
        sure = 1.0 if name in reading.lexicon.options and _KIND.search(cell.text) else 0.7
        for row, cells in rows:
            yield cell, reading.pair(cell, cells, sure, row)


def _asked(reading: Reading, told: set[Field]) -> Iterator[tuple[Cell, Pair]]:
    """Answers beside or below questions: 你的片子叫什么？ | 《灯》."""
    used = {*reading.known, *reading.taken}
    for cell in [c for c in reading.table.cells if id(c) not in used]:
        name = questions.field_of(cell.text)
        if name is None or name in told:
            continue
        told.add(name)
        reading.known[id(cell)] = (name, reading.lexicon.last)
        for pair in _labelled(reading, cell, questions.SURE):
            yield cell, replace(pair, raw=questions.answer(pair.raw), sure=questions.SURE)


def _common(reading: Reading, heading: Cell, values: Sequence[Cell]) -> Field | None:
    """The field that every value under a heading says it is of."""
    for name, words in reading.lexicon.options.items():
        if all(choices.means(c.text, words, c.stressed) for c in values):
            return name
    told = {hunches.field_of(heading.text, c.text) for c in values}
    return told.pop() if len(told) == 1 else None


def _spoken(reading: Reading, told: set[Field]) -> Iterator[tuple[Cell, Pair]]:
    """What stands beside an unknown label and says by itself what it is: 承制方 | 黄山学院."""
    for label, value in _unknown(reading):
        name = hunches.field_of(label.text, value.text)
        unread = name is None and label.sure < _UNREAD
        if unread:
            name = next((n for n in hunches.by_itself(value.text) if n not in told), None)
        if name is not None and name not in told:
            told.add(name)
            reading.known[id(label)] = (name, reading.lexicon.last)
            yield label, reading.pair(label, [value], 0.5 if unread else 0.7)


def _ended(reading: Reading, told: set[Field]) -> Iterator[tuple[Cell, Pair]]:
    """A period whose two ends have labels of their own: 开机时间 | 9月1日 | 杀青时间 | 10月8日.

    These may be headings as well, with the dates of each film below.
    """
    if Field.PRODUCTION_PERIOD in told:
        return
    sides = headings.unknown(reading) + [
        (label, {0: [value]}) for label, value in _unknown(reading)
    ]
    first = next((s for s in sides if hunches.BEGINS.fullmatch(s[0].text.strip())), None)
    last = next((s for s in sides if hunches.ENDS.fullmatch(s[0].text.strip())), None)
    if first and last:
        label, begins = first
        for end in (label, last[0]):
            reading.known[id(end)] = (Field.PRODUCTION_PERIOD, reading.lexicon.last)
        for row, cells in begins.items():
            days = [*cells, *last[1].get(row, [])]
            pair = reading.pair(label, days, 0.7, row)
            yield label, replace(pair, raw=" 至 ".join(c.text.strip() for c in days))


def _unknown(reading: Reading) -> list[tuple[Cell, Cell]]:
    """Two cells side by side that are neither label nor value, the first short as a label is."""
    rows: dict[int, list[Cell]] = {}
    for cell in reading.table.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    used = {*reading.known, *reading.taken}
    return [
        (label, value)
        for row in rows.values()
        for label, value in pairwise(row)
        if id(label) not in used
        and id(value) not in used
        and len(label.text) <= headings.MOST_UNKNOWN
    ]


def _labelled(reading: Reading, cell: Cell, sure: float = 1.0) -> Iterator[Pair]:
    """The value of a label's cell: to the right, else below; under a heading one for each row."""
    if id(cell) in reading.taken:
        return
    last = cell.row + cell.rows - 1
    if headings.is_row(reading, cell.row) or (
        # beside 作品信息 over 片名, 时长, 类型 a heading reaches down to these
        last > cell.row and headings.is_row(reading, last)
    ):
        for row, values in headings.under(reading, cell):
            yield reading.pair(cell, values, sure, row)
        return
    beside, certain = _beside(reading, cell)
    filled = any(c.text.strip() for c in beside)
    if beside and (filled or not (_is_stacked(reading, cell) or _is_above_story(reading, cell))):
        yield reading.pair(cell, beside, sure * certain)
        return
    under = [
        c for c in list(headings.below(reading, cell))[:1] if not reading.lexicon.begins(c.text)
    ]
    story = reading.known[id(cell)][0] is Field.SYNOPSIS
    if story and not (under and endings.ends(under[0].text)) and (pieces := _pieces(reading, cell)):
        pair = reading.pair(cell, pieces, min(sure, stories.UNSURE))
        yield replace(pair, raw="".join(piece.text.strip() for piece in pieces))
        return
    if under or not _is_before_label(reading, cell):
        yield reading.pair(cell, under, sure if headings.alone(reading, cell.row) else sure * 0.7)


def _is_above_story(reading: Reading, cell: Cell) -> bool:
    """Whether a story stands below its label, which a blank cell follows: a heading's row."""
    under = next(headings.below(reading, cell), None)
    story = reading.known[id(cell)][0] is Field.SYNOPSIS
    return story and under is not None and hunches.says(Field.SYNOPSIS, under.text)


def _is_before_label(reading: Reading, cell: Cell) -> bool:
    """Whether a label has no room for an answer: 联系方式 heads 联系人 and 电话 in its row."""
    beside = {other.row: other for other in reversed(list(reading.table.right_of(cell)))}
    return bool(beside) and all(id(other) in reading.known for other in beside.values())


def _pieces(reading: Reading, label: Cell) -> list[Cell]:
    taken = {*reading.taken, *reading.known}
    return within.pieces(reading.table, label, taken, reading.known, reading.lexicon)


def _is_stacked(reading: Reading, cell: Cell) -> bool:
    """Whether answers stand below their labels, here as in the table's other rows."""
    return headings.alone(reading, cell.row) and any(
        headings.is_row(reading, row) for row in reading.label_rows
    )


def _beside(reading: Reading, cell: Cell) -> tuple[list[Cell], float]:
    """The filled cells to the right in each of the label's rows, and how sure they are the value.

    Of several the first counts, but for choices, and for what is written over several cells. An
    even number of filled cells may be 中文 | 田埂, a label that we do not know before its value.
    """
    values: list[Cell] = []
    certain = 1.0
    name = reading.known[id(cell)][0]
    between = within.SPREAD.get(name)
    for row in _rows_right_of(reading, cell):
        until = next((i for i, c in enumerate(row) if id(c) in reading.known), len(row))
        filled = _written([c for c in row[:until] if c.text.strip()])
        several = between is None and any(choices.ticked(c.text) for c in filled)
        chosen = filled if several else within.spread(filled, between) if between else filled[:1]
        values += chosen or row[: min(until, 1)]
        whole = [c for c in chosen if between and hunches.says(name, c.text)]
        certain = 0.6 if len(whole) > 1 else certain
        certain = 0.6 if chosen and chosen != filled and not len(filled) % 2 else certain
    return values, certain


def _rows_right_of(reading: Reading, cell: Cell) -> list[list[Cell]]:
    """The cells to the right of a label, row by row, without columns of examples and hints.

    手机 behind 联系人电话 is no label of its own: it says which telephone that is.
    """
    name = reading.known[id(cell)][0]
    rows: dict[int, list[Cell]] = {}
    for other in reading.table.right_of(cell):
        if other.column in reading.hints:
            continue
        row = rows.setdefault(other.row, [])
        same = reading.known.get(id(other), (None,))[0] is name
        if same and name in within.SPREAD and not any(c.text.strip() for c in row):
            del reading.known[id(other)]
        row.append(other)
    return list(rows.values())


def _written(cells: list[Cell]) -> list[Cell]:
    """The cells that say something of their own; an example only when nothing else does."""
    return [c for c in cells if not (names.shown(c.text) or names.untouched(c.text))] or cells


def _inside(reading: Reading) -> Iterator[tuple[Cell, Pair]]:
    """Labels with their value in one cell, in cells that are neither label nor value yet."""
    told = {name for name, _ in reading.known.values()}
    found: list[tuple[Cell, Mark]] = []
    cells = _unused(reading)
    for cell, plain in zip(cells, separators.in_cells(cells, reading.lexicon), strict=True):
        marks = within.marks(plain, reading.lexicon, frozenset(told))
        for mark in people.whole_numbers(plain.text, marks):
            told.add(mark.field)
            found.append((cell, replace(mark, value=endings.unruled(mark.value))))
    for (cell, _), mark in zip(found, separators.unwrapped([m for _, m in found]), strict=True):
        reading.taken.add(id(cell))
        pair = Pair(
            field=mark.field,
            raw=mark.value,
            stressed=cell.stressed,
            sure=min(mark.sure, sure_of(cell, mark.field)),
            rank=mark.rank,
            place=f"{reading.where} row {cell.row + 1} column {cell.column + 1}",
            still=cell.still,
            ticked=cell.ticked,
        )
        yield cell, pair


def _unused(reading: Reading) -> list[Cell]:
    """The cells that are neither label nor value yet."""
    used = {*reading.taken, *reading.known}
    return [cell for cell in reading.table.cells if id(cell) not in used]
