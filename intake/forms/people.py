"""Several people in one form: whose name and whose telephone that is. Pure.

联系人 and 部门负责人 have rows alike, each with a number behind 手机; lists have a line for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.forms.cells import Cell, Table
from intake.forms.lexicon import Lexicon, Mark
from intake.forms.pairs import Pair
from intake.model import Field

_CORE = (
    r"联系人|联络人|联络员|对接人|经办人|报送人|负责人|(?:指导|带队|辅导|联系|联络|负责|经办|对接|责任)(?:教师|老师)|导师|"
    r"(?:分管|主管|学校|部门|单位|校)领导|领导|作者|导演|编剧|主创|制片人?|监制|摄像|摄影|剪辑|填表人|填报人|审核人|承诺人|"
    r"部长|主任|处长|院长|书记|团队成员|成员|队长"
)
_ROLE = re.compile(rf"[\u3400-\u9fff]{{0,6}}?({_CORE})(?:信息|姓名|情况|名字|[12一二])?")
_OWN = re.compile(f"({_CORE})")
_LINE = re.compile(rf"^[^\n:：]{{0,10}}?({_CORE})[^\n:：]{{0,4}}(?:[:：]|$)", re.MULTILINE)
_FAR = 400
"""How far above a label, in characters, a line may say whose it is."""
_DRESSING = re.compile(r"[\s:：*（）()]")
_MOST = 12
_NAME = frozenset({"姓名", "名字", "人员姓名"})
_COLUMN = re.compile(
    r"|角色|人员|类别|身份|岗位|项目|分工|人员类别|人员类型|类型|序号|职责|承担工作"
)
"""What may head the column that says who is who."""
OF_ANOTHER, UNDECIDED, DECIDED = 0.3, 0.5, 0.9


def roles(table: Table) -> list[tuple[Cell, str]]:
    """The cells of a table that say who somebody is, with the word for it."""
    return [(c, found[1]) for c in table.cells if (found := _ROLE.fullmatch(_bare(c)))]


def whose(label: Cell, roles: Sequence[tuple[Cell, str]]) -> tuple[str, bool]:
    """Whose the value behind a label is, or "", and whether the label or its row says so."""
    if own := _OWN.search(_bare(label)):
        return own[1], True
    beside = [(c, role) for c, role in roles if c.row <= label.row < c.row + c.rows]
    before = [item for item in beside if item[0].column < label.column]
    if beside:
        nearest = max(before, key=lambda item: item[0].column) if before else beside[0]
        return nearest[1], True
    above = [item for item in roles if item[0].row < label.row]
    return max(above, key=lambda item: item[0].row, default=(label, ""))[1], False


def whose_in(text: str, at: int) -> tuple[str, bool]:
    """The same of a label that begins at a place in running text: by its line, or those above."""
    start = text.rfind("\n", 0, at) + 1
    label = _OWN.match(text, at) or _OWN.search(text[start:at])
    if label:
        return label[1], True
    above = [found[1] for found in _LINE.finditer(text[max(0, start - _FAR) : start])]
    return (above[-1] if above else ""), False


def told(text: str) -> bool:
    """Whether a text names a person's part (导师, 联系人)."""
    return bool(_OWN.search(text))


def whole_numbers(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, those of several telephones of one person in a line as one.

    办公室：0577-86689000；手机：13857700099 is one answer.
    """
    found: list[Mark] = []
    for mark in marks:
        last = found[-1] if found else None
        phones = last is not None and last.field is mark.field is Field.CONTACT_PHONE
        between = text[text.find(last.value, last.at) : mark.at] if last and last.value else "\n"
        if last and phones and mark.value and "\n" not in between and not told(between):
            found[-1] = replace(last, value=f"{last.value} / {mark.value}")
        else:
            found.append(mark)
    return found


def _bare(cell: Cell) -> str:
    return _DRESSING.sub("", cell.text) if len(cell.text) <= 2 * _MOST else ""


def listed(table: Table, lexicon: Lexicon) -> Table:
    """A table in which each line of a list of people (联系人 | 王芳 | 138…) has its labels."""
    for heading in (c for c in table.cells if _bare(c) in _NAME):
        row = [c for c in table.cells if c.row == heading.row]
        phone = next((c for c in row if _field(c, lexicon) is Field.CONTACT_PHONE), None)
        first = row[0] if row[0] is not heading else None
        if phone is None or first is None or not _COLUMN.fullmatch(_bare(first)):
            continue
        roles = [c for c in table.cells if c.row > heading.row and c.column == first.column]
        people = _run(roles, heading.row + 1)
        if any(_field(c, lexicon) is Field.CONTACT_NAME for c in people):
            return _told(table, (heading, phone), people, lexicon)
    return table


def _run(cells: Sequence[Cell], row: int) -> list[Cell]:
    """The cells of a column that name people, row after row."""
    found: list[Cell] = []
    for cell in cells:
        if cell.row != row or not _ROLE.fullmatch(_bare(cell)):
            break
        found.append(cell)
        row += cell.rows
    return found


def _told(
    table: Table, heads: tuple[Cell, Cell], people: Sequence[Cell], lexicon: Lexicon
) -> Table:
    """The list's lines as label, name, label, number; those of people who are no contacts gone."""
    name, phone = heads
    lines = {c.row: c for c in people}
    cells: list[Cell] = []
    for cell in table.cells:
        role = lines.get(cell.row)
        if cell.row == name.row or (role and _field(role, lexicon) is not Field.CONTACT_NAME):
            continue
        if role is None:
            cells.append(cell)
        elif cell is role:
            cells.append(replace(cell, column=0))
        elif cell.column == name.column:
            cells.append(replace(cell, column=1))
        elif cell.column == phone.column:
            cells += [replace(phone, row=cell.row, column=2), replace(cell, column=3)]
    return Table(cells=tuple(cells))


def _field(cell: Cell, lexicon: Lexicon) -> Field | None:
    return (lexicon.exact(cell.text) or (None,))[0]


def sorted_out(group: Sequence[Pair]) -> list[Pair]:
    """A form's pairs, every number as sure as it is the contact's own."""
    names = [p for p in group if p.field is Field.CONTACT_NAME and p.raw.strip()]
    numbers = [p for p in group if p.field is Field.CONTACT_PHONE]
    name = max(names, key=lambda pair: (pair.sure, -pair.rank), default=None)
    if name is None or not name.whose or not numbers:
        return list(group)
    own = [p for p in numbers if p.whose == name.whose]
    return [replace(p, sure=p.sure * _share(p, own, numbers)) if p in numbers else p for p in group]


def _share(number: Pair, own: Sequence[Pair], numbers: Sequence[Pair]) -> float:
    """How likely a number is the contact's, beside the contact's own and all others."""
    rivals = [p for p in numbers if p.raw.strip() and p.raw != number.raw]
    if number not in own:
        foreign = number.whose and (rivals or own or number.named)
        return OF_ANOTHER if foreign else UNDECIDED if own and rivals else 1.0
    equals = [p for p in own if p in rivals and p.rank == number.rank]
    unclear = [p for p in rivals if not p.whose and p.rank <= number.rank]
    return UNDECIDED if equals or unclear else DECIDED if rivals else 1.0
