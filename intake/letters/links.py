"""Links: texts → the share links in them, each once, with its code. Pure.

A code belongs to the link that it follows: the address's own parameter, else the first code word
after the link and before the next one. A link never takes another's code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from intake.letters.providers import PROVIDERS, Provider
from intake.model import Link

Where: TypeAlias = Literal["text", "html", "attachment", "picture", "nested", "quoted"]

MOST_LINKS = 50
"""More links than this in one letter are not looked at."""

MOST_MATCHES = 2_000
"""Addresses looked at in one text, however often it repeats them."""

REACH = 300
"""A code stands at most so many characters after its link."""

_RANK: tuple[Where, ...] = ("text", "html", "attachment", "picture", "nested", "quoted")
_TAIL = r"[/?][\w\-./?=&%#~+:,;@!*$]{1,600}"
_ADDRESS = re.compile(
    r"(?<![\w.@-])(?:"
    + "|".join(f"(?P<p{n}>{provider.host})" for n, provider in enumerate(PROVIDERS))
    + rf")(?::\d{{2,5}})?(?P<rest>{_TAIL})",
    re.ASCII | re.IGNORECASE,
)
_CODE_WORD = re.compile(
    r"(?:提取|访问|訪問|分享|共享|下载)?(?:密码|密碼|口令)|(?:提取|访问|訪問|分享|验证)[码碼]|(?<![A-Za-z])(?:pwd|password)",
    re.IGNORECASE,
)
_BETWEEN = r"[\s:=为為是【\[(「“\"'<>]{0,8}"


@dataclass(frozen=True, slots=True)
class _Found:
    """A link where it stands in a text."""

    key: tuple[str, str]
    provider: Provider
    link: Link
    start: int
    end: int


def find(passages: Iterable[tuple[str, Where]], ignored: Sequence[str] = ()) -> tuple[Link, ...]:
    """The links of these texts in order, at most MOST_LINKS, those in `ignored` left out.

    A link in several texts is one: its `where` is the plainest place, its code the first given.
    """
    dropped = {found.key for url in ignored for found in _scan(url, "text")}
    merged: dict[tuple[str, str], Link] = {}
    for passage, where in passages:
        for found in _with_codes(passage, where):
            if found.key in merged:
                merged[found.key] = _merge(merged[found.key], found.link)
            elif found.key not in dropped and len(merged) < MOST_LINKS:
                merged[found.key] = found.link
    return tuple(merged.values())


def _merge(first: Link, again: Link) -> Link:
    where = min(first.where, again.where, key=_RANK.index)
    return replace(first, code=first.code or again.code, where=where)


def _with_codes(passage: str, where: Where) -> list[_Found]:
    """The links of one text; a link without a code of its own gets the one that follows it."""
    found = list(_scan(passage, where))
    ends = [after.start for after in found[1:]] + [len(passage)]
    return [
        f if f.link.code else replace(f, link=replace(f.link, code=_code_after(passage, f, end)))
        for f, end in zip(found, ends, strict=False)
    ]


def _scan(passage: str, where: Where) -> Iterable[_Found]:
    for count, address in enumerate(_ADDRESS.finditer(passage)):
        if count >= MOST_MATCHES:
            return
        found = _understand(address, where)
        if found is not None:
            yield found


def _understand(address: re.Match[str], where: Where) -> _Found | None:
    """The link of one address, or None when its provider knows no such shape."""
    number = next(n for n in range(len(PROVIDERS)) if address[f"p{n}"])
    provider, host = PROVIDERS[number], address[f"p{number}"].lower()
    trimmed = _trim(address["rest"])
    rest = trimmed.replace("&amp;", "&")
    key = provider.key(rest)
    if key is None:
        return None
    plain, code = _strip_code(rest, provider)
    url = provider.canonical.format(key=key) or f"https://{host}{plain}"
    link = Link(provider=provider.name, url=url, code=code, where=where)
    end = address.start("rest") + len(trimmed)
    return _Found((provider.name, key), provider, link, address.start(), end)


def _trim(rest: str) -> str:
    """An address without what glues to its end: a stop, a second address."""
    return re.split(r"https?:", rest, maxsplit=1)[0].rstrip(".,;:!*?&")


def _strip_code(rest: str, provider: Provider) -> tuple[str, str | None]:
    """The address without fragment and code, and the code."""
    path, mark, query = rest.partition("#")[0].partition("?")
    kept, code = [], None
    for pair in query.split("&") if mark else []:
        name, _, value = pair.partition("=")
        if name.lower() in provider.parameters:
            shape = re.match(provider.code, value)
            code = code or (shape[0] if shape else None)
        elif pair:
            kept.append(pair)
    return path + ("?" + "&".join(kept) if kept else ""), code


def _code_after(passage: str, found: _Found, end: int) -> str | None:
    """The first code after a link and before the next one."""
    near = unicodedata.normalize("NFKC", passage[found.end : min(end, found.end + REACH)])
    for word in _CODE_WORD.finditer(near):
        code = re.compile(_BETWEEN + f"({found.provider.code})(?![A-Za-z0-9])").match(
            near, word.end()
        )
        if code:
            return code[1]
    return None
