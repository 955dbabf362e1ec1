"""Words chosen from a printed list → the words that were meant. Pure.

A choice is made by ticks, by deleting the other words, by writing one's own, or by stress.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from intake.forms import lettered

_ON = "☑√✓✔☒■●◉▣▪🗹✅★▲◆⊙⦿⚫"
_OFF = "□☐○◯▢◻◇☆△⚪"
_BOX = re.compile(r"[(\[【]\s*([√✓✔xX☑■●]?)\s*[)\]】]")
_LETTER = re.compile(r"(?<![A-Za-z])[Vv](?![A-Za-z])")
"""A tick as a hasty writer has it."""
_ASIDE = re.compile(r"\([^()]{0,60}\)")
_HINT = re.compile(r"(?:例如?:)?从以下[^“”\"]{0,40}[“\"]([^“”\"]{0,200})[”\"]?")
_LEAD = re.compile(r"^(?:例如?:|[A-Ga-g][.、):]|\d{1,2}[.、)]|[①-⑨])\s*")
_SEPARATORS = re.compile(r"[、,/;|\s和及与+&·。]+|\d{1,2}[.、)]")
_NOTHING = re.compile(r"[\s、,/;|或\"“”。]*")
_ALL = re.compile(r"(?:以上|七类|七项)?(?:全部|全选|都选|均选|都有|皆是|都是|均是)(?:七类|七项)?")
_GAPS = " \t\n\r\u3000、,/;|或"
_NEW_LINE = 4
_MOST_BESIDE = 3
"""人物纪录片 is a 纪录片; with more words around it a person reads it."""
_SHORT, _COMMON = 2, "扶贫"
MOST = 400
"""A longer text is no choice."""
Words = Mapping[str, Sequence[str]]


class UntickedError(Exception):
    """The options are printed with empty boxes: nothing has been chosen yet."""


def fold(text: str) -> str:
    """Half-width forms; a box in brackets becomes one sign, a picture of a tick stays."""
    signs = _BOX.sub(lambda found: "☑" if found[1] else "□", _LETTER.sub("√", _half(text)))
    return signs.replace("?", "").strip()


def ticked(text: str) -> bool:
    """Whether boxes or ticks stand in a text."""
    return any(c in _ON or c in _OFF for c in fold(text[:MOST]))


def choose(
    raw: str, stressed: str, words: Words, codes: lettered.Codes = MappingProxyType({})
) -> tuple[tuple[str, ...] | None, float]:
    """The chosen words in the list's own order, and how sure; None when a person must look.

    `codes` are the letters that stand for words elsewhere in the document.

    The whole list, plainly written, is a full choice that may also be one that was never made: 0.6.
    An unknown word beside known ones makes the whole unclear. Raises UntickedError when the
    options stand there with empty boxes only.
    """
    if len(raw) > MOST:
        return None, 1.0
    by_letter, sure = lettered.chosen(raw, words, codes)
    if by_letter:
        return _ordered(by_letter, words), sure
    text = fold(raw)
    if any(c in _ON or c in _OFF for c in text):
        return _ordered(_ticked(text, words), words), 1.0
    if left := _kept(text, words):
        return left, 0.8
    return _told(text, raw, stressed, words)


def _told(text: str, raw: str, stressed: str, words: Words) -> tuple[tuple[str, ...] | None, float]:
    """The words of a list that has neither letters nor ticks, plain or stressed."""
    named = _ordered(_written(_LEAD.sub("", _HINT.sub("", text)), words), words)
    if named is not None and len(named) < max(2, len(words)):
        return named, 1.0
    picked = _ordered(_written(fold(stressed), words), words) if stressed != raw else None
    if picked:
        return picked, 0.8
    whole = named is not None or _ALL.fullmatch(_SEPARATORS.sub("", text))
    return (tuple(words), 0.6) if whole and "例" not in text else (None, 1.0)


def means(raw: str, words: Words, stressed: str = "") -> bool:
    """Whether a text is nothing but a choice among these words, some of them stressed."""
    try:
        chosen, _ = choose(raw, stressed, words)
    except UntickedError:
        return False
    return bool(chosen) and (len(words) > _SHORT or len(chosen or ()) == 1)


def example(raw: str, words: Words) -> bool:
    """Whether this is the printed list or its hint, untouched."""
    if len(raw) > MOST:
        return False
    text = _half(raw)
    if found := _HINT.fullmatch(text.strip()):
        return not any(c in _ON for c in found[1]) and _kept(text.strip(), words) is None
    meant, rest = _scan(text, words)
    whole = len(set(meant)) == len(words)
    return whole and "或" in rest and not _NOTHING.sub("", rest)


def _kept(text: str, words: Words) -> tuple[str, ...] | None:
    """The options left in the printed hint, when the others were deleted from it."""
    found = _HINT.fullmatch(text)
    meant = set(_scan(found[1], words)[0]) if found else set()
    return _ordered(sorted(meant), words) if 0 < len(meant) < len(words) else None


def _half(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _ordered(found: Sequence[str] | None, words: Words) -> tuple[str, ...] | None:
    return tuple(word for word in words if word in found) if found else None


def _pattern(words: Words) -> re.Pattern[str]:
    synonyms = sorted((s for group in words.values() for s in group), key=len, reverse=True)
    return re.compile("|".join(re.escape(_half(s)) for s in synonyms) or "(?!)")


def _meanings(words: Words) -> dict[str, str]:
    return {_half(s): word for word, group in words.items() for s in group}


def _scan(text: str, words: Words) -> tuple[list[str], str]:
    """The words meant by every synonym in a text, and the text without them."""
    pattern, meanings = _pattern(words), _meanings(words)
    return [meanings[m[0]] for m in pattern.finditer(text)], pattern.sub("", text)


def _written(text: str, words: Words) -> list[str] | None:
    """The words of a list without ticks; None when any of them is unknown."""
    known, meant = _meanings(words), []
    text = re.sub(r"(其[他它])(?::|-+).*", r"\1", _ASIDE.sub("", text), flags=re.DOTALL)
    for piece in filter(None, _SEPARATORS.split(text.strip("\"“”'"))):
        word = piece.strip("\"“”':").removesuffix("类")
        if not word:
            continue
        if word in known:
            meant.append(known[word])
            continue
        several, rest = _scan(word, words)
        if not several or len(rest) > _beside(word, words) or re.search("非|不|无", rest):
            return None
        meant += several
    return meant


def _beside(word: str, words: Words) -> int:
    """How many characters may stand beside the options in a word.

    乡村教育 is none of seven kinds of 扶贫: a long list is only recognised by its longer words.
    """
    short = max((len(found[0]) for found in _pattern(words).finditer(word)), default=0) <= _SHORT
    bare = _pattern(words).sub("", word) == _COMMON
    return _MOST_BESIDE if bare or not short or len(words) <= _SHORT else 0


def _ticked(text: str, words: Words) -> list[str] | None:
    """The words that a tick belongs to; None when it cannot be told to which of two it belongs."""
    tokens = _tokens(text, words)
    kinds = [kind for kind, _, _ in tokens]
    if not any(c in _ON for c in kinds):
        raise UntickedError
    if "word" not in kinds:
        return None
    if kinds[0] != "word" and kinds[-1] != "word":
        return None
    if kinds[0] != "word" or kinds[-1] != "word":
        return _side(tokens, before=kinds[0] != "word")
    return _nearest(text, tokens)


def _nearest(text: str, tokens: Sequence[tuple[str, str, int]]) -> list[str] | None:
    """The words that a tick stands nearer to than to the other side's; None when one is between."""
    chosen: list[str] = []
    for index, (kind, _, at) in enumerate(tokens):
        if kind == "word":
            continue
        side = _clings(text, at)
        beside = index + (1 if side == "before" else -1)
        if not side or not 0 <= beside < len(tokens) or tokens[beside][0] != "word":
            return None
        chosen += [tokens[beside][1]] if kind in _ON else []
    return chosen


