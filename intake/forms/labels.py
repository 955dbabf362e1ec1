"""Labels and their values: blocks of a document → what was written for which field. Pure.

A label is known by its words in config, white space, colon, number and bracketed hint aside.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from intake.forms import choices, grids, hunches, people, questions, separators
from intake.forms.cells import Block, Cell, Line, Table
from intake.forms.lexicon import Labels, Lexicon, Mark, Options
from intake.forms.pairs import Pair, sure_of
from intake.model import Field

_ENOUGH = 4
"""So many fields in lines without any colon are a form, and not a text that happens to say so."""
_FEWEST = 2
"""Fields that lines must name before others are told by their values."""
_CHOICE = re.compile(
    r"^[ \t\u3000]*([^\n:：]{2,14}[(（][^()（）\n]{3,80}[)）])[ \t]*[:：\n][ \t\u3000]*([^\n]+)$",
    re.MULTILINE,
)
"""A label with a bracket behind it, and what follows the colon or stands in the next line."""
_SOME_KIND = re.compile(
    r"^[ \t\u3000]*([\u3400-\u9fff]{0,8}(?:类别|类型|种类|分类|类))[ \t]*"
    r"(?:[:：]\s{0,8}|\n\s{0,4})(\S[^\n]*)$",
    re.MULTILINE,
)
_BLANK = re.compile(
    r"^[ \t\u3000]*([\u3400-\u9fff]{2,10})"
    r"(?:[ \t\u3000]{1,4}|是|为|(?<![是为])(?=[\d☑□《]))(\S[^\n]*)$",
    re.MULTILINE,
)
_SAMPLE = re.compile(
    r"[^。；;]{0,30}(?:填写|填报|填表)?(?:示例|样例|范例|样表|例表|范本|举例)[^。；;]{0,12}[:：]?"
)
"""The line above a table that shows how to fill in a form."""
_REAL = re.compile(
    "^[^。；]{0,12}(?:请|正式|实际|本校|我校)?[^。；]{0,6}(?:填写|填报)|^(?:正式|正文|以下)"
)
"""The row after which the form itself begins."""
MOST_CELLS = 2_000
"""Of a larger table only so many cells are looked at: every label is held against every cell."""


def pairs(
    blocks: Sequence[Block],
    labels: Labels,
    options: Options | None = None,
    modifiers: Sequence[str] = (),
) -> list[Pair]:
    """Every label of a document with its value, in the order of the document.

    `options` are the words of fields in which one of a list is chosen, `modifiers` the words that
    may stand before a label.
    """
    lexicon = Lexicon(labels, options or {}, modifiers)
    found: list[Pair] = []
    lines: list[Line] = []
    tables = cells = 0
    for block in (*_parted(blocks), Table(cells=())):
        if isinstance(block, Line):
            lines.append(block)
            continue
        if written := _written_out(block, lines, lexicon):
            lines += written
            continue
        found += _of_lines(lines, lexicon)
        if cells >= MOST_CELLS:
            lines = []
            continue
        sample = bool(lines and _SAMPLE.fullmatch(lines[-1].text.strip()))
        tables += 1
        table, lines_on = _open_ended(
            Table(cells=block.cells[: max(0, MOST_CELLS - cells)]), lexicon
        )
        cells += len(table.cells)
        told = grids.read(_titled(table, lines, lexicon), lexicon, f"table {tables}")
        lines = lines_on
        found += [replace(pair, sample=True) for pair in told] if sample else told
    return found


def _parted(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a table parted at each row that is nothing but 填写示例, or ends such a part."""
    for block in blocks:
        rows: dict[int, list[Cell]] = {}
        for cell in () if isinstance(block, Line) else block.cells:
            if cell.text.strip():
                rows.setdefault(cell.row, []).append(cell)
        single = {row: cells[0] for row, cells in rows.items() if len(cells) == 1}
        shown = [row for row, cell in single.items() if _SAMPLE.fullmatch(cell.text.strip())]
        if isinstance(block, Line) or not shown:
            yield block
            continue
        ends = [r for r in single if r > min(shown) and _REAL.search(single[r].text)]
        starts = sorted({*shown, *ends})
        for start, end in pairwise([0, *starts, max(rows) + 1]):
            yield from [Line(text=single[start].text)] if start in starts else []
            kept = [c for c in block.cells if start <= c.row < end and c is not single.get(start)]
            yield Table(cells=tuple(replace(c, row=c.row - start) for c in kept))


def _open_ended(table: Table, lexicon: Lexicon) -> tuple[Table, list[Line]]:
    """A table without the story's label alone in its last row, whose story stands in lines below.

    The label goes before those lines.
    """
    filled = [cell for cell in table.cells if cell.text.strip()]
    last = filled[-1] if len(filled) > 1 else None
    if last is None or any(c.row == last.row and c is not last for c in table.cells):
        return table, []
    label = lexicon.exact(last.text)
    if label is None or label[0] is not Field.SYNOPSIS:
        return table, []
    kept = Table(cells=tuple(c for c in table.cells if c.row < last.row))
    return kept, [Line(text=f"{last.text.strip()}：", sure=last.sure)]


