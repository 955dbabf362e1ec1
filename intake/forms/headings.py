"""Rows of headings in a table, and what stands under them. Pure.

A row is one of headings when it is mostly labels; words that we do not know are headings where the
row below holds no label and nothing here is plainly an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from intake.forms import choices, helps, hunches
from intake.forms.cells import Cell
from intake.forms.tables import Reading

_HEADINGS, _FEWEST = 3, 2
_ANSWER = re.compile(r"\d(?!\d{0,2}\s?字)|[《》。；☑□√]")
"""What stands in answers and in no heading."""
_SOUND = re.compile(
    "类|型|称|题|校|院|单位|联系|电话|方式|时长|时间|日期|周期|介|概|内容|序号|备注|姓名"
)
"""What labels sound like."""
_SHOWN = re.compile(r"[(（【]?(?:填写|填报)?(?:示例|样例|范例|示范|举例|例子?|样表)[)）】]?[:：]?")
"""What stands at the head of a row that shows how to fill in a list."""
_FOOT = re.compile(r"\s*(?:填[报表]|制表|审核|报送|经办|备?注|说明|单位|学校)[^:：\n]{0,8}[:：]")
"""What stands at the foot of a list, in its first cells: 填报人：小安."""
MOST_UNKNOWN = 16
"""A label that is not known has at most so many characters."""


def is_row(reading: Reading, row: int) -> bool:
    """Whether a row is a line of headings: mostly labels, some of them side by side.

    Labels in words that we do not know count where the row below holds none at all.
    """
    cells = [c for c in reading.table.cells if c.row == row and c.text.strip()]
    if any(_answers(reading, a, b) for a, b in pairwise(cells)):
        return False
    flags = [id(c) in reading.known for c in cells]
    if sum(flags) >= _FEWEST and len(cells) >= _HEADINGS and row + 1 not in reading.label_rows:
        below = any(c.row == row + 1 and c.text.strip() for c in reading.table.cells)
        # Of three cells the unknown one may be 王老师, as may every second: it must sound like a
        # label, and be no answer to the label before it.
        few = len(cells) == _HEADINGS or flags == [n % 2 == 0 for n in range(len(cells))]
        unknown = [c for known, c in zip(flags, cells, strict=True) if not known]
        if below and all(may_head(c) and (not few or _SOUND.search(c.text)) for c in unknown):
            return True
    return (
        sum(flags) >= _HEADINGS
        and 2 * sum(flags) > len(flags)
        and any(
            left and right and a.column + a.columns == b.column
            for a, b, left, right in zip(cells, cells[1:], flags, flags[1:], strict=False)
        )
    )


def _answers(reading: Reading, label: Cell, cell: Cell) -> bool:
    """Whether a cell beside a label is plainly the answer to it: 类型 | 纪录片."""
    name = reading.known.get(id(label), (None,))[0]
    if name is None or id(cell) in reading.known:
        return False
    words = reading.lexicon.options.get(name)
    return choices.means(cell.text, words) if words else hunches.says(name, cell.text)


def may_head(cell: Cell) -> bool:
    """Whether a cell may be a heading in words that we do not know."""
    text = cell.text.strip()
    return len(text) <= MOST_UNKNOWN and not _ANSWER.search(text)


def alone(reading: Reading, row: int) -> bool:
    """Whether nothing but labels stands in a row, so that its values must stand below."""
    cells = (c for c in reading.table.cells if c.row == row and c.text.strip())
    return all(id(c) in reading.known for c in cells)


def unknown(reading: Reading) -> list[tuple[Cell, dict[int, list[Cell]]]]:
    """The headings that nobody told us of, each with the cells under it, by row."""
    used = {*reading.known, *reading.taken}
    rows = [row for row in reading.label_rows if is_row(reading, row)]
    cells = [c for c in reading.table.cells if c.row in rows and id(c) not in used]
    return [(c, dict(under(reading, c))) for c in cells if c.text.strip() and may_head(c)]


def below(reading: Reading, cell: Cell) -> Iterator[Cell]:
    """The cells under a label, until a row that holds labels, or a gap."""
    for other in reading.table.below(cell):
        if other.row in reading.label_rows or id(other) in reading.taken:
            return
        yield other


def under(reading: Reading, heading: Cell) -> list[tuple[int, list[Cell]]]:
    """The cells under a heading, a row each; blank ones count, since a row says whose value it is.

    A heading over several columns (制作周期 over 开始 and 结束) has them all; the row of these
    smaller headings, which other headings reach down over, is none of answers.
    """
    row = [c for c in reading.table.cells if c.row == heading.row and c.text.strip()]
    first = max(c.row + c.rows for c in row)
    shown = {c.row for c in reading.table.cells if _SHOWN.fullmatch(c.text.strip())}
    shown |= helps.asking(reading.table, first)
    shown |= {c.row for c in reading.table.cells if c.row >= first and _FOOT.match(c.text)}
    rows: dict[int, list[Cell]] = {}
    for column in range(heading.columns):
        at = replace(heading, column=heading.column + column)
        for cell in below(reading, at):
            if cell.row >= first and cell not in rows.setdefault(cell.row, []):
                rows[cell.row].append(cell)
    return sorted(item for item in rows.items() if item[0] not in shown or len(shown) == len(rows))
