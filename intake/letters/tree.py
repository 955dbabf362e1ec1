"""Tree: a raw letter → its parts, within budgets that hold while it is being read.

The standard library's parser under its compat32 policy never interprets what it reads, so it never
fails on a strange header. The budgets count parts as they are made; a letter beyond them goes to a
person.
"""

from __future__ import annotations

import email.policy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import feedparser
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesHeaderParser
from pathlib import Path

from intake import text
from intake.errors import NeedsPerson
from intake.letters import names

MOST_PARTS = 200
DEEPEST = 20
MOST_HEADERS = 1_000
LETTER_BYTES = 220 * 2**20
PIECE_BYTES = 2**16
TAME_HEADER = 2**13
"""Characters of a header line; the longest honest ones are lists of recipients."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds content. `folder` names the forwarded letters around it; empty: none."""

    part: Message
    folder: str


class _Budget:
    """Makes the parts of one letter and counts them."""

    def __init__(self) -> None:
        self._made = 0

    def __call__(self, policy: email.policy.Policy = email.policy.compat32) -> Message:
        self._made += 1
        _refuse_if(self._made > MOST_PARTS + 2, f"more than {MOST_PARTS} parts")
        return Message(policy)


def load(path: Path) -> Message:
    """The parts of a raw letter on disk.

    Raises NeedsPerson beyond a budget, or when it cannot be taken apart at all.
    """
    _refuse_if(path.stat().st_size > LETTER_BYTES, f"more than {LETTER_BYTES} bytes")
    with path.open("rb") as file:
        return _read(iter(lambda: file.read(PIECE_BYTES), b""), _Budget())


def head(octets: bytes) -> Message:
    """The headers at a letter's beginning; the rest is left unread."""
    return BytesHeaderParser().parsebytes(octets)


def leaves(letter: Message) -> list[Leaf]:
    """The parts that hold content in their order, those of forwarded letters included.

    Raises NeedsPerson beyond a budget.
    """
    return list(_walk(letter, "", 0, _Budget()))


def is_tame(letter: Message) -> bool:
    """Whether every header is of a size that mail-parser takes in linear time."""
    return len(letter) <= MOST_HEADERS and all(
        len(str(value)) <= TAME_HEADER for part in letter.walk() for _, value in part.raw_items()
    )


def truncated(letter: Message) -> bool:
    """Whether a closing boundary is missing, so that the end of the letter may be lost."""
    return any(
        isinstance(defect, CloseBoundaryNotFoundDefect)
        for part in letter.walk()
        for defect in part.defects
    )


def content(part: Message) -> bytes:
    """The octets of a part, its transfer encoding undone as leniently as can be."""
    # get_payload() passes 8 bit through a charset of the sender's and loses octets.
    payload = vars(part)["_payload"]
    if not isinstance(payload, str):
        return b""
    match names.first_word(part, "content-transfer-encoding"):
        case "base64":
            return text.decode_base64(payload.encode("ascii", "replace"))
        case "quoted-printable" | "x-uuencode" | "uuencode" | "uue" | "x-uue":
            decoded = part.get_payload(decode=True)
            return decoded if isinstance(decoded, bytes) else b""
        case _:
            return payload.encode("utf-8", "surrogateescape")


def _read(pieces: Iterable[bytes], budget: _Budget) -> Message:
    parser = feedparser.BytesFeedParser(budget)
    try:
        for piece in pieces:
            parser.feed(piece)
        return parser.close()
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        reason = f"the letter cannot be taken apart ({error}); look at it in the mailbox"
        raise NeedsPerson(reason) from error


def _walk(part: Message, folder: str, depth: int, budget: _Budget) -> Iterator[Leaf]:
    _refuse_if(depth > DEEPEST, f"parts within parts beyond {DEEPEST} levels")
    _refuse_if(len(part) > MOST_HEADERS, f"more than {MOST_HEADERS} header lines")
    inner = _forwarded(part, budget)
    if inner is not None:
        subject = text.header_text(text.decode_words(names.raw(inner, "subject")), 80)
        nested = "/".join(filter(None, (folder, subject.replace("/", "／") or "letter")))
        yield from _walk(inner, nested, depth + 1, budget)
    elif part.is_multipart() and part.get_content_type() != "message/delivery-status":
        for child in _children(part):
            yield from _walk(child, folder, depth + 1, budget)
    else:
        yield Leaf(part, folder)


def _children(part: Message) -> list[Message]:
    payload = part.get_payload() if part.is_multipart() else []
    return [child for child in payload if isinstance(child, Message)]


def _forwarded(part: Message, budget: _Budget) -> Message | None:
    """The letter inside a part, be it coded in base64 or attached as an .eml file; or None."""
    children = _children(part)
    if part.get_content_type() == "message/rfc822" and children:
        coded = names.first_word(part, "content-transfer-encoding")
        if coded not in {"base64", "quoted-printable"} or len(children[0]):
            return children[0]
        children[0]["Content-Transfer-Encoding"] = coded
        return _read([content(children[0])], budget)
    if names.file_name(part).lower().endswith(".eml") and not children:
        return _read([content(part)], budget)
    return None


def _refuse_if(beyond: bool, what: str) -> None:  # noqa: FBT001  (a guard reads aloud)
    if beyond:
        message = f"a letter of {what} is not read by the robot; look at it in the mailbox"
        raise NeedsPerson(message)
