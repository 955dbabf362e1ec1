"""Words: the sender's own words that steer the robot, and the entry number. Pure."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from intake.model import Word

LOOKED_AT = 200
"""Characters of un-quoted text in which a word counts."""

MOST_NUMBERS = 100
"""Entry numbers looked at in one letter."""

_WORDS = {
    "替换": Word.REPLACE,
    "替換": Word.REPLACE,
    "撤回": Word.WITHDRAW,
    "人工": Word.PERSON,
    "预检": Word.PRECHECK,
    "預檢": Word.PRECHECK,
}
_EITHER = "|".join(_WORDS)
_BRACKETED = re.compile(rf"【\s*({_EITHER})\s*(?=[】:：\s]|$)")
_APART = re.compile(r"[\x00-\x7f\s：，、。；！—｜（）【】《》“”]+")
_TITLE = re.compile(r"《[^《》]{0,80}》")
"""A work's title, which steers nothing, even one called 预检."""

_PRECHECK = re.compile(
    r"^[\s【\[(（]{0,5}(?:(?:re|fwd?|回复|回覆|答复|答覆|转发)\s?[:：]\s{0,3}){0,5}[\s【\[(（]{0,5}"
    r"预[检檢](?!\w?(?:结果|通过|合格|完|过|已|后|无|没))"
    r"|(?<![不勿免非别未已过经后])(?<![不无][要用需])(?<!不需要)(?<!完成)(?<!通过)"
    r"预[检檢]\W{0,10}$",
    re.IGNORECASE,
)
"""预检 as a wish: 预检作品, 作品预检; not 已预检, 无需预检, 预检通过."""

_REPLY = re.compile(r"\s*(?:re|回复|回覆|答复|答覆)\s*[:：]", re.IGNORECASE)


def steering(subject: str, own_text: str) -> tuple[Word, ...]:
    """The words that stand alone in the subject, on a line of the text's head, or after 【.

    不撤回 and 请勿替换 do not count. 预检 counts in the subject only, and there also at its
    beginning and its end (作品预检).
    """
    spoken = _alone(subject)
    if _PRECHECK.search(_TITLE.sub(" ", subject)):
        spoken.append(Word.PRECHECK)
    for line in own_text[:LOOKED_AT].splitlines():
        spoken += [word for word in _lone(line) if word is not Word.PRECHECK]
    return tuple(word for word in Word if word in spoken)


def numbers(
    prefix: str, subject: str, own_text: str, quoted: str, *, reply: bool
) -> tuple[str, ...]:
    """The entry numbers that a letter names, as the ledger writes them, each once.

    In a reply the sender's own text is asked before the subject, which is ours, and the quoted
    text last, of which only the first number counts; elsewhere the quoted text says nothing. The
    first place that names any is meant; in a new letter subject and text are one place.
    """
    if not reply:
        return _numbers(prefix, f"{subject}\n{own_text}")
    own = _numbers(prefix, own_text) or _numbers(prefix, subject)
    return own or _numbers(prefix, quoted)[:1]


def is_reply(subject: str, answers: tuple[str, ...]) -> bool:
    """Whether a letter answers another one, by its headers or its subject."""
    return bool(answers) or _REPLY.match(subject) is not None


def _alone(subject: str) -> list[Word]:
    parts = _APART.split(_TITLE.sub(" ", subject))
    return [_WORDS[part] for part in parts if part in _WORDS]


def _lone(line: str) -> list[Word]:
    """The word that is a whole line, entry numbers and stops aside, and those after 【."""
    parts = [part for part in _APART.split(line) if part]
    whole = parts if len(parts) == 1 else []
    return [_WORDS[part] for part in (*whole, *_BRACKETED.findall(line)) if part in _WORDS]


def _numbers(prefix: str, text: str) -> tuple[str, ...]:
    """Each ``prefix-NNN`` that is a token of its own; full-width and lower case count too."""
    # Our letters on several entries say [AH-001…005] (NFKC: three dots): no single one is meant.
    alone = r"(?![A-Za-z0-9_-]|\.{2})"
    shape = rf"(?<![A-Za-z0-9_-]){re.escape(prefix)}\s?[-‐‑–—−]\s?(\d{{3,7}}){alone}"
    same = unicodedata.normalize("NFKC", text)
    found = (f"{prefix}-{int(digits):03d}" for digits in _found(shape, same))
    return tuple(dict.fromkeys(found))


def _found(shape: str, text: str) -> list[str]:
    pattern = re.compile(shape, re.IGNORECASE | re.ASCII)
    return [match[1] for match in islice(pattern.finditer(text), MOST_NUMBERS)]
