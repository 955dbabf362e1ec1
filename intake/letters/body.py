"""Body: the text parts of a letter → its text, with and without what it quotes.

The plain text is what is read; a letter that has none is read from its HTML. Links are looked for
in both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message

from intake import text
from intake.letters import names, page, quoting, tree
from intake.letters.links import Where

MOST_BYTES = 2**20
"""Octets of one text part that are looked at, and characters of a letter's text."""

_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,20}=[\s\"']{0,20}([\w-]{2,40})", re.IGNORECASE)


_NESTED: Where = "nested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A letter's text: whole, the sender's own part, the quoted part.

    `passages` are the texts in which links may stand, `pictures` the Content-IDs that the HTML
    shows.
    """

    text: str
    own: str
    quoted: str
    passages: tuple[tuple[str, Where], ...]
    pictures: frozenset[str]


def read(parts: Sequence[Message], nested: Sequence[Message]) -> Body:
    """The body made of a letter's own text parts; forwarded letters' are looked at for links."""
    plains = [plain(part) for part in parts if not _is_page(part)]
    pages = [_decode(part) for part in parts if _is_page(part)]
    written = "\n".join(plains).strip()[:MOST_BYTES]
    seen = "\n".join(page.lines(html) for html in pages)[:MOST_BYTES]
    whole = written if written or not seen else seen
    own, quoted = quoting.split(whole)
    return Body(
        text=whole,
        own=own,
        quoted=quoted,
        passages=(
            *(((own, "text"), (quoted, "quoted")) if whole is written else ()),
            *_passages("\n".join(page.lines(html, addresses=True) for html in pages), "html"),
            *((_as_text(part), _NESTED) for part in nested),
        ),
        pictures=frozenset().union(*(page.pictures(html) for html in pages)),
    )


def plain(part: Message) -> str:
    """The text of a text/plain part, flowed lines joined again (RFC 3676)."""
    decoded = text.plain(_decode(part))
    if names.parameter(part, "content-type", "format").lower() != "flowed":
        return decoded.strip()
    spaceless = names.parameter(part, "content-type", "delsp").lower() == "yes"
    return _unflow(decoded, spaceless=spaceless).strip()


def _passages(whole: str, where: Where) -> tuple[tuple[str, Where], ...]:
    if not whole:
        return ()
    own, quoted = quoting.split(whole)
    return (own, where), (quoted, "quoted")


def _as_text(part: Message) -> str:
    if _is_page(part):
        return page.lines(_decode(part), addresses=True)
    return plain(part)


def _is_page(part: Message) -> bool:
    return part.get_content_type() == "text/html"


def _decode(part: Message) -> str:
    """The text of a part by its label, else by the page's own, else by the ladder."""
    octets = tree.body(part).head(MOST_BYTES)
    charset = names.parameter(part, "content-type", "charset")
    if not charset and _is_page(part):
        meta = _META.search(octets, 0, 4_096)
        charset = meta[1].decode("ascii") if meta else ""
    return text.decode_bytes(octets, charset or None)


def _unflow(flowed: str, *, spaceless: bool) -> str:
    """A line that ends in a space goes on in the next one; quotations and signatures do not."""
    joined: list[list[str]] = [[]]
    open_line = False
    for line in flowed.split("\n"):
        bare = line.removeprefix(" ")
        stands_alone = bare.startswith(">") or bare == "-- "
        if not open_line or stands_alone:
            joined.append([])
        open_line = bare.endswith(" ") and not stands_alone
        joined[-1].append(bare[:-1] if open_line and spaceless else bare)
    return "\n".join("".join(pieces) for pieces in joined[1:])
