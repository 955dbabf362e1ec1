"""Moves: staff put a file, or a held letter, where it belongs.

改归编号 gives a file to another entry, 新作品 opens one with it, 免除 lets a held change in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from intake import decision
from intake.ledger.store import Transaction
from intake.model import DONE, Case, Edit, EditKind, Entry, Happening, Part, Use
from intake.walk.house import House
from intake.walk.measure import VERSION
from intake.walk.works import cases

COLUMNS = {EditKind.ENTRY: "move-to", EditKind.ROLE: "use-as"}
"""The columns of the sheet 材料 in which a file is sent away."""


def entry(tx: Transaction, number: str) -> Entry | None:
    """An entry, or None when no such number was given."""
    try:
        return tx.entries.get(number)
    except KeyError:
        return None


def moves_file(said: Edit) -> bool:
    """Whether an edit gives a file to another entry."""
    return said.kind is EditKind.ENTRY or said.value == Use.NEW


def files(house: House, tx: Transaction, said: Sequence[Edit]) -> None:
    """Give files to other entries; those that one letter brought to one entry make one revision."""
    now = house.clock.now()
    groups: dict[tuple[str, int | None], list[Edit]] = {}
    for edit in said:
        letter_id = tx.files.bringer(edit.about)
        groups.setdefault((edit.value, letter_id), []).append(edit)
    for (value, letter_id), edits in groups.items():
        outcome = _give(house, tx, value, letter_id, edits)
        for edit in edits:
            tx.edits.close(edit.id, now, outcome)
            tx.record.note(now, edit.who or "staff", f"{edit.kind}: {edit.value}", edit.number)


def _give(
    house: House, tx: Transaction, value: str, letter_id: int | None, edits: Sequence[Edit]
) -> str:
    letter = tx.letters.get(letter_id).letter if letter_id is not None else None
    if letter_id is None or letter is None or not value:
        return "unknown"
    now = house.clock.now()
    fresh = value == Use.NEW
    target = entry(tx, value)
    if target is None and not fresh:
        return "unknown"
    if target is not None and not decision.takes_revision(target.state):
        return f"impossible {target.state}"
    wanted = {edit.about for edit in edits}
    parts = _parts(tx, letter_id, wanted)
    _take_back(tx, value, wanted, now)
    number = tx.entries.open(house.policy.campaign.prefix, now) if target is None else value
    case = Case(parts=parts, received_at=letter.received_at)
    cases.revise(tx, number, letter_id, case, letter.subject, now)
    tx.entries.rejoin(letter_id, number, "revised")
    _judge_again(tx, {edit.number for edit in edits} - {number}, now)
    return DONE


def _take_back(tx: Transaction, number: str, wanted: Collection[str], now: datetime) -> None:
    """An entry that gets a file which staff had sent away from it: that word is over."""
    for said in tx.edits.standing(number):
        if said.about in wanted and moves_file(said):
            over = tx.edits.hear(replace(said, value="", reason="", seen_at=now))
            tx.edits.close(over.id, now)
            column = COLUMNS[said.kind]
            tx.desk.write(now, ("files", f"{number} {said.about}", column), "", said.revision)


def _parts(tx: Transaction, letter_id: int, wanted: Iterable[str]) -> tuple[Part, ...]:
    letter = tx.letters.get(letter_id).letter
    if letter is None:
        return ()
    case = cases.arrived(tx, letter_id, letter, VERSION)
    return tuple(part for part in case.parts if part.material.sha256 in set(wanted))


def _judge_again(tx: Transaction, numbers: Iterable[str], now: datetime) -> None:
    """The entries that lost a file are judged without it."""
    for number in numbers:
        left = entry(tx, number)
        if left is not None and decision.takes_revision(left.state):
            tx.entries.happen(number, Happening.AMENDED, now)


def admit(house: House, tx: Transaction, said: Edit) -> str:
    """Let a held change in: its sender may change the entry from now on."""
    letter_id = int(said.about.rpartition(":")[2])
    letter = tx.letters.get(letter_id).letter
    target = entry(tx, said.number)
    if letter is None or target is None:
        return "unknown"
    if not said.value:
        return DONE  # what was let in stays
    if not decision.takes_revision(target.state):
        return f"impossible {target.state}"
    case = cases.arrived(tx, letter_id, letter, VERSION)
    cases.revise(tx, said.number, letter_id, case, letter.subject, house.clock.now())
    tx.entries.rejoin(letter_id, said.number, "revised")
    return DONE
