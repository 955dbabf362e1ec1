"""Post: replies in the outbox → SMTP, once each.

`sending` is committed before the server is spoken to, `announced_at` before the content leaves: a
crash before the second mark has surely sent nothing. After it, evidence is looked for before any
repeat (evidence.py). Where the rates let many go at once they leave in bundles: one commit claims
and announces a bundle, one notes what became of it, and between the two a slip tells how far it
came (slip.py).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from typing import Any

from intake.ledger.outbox import Leaving, Waiting
from intake.ledger.store import Transaction
from intake.model import OutboxState
from intake.replies.post import Delivery
from intake.walk.house import House
from intake.walk.outward import evidence, pace, slip

NAME = "post"
TROUBLE = "post trouble"
BACK_OFF_MINUTES = (1, 5, 15, 60)
MOST_TRIES = 75
"""About three days at the last back-off; counted in tries, since a reply may be held for weeks."""
LEFT_ALONE_MINUTES = 1
"""A server that cannot be spoken to is not tried with the next thousand replies at once."""
BUNDLE = 100
BUNDLE_SECONDS = 5.0
"""After so long the rest of a bundle is put back: a stop, or staff, need not wait for all of it."""


def due(house: House) -> list[str]:
    """Broken-off replies whose fate can be looked up, and those that may leave now, in bundles.

    Nothing but a bundle in which the robot died, until it is known how far that came.
    """
    with house.ledger.reading() as tx:
        if claimed := tx.outbox.claimed():
            return [" ".join(map(str, claimed))]
        rows = tx.outbox.open()
        broken = [row.id for row in rows if evidence.is_known(house, tx, row)]
        ready = [row for row in rows if row.announced_at is None and _may_leave(house, row)]
        leaving = _paced(house, tx, _awake(house, tx, ready)) if ready else []
    return [*map(str, broken), *_bundles(leaving)]


def take(house: House, item: str) -> None:
    """Send a bundle of replies, or settle the fate of one whose sending broke off."""
    outbox_ids = [int(word) for word in item.split()]
    with house.ledger.reading() as tx:
        claimed = tx.outbox.claimed()
        row = None if claimed or len(outbox_ids) > 1 else tx.outbox.get(outbox_ids[0])
    if claimed:
        evidence.break_up(house)
    elif row is not None and row.announced_at is not None:
        evidence.look(house, row, row.announced_at)
    else:
        _send(house, outbox_ids)


def _bundles(leaving: Sequence[Waiting]) -> Iterator[str]:
    """The ids of replies that leave together.

    One whose handing over ended in a fault of ours goes alone, lest it keep others from leaving.
    """
    whole = iter([str(row.id) for row in leaving if row.state is not OutboxState.SENDING])
    while bundle := list(islice(whole, BUNDLE)):
        yield " ".join(bundle)
    yield from (str(row.id) for row in leaving if row.state is OutboxState.SENDING)


def _awake(house: House, tx: Transaction, ready: list[Waiting]) -> list[Waiting]:
    """All but what waits for the morning; of which kind each is need be known at night only."""
    now, rules = house.clock.now(), house.policy
    if not pace.is_quiet(rules, now):
        return ready
    kinds = tx.outbox.kinds([row.id for row in ready])
    return [row for row in ready if not pace.waits_for_morning(rules, kinds[row.id], now)]


def _paced(house: House, tx: Transaction, ready: list[Waiting]) -> list[Waiting]:
    """Those that leave now: what staff released by hand waits for hour and day only."""
    released = [row for row in ready if row.released]
    others = [row for row in ready if not row.released]
    leaving = [*released, *others[: pace.at_once(house, tx)]]
    return leaving[: pace.allowance(house, tx)]


def waiting(tx: Transaction) -> int:
    """How many replies wait for nothing but their turn."""
    return sum(row.announced_at is None and not row.hold for row in tx.outbox.open())


def _may_leave(house: House, row: Waiting) -> bool:
    if row.hold or not house.sends or not (house.policy.replies.send or row.released):
        return False
    return row.next_try is None or row.next_try <= house.clock.now()


@dataclass(slots=True)
class _Bundle:
    """Replies that were claimed together: what became of the first ones, and which is in hand.

    One that is alone is marked itself, and announced by itself: it has no `paper`.
    """

    rows: list[Leaving]
    at: datetime
    paper: slip.Slip | None
    told: list[tuple[Leaving, Delivery]] = field(default_factory=list)
    in_hand: Leaving | None = None
    begun: bool = False


def _send(house: House, outbox_ids: Sequence[int]) -> None:
    """Claim replies, hand them over one after the other, and note what became of each."""
    several = len(outbox_ids) > 1
    with slip.opened(house.files, outbox_ids) if several else nullcontext() as paper:
        bundle = _Bundle(_claim(house, outbox_ids), house.clock.now(), paper)
        if not bundle.rows:
            return
        house.step("sending marked")
        try:
            _hand_over(house, bundle)
        finally:
            _settle(house, bundle)
        if any(delivery.outcome == "sent" for _, delivery in bundle.told):
            house.step("sent marked")


def _claim(house: House, outbox_ids: Sequence[int]) -> list[Leaving]:
    """Note that what may still leave is being sent; several at once may all have begun from now."""
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        if pace.paused(tx, now) is not None:
            return []  # said to a letter of the same turn
        found = tx.outbox.leaving(outbox_ids)
        rows = [row for row in found if row.announced_at is None and _may_leave(house, row)]
        if len(outbox_ids) > 1:
            tx.outbox.claim([row.id for row in rows], now)
        for row in rows if len(outbox_ids) == 1 else ():
            tx.outbox.mark(row.id, OutboxState.SENDING, tries=row.tries + 1)
    return rows


def _hand_over(house: House, bundle: _Bundle) -> None:
    """Offer one reply after the other, until the server's words or the time say: no more now."""
    until = time.monotonic() + BUNDLE_SECONDS
    copies = [house.policy.smtp.sender] if house.policy.replies.evidence == "bcc" else []
    for row in bundle.rows:
        bundle.in_hand, bundle.begun = row, False
        delivery = house.post.send(row.raw, row.to, copies, partial(_announce, house, bundle, row))
        bundle.told.append((row, delivery))
        bundle.in_hand = None
        if delivery.outcome == "sent":
            house.step("DATA accepted")
        if _stands_in_all_ways(delivery) or time.monotonic() > until or house.stopping():
            return


