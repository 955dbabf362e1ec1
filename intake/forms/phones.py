"""Telephone numbers as written → 13800000000, 0551-60000000, 0551-60000000-802, joined by /. Pure.

A number that is not wholly understood is no number: a wrong one would be worse than none.
"""

from __future__ import annotations

import re

from intake.forms.numerals import fold

_MOBILE = r"1[3-9]\d(?:[ -]?\d){8}"
_AREA = r"\(?0(?:10|2\d|[3-9]\d{2})\)?"
_ABROAD = re.compile(
    r"(?:(?:\+|00) ?86[ -]?|(?<!\d)86-)(?=(?:10|2\d|[3-9]\d{2})[ -]?[2-9]\d{6,7}(?!\d))"
)
"""Behind +86 an area code has no nought: +86 551 …"""
_SPACED = re.compile(r"(?<!\d)1(?:[ .]\d){10}(?!\d)|(?<!\d)1\d\d\.\d{4}\.\d{4}(?!\d)")
"""A mobile number whose digits, or groups of digits, were set apart."""
_LOCAL = r"[2-9]\d{3}[ -]?\d{4}|[2-9]\d{2}[ -]?\d{4}"
_EXTENSION = r"[ ,]?\(?(?:-|转(?:分机)?|分机号?|ext\.?|x|\*|#)[ :]?(\d{1,5})(?:\))?"
_COUNTRY = r"(?:\(?(?:\+|00) ?86\)?[ -]?|\(86\) ?|86[ -]?(?=1[3-9]\d{9}(?!\d))|86-)"
_PHONE = re.compile(
    rf"(?<![\d+]){_COUNTRY}?(?:(?P<mobile>{_MOBILE})"
    rf"|(?P<area>{_AREA})[ /-]{{0,3}}(?P<local>{_LOCAL})(?:{_EXTENSION})?)(?!\d)(?! ?[-转]\d)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"[\w.+-]{1,64}@[\w.-]{1,64}"
    r"|(?:微信号?|weixin|wechat|qq号?) ?:? ?[a-z0-9_-]{5,20}(?![\w@])"
    r"|(?:校园|集团|内部|v网)?(?:短|小)号 ?[:,]? ?\d{3,6}(?!\d)"
    r"|(?:与|同)?(?:微信|qq) ?(?:同号|号)?|[(\[]?[1-4][)\].、](?= )",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s{1,20}")
_NUMBERED = re.compile("[①②③④]")
_PLAIN = re.compile(r"[^\d\nA-Za-z]{0,24}")
_BROKEN = re.compile(r"(?<=[\d—–-])[ \t]{0,4}\n[ \t]{0,4}(?=[\d—–-])")
_CUT_OFF = re.compile(r"(?:转(?:接|分机)?|分机号?|ext\.?|[-—–/、])\s*$", re.IGNORECASE)
"""An extension, or another number, was to follow: a page may hold it in its next line."""
_JOINED, _RUN_ON = 0.8, 0.5
_RUNNING = re.compile(
    r"(?<!\d)(\(?0(?:10|2\d|[3-9]\d{2})\)? ?[-—–]? ?[2-9]\d{6,7}|1[3-9]\d{9})(1[3-9]\d{9})(?!\d)"
)
"""Two numbers between which the stroke was lost, as in a picture; the second is a mobile's."""
_UNEVEN = re.compile(r"(0[3-9]\d{2}-[2-9]\d{3}) (?=\d{3}(?!\d))")
MOST = 200
"""A longer text is no telephone number."""


def find(raw: str) -> tuple[str, str]:
    """The numbers in a text, normalised and joined by /, and the text without them."""
    text = _BLANKS.sub(" ", fold(_NUMBERED.sub(" ", raw[:MOST])))
    text = _ABROAD.sub("0", _SPACED.sub(lambda found: _digits(found[0]), text))
    numbers = tuple(dict.fromkeys(_shape(found) for found in _PHONE.finditer(text)))
    return "/".join(numbers), _PHONE.sub(" ", text)


def parse(raw: str) -> tuple[str | None, float]:
    """The numbers of a field and how sure they are; None when any digit is left over.

    A number may be broken over the lines of a narrow cell, and two may have run together.
    """
    told = _parsed(raw)
    mends = (_BROKEN.sub("", raw), _JOINED), (_parted(raw), _RUN_ON), (_grouped(raw), _RUN_ON)
    for mended, most in mends:
        if told[0] is None and mended != raw:
            number, sure = _parsed(mended)
            told = number, min(sure, most)
    return told


def _parted(raw: str) -> str:
    """A text of two numbers in a row with the stroke between them; any other as it is."""
    return _RUNNING.sub(r"\1/\2", fold(raw)) if len(raw) <= MOST else raw


def _grouped(raw: str) -> str:
    """A text without the blank in 0550-3511 947, as pictures show it where print is wide."""
    return _UNEVEN.sub(r"\1", fold(raw)) if len(raw) <= MOST else raw


def _parsed(raw: str) -> tuple[str | None, float]:
    numbers, rest = find(raw)
    rest = _ASIDE.sub(" ", rest)
    if not numbers or len(raw) > MOST or any(c.isdigit() for c in rest):
        return None, 1.0
    if _CUT_OFF.search(raw):
        return numbers, _RUN_ON
    return numbers, 1.0 if _PLAIN.fullmatch(rest.strip()) else 0.8


def _shape(found: re.Match[str]) -> str:
    if found["mobile"]:
        return _digits(found["mobile"])
    whole = f"{_digits(found['area'])}-{_digits(found['local'])}"
    extension = found[found.re.groups]
    return f"{whole}-{extension}" if extension else whole


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
