"""Withdraw: 撤回 in a letter → the entry it takes back, where its writer may do so."""

from __future__ import annotations

from collections.abc import Sequence

from intake import matching
from intake.ledger.store import Transaction
from intake.model import Happening, Letter, LetterEnd, ReplyKind, State
from intake.walk.house import House
from intake.walk.works import known, standings

GONE = frozenset({State.WITHDRAWN, State.SUPERSEDED})


def take_back(house: House, tx: Transaction, letter_id: int, letter: Letter) -> bool:
    """Withdraw the one entry that a letter means; False when it is nobody's, or not clear which."""
    meant = _meant(tx, letter)
    if meant is None:
        return False
    withdraw(house, tx, letter_id, letter, meant)
    return True


def withdraw(house: House, tx: Transaction, letter_id: int, letter: Letter, number: str) -> None:
    """Withdraw an entry; once it was forwarded, staff decide. Its sender is told which."""
    now = house.clock.now()
    state = tx.entries.happen(number, Happening.WITHDRAWN, now)
    tx.entries.join(letter_id, number, "withdrawn")
    tx.letters.close(letter_id, LetterEnd.ENTRY, "withdrawal")
    tx.record.note(now, letter.sender.address, f"withdrawal: {state}", number, letter_id)
    # One answer a letter: the newest judgement before it has nothing to say any more.
    tx.outbox.owe(number, f"letter:{letter_id}", ReplyKind.WITHDRAWN, letter_id, now)
    if state is State.WITHDRAWN:
        standings.free_place(tx, house, tx.entries.holder(number))


def _meant(tx: Transaction, letter: Letter) -> str | None:
    """The entry that a letter names, answers about, or that alone is its sender's."""
    named = [letter.refers_to] if letter.refers_to else tx.entries.answered_by(letter.answers)
    numbers = tx.entries.sorted(named) or tx.entries.sorted(
        tx.entries.near(letter.sender.address, "")
    )
    found = [known.entry(tx, number) for number in numbers]
    return _only(letter, found if named else [entry for entry in found if _is_left(entry)])


def _only(letter: Letter, found: Sequence[matching.Known]) -> str | None:
    mine = [entry.number for entry in found if matching.may_change(letter.sender, entry)]
    return mine[0] if len(mine) == 1 == len(found) else None


def _is_left(entry: matching.Known) -> bool:
    return entry.state not in GONE
