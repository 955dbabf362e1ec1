"""Workbook: a tracker that somebody has saved → their words in the ledger, before it is drawn.

Every cell of theirs is kept as they wrote it; what it means goes to the edits, which act after the
quiet minutes (staff.py). What they did to the workbook itself is kept for the next drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from intake.ledger.store import Transaction
from intake.model import Edit, EditKind
from intake.text import cell_text, mask_phones
from intake.tracker import book, reading, sheets, whereabouts
from intake.tracker.carried import Carried
from intake.tracker.merge import Oddity, Said
from intake.tracker.package import Unreadable
from intake.walk.house import House

CARRIED, ODDITIES = TypeAdapter(Carried), TypeAdapter(tuple[tuple[datetime, Oddity], ...])
TOLD_DAYS = 3
"""So long staff are told of what the robot could not act upon."""

LONGEST_NUMBER = 40
CLEARED = ("verdict", "opinion", "recommended")
"""The only cells of staff's that the robot empties: they spoke of an earlier revision."""

TOGETHER: Mapping[EditKind, tuple[str, str]] = {
    EditKind.VERDICT: ("verdict", "opinion"),
    EditKind.WAIVER: ("waive", "reason"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What came of reading a file: why it may not be replaced, or why it could not be read."""

    blocked: str = ""
    what: str = ""
    unreadable: str = ""


def hear(
    house: House, content: bytes, desk: Callable[[], book.Desk], *, carries: bool = True
) -> Heard:
    """Keep what staff said in a saved tracker; `carries` keeps the look of it, too.

    `desk` is what the robot would draw now, for a file that lost the stamp of what was drawn.
    """
    try:
        found = reading.read(
            content,
            house.wording,
            house.policy.campaign.name,
            lambda: book.base(desk(), house.wording),
        )
    except Unreadable as error:
        house.log.warning("tracker not read", reason=str(error))
        return Heard(unreadable=str(error))
    with house.ledger.transaction() as tx:
        _keep(house, tx, found, carries=carries)
    house.step("staff words committed")
    return Heard(blocked=found.blocked, what=found.what)


def retire(house: House, tx: Transaction) -> None:
    """Empty what spoke of an earlier revision; what it said stays in the column 上一版意见."""
    cells = tx.desk.cells().get("entries", {})
    for number in cells:
        entry = tx.entries.get(number)
        old = tx.desk.outdated("entries", number, entry.revision)
        gone = {column: old[column] for column in CLEARED if column in old}
        if gone:
            _, at, revision = next(iter(gone.values()))
            said = "，".join(text for text, _, _ in gone.values())
            day = f"{at.astimezone(house.policy.campaign.zone):%m-%d}"
            told = house.wording.desk["entry"]["last-opinion"]
            line = told.format(day=day, revision=revision, said=said)
            before = cells[number].get("last-opinion", "")
            whole = "\n".join(filter(None, (line, before)))
            now = house.clock.now()
            tx.desk.write(now, ("entries", number, "last-opinion"), whole, entry.revision)
            for column in gone:
                tx.desk.write(now, ("entries", number, column), "", entry.revision)


def carried(tx: Transaction) -> Carried:
    """What staff did to the workbook itself, as it was last read."""
    body = tx.desk.kept("carried")
    return CARRIED.validate_json(body) if body else Carried()


def oddities(house: House, tx: Transaction) -> tuple[Oddity, ...]:
    """What the robot could not act upon in the last days."""
    return tuple(oddity for _, oddity in _recent(house, tx))


def tell(house: House, tx: Transaction, strange: Sequence[Oddity]) -> None:
    """Have staff told of these for the next days; what is told already is told from now on."""
    if not strange:
        return
    now = house.clock.now()
    before = [(at, oddity) for at, oddity in _recent(house, tx) if oddity not in strange]
    told = (*((now, oddity) for oddity in strange), *before)
    tx.desk.keep("oddities", ODDITIES.dump_json(told).decode())
    for oddity in strange:
        tx.record.note(now, "staff", f"not acted upon: {_plainly(oddity)}", None)


def _recent(house: House, tx: Transaction) -> list[tuple[datetime, Oddity]]:
    body = tx.desk.kept("oddities")
    since = house.clock.now() - timedelta(days=TOLD_DAYS)
    told = ODDITIES.validate_json(body) if body else ()
    return [(at, oddity) for at, oddity in told if at >= since]


def _keep(house: House, tx: Transaction, found: reading.Reading, *, carries: bool) -> None:
    now = house.clock.now()
    for one in found.said:
        place = (one.sheet, one.key, one.column)
        tx.desk.write(now, place, cell_text(one.new), one.revision)
        what = f"{one.column}: {mask_phones(one.old)!r} → {mask_phones(one.new)!r}"
        tx.record.note(now, "staff", what, _number(one.key))
    tell(house, tx, [*found.oddities, *_hand_on(house, tx, found.said)])
    if carries and not found.blocked:
        tx.desk.keep("carried", CARRIED.dump_json(found.carried).decode())


def _hand_on(house: House, tx: Transaction, said: Iterable[Said]) -> list[Oddity]:
    """Hand on what cells mean; cells whose word nobody knows."""
    touched = dict.fromkeys(
        (one.sheet, one.key, whereabouts.KINDS[one.sheet, one.column]) for one in said
    )
    revisions = {(one.sheet, one.key): one.revision for one in said}
    strange = []
    for sheet, key, kind in touched:
        cells = tx.desk.cells().get(sheet, {}).get(key, {})
        column, beside = TOGETHER.get(kind, (whereabouts.column_of(kind)[1], ""))
        written = cells.get(column, "")
        value = sheets.meaning(sheet, column, written, house.wording)
        if value is None:
            strange.append(
                Oddity(kind="word-unknown", sheet=sheet, key=key, column=column, text=written)
            )
            continue
        edit = Edit(
            kind=kind,
            number=_number(key),
            about=key.partition(" ")[2],
            value=value,
            reason=cells.get(beside, ""),
            revision=revisions[sheet, key],
            who=cells.get("reviewer", ""),
            seen_at=house.clock.now(),
        )
        tx.edits.hear(edit)
    return strange


def _number(key: str) -> str:
    """The entry that a row is about: rows of files and findings name it first."""
    return key.partition(" ")[0][:LONGEST_NUMBER]


def _plainly(oddity: Oddity) -> str:
    place = " ".join(filter(None, (oddity.sheet, oddity.key, oddity.column)))
    return f"{oddity.kind} {place}: {mask_phones(oddity.text)}"
