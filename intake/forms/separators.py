"""Lines in which something else than a colon parts label and value → with a colon. Pure.

片名……《灯》, 片名——《灯》, ✅片名∶《灯》, 片名,《灯》: what only a few people write counts where
several lines are written so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from intake.forms import names
from intake.forms.cells import Cell
from intake.forms.lexicon import Lexicon, Mark
from intake.model import Field

ENOUGH, MANY = 4, 6
"""So many fields written in one way are no chance; and so many with nothing between."""
MOST_LINES, MOST_LINE = 2_000, 3_000
_BLANK, _ROOM = r"[ \t\u3000]*", r"[ \t\u3000]{0,8}"
"""The room before a label is bounded: there more than one way to read it would be tried."""
_ORNAMENT = rf"(?:[^\w\s《“\"'‘（(【\[〖〔「『<〈]|_){{1,6}}{_ROOM}"
_COUNT = r"[(（\[【]?(?:\d{1,2}(?:\.\d{1,2})?|[一二三四五六七八九十]|[A-Ia-i])[)）\]】]?"
_NUMBER = (
    rf"(?:{_COUNT}(?:\ufe0f?\u20e3|[.、．)）:：]|(?<=[)）\]】])| )"
    r"|[\u2460-\u249b\u2776-\u2793\u3220-\u3229ⅠⅡⅢⅣⅤⅥⅦⅧⅨ][、.]?|第[\d一二三四五六七八九十]{1,2}[项题问])"
)
_BEFORE = (
    rf"(?:{_ORNAMENT})?(?:{_NUMBER}{_ROOM})?(?:{_ORNAMENT})?"
    rf"(?P<open>[【\[〖〔「『<〈“\"]?){_ROOM}"
)
_HINT = r"(?:[(（【\[][^()（）【】\[\]\n]{0,80}[)）】\]])?"
_COLON, _WEAK_SIGN = "[:：﹕∶︰꞉]{1,3}", "[,，;；/|｜、是为-]"
_LEADER = (
    r"…+|⋯+|\.{3,}|。{3,}|·{3,}|•{3,}|_{2,}|-{2,}>?|—+|–+|=+>?|→|⇒|➡\ufe0f?|>{1,3}|»|~{3,}|～{2,}"
)
_BEHIND = (
    rf"{_BLANK}(?P<hint>{_HINT})(?:{_BLANK}[必选]填项?)?{_BLANK}(?P<dress>[*★☆●■◆◎※🔹📌]*){_BLANK}"
    rf"(?:(?P<close>[】\]〗〕」』>〉”\"]){_BLANK}\**{_BLANK})?"
    rf"(?P<sign>[是为]?{_COLON}|[:：]?{_BLANK}(?:{_LEADER})|{_WEAK_SIGN}|)\**"
)
_WEAK = re.compile(f"{_WEAK_SIGN}|[ \n]")
_QUOTES = {"”", '"'}
"""A label in quotes is spoken of: “作品名称”须加书名号."""
_WRAPS = ("“”", '""', "''", "‘’", "[]", "【】", "（）", "()", "「」", "『』", "〔〕", "__", "``")
_STOP, _SECOND_STOP = re.compile("。$"), re.compile("(?<=[。！？…”])。$")
Parted = tuple[str, Field, str]
"""How a line parts label and value, the label's field, and the line with a colon."""
_BUTTON = re.compile(r"[ \t]*(?:编辑|修改|复制|删除|查看|展开|收起)$", re.MULTILINE)
"""What a web page has behind each answer."""
_STRONG, _QUESTION = re.compile(_COLON), re.compile("[?？]")
"""您的学校是什么？ is a question; 片名：《船是什么？》 is none."""
_COLONED = re.compile("[:：]")
_ANSWER = re.compile(r"^(?:答|A|Answer)[ \t]*[:：.、][ \t\u3000]*")


def coloned(text: str, lexicon: Lexicon) -> str:
    """The text with 标签：值 in every line that begins with a label and a separator."""
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        return text
    lines = _rejoined([line.replace("\xa0", " ") for line in lines], lexicon)
    parted = [_parted(line, lexicon) for line in lines]
    # lines with nothing but blanks are read with those that have not even these
    return "\n".join(_coloned(lines, [p if p and p[0] != " " else None for p in parted]))


