"""Columns that help to fill in a form, beside the one for the answers. Pure.

Offices rule their forms 序号 | 项目 | 是否必填 | 填写内容 | 说明, with a whole sample at times.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from intake.forms import names
from intake.forms.cells import Cell, Table

LEAST_LABELS = 3
"""So many labels below a heading, in one column, make that row a line of headings."""
_WIDEST = 100
_DRESSING = re.compile(r"[\s:：*（）()【】\[\]]")
_FILL = "(?:填写|填报|填表|填|书写|录入)?"
_HELP = re.compile(
    rf"{_FILL}(?:示例|样例|范例|示范|示意|模板|模板示意|举例|例子|样本|范本|参考|参考样例|参考示例|说明|要求|规范|格式|"
    r"注意事项|提示|须知|指引|指南|帮助|格式要求|格式说明|字数要求|字数限制|规则|标准)(?:说明|仅供参考|供参考)?|"
    r"备注(?:说明)?|注释|注|是否(?:为)?必[填选](?:项)?|必填(?:项)?|必填选填|必选|选填|"
    r"(?:数据|字段)类型|(?:字段)?长度|字数|样式|解释|释义|审核(?:情况|结果)?|核对(?:情况)?|校验(?:结果)?"
)
_ANSWER = re.compile(
    r"(?:请?在此(?:处|栏|列)?|请)?(?:学校|单位|贵校|贵单位|我校|本校|本单位|高校|申报人?|报送|参赛者?|选送|推荐|您的|实际)?"
    r"(?:填写|填报|填|登记|申报|回答|录入|作品|报送)(?:的)?(?:内容|信息|栏|处|区|区域|项|结果|情况|数据)?|"
    r"(?:贵校|贵单位|本校|我校|本单位|学校|单位)情况|(?:具体)?内容|答案|回答|值|字段值|信息|数据"
)
_MUST = re.compile(
    r"[是否*√✓☆★YyNnMO]|[（(]?(?:必填|选填|非必填|必选|可选|可填|必须|必答|选答)[)）]?"
)
"""What fills a column of 是否必填 that has no heading."""


def columns(table: Table, known: Mapping[int, object]) -> tuple[frozenset[int], frozenset[int]]:
    """The columns of helps, and the rows of the headings that say so; `known` are the labels."""
    labels: dict[int, list[int]] = defaultdict(list)
    for cell in table.cells:
        if id(cell) in known:
            labels[cell.column].append(cell.row)
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.text.strip():
            rows[cell.row].append(cell)
    found = set(_unheaded(rows, known, labels))
    heads: set[int] = set()
    for row, cells in rows.items():
        asked = {
            column
            for column, at in labels.items()
            if sum(r > row for r in at) >= LEAST_LABELS and (row not in at or row == min(at))
        }
        is_label = any(row in labels[column] for column in asked)
        if (
            asked
            and sum(id(c) in known for c in cells) <= 1
            and (told := _told(cells, asked, is_label=is_label))
        ):
            found |= told
            heads.add(row)
    return frozenset(found), frozenset(heads)


def _told(cells: list[Cell], asked: set[int], *, is_label: bool) -> set[int]:
    """The columns that a row of headings gives to helps; with one for answers all but that.

    `is_label` says that the column of labels has a label for its heading, as 题目 may be.
    """
    heads = [c for c in cells if not asked & _reach(c)]
    helps = [c for c in heads if _HELP.fullmatch(_bare(c))]
    answers = [c for c in heads if c.column > min(asked) and _ANSWER.fullmatch(_bare(c))]
    answers = [c for c in answers if c not in helps]
    if is_label and not (answers and len(helps) + len(answers) == len(heads)):
        return set()
    if answers:
        helps = [c for c in heads if c not in answers and c.column > min(asked)]
    free = set().union(*(_reach(c) for c in heads if c not in helps), set())
    return set().union(*(_reach(c) for c in helps), set()) if answers or free else set()


def _reach(cell: Cell) -> set[int]:
    return set(range(cell.column, cell.column + min(cell.columns, _WIDEST)))


def _bare(cell: Cell) -> str:
    return _DRESSING.sub("", cell.text)


def _unheaded(
    rows: Mapping[int, list[Cell]], known: Mapping[int, object], asked: Collection[int]
) -> Iterator[int]:
    """The columns that say nothing but 是 or 必填 beside labels, where another says more."""
    says: Counter[int] = Counter()
    others: set[int] = set()
    counts: dict[int, list[str]] = defaultdict(list)
    for cells in rows.values():
        if not any(id(c) in known for c in cells):
            continue
        for cell in (c for c in cells if c.column not in asked):
            if _MUST.fullmatch(cell.text.strip()):
                says[cell.column] += 1
            else:
                counts[cell.column].append(cell.text.strip())
                others.add(cell.column)
    numbers = {c for c, told in counts.items() if _counts(told)}
    yield from numbers if others - numbers else ()
    others -= numbers
    if others - says.keys():
        yield from (c for c, times in says.items() if times >= LEAST_LABELS and c not in others)


def _counts(told: list[str]) -> bool:
    """Whether a column's texts are 1, 2, 3 and so on."""
    return len(told) >= LEAST_LABELS and told == [str(n) for n in range(1, len(told) + 1)]


def asking_below(table: Table, known: Mapping[int, object]) -> frozenset[int]:
    """The rows below headings that say how to fill in the list: 起止日期 is no label there."""
    labels = Counter(c.row for c in table.cells if id(c) in known)
    heads = [row for row, many in labels.items() if many >= LEAST_LABELS]
    return frozenset().union(*(asking(table, row + 1) for row in heads))


def asking(table: Table, row: int) -> set[int]:
    """This row, where most of what stands in it only says how to fill in the list."""
    told = [c.text for c in table.cells if c.row == row and c.text.strip()]
    asks = sum(names.asks(text) for text in told)
    return {row} if asks >= LEAST_LABELS and 2 * asks > len(told) else set()