def _tokens(text: str, words: Words) -> list[tuple[str, str, int]]:
    """Options and signs in order: ("word", meaning, place) or (sign, "", place)."""
    meanings = _meanings(words)
    spots = [("word", meanings[m[0]], m.start()) for m in _pattern(words).finditer(text)]
    spots += [(c, "", i) for i, c in enumerate(text) if c in _ON or c in _OFF]
    return sorted(spots, key=lambda spot: spot[2])


def _side(tokens: list[tuple[str, str, int]], *, before: bool) -> list[str]:
    """The words whose sign on that side is a tick."""
    chosen, step = [], -1 if before else 1
    for index, (kind, meaning, _) in enumerate(tokens):
        beside = index + step
        if kind == "word" and 0 <= beside < len(tokens) and tokens[beside][0] in _ON:
            chosen.append(meaning)
    return chosen


def _width(gap: str) -> int:
    """How wide a gap is; a new line parts more than blanks do."""
    return len(gap) + _NEW_LINE * gap.count("\n")


def _clings(text: str, at: int) -> str:
    """Which neighbour a sign between two words stands nearer to, told by the gap at its sides."""
    left = _width(text[len(text[:at].rstrip(_GAPS)) : at])
    right = _width(text[at + 1 : len(text) - len(text[at + 1 :].lstrip(_GAPS))])
    return "" if left == right else "before" if left > right else "after"
