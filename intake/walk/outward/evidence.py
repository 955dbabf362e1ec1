"""Evidence: a reply whose sending broke off → whether it left, and what to do if nobody can say.

What shows that it left is the hidden copy in our own mailbox, or the Sent folder, by config.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from intake.ledger.outbox import Waiting
from intake.ledger.store import Transaction
from intake.model import OutboxRow, OutboxState
from intake.walk.house import House
from intake.walk.outward import slip

LOOK_EVERY = timedelta(minutes=5)
LOOKS = 2
PATIENCE = timedelta(minutes=10)


def is_known(house: House, tx: Transaction, row: Waiting) -> bool:
    """Whether it is worth looking what became of a reply: its copy came, or it is time."""
    if row.announced_at is None:
        return False
    if row.next_try is None or row.next_try <= house.clock.now():
        return True
    return tx.letters.own_copy(row.message_id)


def look(house: House, row: OutboxRow, announced_at: datetime) -> None:
    """Look for evidence that a reply left; with none after two looks and ten minutes, repeat once.

    When that one breaks off, too, the line may break for a reason of its own (a filter that takes
    the content and hangs up): a person decides, lest one teacher get the letter a hundred times.
    """
    if _is_there(house, row):
        _found(house, row, announced_at)
    else:
        _wait_or_repeat(house, row, announced_at)


def break_up(house: House) -> None:
    """Tell what a robot that died had in hand from what its bundle had not come to yet.

    That has surely not left, and waits as before; of the other ones evidence is looked for.
    """
    with house.ledger.transaction() as tx:
        claimed = tx.outbox.claimed()
        for row in tx.outbox.leaving([*claimed]):
            if not slip.is_untouched(house.files, row.id):
                values = {"announced_at": claimed[row.id], "tries": row.tries + 1}
                tx.outbox.mark(row.id, OutboxState.SENDING, **values)
        tx.outbox.claim([], house.clock.now())


def _found(house: House, row: OutboxRow, announced_at: datetime) -> None:
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        tx.outbox.mark(row.id, OutboxState.SENT, sent_at=announced_at, detail="evidence found")
        tx.record.note(now, "robot", "reply sent (evidence found)", letter_id=row.letter_id)
    house.step("sent marked")


def _wait_or_repeat(house: House, row: OutboxRow, announced_at: datetime) -> None:
    now = house.clock.now()
    again = row.looks + 1 >= LOOKS and now - announced_at >= PATIENCE and not row.repeated
    with house.ledger.transaction() as tx:
        if again and house.policy.replies.evidence != "none":
            note = "sent again after a broken line: possibly twice"
            afresh = {"announced_at": None, "next_try": None, "looks": 0, "repeated": True}
            tx.outbox.mark(row.id, OutboxState.COMPOSED, detail=note, **afresh)
            tx.record.note(now, "robot", note, letter_id=row.letter_id)
        else:
            later = now + LOOK_EVERY
            tx.outbox.mark(row.id, OutboxState.UNSURE, looks=row.looks + 1, next_try=later)


def _is_there(house: House, row: OutboxRow) -> bool:
    if house.policy.replies.evidence == "sent":
        return house.mailbox.sent_copy(row.reply.message_id)
    with house.ledger.reading() as tx:
        return tx.letters.own_copy(row.reply.message_id)
