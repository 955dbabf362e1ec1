"""Boxes of text on a page → the text as one reads it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from intake.forms import wraps
from intake.forms.ruled import Box

ERROR = 0.2
"""Characters by which the ends of a line are misjudged in a picture."""
_OPENING, _CLOSING = "“‘《〈（【「『", "。，、；：！？）》〉】」』”’"
_HALF, _LATIN, _LONG, _HIGH, _TOUCH, _SPREAD = 0.5, 0.52, 4.0, 0.85, 0.5, 1.15

_HAN = "\u3400-\u9fff\u3001-\u301f\uff08\uff09“”"
_SIGN = re.compile(f"(?<=[{_HAN}])[,:;!?](?=[{_HAN}]|$)")
"""Between two Chinese characters a comma is full-width; in a picture the two look alike."""
_SPECK = re.compile(r"[-—–_|丨·.,'`~ ]{1,2}|[-—–_ ]{1,12}")
_LETTERS, _READ = re.compile("[A-Za-z]{1,3}"), 0.9
_WIDE = str.maketrans(",:;!?", "，：；！？")
_ROUND = re.compile("[(（]([^()（）]*[\u3400-\u9fff][^()（）]*)[)）]")
_ANGLED = re.compile("[<〈]([^<>〈〉《》]*[\u3400-\u9fff][^<>〈〉《》]*)[>〉]")
"""Brackets around Chinese characters are Chinese."""
_QUOTED = re.compile('[“"]([^“”"\n]*)[”"](?![A-Za-z0-9])')
"""Quotes of which one or both were read as straight ones."""
_DASHED = re.compile(
    "(?<![—一])———(?=[位个条场次座间只张本群代家天年双段首封盏束颗棵粒片所名对路步])"
)
"""A dash before 一, which in a picture looks like half of one: ——一位老师."""
_SINGLE = re.compile("(?<=[\u3400-\u9fff”》])(?<![年月日号时分周])—(?=[\u3400-\u9fff“《])")
"""Half of a dash: between Chinese characters it is twice as long, and read as one."""
_ASIDE = re.compile("(?<=[\u3400-\u9fff]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=[\u3400-\u9fff])")
"""Between Chinese and Latin characters printers leave a little room, which is no blank."""


def chinese(text: str) -> str:
    """Text with the signs between Chinese characters, and the gaps, as they were written."""
    plain = _SIGN.sub(lambda found: found[0].translate(_WIDE), _ASIDE.sub("", text))
    plain = _SINGLE.sub("——", _DASHED.sub("——一", plain))
    quoted = _QUOTED.sub(r"“\1”", plain)
    angled = _ANGLED.sub(r"〈\1〉", quoted)
    return _ROUND.sub(r"（\1）", angled)


def in_order(boxes: Sequence[Box]) -> list[Box]:
    """As one reads: line by line, from left to right."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: b.middle[1]):
        height = box.bottom - box.top
        if rows and abs(rows[-1][0].middle[1] - box.middle[1]) < height / 2:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [box for row in rows for box in sorted(row, key=lambda b: b.left)]


def joined(boxes: Sequence[Box], cell: Box) -> tuple[str, float]:
    """The text of a cell's lines, and how sure its line breaks are."""
    told, breaks = wraps.joined(rows_of(boxes), cell.left, cell.right, ERROR)
    return chinese(told), breaks


def rows_of(boxes: Sequence[Box]) -> list[wraps.Row]:
    """Boxes in the order of reading as lines; what stands in one line is parted by a blank."""
    told = [_line(line) for line in lines_of(boxes)]
    size = size_of(told)
    return [row_of(box, size) for box in told]


def lines_of(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes in the order of reading, line by line; specks that were read as a dash left out."""
    seen = [box for box in boxes if not (_SPECK.fullmatch(box.text) or _is_shade(box, boxes))]
    return [list(line) for _, line in groupby(seen, key=_Liner())]


def _is_shade(box: Box, beside: Sequence[Box]) -> bool:
    """Whether a fold or a shadow was read as a few letters, beside lines of text."""
    return len(beside) > 1 and box.sure < _READ and bool(_LETTERS.fullmatch(box.text))


@dataclass(slots=True)
class _Liner:
    """The number of the line that each box in turn stands in."""

    number: int = 0
    first: Box | None = None

    def __call__(self, box: Box) -> int:
        """The number of this box's."""
        before, high = self.first, box.bottom - box.top
        if before is None or abs(before.middle[1] - box.middle[1]) >= high / 2:
            self.number, self.first = self.number + 1, box
        return self.number


def _line(boxes: Sequence[Box]) -> Box:
    """The boxes of one line as one; between two that all but touch there is no blank."""
    whole = boxes[0]
    for box in boxes[1:]:
        near = box.left - whole.right < _TOUCH * (box.bottom - box.top)
        text = whole.text + ("" if near else " ") + box.text
        whole = replace(whole, right=max(whole.right, box.right), text=text)
    return whole


def size_of(lines: Sequence[Box]) -> float:
    """A character's width by the lines themselves; of a few short ones by their height."""
    long = sorted((b.right - b.left) / _units(b.text) for b in lines if _units(b.text) >= _LONG)
    high = sorted(b.bottom - b.top for b in lines)
    return long[len(long) // 2] if long else _HIGH * high[len(high) // 2] if high else 1.0


def row_of(box: Box, size: float) -> wraps.Row:
    """A line with the blank halves of the signs at its ends.

    Its natural width is only known well enough to tell a line that was spread far.
    """
    left = box.left - (_HALF * size if box.text[:1] in _OPENING else 0.0)
    right = box.right + (_HALF * size if box.text[-1:] in _CLOSING else 0.0)
    natural = (_units(box.text) + 1.0) * size
    spread = right - left > _SPREAD * natural
    return wraps.Row(left, right, size, box.text, natural if spread else right - left)


def _units(text: str) -> float:
    """How many characters wide a text is, the blank halves at its ends aside."""
    latin = sum(c.isascii() for c in text)
    ends = (text[:1] in _OPENING) + (text[-1:] in _CLOSING)
    return len(text.replace(" ", "")) - latin * (1 - _LATIN) - ends * _HALF
