"""Parse: a raw letter on disk → the letter as a person would read it, and what it encloses.

The one door to mail-parser, which tells a letter's structure and its dates. Where it is known to be
wrong (names in GBK, Foxmail's From, pieces of file names; measured) the raw octets are read here
again and win; where it fails on a hostile letter, they are all that is read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path

import mailparser
from mailparser.exceptions import MailParserError

from intake import text
from intake.errors import TryLater
from intake.letters import (
    author,
    automatic,
    body,
    files,
    head,
    kind,
    links,
    names,
    passages,
    remarks,
    report,
    substance,
    tree,
    words,
)
from intake.letters.author import Author
from intake.letters.files import Enclosure
from intake.letters.kind import Heard, Reading
from intake.model import Letter, LetterKind

__all__ = ["Enclosure", "Read", "arrival", "is_letter", "read"]

UNREAD = "nothing but a file whose words cannot be read"
"""Why no automatic answer goes out to a stranger's scan that only a person can place."""

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
    """A letter and its enclosures, decorations included, in the order of its attachments.

    The large ones lie in the folder `scratch`.
    """

    letter: Letter
    enclosures: tuple[Enclosure, ...]
    scratch: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Structure:
    """What mail-parser tells of a letter: its instants, and whether its end is missing."""

    date: datetime | None = None
    received: datetime | None = None
    truncated: bool = False


def read(path: Path, received_at: datetime, reading: Reading, scratch: Path) -> Read:
    """Read one raw letter that the server took at `received_at`.

    Large enclosures become files in the folder `scratch`, which is the caller's to empty. Raises
    NeedsPerson for a letter beyond the budgets of tree.py, TryLater when the disk refuses.
    """
    try:
        return _read(path, received_at, reading, scratch)
    except OSError as error:
        message = f"{path}: the letter cannot be unpacked ({error.strerror}); free some space"
        raise TryLater(message) from error


def _read(path: Path, received_at: datetime, reading: Reading, scratch: Path) -> Read:
    loaded = tree.load(path, scratch)
    message = loaded.letter
    structure = _structure(message)
    texts = [leaf for leaf in loaded.leaves if files.is_text(leaf)]
    said = body.read(
        [leaf.part for leaf in texts if not leaf.folder],
        [leaf.part for leaf in texts if leaf.folder],
    )
    enclosures = files.enclosed(loaded.leaves, said.pictures)
    wrote = author.tell(loaded, reading)
    letter = _letter(loaded, said, enclosures, wrote, reading)
    whole = replace(
        letter,
        sha256=loaded.sha256,
        received_at=received_at,
        date=letter.date or structure.date,
        truncated=structure.truncated,
        remarks=remarks.tell(
            text.decode_words(names.raw(message, "subject")),
            [names.told(leaf.part) for leaf in loaded.leaves],
            letter.text,
            cut=structure.truncated,
            empty=not (letter.subject or letter.text or enclosures),
            elsewhere=head.leads_elsewhere(wrote.written, wrote.sender.address),
        ),
    )
    return Read(letter=whole, enclosures=enclosures, scratch=scratch)


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
    loaded: tree.Tree,
    said: body.Body,
    enclosures: tuple[Enclosure, ...],
    wrote: Author,
    reading: Reading,
) -> Letter:
    """The letter's words and what they mean; what only the raw file tells is filled in after."""
    message = loaded.letter
    heard = _heard(message, said, enclosures, wrote, reading)
    outer = (wrote.through or wrote.sender).address
    returned = report.told_in_words(message, outer, heard.subject, said.text)
    heard = replace(heard, returned=returned is not None)
    by_hand = automatic.reason(
        heard.marks, wrote.sender.address, heard.subject, reading.own_addresses
    )
    told = kind.tell(heard, reading)
    if told is LetterKind.INQUIRY and not kind.concerns_us(heard, reading):
        by_hand = by_hand or UNREAD
    return Letter(
        sha256="",
        sender=wrote.sender,
        subject=heard.subject,
        kind=told,
        message_id=head.message_id(wrote.written),
        date=head.date(message),
        received_at=datetime.min.replace(tzinfo=UTC),
        text=said.text,
        own_text=said.own,
        words=heard.words,
        attachments=tuple(enclosure.attachment for enclosure in enclosures),
        links=tuple(heard.links),
        answers=heard.answers,
        refers_to=heard.refers_to,
        also=heard.also,
        bounce=report.bounce(message) or returned,
        automatic=author.FORWARDED if wrote.through else by_hand,
        through=wrote.through,
        forwarded=wrote.forwarded,
        codes=heard.codes,
        doubt=wrote.doubt,
    )


def _heard(
    message: Message,
    said: body.Body,
    enclosures: tuple[Enclosure, ...],
    wrote: Author,
    reading: Reading,
) -> Heard:
    """What the letter's kind is told from."""
    subject, answers = head.subject(message), head.answers(wrote.written)
    reply = words.is_reply(subject, answers)
    numbers = words.numbers(reading.prefix, subject, said.own, said.quoted, reply=reply)
    told = links.tell(passages.gather(subject, answers, said, enclosures), reading.organiser_links)
    return Heard(
        sender=wrote.sender.address,
        subject=subject,
        text=said.text,
        words=words.steering(subject, said.own),
        enclosed=[_weighed(file) for file in enclosures if not file.attachment.inline],
        links=told.links,
        answers=answers,
        refers_to=numbers[0] if len(numbers) == 1 else None,
        also=numbers if len(numbers) > 1 else (),
        marks=head.marks(message),
        codes=told.codes,
    )


def _weighed(file: Enclosure) -> substance.Substance:
    octets = file.content.head(substance.MOST_BYTES)
    return substance.weigh(file.attachment.name, file.media_type, octets)


def _structure(message: Message) -> _Structure:
    """The letter through mail-parser; as the standard library reads it when that would fail."""
    if not tree.is_tame(message):
        return _Structure(truncated=tree.truncated(message))
    try:
        parsed = mailparser.MailParser(tree.bare(message))
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
