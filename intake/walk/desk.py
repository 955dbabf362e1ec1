"""Desk: the ledger → the staff's tracker.

The workbook is a projection: it can be deleted and drawn again. When somebody else has changed the
file since the robot wrote it, or it is open in Excel, a side file is written instead and nothing of
theirs is lost. When their file is closed unchanged, or has been moved away, the tracker is drawn in
its place again and the side file goes, unless somebody has written into that one.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from intake.errors import TryLater
from intake.ledger.store import Transaction
from intake.model import LetterRecord, OutboxRow
from intake.tracker import book
from intake.walk import dossiers, drop, fetch, poll
from intake.walk.house import House

NAME = "desk"
SIDE = "{stem}-待合并{suffix}"
OWNER_FILES = ("~${name}", ".~lock.{name}#", ".~{name}")


def due(house: House) -> list[str]:
    """The tracker: something happened since it was drawn, a new day has begun, or it is gone.

    Also one that was written aside, when whoever had the file open has closed it unchanged.
    """
    zone = house.policy.campaign.zone
    with house.ledger.reading() as tx:
        pulse = tx.record.pulse("desk")
        event = str(tx.record.last_event())
    if pulse is None or not _target(house).exists():
        return ["tracker"]
    drawn_at, drawn = pulse
    aged = drawn_at.astimezone(zone).date() != house.clock.now().astimezone(zone).date()
    aside = drawn.get("where") in {"aside", "locked"}
    freed = aside and not _is_foreign(_target(house), drawn, "written") and _is_free(_target(house))
    return ["tracker"] if aged or freed or drawn.get("event") != event else []


def take(house: House, item: str) -> None:  # noqa: ARG001  (there is one tracker)
    """Draw the tracker and put it in its place, or beside it. Raises TryLater."""
    with house.ledger.reading() as tx:
        desk = view(house, tx)
        event = tx.record.last_event()
        pulse = tx.record.pulse("desk")
    content = book.draw(desk, house.wording)
    body = pulse[1] if pulse else {}
    try:
        body = _place(house, body, content)
    except OSError as error:
        message = f"{_target(house)}: cannot be written ({error.strerror}); is the disk full?"
        raise TryLater(message) from error
    _remember(house, {**body, "event": str(event)})


def written(house: House, tx: Transaction) -> Path:
    """Where the tracker was drawn last: in its place or beside it."""
    pulse = tx.record.pulse("desk")
    return _side(house) if pulse and pulse[1].get("where") == "aside" else _target(house)


def _place(house: House, body: dict[str, str], content: bytes) -> dict[str, str]:
    """The tracker in its place; beside it when somebody else's work, or a lock, is in the way."""
    if not _is_foreign(_target(house), body, "written"):
        try:
            body = _write(house, _target(house), body, "written", content)
        except PermissionError:  # Windows: open in a program that leaves no owner file
            return {**_put_aside(house, body, content), "where": "locked"}
        return {**_tidy(house, body), "where": "place"}
    return {**_put_aside(house, body, content), "where": "aside"}


def _put_aside(house: House, body: dict[str, str], content: bytes) -> dict[str, str]:
    """The side file, unless staff have worked in it: what they wrote there is theirs, too."""
    if _is_foreign(_side(house), body, "aside"):
        house.log.warning("side file kept, somebody has changed it", file=_side(house).name)
        return body
    return _write(house, _side(house), body, "aside", content)


def _tidy(house: House, body: dict[str, str]) -> dict[str, str]:
    """Take our own side file away: the tracker in its place is newer. A changed one stays."""
    if "aside" in body and not _is_foreign(_side(house), body, "aside"):
        _side(house).unlink(missing_ok=True)
    return {name: value for name, value in body.items() if name != "aside"}


def view(house: House, tx: Transaction) -> book.Desk:
    """What the tracker shows, read from the ledger."""
    replies: dict[int | None, list[OutboxRow]] = {}
    for row in tx.outbox.rows():
        replies.setdefault(row.letter_id, []).append(row)
    return book.Desk(
        campaign_name=house.policy.campaign.name,
        now=house.clock.now(),
        zone=house.policy.campaign.zone,
        dossiers=tuple(dossiers.dossier(tx, entry.number) for entry in tx.entries.all()),
        letters=tuple(_row(house, r, replies.get(r.id, [])) for r in tx.letters.all()),
        file_links={sha: _link(house, path) for sha, path in tx.files.paths().items()},
        deadline=house.policy.campaign.closes(),
        mailbox=poll.looked(tx),
        troubles=tuple(tx.record.troubles(parked=True)),
        astray=tuple(drop.astray(tx)),
        expiring=tuple(fetch.expiring(house, tx)),
    )


def _row(house: House, record: LetterRecord, mine: list[OutboxRow]) -> book.LetterRow:
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


def _side(house: House) -> Path:
    target = _target(house)
    return target.with_name(SIDE.format(stem=target.stem, suffix=target.suffix))


def _is_foreign(target: Path, body: Mapping[str, str], name: str) -> bool:
    """Whether the file is somebody else's work, or open in an office program."""
    if not target.exists():
        return False
    if any(target.with_name(o.format(name=target.name)).exists() for o in OWNER_FILES):
        return True
    return _digest(target) not in {body.get(name), body.get(f"{name} next")}


def _is_free(target: Path) -> bool:
    """Whether the file may be replaced: Windows refuses that, by itself too, while it is open."""
    try:
        target.replace(target)
    except OSError:
        return False
    return True


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _write(
    house: House, target: Path, body: dict[str, str], name: str, content: bytes
) -> dict[str, str]:
    """Write the file; what it was and will be is remembered first, lest a crash make it foreign."""
    digest = hashlib.sha256(content).hexdigest()
    _remember(house, {**body, "event": "-1", name: _digest(target), f"{name} next": digest})
    _replace(house, target, content)
    return {**body, name: digest}


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
        temporary.unlink(missing_ok=True)
        raise
    house.step("tracker replaced")


def _remember(house: House, body: dict[str, str]) -> None:
    with house.ledger.transaction() as tx:
        tx.record.beat("desk", house.clock.now(), body)
