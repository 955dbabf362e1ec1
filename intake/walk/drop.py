"""Drop: files that staff put into the drop folder → a letter that nobody wrote, and what follows.

It is read, matched, judged and answered like one that came by mail; only that it was written by
nobody. The files are taken out of the drop folder last, when the ledger holds them.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from intake.errors import TryLater
from intake.ledger.store import Transaction
from intake.materials import nature
from intake.materials.sources import dropfolder
from intake.materials.sources.dropfolder import Dropped
from intake.model import Arrival, Attachment, Letter, LetterKind, Material, Sender
from intake.walk.house import House

NAME = "drop"
ASTRAY = "astray"
"""The item that stands for all folders which belong nowhere; staff are told of them."""

HELD = "drop"
"""Why the reply to a new work that nobody sent is held: there is no address to send it to."""


def due(house: House) -> list[str]:
    """Folders whose files are all there, and the news that a folder belongs nowhere."""
    if not house.policy.files.drop:
        return []
    found = dropfolder.find(_root(house))
    with house.ledger.reading() as tx:
        lost = _astray(tx, found)
        known = astray(tx)
    ready = [d.name for d in found if d.name not in lost and not d.unfinished]
    return [*ready, *([ASTRAY] if lost != known else [])]


def take(house: House, item: str) -> None:
    """Take one folder's files over. Raises TryLater while they still change."""
    found = dropfolder.find(_root(house))
    if item == ASTRAY:
        _tell(house, found)
        return
    for dropped in found:
        if dropped.name == item and not dropped.unfinished:
            _take_over(house, dropped)


def astray(tx: Transaction) -> list[str]:
    """Folders and files of the drop folder that belong to no entry, as they were last seen."""
    pulse = tx.record.pulse(NAME)
    return sorted(pulse[1]) if pulse else []


def _root(house: House) -> Path:
    return house.policy.path(house.policy.files.drop)


def _astray(tx: Transaction, found: list[Dropped]) -> list[str]:
    numbers = {entry.number for entry in tx.entries.all()}
    return sorted(d.name for d in found if not d.new and d.number not in numbers)


def _tell(house: House, found: list[Dropped]) -> None:
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        lost = _astray(tx, found)
        tx.record.beat(NAME, now, dict.fromkeys(lost, ""))
        tx.record.note(now, "robot", f"drop folder: {len(lost)} astray")
    house.step("drop told")


def _take_over(house: House, dropped: Dropped) -> None:
    """Files to disk, then the ledger, and only then out of the drop folder."""
    look = dropped.look()
    time.sleep(house.policy.files.drop_seconds)
    if dropped.look() != look:
        message = f"{dropped.name}: its files still grow; taken over when they stand still"
        raise TryLater(message)
    folder = house.files / "materials"
    kept = [(file, *dropfolder.keep(file, folder)) for file in dropped.files]
    house.step("drop stored")
    materials = [
        Material(
            sha256=sha256,
            name=file.name,
            size=size,
            folder=_folder(dropped, file),
        )
        for file, sha256, size, _ in kept
    ]
    with house.ledger.transaction() as tx:
        for (file, _, _, path), material in zip(kept, materials, strict=True):
            tx.files.add(material.sha256, path, *nature.tell(path, file.name))
        _write(house, tx, dropped, materials)
    house.step("drop committed")
    dropfolder.clear(dropped, look)
    house.step("drop cleared")


def _folder(dropped: Dropped, file: Path) -> str:
    inner = file.parent.relative_to(dropped.path).as_posix() if dropped.path.is_dir() else ""
    return "" if inner == "." else inner


def _write(house: House, tx: Transaction, dropped: Dropped, materials: list[Material]) -> None:
    """The letter that these files would have come by; the same files once more are the same one."""
    now = house.clock.now()
    about = repr((dropped.name, sorted((m.sha256, m.name, m.folder) for m in materials)))
    sha256 = hashlib.sha256(about.encode()).hexdigest()
    size = sum(material.size for material in materials)
    arrival = Arrival(path=Path(), sha256=sha256, size=size, received_at=now)
    letter_id = tx.letters.add(arrival, None)
    if tx.letters.get(letter_id).letter is not None:
        return
    tx.letters.drop_path(letter_id)
    letter = _letter(tx, dropped, sha256, now)
    attachments = tuple(
        Attachment(name=m.name, size=m.size, sha256=m.sha256, folder=m.folder) for m in materials
    )
    tx.letters.read(letter_id, replace(letter, attachments=attachments), materials)
    what = f"dropped: {len(materials)} files from {dropped.name}"
    tx.record.note(now, "staff", what, dropped.number, letter_id)


def _letter(tx: Transaction, dropped: Dropped, sha256: str, now: datetime) -> Letter:
    """What the letter says: for an entry it is its last writer's, who also gets the reply."""
    subject = f"drop/{dropped.name}"
    if dropped.number is None:
        title = dropped.path.name.rpartition("_")[2]
        # A sender of its own, so that no other new work is taken for one by the same hand.
        sender = Sender(name="", address=f"{sha256[:12]}@{sha256[:12]}.invalid")
        return Letter(
            sha256=sha256,
            sender=sender,
            subject=f"{subject} 《{title}》",
            kind=LetterKind.SUBMISSION,
            message_id=None,
            date=None,
            received_at=now,
            text="",
            own_text="",
            automatic=HELD,
        )
    return replace(
        _last_writers(tx, dropped.number),
        sha256=sha256,
        subject=subject,
        kind=LetterKind.SUBMISSION,
        text="",
        own_text="",
        words=(),
        links=(),
        refers_to=dropped.number,
        truncated=False,
    )


def _last_writers(tx: Transaction, number: str) -> Letter:
    """The last letter of somebody who may change the entry: in time is what it was in time for."""
    writers = tx.entries.writers(number)
    letters = [tx.letters.get(i).letter for i in reversed(tx.entries.letter_ids(number))]
    mine = [x for x in letters if x is not None and x.sender.address in writers]
    return mine[0] if mine else tx.entries.first_letter(number)
