"""Options that are cells of a table, with cells for their ticks → options with boxes. Pure.

教育扶贫 | 健康扶贫 | … above a row of ticks, or each option beside a cell of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from intake.forms.cells import Cell, Table
from intake.forms.lexicon import Lexicon
from intake.model import Field

_FEWEST = 3
"""So many of the options side by side are a list of them; of a choice of two both."""
_MOST_LABEL = 16
_ON = re.compile(r"[√✓✔☑■●◉★☒⊙⦿▲VvoO1是有选]|[(（\[]\s*[√✓✔Vv]\s*[)）\]]|打√|选中|已选")
_OFF = re.compile(r"[□☐○◯◇☆△0否无/\\-]?|[(（\[]\s*[)）\]]|—+|未选")
_CROSS = re.compile(r"[xX×✕✗✘]")
_DRESSING = re.compile(r"\s|[(（](?:打?[√✓]|可多选|请打[√✓])[)）]|类$")
_ASKED = re.compile(r"^[^:：]{2,20}[:：_/|-](?=.)")
"""What a survey prints before each option: 7.内容分类:教育扶贫."""
_CODED = re.compile(r".{1,30}[(（\[【]([^()（）\[\]【】]{2,8})[)）\]】]")
"""An option in brackets behind its question, or the question's number: 5(教育扶贫)."""
Words = Mapping[str, Sequence[str]]
Places = dict[tuple[int, int], Cell]


def told(table: Table, lexicon: Lexicon) -> Table:
    """The table with ☑ or □ and the option for each tick, together in one cell a row.

    They stand where the options stood when a label stands left of these, else where the ticks
    stood. Where nothing names what the options are of, a cell that may becomes the field's label.
    """
    places = {(c.row, c.column): c for c in table.cells}
    changed: dict[int, Cell | None] = {}
    for name, words in lexicon.options.items():
        labelled: bool | None = None
        for run in _runs(table, words):
            left = _left(run, table, lexicon, name)
            boxes = _below(run, places, words, left) or _beside(run, places, words)
            if not boxes:
                continue
            if labelled is None:
                others = (c for c in table.cells if c not in run)
                labelled = any(_field(c, lexicon) is name for c in others)
            changed |= _placed(run, boxes, left, "" if labelled else lexicon.word(name))
            labelled = True
    if not changed:
        return table
    cells = (changed.get(id(c), c) for c in table.cells)
    return Table(cells=tuple(c for c in cells if c is not None))


def _placed(
    run: Sequence[Cell], boxes: Sequence[Sequence[tuple[Cell, str]]], left: Cell | None, label: str
) -> dict[int, Cell | None]:
    """What becomes of the cells: one text for each row of ticks, the others gone.

    `label` names the field where nothing else does.
    """
    changed: dict[int, Cell | None] = {id(c): None for c in run}
    changed |= {id(cell): None for row in boxes for cell, _ in row}
    texts = [" ".join(text for _, text in row) for row in boxes]
    wide = run[-1].column + run[-1].columns - run[0].column
    if left is not None and len(boxes) == 1:
        changed[id(run[0])] = replace(run[0], text=texts[0], columns=wide)
    else:
        spots = [row[0][0] for row in boxes]
        changed |= {
            id(c): replace(c, text=text, columns=wide) for c, text in zip(spots, texts, strict=True)
        }
    if label and left is not None:
        changed[id(left)] = replace(left, text=label)
    elif label:
        changed[id(run[0])] = replace(run[0], text=label, columns=wide)
    return changed


def _left(run: Sequence[Cell], table: Table, lexicon: Lexicon, name: Field) -> Cell | None:
    """The cell left of the options that is their label, or may be: short, and no other's label."""
    first = run[0]
    above = (c for c in table.cells if c.row + c.rows <= first.row and c.column == first.column)
    if any(_field(c, lexicon) is name for c in above):
        return None
    beside = [
        c
        for c in table.cells
        if c.row <= first.row < c.row + c.rows and c.column < first.column and c.text.strip()
    ]
    nearest = max(beside, key=lambda c: c.column, default=None)
    if nearest is None or len(nearest.text) > _MOST_LABEL or _is_sign(nearest):
        return None
    return nearest if _field(nearest, lexicon) in {name, None} else None


def _field(cell: Cell, lexicon: Lexicon) -> Field | None:
    return (lexicon.exact(cell.text) or (None,))[0]


def _is_sign(cell: Cell) -> bool:
    return any(kind.fullmatch(cell.text.strip()) for kind in (_ON, _OFF, _CROSS))


def _option(cell: Cell, words: Words) -> str | None:
    dressed = _DRESSING.sub("", cell.text)
    coded = _CODED.fullmatch(dressed)
    bare = coded[1] if coded else _ASKED.sub("", dressed)
    return next((word for word, group in words.items() if bare.removesuffix("类") in group), None)


def _runs(table: Table, words: Words) -> Iterator[list[Cell]]:
    """The options in each row, where so many different ones stand in it."""
    for _, row in groupby(table.cells, key=lambda cell: cell.row):
        run = [c for c in row if _option(c, words)]
        if len({_option(c, words) for c in run}) == len(run) >= min(_FEWEST, len(words)):
            yield run


def _below(
    run: Sequence[Cell], places: Places, words: Words, left: Cell | None
) -> list[list[tuple[Cell, str]]]:
    """The cells under the options, row by row, as long as nothing but ticks stands in them."""
    found: list[list[tuple[Cell, str]]] = []
    row = run[0].row + max(c.rows for c in run)
    while ticks := [places[row, c.column] for c in run if (row, c.column) in places]:
        own = left is not None and left.row + left.rows > row
        if len(ticks) < len(run) or not (boxes := _boxes(ticks, run, words, blank=own)):
            break
        found.append(boxes)
        row += 1
    return found


def _beside(run: Sequence[Cell], places: Places, words: Words) -> list[list[tuple[Cell, str]]]:
    """The cells before or behind each option."""
    for step in (-1, 1):
        spots = [(c.row, c.column - 1 if step < 0 else c.column + c.columns) for c in run]
        ticks = [places[spot] for spot in spots if spot in places]
        if len(ticks) == len(run) and (boxes := _boxes(ticks, run, words)):
            return [boxes]
    return []


def _boxes(
    ticks: Sequence[Cell], run: Sequence[Cell], words: Words, *, blank: bool = False
) -> list[tuple[Cell, str]]:
    """The cells for ticks, with box and option; none where one says anything else.

    Where all say nothing they count if they may be `blank`. A cross chooses where no other sign
    does, and else strikes out.
    """
    texts = [c.text.strip() for c in ticks]
    chosen = any(_ON.fullmatch(text) for text in texts)
    on, off = (_ON, _CROSS) if chosen else (_CROSS, _ON)
    if not (blank or any(on.fullmatch(t) for t in texts)):
        return []
    if not all(on.fullmatch(t) or off.fullmatch(t) or _OFF.fullmatch(t) for t in texts):
        return []
    return [
        (cell, f"{'☑' if on.fullmatch(text) else '□'}{_option(option, words)}")
        for cell, text, option in zip(ticks, texts, run, strict=True)
    ]
