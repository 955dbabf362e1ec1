"""Post: replies in the outbox → SMTP, once each.

`sending` is committed before the server is spoken to, `announced_at` just before the content
leaves: a crash before the second mark has surely sent nothing. After it, evidence is looked for
before any repeat: the copy in our own mailbox, or the Sent folder.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from intake.ledger.store import Transaction
from intake.model import OutboxRow, OutboxState
from intake.replies.post import Delivery
from intake.walk import pace
from intake.walk.house import House

NAME = "post"
TROUBLE = "post trouble"
BACK_OFF_MINUTES = (1, 5, 15, 60)
MOST_TRIES = 75
"""About three days at the last back-off; counted in tries, since a reply may be held for weeks."""
LOOK_EVERY = timedelta(minutes=5)
LOOKS = 2
PATIENCE = timedelta(minutes=10)


def due(house: House) -> list[str]:
    """Broken-off replies whose fate can be looked up, and as many as may leave now."""
    with house.ledger.reading() as tx:
        rows = tx.outbox.open()
        broken = [row for row in rows if row.announced_at is not None and _is_known(house, tx, row)]
        ready = [row for row in rows if row.announced_at is None and _may_leave(house, row)]
        leaving = _paced(house, tx, ready) if ready else []
    return [str(row.id) for row in (*broken, *leaving)]


def take(house: House, item: str) -> None:
    """Send one reply, or settle the fate of one whose sending broke off."""
    with house.ledger.reading() as tx:
        row = tx.outbox.get(int(item))
    if row.announced_at is not None:
        _look(house, row, row.announced_at)
    else:
        _send(house, row)


def _paced(house: House, tx: Transaction, ready: list[OutboxRow]) -> list[OutboxRow]:
    """Those that leave now: what staff released by hand waits for hour and day only."""
    released = [row for row in ready if row.released]
    others = [row for row in ready if not row.released]
    leaving = [*released, *others[: pace.at_once(house, tx)]]
    return leaving[: pace.allowance(house, tx)]


def waiting(tx: Transaction) -> int:
    """How many replies wait for nothing but their turn."""
    rows = tx.outbox.open()
    return sum(row.announced_at is None and not row.hold for row in rows)


def _is_known(house: House, tx: Transaction, row: OutboxRow) -> bool:
    """Whether it is worth looking what became of a reply: its copy came, or it is time."""
    if row.next_try is None or row.next_try <= house.clock.now():
        return True
    return tx.letters.own_copy(row.reply.message_id)


def _may_leave(house: House, row: OutboxRow) -> bool:
    now, rules = house.clock.now(), house.policy
    if row.hold or not house.sends or not (rules.replies.send or row.released):
        return False
    if pace.waits_for_morning(rules, row.reply.kind, now):
        return False
    return row.next_try is None or row.next_try <= now


def _send(house: House, row: OutboxRow) -> None:
    with house.ledger.transaction() as tx:
        if pace.paused(tx, house.clock.now()) is not None:
            return  # said to a letter of the same turn
        tx.outbox.mark(row.id, OutboxState.SENDING, tries=row.tries + 1)
    house.step("sending marked")
    settings = house.policy.replies
    copies = [house.policy.smtp.sender] if settings.evidence == "bcc" else []
    delivery = house.post.send(row.raw, row.reply.to, copies, partial(_announce, house, row.id))
    if delivery.outcome == "sent":
        house.step("DATA accepted")
    _settle(house, row, delivery)
    if delivery.outcome == "sent":
        house.step("sent marked")


def _announce(house: House, outbox_id: int) -> None:
    """The durable mark between the server's 354 and our content.

    No step follows it: what a machine did in the instant after, no process can see from inside.
    """
    with house.ledger.transaction() as tx:
        tx.outbox.announce(outbox_id, house.clock.now())


def _settle(house: House, row: OutboxRow, delivery: Delivery) -> None:
    now, outcome, detail = house.clock.now(), delivery.outcome, delivery.detail
    # without a code no server has spoken of this reply: what stands in its way stands in all ways
    trouble = {"reason": detail} if outcome == "retry" and delivery.code is None else {}
    with house.ledger.transaction() as tx:
        tx.record.beat(TROUBLE, now, trouble)
        if delivery.all and delivery.minutes:
            pace.pause(tx, now, delivery.minutes)
        if outcome == "sent":
            tx.outbox.mark(row.id, OutboxState.SENT, sent_at=now, detail=detail)
        elif outcome == "unsure":
            tx.outbox.mark(row.id, OutboxState.UNSURE, detail=detail, next_try=now + LOOK_EVERY)
        elif outcome == "failed" or row.tries + 1 >= MOST_TRIES:
            tx.outbox.mark(row.id, OutboxState.FAILED, detail=detail, announced_at=None)
        else:
            usual = BACK_OFF_MINUTES[min(row.tries, len(BACK_OFF_MINUTES) - 1)]
            wait = timedelta(minutes=max(usual, delivery.minutes or 0))
            tx.outbox.mark(
                row.id, OutboxState.RETRY, detail=detail, announced_at=None, next_try=now + wait
            )
        tx.record.note(now, "robot", f"reply {outcome}", letter_id=row.letter_id)


def trouble(tx: Transaction) -> str | None:
    """What kept the last reply from being offered to the server; None when it was."""
    pulse = tx.record.pulse(TROUBLE)
    return pulse[1].get("reason") if pulse else None


def _look(house: House, row: OutboxRow, announced_at: datetime) -> None:
    """Look for evidence that a reply left; with none after two looks and ten minutes, repeat once.

    When that one breaks off, too, the line may break for a reason of its own (a filter that takes
    the content and hangs up): a person decides, lest one teacher get the letter a hundred times.
    """
    now = house.clock.now()
    if _evidence(house, row):
        with house.ledger.transaction() as tx:
            tx.outbox.mark(row.id, OutboxState.SENT, sent_at=announced_at, detail="evidence found")
            tx.record.note(now, "robot", "reply sent (evidence found)", letter_id=row.letter_id)
        house.step("sent marked")
        return
    again = row.looks + 1 >= LOOKS and now - announced_at >= PATIENCE and not row.repeated
    with house.ledger.transaction() as tx:
        if again and house.policy.replies.evidence != "none":
            note = "sent again after a broken line: possibly twice"
            afresh = {"announced_at": None, "next_try": None, "looks": 0, "repeated": True}
            tx.outbox.mark(row.id, OutboxState.COMPOSED, detail=note, **afresh)
            tx.record.note(now, "robot", note, letter_id=row.letter_id)
        else:
            tx.outbox.mark(
                row.id, OutboxState.UNSURE, looks=row.looks + 1, next_try=now + LOOK_EVERY
            )


def _evidence(house: House, row: OutboxRow) -> bool:
    if house.policy.replies.evidence == "sent":
        return house.mailbox.sent_copy(row.reply.message_id)
    with house.ledger.reading() as tx:
        return tx.letters.own_copy(row.reply.message_id)
