"""Surroundings: the words around a link → the name of the file behind it, and when it ends. Pure.

Mail providers write both beside their large attachments, on the link's own line or the one above;
what stands beyond another link belongs to that one.
"""

from __future__ import annotations

import re

REACH = 300
"""Characters before a link, and after it, that are looked at."""

_FILES = (
    "mp4|m4v|mov|avi|mkv|wmv|flv|mpe?g|mts|m2ts|webm"
    "|zip|rar|7z|tar|gz|tgz|docx?|pdf|xlsx?|wps|pptx?"
)
_NAME = re.compile(
    rf"[^\s/\\:*?\"<>|：，；、]{{1,150}}\.(?:{_FILES})(?![A-Za-z0-9])", re.IGNORECASE
)
_SHARED = re.compile(r"分享的文件(?:夹)?\s{0,3}[:：]\s{0,3}([^\n]{1,150})")
_DAY = r"(\d{4})\s?[年/.-]\s?(\d{1,2})\s?[月/.-]\s?(\d{1,2})\s?日?(?:\s{1,3}(\d{1,2}):(\d{2}))?"
_ENDS = re.compile(
    rf"(?:到期|过期|失效|截止)时间\s?[:：]?\s?{_DAY}|有效期?(?:至|到)\s?[:：]?\s?{_DAY}"
    rf"|{_DAY}\s{{0,3}}(?:到期|过期|失效|前有效)"
)
_LASTS = re.compile(r"无限期|永久有效|(?:有效期|保存)\s?[:：]?\s?(?:永久|\d{1,4}\s?天)")


def tell(text: str, start: int, end: int, before: int, after: int) -> tuple[str | None, str | None]:
    """The file's name and the end of a link at ``start:end``, each None where nothing is said.

    `before` is where the link before it ends, `after` where the next one starts. A day is told as
    ISO 8601, with its time where that is given, anything else in the letter's own words.
    """
    above = text[max(before, start - REACH) : start]
    below = text[end : min(after, end + REACH)]
    line = above.rpartition("\n")[2], below.partition("\n")[0]
    lines = above.splitlines()
    near = "\n".join(lines[-4:])
    places = (line[0], line[1], near, "\n".join(below.splitlines()[:3]))
    names = (_name(place) for place in (line[0], near, line[1]))
    ends = (_end(place) for place in places)
    return next(filter(None, names), None), next(filter(None, ends), None)


def _name(words: str) -> str | None:
    """The last name of a file in some words."""
    shared = _SHARED.findall(words)
    if shared:
        return str(shared[-1]).strip()
    found = _NAME.findall(words)
    return found[-1].lstrip("(（【[《") if found else None


def _end(words: str) -> str | None:
    found = _ENDS.search(words)
    if found is None:
        lasts = _LASTS.search(words)
        return lasts[0] if lasts else None
    year, month, day, hour, minute = next(part for part in _fives(found) if part[0])
    told = f"{year}-{int(month):02d}-{int(day):02d}"
    return f"{told}T{int(hour):02d}:{minute}" if hour else told


def _fives(found: re.Match[str]) -> list[tuple[str, ...]]:
    groups = found.groups(default="")
    return [groups[n : n + 5] for n in range(0, len(groups), 5)]
