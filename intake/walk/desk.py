"""Desk: staff's words in, then the tracker out.

The workbook is a projection: it can be deleted and drawn again. What staff wrote in it is read
before anything is drawn; a file that is open, or that holds what cannot be drawn again, is left
alone and the new one is written beside it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from intake.errors import TryLater
from intake.ledger.store import Transaction
from intake.model import LetterRecord, OutboxRow
from intake.tracker import book
from intake.tracker.desk import Slot
from intake.tracker.merge import Oddity
from intake.walk import drop, fetch, poll
from intake.walk.house import House
from intake.walk.inward import thumbnails
from intake.walk.office import place, workbook
from intake.walk.works import dossiers, silent

NAME = "desk"
BESIDE = frozenset({"aside", "locked", "refused"})
"""Why the tracker lies beside its place: staff's work is there, it is open, the folder forbids."""

BROKEN_MINUTES = 10
"""A file that cannot be read may be half saved; only after so long is it put out of the way."""


def due(house: House) -> list[str]:
    """The tracker: something happened since it was drawn, a new day has begun, or it is gone.

    Also one that somebody has saved, or one that was written aside and now may be put in its place.
    """
    zone = house.policy.campaign.zone
    with house.ledger.reading() as tx:
        pulse = tx.record.pulse("desk")
        event = str(tx.record.last_event())
    if pulse is None or not place.target(house).exists():
        return ["tracker"]
    drawn_at, body = pulse
    aged = drawn_at.astimezone(zone).date() != house.clock.now().astimezone(zone).date()
    stale = aged or body.get("event") != event or _freed(house, body) or _saved(house, body)
    return ["tracker"] if stale or _overdue(house, body) else []


def take(house: House, item: str) -> None:  # noqa: ARG001  (there is one tracker)
    """Read what staff saved, draw the tracker, put it where it may lie. Raises TryLater."""
    try:
        body = _listen(house)
        with house.ledger.transaction() as tx:
            workbook.retire(house, tx)
        with house.ledger.reading() as tx:
            desk = view(house, tx, body)
            event = tx.record.last_event()
        body = _put(house, body, book.draw(desk, house.wording))
    except OSError as error:
        message = f"{place.target(house)}: cannot be written ({error.strerror}); is the disk full?"
        raise TryLater(message) from error
    _remember(house, {**body, "event": str(event)})


def written(house: House, tx: Transaction) -> Path:
    """Where the tracker was drawn last: in its place or beside it."""
    pulse = tx.record.pulse("desk")
    aside = pulse is not None and pulse[1].get("where") in BESIDE
    return place.side(house) if aside else place.target(house)


def remembered(tx: Transaction) -> dict[str, str]:
    """What the last drawing left to be remembered: which files were whose, and where it lies."""
    pulse = tx.record.pulse("desk")
    return dict(pulse[1]) if pulse else {}


def _freed(house: House, body: place.Body) -> bool:
    """Whether a tracker that was written aside may now be put in its place."""
    aside = body.get("where") in {"aside", "locked"}
    return aside and place.may_replace(house, body) and place.is_free(place.target(house))


def _saved(house: House, body: place.Body) -> bool:
    """Whether somebody has saved the tracker, or the file beside it, since it was last read."""
    main = place.digest(place.target(house))
    beside = place.digest(place.side(house))
    known = {body.get(name) for name in ("written", "written next", "read", "broken")}
    known_beside = {"", *(body.get(name) for name in ("aside", "aside next", "aside read"))}
    return main not in known or beside not in known_beside


def _listen(house: House) -> dict[str, str]:
    """Read what staff saved since; what is to be remembered of it."""
    with house.ledger.reading() as tx:
        body = remembered(tx)

    def desk() -> book.Desk:
        with house.ledger.reading() as tx:
            return view(house, tx, body)

    main, beside = place.target(house), place.side(house)
    if main.exists() and not place.is_ours(main, body, "written"):
        body = _read(house, main, body, desk)
    found = place.digest(beside)
    if found not in {"", *(body.get(name) for name in ("aside", "aside next", "aside read"))}:
        workbook.hear(house, beside.read_bytes(), desk, carries=False)
        body["aside read"] = found
    return body


def _read(
    house: House, path: Path, body: dict[str, str], desk: Callable[[], book.Desk]
) -> dict[str, str]:
    """Read a tracker that somebody has saved, once a version of it."""
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found == body.get("read"):
        return body
    if found == body.get("broken"):
        return _put_away(house, body) if _overdue(house, body) else body
    heard = workbook.hear(house, content, desk)
    if heard.unreadable:
        return {**body, "broken": found, "broken at": house.clock.now().isoformat()}
    gone = ("broken", "broken at")
    return {
        **{name: value for name, value in body.items() if name not in gone},
        "read": found,
        "blocked": heard.blocked,
        "what": heard.what,
    }


