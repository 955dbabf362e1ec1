"""Merge: what the robot drew and what stands there now → what staff have said. Pure.

Staff win: a cell of theirs that differs from what was drawn is their word. A robot's cell that they
changed is taken for a correction where there is one, and told of otherwise. Nothing is guessed from
a row that is gone, doubled or unknown; it is told of, with all that stood in it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from intake.tracker import stamp
from intake.tracker.seen import OWN, RowBase, RowSeen, SheetSeen, as_text

MOST_TOLD = 20
"""So many things of one kind are told of on a sheet; the others are counted."""

Kind = Literal[
    "row-gone",
    "row-doubled",
    "row-unknown",
    "cell",
    "column-gone",
    "sheet-gone",
    "word-unknown",
    "merged",
    "formula",
    "unreadable",
    "more",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A cell of staff's that says something else than before; `revision` is what the row showed."""

    sheet: str
    key: str
    column: str
    old: str
    new: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """Something that staff did and the robot cannot act upon; `text` is what stood there."""

    kind: Kind
    sheet: str
    key: str = ""
    column: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What one sheet says: staff's words, and what cannot be acted upon."""

    said: tuple[Said, ...] = ()
    oddities: tuple[Oddity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a sheet is made of: staff's columns, and the correction that a robot's column has."""

    sheet: str
    staff: tuple[str, ...]
    fixes: Mapping[str, str]


def merge(shape: Shape, base: Mapping[str, RowBase], seen: SheetSeen) -> Merged:
    """What staff said on one sheet since the robot drew it."""
    found: list[Said | Oddity] = []
    rows = _by_key(seen.rows, base)
    found += (_odd(shape, "row-gone", key) for key in base if key not in rows)
    found += (_odd(shape, "column-gone", column=c) for c in shape.staff if c not in seen.columns)
    found += (_odd(shape, "merged", text=reach) for reach in seen.merged)
    found += (_odd(shape, "formula", key, column, text) for key, column, text in seen.formulas)
    for key, same in rows.items():
        drawn = base.get(key)
        if drawn is None:
            found += (_odd(shape, "row-unknown", key, text=_whole(shape, row)) for row in same)
        else:
            found += _row(shape, drawn, key, same)
    return Merged(
        said=tuple(one for one in found if isinstance(one, Said)),
        oddities=tuple(_few([one for one in found if isinstance(one, Oddity)])),
    )


def _few(oddities: Sequence[Oddity]) -> Iterator[Oddity]:
    """Of each kind the first ones, and how many more there are."""
    for kind in dict.fromkeys(oddity.kind for oddity in oddities):
        same = [oddity for oddity in oddities if oddity.kind == kind]
        yield from same[:MOST_TOLD]
        if len(same) > MOST_TOLD:
            rest = str(len(same) - MOST_TOLD)
            last = same[MOST_TOLD]
            yield Oddity(kind="more", sheet=last.sheet, key=last.key, text=rest)


def scribbles(base: Mapping[str, RowBase], seen: SheetSeen) -> Iterator[Oddity]:
    """What somebody wrote on a sheet where nothing is to be written."""
    for row in seen.rows:
        marks = base[row.key].marks if row.key in base else {}
        for column, value in row.cells.items():
            if stamp.mark(value) not in {marks.get(column, ""), ""}:
                text = as_text(value)
                yield Oddity(kind="cell", sheet=seen.sheet, key=row.key, column=column, text=text)


def _by_key(rows: Sequence[RowSeen], known: Iterable[str]) -> dict[str, list[RowSeen]]:
    """Rows by their keys, as these were given even where somebody typed one anew: ah-001."""
    as_given = spelt(known)
    found: dict[str, list[RowSeen]] = {}
    for row in rows:
        found.setdefault(as_given(row.key), []).append(row)
    return found


def spelt(known: Iterable[str]) -> Callable[[str], str]:
    """How a key is spelt that somebody wrote in another width or case; an unknown one as it is."""
    given = {_plain(key): key for key in known}
    return lambda key: given.get(_plain(key), key)


def _plain(key: str) -> str:
    return "".join(unicodedata.normalize("NFKC", key).split()).casefold()


def _row(
    shape: Shape, drawn: RowBase, key: str, same: Sequence[RowSeen]
) -> Iterator[Said | Oddity]:
    """What one work's row says; where it stands twice, only what the copies agree on."""
    said = [list(_said(shape, drawn, replace(row, key=key))) for row in same]
    if len(same) == 1:
        yield from said[0]
        return
    yield _odd(shape, "row-doubled", key, text="\n".join(_whole(shape, row) for row in same))
    columns = dict.fromkeys(one.column for one in chain.from_iterable(said))
    for column in columns:
        each = [one for one in chain.from_iterable(said) if one.column == column]
        if len({one.new if isinstance(one, Said) else one.text for one in each}) == 1:
            yield each[0]


def _said(shape: Shape, drawn: RowBase, row: RowSeen) -> Iterator[Said | Oddity]:
    for column in shape.staff:
        if column in row.cells:
            old, new = drawn.words.get(column, ""), as_text(row.cells[column])
            if old != new:
                yield Said(
                    sheet=shape.sheet,
                    key=row.key,
                    column=column,
                    old=old,
                    new=new,
                    revision=drawn.revision,
                )
    for column, was in drawn.marks.items():
        if column in row.cells and stamp.mark(row.cells[column]) != was:
            yield _robots(shape, drawn, row, column)


def _robots(shape: Shape, drawn: RowBase, row: RowSeen, column: str) -> Said | Oddity:
    """A robot's cell that was written over: the correction it has, else only told of."""
    fix, new = shape.fixes.get(column), as_text(row.cells[column])
    if fix is None or not new or as_text(row.cells.get(fix)):
        return _odd(shape, "cell", row.key, column, new)
    return Said(
        sheet=shape.sheet,
        key=row.key,
        column=fix,
        old=drawn.words.get(fix, ""),
        new=new,
        revision=drawn.revision,
    )


def _odd(shape: Shape, kind: Kind, key: str = "", column: str = "", text: str = "") -> Oddity:
    return Oddity(kind=kind, sheet=shape.sheet, key=key, column=column, text=text)


def _whole(shape: Shape, row: RowSeen) -> str:
    """All that stands in a row, for whoever has to look: what staff wrote first."""
    ordered = sorted(
        row.cells.items(), key=lambda cell: not (cell[0].startswith(OWN) or cell[0] in shape.staff)
    )
    return " | ".join(text for _, value in ordered if (text := as_text(value)))
