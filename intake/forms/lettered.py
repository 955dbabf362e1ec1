"""Letters or numbers that stand for options, （ B ） A.纪录片 B.剧情片 → the words meant. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise

_FEWEST = 3
"""So many options with letters are a list of them; of a choice of two both."""
_MARK = r"(?<![A-Za-z0-9])([A-Ja-j]|[1-9])\s?[.、)\]:,-]?\s?"
_ANSWER = re.compile(r"[A-J1-9](?:\s?[,、;/.+&和及与]?\s?[A-J1-9])*")
_BRACKETED = re.compile(r"\(\s?([A-Ja-j](?:\s?[,、/]?\s?[A-Ja-j])*)\s?\)")
_ASIDE = re.compile(
    r"[()\[\]【】_“”\"'{}]|(?:请)?(?:选择|选填|填写)?(?:答案|选项|序号|编号|代码|字母)?(?:选择?|填|为|是)?:"
    r"|选项|选择|选|可多选|多选|单选|项|类"
)
MOST = 400
"""A longer text is no choice."""
MOST_TEXTS, MOST_PRINTED = 2_000, 2_000
"""So many texts of a document, of each so many characters, are looked at for printed options."""
Words = Mapping[str, Sequence[str]]
Codes = Mapping[str, str]


def codes(text: str, words: Words) -> Codes:
    """Letter → word, where a text prints the options with letters in order; else nothing."""
    return _codes(text, words, _printed(words))


def _codes(text: str, words: Words, printed: re.Pattern[str]) -> Codes:
    meanings = _meanings(words)
    found = [(m[1].upper(), meanings[m[2]]) for m in printed.finditer(_half(text[:MOST_PRINTED]))]
    signs = [sign for sign, _ in found]
    several = len({word for _, word in found}) >= min(_FEWEST, len(words))
    in_order = all(ord(b) == ord(a) + 1 for a, b in pairwise(signs))
    return dict(found) if several and in_order and signs[0] in "A1" else {}


def told(texts: Iterable[str], words: Words) -> Codes:
    """The letters' meanings by all texts of a document; none where two of them differ."""
    known: dict[str, str] = {}
    printed = _printed(words)
    for text in islice(texts, MOST_TEXTS):
        for sign, word in _codes(text, words, printed).items():
            if known.setdefault(sign, word) != word:
                return {}
    return known


def chosen(raw: str, words: Words, elsewhere: Codes) -> tuple[list[str] | None, float]:
    """The words that the letters in a text stand for, how sure; None where none stand for any.

    The options may be printed beside the letters or `elsewhere`.
    """
    if len(raw) > MOST:
        return None, 1.0
    text = _half(raw)
    own = codes(raw, words)
    rest = _printed(words).sub(" ", text) if own else text
    bare = _ASIDE.sub(" ", rest).strip(" \t\n\u3000.,、;-").upper()
    key = own or elsewhere
    if not key:
        return None, 1.0
    sure = 1.0 if own else 0.8
    if not _ANSWER.fullmatch(bare):
        held = _BRACKETED.findall(rest) if own else []
        if len(held) != 1:
            return None, 1.0
        # A seal's words, or a note, stand beside the letters in their bracket.
        bare, sure = held[0].upper(), 0.7
    signs = [c for c in bare if c.isalnum() and c.isascii()]
    if not all(sign in key for sign in signs):
        return None, 1.0
    return [key[sign] for sign in signs], sure


def _half(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _meanings(words: Words) -> dict[str, str]:
    return {_half(s): word for word, group in words.items() for s in group}


def _printed(words: Words) -> re.Pattern[str]:
    synonyms = sorted(_meanings(words), key=len, reverse=True)
    return re.compile(f"{_MARK}({'|'.join(map(re.escape, synonyms)) or '(?!)'})")
