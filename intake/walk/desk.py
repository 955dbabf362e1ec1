"""Desk: the ledger → the staff's tracker.

The workbook is a projection: it can be deleted and drawn again. When somebody else has changed the
file since the robot wrote it, or it is open in Excel, a side file is written instead and nothing of
theirs is lost.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from intake.ledger.store import Transaction
from intake.model import LetterRecord, OutboxRow
from intake.tracker import book
from intake.walk import dossiers, poll
from intake.walk.house import House

NAME = "desk"
SIDE = "{stem}-待合并{suffix}"
OWNER_FILES = ("~${name}", ".~lock.{name}#", ".~{name}")


def due(house: House) -> list[str]:
    """The tracker: something happened since it was drawn, a new day has begun, or it is gone."""
    zone = house.policy.campaign.zone
    with house.ledger.transaction() as tx:
        pulse = tx.record.pulse("desk")
        event = str(tx.record.last_event())
    if pulse is None or not _target(house).exists():
        return ["tracker"]
    drawn_at, drawn = pulse
    aged = drawn_at.astimezone(zone).date() != house.clock.now().astimezone(zone).date()
    return ["tracker"] if aged or drawn.get("event") != event else []


def take(house: House, item: str) -> None:  # noqa: ARG001  (there is one tracker)
    """Draw the tracker and put it in its place, or beside it."""
    with house.ledger.transaction() as tx:
        desk = view(house, tx)
        event = tx.record.last_event()
        pulse = tx.record.pulse("desk")
    content = book.draw(desk, house.wording)
    target = _target(house)
    digest = hashlib.sha256(content).hexdigest()
    last = pulse[1] if pulse else {}
    if _is_foreign(target, {last.get("written", ""), last.get("writing", "")}):
        _replace(
            house, target.with_name(SIDE.format(stem=target.stem, suffix=target.suffix)), content
        )
        body = {**last, "event": str(event), "aside": "yes"}
    else:
        _remember(house, {"event": "-1", "written": _digest(target), "writing": digest})
        _replace(house, target, content)
        body = {"event": str(event), "written": digest}
    _remember(house, body)


def view(house: House, tx: Transaction) -> book.Desk:
    """What the tracker shows, read from the ledger."""
    rows = tx.outbox.rows()
    return book.Desk(
        campaign_name=house.policy.campaign.name,
        now=house.clock.now(),
        zone=house.policy.campaign.zone,
        dossiers=tuple(dossiers.dossier(tx, entry.number) for entry in tx.entries.all()),
        letters=tuple(_row(house, record, rows) for record in tx.letters.all()),
        file_links={sha: _link(house, path) for sha, path in tx.files.paths().items()},
        deadline=house.policy.campaign.closes(),
        mailbox=poll.looked(tx),
    )


def _row(house: House, record: LetterRecord, rows: list[OutboxRow]) -> book.LetterRow:
    mine = [row for row in rows if row.letter_id == record.id]
    return book.LetterRow(
        record=record,
        replies=tuple((row.reply.kind, row.state, row.reply.subject) for row in mine),
        eml_link=_link(house, Path(record.path)) if record.path else "",
        how=record.how,
        held=any(row.hold and not row.released for row in mine),
    )


def _link(house: House, path: Path) -> str:
    """A file's path as seen from the tracker's folder; empty when it lies on another drive."""
    try:
        return Path(os.path.relpath(path, house.desk)).as_posix()
    except ValueError:  # Windows
        return ""


def _target(house: House) -> Path:
    return house.desk / house.policy.desk.tracker


def _is_foreign(target: Path, ours: set[str]) -> bool:
    """Whether the file is somebody else's work, or open in an office program."""
    if not target.exists():
        return False
    if any(target.with_name(o.format(name=target.name)).exists() for o in OWNER_FILES):
        return True
    return _digest(target) not in ours


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _replace(house: House, target: Path, content: bytes) -> None:
    """Write beside the target, flush to disk, then swap; a file that is open on Windows stays."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.new")
    with temporary.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    house.step("tracker written")
    try:
        temporary.replace(target)
    except PermissionError:
        temporary.replace(target.with_name(SIDE.format(stem=target.stem, suffix=target.suffix)))
    house.step("tracker replaced")


def _remember(house: House, body: dict[str, str]) -> None:
    with house.ledger.transaction() as tx:
        tx.record.beat("desk", house.clock.now(), body)
