"""Numbers as Chinese senders write them → half-width ASCII digits. Pure."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰", "一二三四五六七八九十百")
_UNITS = {"十": 10, "百": 100}
_NUMERAL = re.compile("[零〇○一二两三四五六七八九十百]{1,12}")
_POINT = re.compile(r"(?<=\d)点(?=\d)")
_DASHES = re.compile("[‐-―−⁃─━ー﹘﹣~～∼〜]+")


def fold(text: str) -> str:
    """Half-width forms (NFKC), every kind of dash and tilde as one hyphen."""
    return _DASHES.sub("-", unicodedata.normalize("NFKC", text))


def arabic(text: str) -> str:
    """The same text with Chinese numerals (三, 二百三十八, 二〇二〇, 三点五, 叁) as digits."""
    plain = _NUMERAL.sub(lambda found: _number(found[0]), text.translate(_FORMAL))
    return _POINT.sub(".", plain)


def _number(numeral: str) -> str:
    """Digits one by one where no unit stands among them, else the sum of hundreds, tens, ones."""
    if not _UNITS.keys() & set(numeral):
        return "".join(str(_DIGITS[c]) for c in numeral)
    total, pending = 0, 0
    for character in numeral:
        if character in _UNITS:
            total += (pending or 1) * _UNITS[character]
            pending = 0
        else:
            pending = _DIGITS[character]
    return str(total + pending)