def _announce(house: House, bundle: _Bundle, row: Leaving) -> None:
    """The mark between the server's 354 and our content: on the slip, or durable by itself.

    No step follows it: what a machine did in the instant after, no process can see from inside.
    """
    if bundle.paper is not None:
        bundle.paper.begin(row.id)
    else:
        with house.ledger.transaction() as tx:
            tx.outbox.announce(row.id, house.clock.now())
    bundle.begun = True


def _is_unheard(delivery: Delivery) -> bool:
    """Whether no server has spoken of this reply, nor can have it."""
    return delivery.outcome == "retry" and delivery.code is None


def _stands_in_all_ways(delivery: Delivery) -> bool:
    """Whether what came of one reply would come of the next one, too."""
    return delivery.all or _is_unheard(delivery)


def _settle(house: House, bundle: _Bundle) -> None:
    """Note what became of each; what was not offered waits as before."""
    now = house.clock.now()
    sent = [(row, told) for row, told in bundle.told if told.outcome == "sent"]
    with house.ledger.transaction() as tx:
        if sent:
            tx.outbox.sent([(row, told.detail) for row, told in sent], bundle.at, now)
            tx.record.notes(now, "robot", "reply sent", [row.letter_id for row, _ in sent])
        for row, told in bundle.told:
            if told.outcome != "sent":
                _note(tx, bundle, row, told, now)
        if bundle.told:
            _note_of_all(tx, now, bundle.told[-1][1])
        if bundle.in_hand is not None:
            _keep_apart(tx, bundle, bundle.in_hand)
        if bundle.paper is not None:
            tx.outbox.claim([], now)


def _note(tx: Transaction, bundle: _Bundle, row: Leaving, told: Delivery, now: datetime) -> None:
    """What became of a reply that has not, or not surely, arrived."""
    values: dict[str, Any] = {"detail": told.detail, "announced_at": None, "tries": row.tries + 1}
    if told.outcome == "unsure":
        values |= {"announced_at": bundle.at, "next_try": now + evidence.LOOK_EVERY}
        tx.outbox.mark(row.id, OutboxState.UNSURE, **values)
    elif told.outcome == "failed" or row.tries + 1 >= MOST_TRIES:
        tx.outbox.mark(row.id, OutboxState.FAILED, **values)
    else:
        usual = BACK_OFF_MINUTES[min(row.tries, len(BACK_OFF_MINUTES) - 1)]
        later = now + timedelta(minutes=max(usual, told.minutes or 0))
        tx.outbox.mark(row.id, OutboxState.RETRY, **values, next_try=later)
    tx.record.note(now, "robot", f"reply {told.outcome}", letter_id=row.letter_id)


def _note_of_all(tx: Transaction, now: datetime, told: Delivery) -> None:
    """What the last answer means for all replies."""
    unheard = _is_unheard(told)
    tx.record.beat(TROUBLE, now, {"reason": told.detail} if unheard else {})
    minutes = told.minutes if told.all else LEFT_ALONE_MINUTES if unheard else None
    if minutes:
        pace.pause(tx, now, minutes)


def _keep_apart(tx: Transaction, bundle: _Bundle, row: Leaving) -> None:
    """What was in hand when a fault of ours broke in may have left, or goes alone from now on."""
    begun = {"announced_at": bundle.at} if bundle.begun else {}
    tx.outbox.mark(row.id, OutboxState.SENDING, tries=row.tries + 1, **begun)


def trouble(tx: Transaction) -> str | None:
    """What kept the last reply from being offered to the server; None when it was."""
    pulse = tx.record.pulse(TROUBLE)
    return pulse[1].get("reason") if pulse else None
