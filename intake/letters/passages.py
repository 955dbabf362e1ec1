"""Passages: a letter → the texts in which its links and their codes may stand, each with its place.

What a forwarded letter holds is what the sender hands in; what a reply quotes is old.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from intake import text
from intake.letters import page, qr, quoting, words
from intake.letters.body import Body
from intake.letters.files import Enclosure
from intake.letters.links import Where

MOST_BYTES = 2**16
"""Octets of an attached text that is looked at; a file that only holds a link is short."""

MOST_PICTURES = 10
"""Pictures that are looked into for QR codes."""

MOST_FILES = 10
"""Attached texts that are looked at."""

_PLAIN = (".txt", ".url")
_PAGES = (".html", ".htm")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp")


def gather(
    subject: str, answers: tuple[str, ...], said: Body, enclosures: Sequence[Enclosure]
) -> tuple[tuple[str, Where], ...]:
    """The passages of a letter; the subject of a reply is not the sender's and says nothing."""
    reply = words.is_reply(subject, answers)
    forwards = quoting.forwards(subject, said.quoted, reply=reply)
    own: Iterable[tuple[str, Where]] = () if reply else ((subject, "text"),)
    quoted: Where = "nested" if forwards else "quoted"
    return (
        *own,
        *((passage, quoted if where == "quoted" else where) for passage, where in said.passages),
        *((passage, "attachment") for passage in _attached(enclosures)),
        *((passage, "picture") for passage in _pictured(enclosures)),
    )


def _attached(enclosures: Iterable[Enclosure]) -> Iterator[str]:
    """The words of short attached texts: 网盘链接.txt, a shortcut, a saved page."""
    short = [e for e in enclosures if e.attachment.size <= MOST_BYTES and _is_text(e)][:MOST_FILES]
    for enclosure in short:
        words_of = text.decode_bytes(enclosure.content.head(MOST_BYTES))
        html = enclosure.attachment.name.lower().endswith(_PAGES)
        yield page.lines(words_of, addresses=True) if html else text.plain(words_of)


def _pictured(enclosures: Iterable[Enclosure]) -> Iterator[str]:
    """What QR codes in pictures say, those that decorate the text included."""
    pictures = [e for e in enclosures if _is_picture(e)][:MOST_PICTURES]
    for picture in pictures:
        yield from qr.read(picture.content.head(qr.MOST_BYTES))


def _is_picture(enclosure: Enclosure) -> bool:
    named = enclosure.attachment.name.strip().lower().endswith(_PICTURES)
    small = enclosure.attachment.size <= qr.MOST_BYTES
    return small and (named or enclosure.media_type.startswith("image/"))


def _is_text(enclosure: Enclosure) -> bool:
    return enclosure.attachment.name.strip().lower().endswith((*_PLAIN, *_PAGES))