def _written_out(table: Table, lines: Sequence[Line], lexicon: Lexicon) -> list[Line]:
    """The lines of a table that is one box around a form that is written out in lines."""
    filled = [cell for cell in table.cells if cell.text.strip()]
    if len(filled) != 1 or (lines and lexicon.exact(lines[-1].text)):
        return []
    told = _spaced(filled[0].text, lexicon)
    if len({mark.field for mark in told}) < _ENOUGH:
        return []
    return [Line(text=text, sure=filled[0].sure) for text in filled[0].text.split("\n")]


def _titled(table: Table, lines: Sequence[Line], lexicon: Lexicon) -> Table:
    """A table of one cell, its label in the line above it, as a table of two cells."""
    filled = [cell for cell in table.cells if cell.text.strip()]
    if len(filled) != 1 or not lines or lexicon.exact(lines[-1].text) is None:
        return table
    label = Cell(text=lines[-1].text, row=0, column=0)
    return Table(cells=(label, replace(filled[0], row=0, column=1)))


def _of_lines(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Pair]:
    """The fields of a run of paragraphs; a synopsis goes on until the next label."""
    if not lines:
        return
    whole = separators.coloned("\n".join(line.text for line in lines), lexicon)
    least = {f: min((sure_of(line, f) for line in lines), default=1.0) for f in Field}
    starts = [found.start() for found in re.finditer("^", whole, re.MULTILINE)]
    marks = people.whole_numbers(whole, lexicon.inline(whole))
    spaced = _spaced(whole, lexicon) if len({mark.field for mark in marks}) < _ENOUGH else []
    if len(apart := {mark.field for mark in spaced}) >= _ENOUGH:
        marks = [*spaced, *(mark for mark in marks if mark.field not in apart)]
    marks = separators.unwrapped(_quietly(marks))
    if asked := questions.marks(whole, lexicon.options, lexicon.last):
        fields = {mark.field for mark in asked}
        marks = [*asked, *(mark for mark in marks if mark.field not in fields)]
    for mark in sorted([*marks, *_spoken_in(whole, marks, lexicon)], key=lambda m: m.at):
        of_person = mark.field in {Field.CONTACT_NAME, Field.CONTACT_PHONE}
        whose, named = people.whose_in(whole, mark.at) if of_person else ("", False)
        yield Pair(
            field=mark.field,
            raw=mark.value,
            sure=min(mark.sure, least[mark.field]),
            rank=mark.rank,
            whose=whose,
            named=named,
            place=f"line {bisect_right(starts, mark.at)}",
            loose=True,
        )


def _quietly(marks: list[Mark]) -> list[Mark]:
    """The marks, surer where most answers of a text stand in such a way, below their labels.

    There 电话：0000-66668888 in the foot of a page is no better than what stands below 联系电话.
    """
    quiet = {mark.field for mark in marks if mark.sure < 1.0}
    loud = {mark.field for mark in marks if mark.sure == 1.0} - quiet
    if len(quiet) < _ENOUGH or len(loud) >= len(quiet):
        return marks
    return [
        replace(m, sure=1.0 if m.sure < 1.0 else 0.7 if m.field in quiet else m.sure) for m in marks
    ]


def _spaced(text: str, lexicon: Lexicon) -> list[Mark]:
    """The fields of lines in which nothing but a blank stands between label and value."""
    found: list[Mark] = []
    for line in _BLANK.finditer(text):
        if label := lexicon.exact(line[1]):
            name, rank = label
            found.append(
                Mark(field=name, rank=rank, value=line[2].strip(), sure=0.8, at=line.start())
            )
    return found


def _spoken_in(text: str, marks: Sequence[Mark], lexicon: Lexicon) -> Iterator[Mark]:
    """Lines that say by themselves of which field they are, where no label names it."""
    told = {mark.field for mark in marks}
    if len(told) < _FEWEST:
        return
    known = {text.rfind("\n", 0, mark.at) + 1 for mark in marks}
    spoken = [(name, value, at, 0.7) for name, value, at in hunches.in_lines(text)]
    for name, value, at, sure in [*_hinted(text, lexicon), *_kinds(text, lexicon), *spoken]:
        if name not in told and at not in known:
            told.add(name)
            yield Mark(field=name, rank=lexicon.last, value=value, sure=sure, at=at)


def _hinted(text: str, lexicon: Lexicon) -> Iterator[tuple[Field, str, int, float]]:
    """Labels of a choice that are known by the options in their hint: 类别（纪录片/剧情片）：."""
    for found in _CHOICE.finditer(text):
        label = lexicon.exact(found[1])
        if label is not None and label[0] in lexicon.options:
            yield label[0], found[2].strip(), found.start(), 0.8


def _kinds(text: str, lexicon: Lexicon) -> Iterator[tuple[Field, str, int, float]]:
    """A choice behind or below a label that nobody told us of: 作品类别：纪录片."""
    for found in _SOME_KIND.finditer(text):
        for name, words in lexicon.options.items():
            if choices.means(found[2], words):
                yield name, found[2].strip(), found.start(), 0.8
