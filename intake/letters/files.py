"""Files: a letter's parts → its text parts, and what it encloses, decoded.

An enclosure may hide anywhere: mixed, related, alternative, without a disposition, within a
forwarded letter. Only a picture that the text shows, or a small one marked inline, is decoration.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import Message

from intake.letters import content, names, tree, winmail
from intake.letters.content import Content
from intake.letters.tree import Leaf
from intake.model import Attachment

SMALL_PICTURE = 40_000
"""Octets up to which a picture that is marked inline decorates the text: logos, signatures."""

_MACHINERY = frozenset(
    {"message/delivery-status", "text/rfc822-headers", "message/disposition-notification"}
)
_MAC_HALF = "application/applefile"
"""What a Mac knows of a file beside the file itself, under the same name (RFC 1740)."""

_TEXTS = frozenset({"text/plain", "text/html"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file inside a letter with its content, and the media type that its sender gave it."""

    attachment: Attachment
    content: Content
    media_type: str = "application/octet-stream"


def is_text(leaf: Leaf) -> bool:
    """Whether a part is text to be read, rather than a file."""
    part = leaf.part
    disposed = names.first_word(part, "content-disposition") == "attachment"
    text = part.get_content_type() in _TEXTS or part.get_content_maintype() == "multipart"
    return text and not disposed and not names.file_name(part)


def enclosed(leaves: Sequence[Leaf], pictures: frozenset[str]) -> tuple[Enclosure, ...]:
    """The files of a letter in their order, those within a winmail.dat in its place.

    Each part lets go of its text as it is decoded.
    """
    files = [
        leaf
        for leaf in leaves
        if not is_text(leaf) and leaf.part.get_content_type() not in _MACHINERY
    ]
    named = [names.file_name(leaf.part) for leaf in files]
    files = [
        leaf
        for leaf, name in zip(files, named, strict=True)
        if leaf.part.get_content_type() != _MAC_HALF or named.count(name) == 1
    ]
    return tuple(
        file for n, leaf in enumerate(files, start=1) for file in _enclosures(leaf, n, pictures)
    )


def _enclosures(leaf: Leaf, number: int, pictures: frozenset[str]) -> Iterator[Enclosure]:
    part, whole = leaf.part, tree.body(leaf.part)
    part.set_payload("")
    if winmail.is_one(whole.head(4)):
        inside = winmail.unpack(whole.head(winmail.MOST_BYTES + 1))
        if inside:
            yield from (_inside(leaf, n, file) for n, file in enumerate(inside, start=1))
            return
    attachment = Attachment(
        name=names.file_name(part) or names.invented(part, number),
        size=whole.size,
        sha256=whole.sha256,
        inline=_decorates(part, whole.size, pictures),
        folder=leaf.folder,
    )
    yield Enclosure(attachment=attachment, content=whole, media_type=part.get_content_type())


def _inside(leaf: Leaf, number: int, file: winmail.Inside) -> Enclosure:
    """A file of a winmail.dat; what it decorates is not told."""
    whole = content.of(file.octets)
    name = names.clean(file.name) or f"attachment-{number}.bin"
    attachment = Attachment(name=name, size=whole.size, sha256=whole.sha256, folder=leaf.folder)
    return Enclosure(attachment=attachment, content=whole)


def _decorates(part: Message, size: int, pictures: frozenset[str]) -> bool:
    if part.get_content_maintype() != "image":
        return False
    cid = names.raw(part, "content-id").strip(" \t\r\n<>").lower()
    if cid and cid in pictures:
        return True
    return size <= SMALL_PICTURE and names.first_word(part, "content-disposition") == "inline"