def _overdue(house: House, body: place.Body) -> bool:
    """Whether a file has been unreadable for so long that it will not become readable."""
    since = body.get("broken at")
    if not since or place.digest(place.target(house)) != body.get("broken"):
        return False
    return house.clock.now() - datetime.fromisoformat(since) >= timedelta(minutes=BROKEN_MINUTES)


def _put_away(house: House, body: dict[str, str]) -> dict[str, str]:
    away = place.put_away(house)
    house.log.warning("tracker could not be read and was put aside", file=away.name)
    told = Oddity(kind="unreadable", sheet="overview", text=away.name)
    with house.ledger.transaction() as tx:
        tx.record.note(house.clock.now(), "robot", f"tracker unreadable, kept as {away.name}")
        workbook.tell(house, tx, [told])
    gone = ("broken", "broken at")
    return {name: value for name, value in body.items() if name not in gone}


def _put(house: House, body: dict[str, str], content: bytes) -> dict[str, str]:
    """The tracker in its place; beside it when somebody else's work, or a lock, is in the way."""
    if not place.may_replace(house, body):
        return {**_put_aside(house, body, content), "where": "aside"}
    try:
        place.keep_version(house, body)
        body = _write(house, place.target(house), body, "written", content)
    except PermissionError:
        # Open on Windows in a program that leaves no owner file, or the folder forbids it for good.
        where = "refused" if place.is_free(place.target(house)) else "locked"
        return {**_put_aside(house, body, content), "where": where}
    return {**_tidy(house, body), "where": "place", "read": "", "blocked": "", "what": ""}


def _put_aside(house: House, body: dict[str, str], content: bytes) -> dict[str, str]:
    """The side file, unless staff have worked in it: what they wrote there is theirs, too."""
    beside = place.side(house)
    if beside.exists() and not place.is_ours(beside, body, "aside"):
        house.log.warning("side file kept, somebody has changed it", file=beside.name)
        return body
    try:
        return _write(house, beside, body, "aside", content)
    except PermissionError:
        beside.unlink(missing_ok=True)  # it is ours, and the folder lets no file take its place
        return _write(house, beside, body, "aside", content)


def _tidy(house: House, body: dict[str, str]) -> dict[str, str]:
    """Take our own side file away: the tracker in its place is newer. A changed one stays."""
    beside = place.side(house)
    if "aside" in body and place.is_ours(beside, body, "aside"):
        beside.unlink(missing_ok=True)
    return {name: value for name, value in body.items() if name != "aside"}


def _write(
    house: House, path: Path, body: dict[str, str], name: str, content: bytes
) -> dict[str, str]:
    """Write the file; what it was and will be is remembered first, lest a crash make it foreign."""
    before, digest = place.digest(path), hashlib.sha256(content).hexdigest()
    _remember(house, {**body, "event": "-1", name: before, f"{name} next": digest})
    place.replace(house, path, content, before)
    return {**body, name: digest}


def _remember(house: House, body: Mapping[str, str]) -> None:
    with house.ledger.transaction() as tx:
        tx.record.beat("desk", house.clock.now(), dict(body))


def view(house: House, tx: Transaction, body: place.Body) -> book.Desk:
    """What the tracker shows, read from the ledger."""
    replies: dict[int | None, list[OutboxRow]] = {}
    for row in tx.outbox.rows():
        replies.setdefault(row.letter_id, []).append(row)
    cells = tx.desk.cells()
    records = tx.letters.all()
    works = tuple(dossiers.every(tx, records))
    return book.Desk(
        campaign_name=house.policy.campaign.name,
        now=house.clock.now(),
        zone=house.policy.campaign.zone,
        dossiers=works,
        letters=tuple(_row(house, r, replies.get(r.id, [])) for r in records),
        file_links={sha: _link(house, path) for sha, path in tx.files.paths().items()},
        board=house.policy.desk.board,
        crops=_link(house, house.stills),
        deadline=house.policy.campaign.closes(),
        mailbox=poll.looked(tx),
        polled_at=poll.looked_at(tx),
        troubles=tuple(tx.record.troubles(parked=True)),
        astray=tuple(drop.astray(tx)),
        expiring=tuple(fetch.expiring(house, tx)),
        planned=tuple(
            Slot(number=s.number, day=s.day, announced=s.announced_at is not None)
            for s in tx.onward.showings()
        ),
        unsent=silent.schools(house, works),
        refused=tuple(tx.edits.refused()),
        stills=thumbnails.small(house, works),
        words=cells,
        opinions={n: row.get("last-opinion", "") for n, row in cells.get("entries", {}).items()},
        carried=workbook.carried(tx),
        oddities=workbook.oddities(house, tx),
        protect=house.policy.desk.protect,
        aside="unreadable" if body.get("broken") else body.get("blocked", ""),
        aside_sheet=body.get("what", ""),
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