def in_cells(cells: Sequence[Cell], lexicon: Lexicon) -> list[Cell]:
    """The same of cells that begin with a label each, cell for cell."""
    heads = [cell.text.partition("\n") for cell in cells[:MOST_LINES]]
    found = [_parted(head, lexicon) for head, _, _ in heads]
    parted = [p if p and p[0] else None for p in found]
    lines = _coloned([head for head, _, _ in heads], parted)
    told = [
        replace(cell, text=line + gap + rest) if line != head else cell
        for cell, line, (head, gap, rest) in zip(cells, lines, heads, strict=False)
    ]
    return told + list(cells[MOST_LINES:])


def _coloned(lines: Sequence[str], parted: Sequence[Parted | None]) -> list[str]:
    """The lines, those with a colon that are written in a way that is usual here."""
    ways: dict[str, set[Field]] = {}
    for found in filter(None, parted):
        ways.setdefault(found[0], set()).add(found[1])
    most = max(map(len, ways.values()), default=0)
    least = {w: MANY if not w else ENOUGH if _WEAK.fullmatch(w) else 1 for w in ways}
    usual = {w for w, fields in ways.items() if len(fields) >= (least[w] if w else max(MANY, most))}
    return [
        found[2] if found and found[0] in usual else line
        for found, line in zip(parted, lines, strict=True)
    ]


def unwrapped(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without what all their values stand in: “《灯》”, 答：《灯》, 《灯》。."""
    short = [mark for mark in marks if mark.field is not Field.SYNOPSIS and mark.value]
    fields = {mark.field for mark in short}
    if len(fields) < ENOUGH:
        return list(marks)
    for wrap in _WRAPS:
        if all(_is_wrapped(mark.value, wrap) for mark in short):
            return [
                replace(m, value=m.value[1:-1].strip()) if _is_wrapped(m.value, wrap) else m
                for m in marks
            ]
    if all(_ANSWER.match(mark.value) for mark in short):
        return [replace(m, value=_ANSWER.sub("", m.value, count=1)) for m in marks]
    if all(_BUTTON.search(mark.value) for mark in short):
        return [replace(m, value=_BUTTON.sub("", m.value)) for m in marks]
    if len({mark.field for mark in short if mark.value.endswith("。")}) >= ENOUGH:
        return [replace(m, value=_stop(m.field).sub("", m.value, count=1)) for m in marks]
    return list(marks)


def _stop(name: Field) -> re.Pattern[str]:
    """The full stop that is the line's and not the answer's: a story has one of its own."""
    return _SECOND_STOP if name is Field.SYNOPSIS else _STOP


def _is_wrapped(value: str, wrap: str) -> bool:
    return len(value) > 1 and value[0] == wrap[0] and value[-1] == wrap[1]


def _rejoined(lines: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The lines, a colon that begins one put behind its label, and what a web form asks left out.

    片名 / ：《灯》 is one point, and of 片名 / 请填写片名 / 《灯》 the second line none. As many
    lines come back: what was joined leaves an empty one.
    """
    told = list(lines)
    for at in range(1, len(told)):
        before, line = told[at - 1].strip(), told[at].strip()
        if not ((line and _COLONED.match(line)) or names.asks(line)) or not lexicon.exact(before):
            continue
        if _COLONED.match(line):
            told[at - 1 : at + 1] = [before + line, ""]
        elif at + 1 < len(told) and not lexicon.exact(told[at + 1]):
            told[at] = ""
    return told


def _parted(line: str, lexicon: Lexicon) -> Parted | None:
    """How a line parts label and value; None when it does not begin with a label."""
    line = line.strip()
    if len(line) > MOST_LINE:
        return None
    found = _line(lexicon.words).match(line)
    name = lexicon.field(found["label"]) if found else None
    if found is None or name is None:
        return None
    rest = line[found.end() :].strip()
    around = (
        bool(found["open"] and found["close"]) or found["dress"] in line[: found.start("label")]
    )
    way = found["sign"][:2] or (found["close"] or found["dress"] if around else "")
    if not way and (not rest or line[found.end() - 1 : found.end()].isspace()):
        way = " " if rest else "\n"
    is_question = not _STRONG.match(way) and bool(_QUESTION.search(rest))
    if names.asks(rest) or is_question or (rest and way in _QUOTES):
        return None
    return way, name, f"{found['label']}{found['hint']}：{rest}"


@lru_cache(maxsize=8)
def _line(words: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}(?P<label>{words})(?:[/／或及]{_BLANK}(?:{words}))?{_BEHIND}")
