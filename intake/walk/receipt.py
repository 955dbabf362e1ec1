"""Receipt: a letter whose check takes longer than a minute → two lines that it has arrived.

The minute counts from our first reading: a robot that finds a night's letters in the morning
answers each with its result, and writes twice only where a sender would wait for the first word.
"""

from __future__ import annotations

from datetime import timedelta

from intake.ledger.store import Transaction
from intake.model import LetterKind, ReplyKind
from intake.walk.house import House

NAME = "receipt"
WAIT = timedelta(minutes=1)
KINDS = (LetterKind.SUBMISSION, LetterKind.PRECHECK)
CHECKING = "checking"
"""The cause of an answer that says that the check goes on."""


def due(house: House) -> list[str]:
    """Letters that have been read and waited for so long, and were told nothing yet."""
    with house.ledger.reading() as tx:
        waiting = tx.letters.lasting(KINDS, house.clock.now() - WAIT)
        return [str(i) for i in waiting if not _is_told(tx, i) and _may_answer(tx, i)]


def take(house: House, item: str) -> None:
    """Owe one letter its receipt."""
    letter_id, now = int(item), house.clock.now()
    with house.ledger.transaction() as tx:
        tx.outbox.owe(_subject(letter_id), CHECKING, ReplyKind.RECEIPT, letter_id, now)
    house.step("receipt owed")


def is_given(tx: Transaction, letter_id: int) -> bool:
    """Whether a letter has, or is owed, a receipt."""
    return bool(tx.outbox.owed_at(_subject(letter_id), ReplyKind.RECEIPT))


def _is_told(tx: Transaction, letter_id: int) -> bool:
    """Whether a receipt, or the result of a check that is made once more, was told or is owed."""
    checked = tx.outbox.owed_at(_subject(letter_id), ReplyKind.PRECHECK)
    return bool(checked) or is_given(tx, letter_id)


def _may_answer(tx: Transaction, letter_id: int) -> bool:
    """Whether a machine may answer; where it may not, staff need no second reply to hold."""
    letter = tx.letters.get(letter_id).letter
    return letter is not None and letter.automatic is None


def _subject(letter_id: int) -> str:
    return f"letter:{letter_id}"
