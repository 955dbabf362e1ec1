"""Letter: a raw letter → what it says, its materials on disk, and an end when it brings none.

Submissions and prechecks stay *waiting* until every file has facts; walk/entries.py ends them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from intake import forms
from intake.errors import NeedsPerson
from intake.ledger.store import Transaction
from intake.letters import content as contents
from intake.letters import parse, quoting, remarks
from intake.letters.files import Enclosure
from intake.materials import gather, moving, nature
from intake.model import (
    NEXT_TIER,
    Attachment,
    Letter,
    LetterEnd,
    LetterKind,
    Material,
    Nature,
    Refusal,
    ReplyKind,
)
from intake.walk import fetch, measure
from intake.walk.house import House
from intake.walk.inward import archives, scratch
from intake.walk.measure import VERSION
from intake.walk.works import withdraw

NAME = "letter"
BRINGING = frozenset({LetterKind.SUBMISSION, LetterKind.PRECHECK})
"""Kinds whose files are kept and read; a private letter's photos are nobody's business."""
PAPERS = frozenset({Nature.FORM, Nature.ARCHIVE})
OWN_TEXT = "letter.txt"
"""What a letter's own text is called as a file."""
ASIDE = frozenset(
    {LetterKind.BOUNCE, LetterKind.AUTO_REPLY, LetterKind.LIST, LetterKind.OWN, LetterKind.NOISE}
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A material with the place and the nature of its file."""

    material: Material
    path: Path
    nature: Nature
    format: str


def due(house: House) -> list[str]:
    """Letters that were fetched and not read."""
    with house.ledger.reading() as tx:
        return [str(letter_id) for letter_id in tx.letters.unread()]


def take(house: House, item: str) -> None:
    """Read one letter, store what it encloses, and end it when it brings no material."""
    letter_id = int(item)
    with house.ledger.transaction() as tx:
        record = tx.letters.get(letter_id)
    path = Path(record.path)
    if not path.is_file():
        message = f"{path}: this letter's file is gone; put it back from the backup, then `retry`"
        raise NeedsPerson(message)
    with scratch.emptied(house.files) as folder:
        read = parse.read(path, record.received_at, house.reading, folder)
        brought = read.enclosures if read.letter.kind in BRINGING else ()
        stored = [_store(house, file) for file in brought if not file.attachment.inline]
        stored += _written(house, read.letter, stored)
    with house.ledger.transaction() as tx:
        for kept in stored:
            tx.files.add(kept.material.sha256, kept.path, kept.nature, kept.format)
            if record.size > path.stat().st_size:
                _refuse(house, tx, kept)
        tx.letters.read(letter_id, read.letter, [kept.material for kept in stored])
        archives.welcome(house, tx, letter_id, read.letter, VERSION)
        tx.record.note(house.clock.now(), "robot", f"read: {read.letter.kind}", letter_id=letter_id)
        if remarks.ELSEWHERE in read.letter.remarks:
            words = "its Reply-To, of another domain, is ignored"
            tx.record.note(house.clock.now(), "robot", words, letter_id=letter_id)
        if read.letter.kind in BRINGING:
            fetch.register(house, tx, letter_id, read.letter)
        _end(house, tx, letter_id, read.letter)
    house.step("materials committed")


def park(house: House, item: str, reason: str) -> None:
    """Set a letter aside that cannot be read."""
    with house.ledger.transaction() as tx:
        tx.letters.close(int(item), LetterEnd.PARKED, reason)


def resume(house: House, item: str) -> None:
    """Put a letter back that was set aside."""
    with house.ledger.transaction() as tx:
        tx.letters.close(int(item), LetterEnd.WAITING)


def _store(house: House, enclosure: Enclosure) -> Stored:
    """The enclosure as a durable file under a name of our own."""
    attachment = enclosure.attachment
    content, folder = enclosure.content, house.files / "materials"
    suffix = gather.safe_suffix(attachment.name)
    if content.path is None:
        path = gather.store(content.octets, folder, suffix)
    else:
        path = moving.take(content.path, content.sha256, folder, suffix)
    kind, form = nature.tell(path, attachment.name)
    material = Material(
        sha256=attachment.sha256,
        name=attachment.name,
        size=attachment.size,
        folder=attachment.folder,
    )
    return Stored(material=material, path=path, nature=kind, format=form)


def _refuse(house: House, tx: Transaction, kept: Stored) -> None:
    """Of a letter beyond the limit only the beginning was fetched: its files are too large."""
    facts = Refusal(nature=kept.nature, reason="too-large")
    tx.files.measure(kept.material.sha256, measure.VERSION, facts, house.clock.now())


def _written(house: House, letter: Letter, stored: Sequence[Stored]) -> list[Stored]:
    """The letter's own text as a file, when it holds the form and nothing else may hold it.

    Beside a document, an archive or a link some lines 片名：… are only courtesy.
    """
    elsewhere = any(s.nature in PAPERS or s.format in measure.PERHAPS for s in stored)
    year = house.policy.campaign.closes().year
    if letter.kind not in BRINGING or elsewhere or letter.links:
        return []
    held_in = next((t for t in _texts(letter) if forms.stands_in(t, house.policy.form, year)), None)
    if held_in is None:
        return []
    held = contents.of(held_in.encode())
    attachment = Attachment(name=OWN_TEXT, size=held.size, sha256=held.sha256)
    return [_store(house, Enclosure(attachment=attachment, content=held))]


def _texts(letter: Letter) -> Iterator[str]:
    """Where a form may be written: the sender's own words, then those above what they hand on.

    What an answer quotes counts for nothing: it may be our own letter.
    """
    yield letter.own_text
    _, quoted = quoting.split(letter.text)
    if quoting.forwards(letter.subject, quoted, reply=bool(letter.answers)):
        handed_on = "\n".join(line.lstrip("> ") for line in quoted.splitlines())
        yield f"{letter.own_text}\n{handed_on}"


def _end(house: House, tx: Transaction, letter_id: int, letter: Letter) -> None:
    if letter.kind in ASIDE:
        _set_aside(tx, letter_id, letter)
    elif letter.kind is LetterKind.WITHDRAWAL:
        if not withdraw.take_back(house, tx, letter_id, letter):
            _acknowledge(house, tx, letter_id, letter)
    elif letter.kind is LetterKind.INQUIRY:
        _acknowledge(house, tx, letter_id, letter)


def _set_aside(tx: Transaction, letter_id: int, letter: Letter) -> None:
    """Recorded, never answered; a report of failure marks the reply that it speaks of."""
    tx.letters.close(letter_id, LetterEnd.SET_ASIDE, _reason(tx, letter))
    bounce = letter.bounce
    if bounce is not None and bounce.failed and bounce.original_message_id is not None:
        tx.outbox.bounce(bounce.original_message_id, bounce.status or "")


def _acknowledge(house: House, tx: Transaction, letter_id: int, letter: Letter) -> None:
    """An inquiry goes to staff; its sender gets one acknowledgement a thread.

    The next tier's people get none: they answer a parcel, and ask nothing.
    """
    reason = _reason(tx, letter)
    tx.letters.close(letter_id, LetterEnd.INQUIRY, reason)
    if reason == NEXT_TIER:
        return
    numbers = _concerned(tx, letter)
    for number in numbers:
        tx.entries.join(letter_id, number, "inquiry")
    if letter.automatic is None and not tx.outbox.acknowledged(
        letter.sender.address, letter.answers, numbers
    ):
        now = house.clock.now()
        tx.outbox.owe(f"letter:{letter_id}", "letter", ReplyKind.INQUIRY, letter_id, now)


def _reason(tx: Transaction, letter: Letter) -> str:
    """Why a letter without material ended: its kind, or that the next tier answers a parcel."""
    return NEXT_TIER if tx.onward.sent_any(letter.answers) else letter.kind


def _concerned(tx: Transaction, letter: Letter) -> list[str]:
    """The entries that a letter names or answers about."""
    told = [number for number in (letter.refers_to, *letter.also) if number]
    return tx.entries.sorted(told) or tx.entries.answered_by(letter.answers)
