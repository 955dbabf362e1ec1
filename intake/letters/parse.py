"""Parse: a raw letter on disk → the letter as a person would read it, and what it encloses.

The one door to mail-parser, which tells a letter's structure and its dates. Where it is known to be
wrong (names in GBK, Foxmail's From, pieces of file names; measured) the raw octets are read here
again and win; where it fails on a hostile letter, they are all that is read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path

import mailparser
from mailparser.exceptions import MailParserError

from intake.letters import (
    automatic,
    body,
    files,
    head,
    kind,
    links,
    passages,
    report,
    substance,
    tree,
    words,
)
from intake.letters.files import Enclosure
from intake.letters.kind import Heard, Reading
from intake.model import Letter

__all__ = ["Enclosure", "Read", "arrival", "is_letter", "read"]

_HEAD_BYTES = 2**18
"""Octets of a letter's head that are read for its arrival."""

_FOREIGN = (
    AssertionError,
    AttributeError,
    LookupError,
    MailParserError,
    OSError,
    OverflowError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What mail-parser raises on hostile letters; it names no such family of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A letter and its enclosures, decorations included, in the order of its attachments."""

    letter: Letter
    enclosures: tuple[Enclosure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Structure:
    """What mail-parser tells of a letter: its instants, and whether its end is missing."""

    date: datetime | None = None
    received: datetime | None = None
    truncated: bool = False


def read(path: Path, received_at: datetime, reading: Reading) -> Read:
    """Read one raw letter that the server took at `received_at`.

    Raises NeedsPerson for a letter beyond the budgets of tree.py.
    """
    message = tree.load(path)
    leaves = tree.leaves(message)
    structure = _structure(message)
    texts = [leaf for leaf in leaves if files.is_text(leaf)]
    said = body.read(
        [leaf.part for leaf in texts if not leaf.folder],
        [leaf.part for leaf in texts if leaf.folder],
    )
    bounce = report.bounce(message)
    enclosures = files.enclosed(leaves, said.pictures)
    letter = _letter(message, said, enclosures, reading)
    whole = replace(
        letter,
        sha256=_sha256(path),
        received_at=received_at,
        date=letter.date or structure.date,
        bounce=bounce,
        truncated=structure.truncated,
    )
    return Read(letter=whole, enclosures=enclosures)


def is_letter(path: Path) -> bool:
    """Whether a file begins as a letter does, with a header line. Raises OSError."""
    with path.open("rb") as file:
        return len(tree.head(file.read(_HEAD_BYTES))) > 0


def arrival(path: Path) -> datetime | None:
    """When a letter on disk arrived: its topmost Received, else its Date, else None; aware."""
    try:
        with path.open("rb") as file:
            message = tree.head(file.read(_HEAD_BYTES))
    except OSError:
        return None
    told = _structure(message)
    received = head.received(message) or told.received
    return received or head.date(message) or told.date


def _letter(
    message: Message, said: body.Body, enclosures: tuple[Enclosure, ...], reading: Reading
) -> Letter:
    """The letter's words and what they mean; what only the raw file tells is filled in after."""
    sender, subject, answers = head.sender(message), head.subject(message), head.answers(message)
    marks = head.marks(message)
    heard = Heard(
        sender=sender.address,
        subject=subject,
        text=said.text,
        words=words.steering(subject, said.own),
        enclosed=[
            substance.weigh(file.attachment.name, file.media_type, file.content)
            for file in enclosures
            if not file.attachment.inline
        ],
        links=links.find(
            passages.gather(subject, answers, said, enclosures), reading.organiser_links
        ),
        answers=answers,
        refers_to=words.number(
            reading.prefix,
            subject,
            said.own,
            said.quoted,
            reply=words.is_reply(subject, answers),
        ),
        marks=marks,
    )
    return Letter(
        sha256="",
        sender=sender,
        subject=subject,
        kind=kind.tell(heard, reading),
        message_id=head.message_id(message),
        date=head.date(message),
        received_at=datetime.min.replace(tzinfo=UTC),
        text=said.text,
        own_text=said.own,
        words=heard.words,
        attachments=tuple(enclosure.attachment for enclosure in enclosures),
        links=tuple(heard.links),
        answers=answers,
        refers_to=heard.refers_to,
        automatic=automatic.reason(marks, sender.address, subject, reading.own_addresses),
    )


def _structure(message: Message) -> _Structure:
    """The letter through mail-parser; as the standard library reads it when that would fail."""
    if not tree.is_tame(message):
        return _Structure(truncated=tree.truncated(message))
    try:
        parsed = mailparser.MailParser(message)
        hops = [hop.get("date_utc") for hop in parsed.received]
        return _Structure(
            date=_aware(parsed.date),
            received=_aware(datetime.fromisoformat(hops[-1])) if hops and hops[-1] else None,
            truncated="CloseBoundaryNotFoundDefect" in parsed.defects_categories,
        )
    except _FOREIGN:
        return _Structure(truncated=tree.truncated(message))


def _aware(told: datetime | None) -> datetime | None:
    """mail-parser's instants are in UTC and do not say so."""
    return told if told is None or told.tzinfo else told.replace(tzinfo=UTC)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
