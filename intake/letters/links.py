"""Links: texts → the share links in them, each once, with its code. Pure.

Whose code is whose is told by codes.py, text by text. Here the letter's texts are put together: a
code for all links, and the only code of a letter with one link, may stand in another text.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_letters, digits
from typing import Literal, TypeAlias

from intake.letters import codes, strangers, surroundings
from intake.letters.codes import Span, Told
from intake.letters.providers import PROVIDERS, Provider
from intake.model import Link

Where: TypeAlias = Literal["text", "html", "attachment", "picture", "nested", "quoted"]

MOST_LINKS = 50
"""More links than this in one letter are not looked at."""

MOST_MATCHES = 2_000
"""Addresses looked at in one text, however often it repeats them."""

_RANK: tuple[Where, ...] = ("text", "html", "attachment", "picture", "nested", "quoted")
_TAIL = r"[/?][\w\-./?=&%#~+:,;@!*$]{1,600}"
_ADDRESS = re.compile(
    r"(?<![\w.@-])(?:"
    + "|".join(f"(?P<p{n}>{provider.host})" for n, provider in enumerate(PROVIDERS))
    + rf")(?::\d{{2,5}})?(?P<rest>{_TAIL})",
    re.ASCII | re.IGNORECASE,
)


_WIDE = {0xFEE0 + ord(sign): sign for sign in f"{ascii_letters}{digits}/.?=&_-"}
"""What a Chinese keyboard writes when it is set to wide characters; places in the text stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A link where it stands in a text; `link` is None for an address that is no share link."""

    link: Link | None
    span: Span


@dataclass(slots=True)
class _Letter:
    """What the texts of a letter say together; of quoted texts only their links."""

    links: dict[tuple[str, str], Link] = field(default_factory=dict)
    shapes: dict[tuple[str, str], str] = field(default_factory=dict)
    told: Told = field(default_factory=Told)


@dataclass(frozen=True, slots=True)
class Said:
    """The links of a letter, and the codes that it tells without a link of its own."""

    links: tuple[Link, ...]
    codes: tuple[str, ...]


def find(passages: Iterable[tuple[str, Where]], ignored: Sequence[str] = ()) -> tuple[Link, ...]:
    """The links of these texts in order, at most MOST_LINKS, those in `ignored` left out.

    A link in several texts is one: its `where` is the plainest place, its code the first given.
    Texts without any link are worth giving: they may hold a code.
    """
    return tell(passages, ignored).links


def tell(passages: Iterable[tuple[str, Where]], ignored: Sequence[str] = ()) -> Said:
    """The links of these texts as `find` gives them, and the codes for links sent earlier."""
    dropped = {found.span.key for url in ignored for found in _scan(url, "text")}
    letter = _Letter()
    for passage, where in passages:
        _add(letter, passage, where, dropped)
    given = any(link.where != "quoted" for link in letter.links.values())
    codes_alone = () if given else tuple(sorted(letter.told.loose | letter.told.shared))
    return Said(tuple(_finish(letter)), codes_alone)


def is_strange(link: Link) -> bool:
    """Whether a link leads to a host that is no share service known here."""
    return not strangers.is_known(link.url.split("/")[2].partition(":")[0])


def _add(letter: _Letter, passage: str, where: Where, dropped: set[tuple[str, str]]) -> None:
    """Put what one text says to what the letter's other texts said."""
    found = list(_scan(passage, where))
    told = codes.tell(passage, [f.span for f in found])
    for f in found:
        key = f.span.key
        tied = told.tied.get(key)
        if f.link is None:
            _untie(told, key)
        elif key not in dropped and (key in letter.links or len(letter.links) < MOST_LINKS):
            code = tied.code if tied and (tied.corrects or not f.link.code) else f.link.code
            link = replace(f.link, code=code)
            letter.links[key] = _merge(letter.links.get(key, link), link)
            letter.shapes[key] = f.span.shape
    if where != "quoted":
        letter.told.tied |= told.tied
        letter.told.shared |= told.shared
        letter.told.loose |= told.loose
        letter.told.unsure |= told.unsure
        letter.told.silent |= told.silent


