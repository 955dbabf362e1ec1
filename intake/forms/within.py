"""What one cell holds, and what is spread over several: labels, stories, numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import groupby, takewhile

from intake.forms import choices, endings
from intake.forms.cells import Cell, Table
from intake.forms.lexicon import Lexicon, Mark
from intake.model import Field

_SOME_KIND = re.compile(
    r"[\u3400-\u9fff\s]{0,8}(?:类别|类型|种类|分类|类)(?:[(（][^()（）]{0,40}[)）])?\s*[:：]\s*(\S.*)",
    re.DOTALL,
)
"""Such a label with its choice in one cell."""
SPREAD = {
    Field.DURATION: re.compile(r"约|小?时|分钟?|秒钟?|mins?|s", re.IGNORECASE),
    Field.CONTACT_PHONE: re.compile(
        r"(?:手机|座机|办公|固话|固定电话|移动电话|电话)号?码?:?|[/、或和]"
    ),
    Field.PRODUCTION_PERIOD: re.compile(
        r"[-—–~～至到]+|[起自从止]|(?:开始|结束|起始|终止)(?:时间|日期)?"
    ),
}
"""What may be written over several cells, 2020年10月1日 | 至 | 11月20日, with the words between."""


def marks(cell: Cell, lexicon: Lexicon, told: frozenset[Field]) -> list[Mark]:
    """The labels within a cell; a choice behind 类别： is what it looks like."""
    if marks := lexicon.inline(cell.text, told):
        return marks
    kind = _SOME_KIND.fullmatch(cell.text.strip())
    for name, words in lexicon.options.items() if kind else ():
        if kind and name not in told and choices.means(kind[1], words, cell.stressed):
            rank = lexicon.last
            return [Mark(field=name, rank=rank, value=kind[1].strip(), sure=1.0, at=0)]
    return []


def pieces(
    table: Table, label: Cell, taken: Collection[int], known: Collection[int], lexicon: Lexicon
) -> list[Cell]:
    """The cells below each other into which a page broke a story, up to where it ends."""
    found: list[Cell] = []
    for cell in table.below(label):
        left = [c for c in table.cells if c.row == cell.row and c.column < cell.column]
        if id(cell) in taken or (left and id(left[-1]) in known) or not cell.text.strip():
            break
        if lexicon.begins(cell.text) or lexicon.inline(cell.text):
            break
        found.append(cell)
        if endings.ends(cell.text):
            break
    return found


def spread(cells: list[Cell], between: re.Pattern[str]) -> list[Cell]:
    """The cells of one value: numbers with the words between them, up to any other word.

    A duration that is whole in one cell (3分58秒) goes on in none; 不超过4分钟 may stand behind it.
    """
    if between is SPREAD[Field.DURATION] and not all(c.text.strip().isdigit() for c in cells[:1]):
        return cells[:1]

    def goes_on(cell: Cell) -> bool:
        text = cell.text.strip()
        return bool(between.fullmatch(text)) or any(c.isdigit() for c in text)

    return [*cells[:1], *takewhile(goes_on, cells[1:])]


def joined(cells: Sequence[Cell], between: str, by_rows: bool) -> str:  # noqa: FBT001  (a choice's options and ticks)
    """The texts of cells; of a choice's those in one row side by side, so that ticks stay at it."""
    if not by_rows:
        return between.join(cell.text.strip() for cell in cells)
    rows = groupby(cells, key=lambda cell: cell.row)
    return "\n".join(" ".join(cell.text.strip() for cell in row) for _, row in rows)