def _untie(told: Told, key: tuple[str, str]) -> None:
    """What stands beside an address of no share is its own; what follows may be the letter's."""
    tied = told.tied.pop(key, None)
    if tied is not None and not tied.beside:
        told.loose.add(tied.code)
    told.silent |= tied is not None


def _merge(first: Link, again: Link) -> Link:
    where = min(first.where, again.where, key=_RANK.index)
    return replace(
        first,
        code=first.code or again.code,
        where=where,
        name=first.name or again.name,
        expires=first.expires or again.expires,
    )


def _finish(letter: _Letter) -> Iterator[Link]:
    """The links with the codes that the letter as a whole gives them."""
    told = letter.told
    loose = told.loose - {tied.code for tied in told.tied.values()} - told.shared
    given = [link for link in letter.links.values() if link.where != "quoted"]
    common = told.shared or (loose if len(given) == 1 else set())
    for key, link in letter.links.items():
        if link.code is not None or link.where == "quoted":
            yield link
            continue
        fitting = [code for code in common if re.fullmatch(letter.shapes[key], code)]
        code = fitting[0] if len(fitting) == 1 else None
        said = told.silent or bool(loose or told.shared) or key in told.unsure
        yield replace(link, code=code, code_said=code is None and said)


def _scan(passage: str, where: Where) -> list[_Found]:
    """The addresses of a text in their order, those of no share among them."""
    passage = passage.translate(_WIDE)
    if "/" not in passage and "?" not in passage:
        return []
    shares = [
        found
        for address in _first(_ADDRESS.finditer(passage))
        if (found := _understand(address, where)) is not None
    ]
    starts = [found.span.start for found in shares]
    others = [
        _stranger(address, passage, where)
        for address in _first(strangers.ADDRESS.finditer(passage if "://" in passage else ""))
        if bisect_left(starts, address.start()) == bisect_left(starts, address.end())
    ]
    return _named(passage, sorted([*shares, *others], key=lambda found: found.span.start))


def _named(passage: str, found: Sequence[_Found]) -> list[_Found]:
    """The same addresses, each link with what the words around it say of its file."""
    named, before = [], 0
    for number, one in enumerate(found):
        after = found[number + 1].span.start if number + 1 < len(found) else len(passage)
        if one.link is not None:
            name, expires = surroundings.tell(passage, one.span.start, one.span.end, before, after)
            one = replace(one, link=replace(one.link, name=name, expires=expires))  # noqa: PLW2901  (the same address, told more of)
        named.append(one)
        before = one.span.end
    return named


def _first(matches: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    return itertools.islice(matches, MOST_MATCHES)


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
    url = provider.address(key, rest) or f"https://{host}{plain}"
    link = Link(provider=provider.name, url=url, code=code, where=where)
    end = address.start("rest") + len(trimmed)
    span = Span(key=(provider.name, key), start=address.start(), end=end, shape=provider.code)
    return _Found(link=link, span=span)


def _stranger(address: re.Match[str], passage: str, where: Where) -> _Found:
    """An address outside the table, with its link when a file is handed in by it."""
    provider, trimmed = strangers.PROVIDER, _trim(address["rest"])
    plain, code = _strip_code(trimmed.replace("&amp;", "&"), provider)
    url = address["origin"].lower() + plain
    meant = strangers.hands_in(address, passage)
    link = Link(provider=provider.name, url=url, code=code, where=where) if meant else None
    end = address.start("rest") + len(trimmed)
    span = Span(key=("", url), start=address.start(), end=end, shape=provider.code)
    return _Found(link=link, span=span)


def _trim(rest: str) -> str:
    """An address without what glues to its end: a stop, a second address."""
    return re.split(r"https?:", rest, maxsplit=1)[0].rstrip(".,;:!*?&")


def _strip_code(rest: str, provider: Provider) -> tuple[str, str | None]:
    """The address without fragment and code, and the code."""
    if provider.fragment:
        return rest, None
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
