"""Requests: what `publish`, `retry`, `outbox` do, by themselves or through the running robot.

So do `onward send` and `remind` where they are told `--by-robot`.

When a robot works on the ledger the command leaves a request in it and waits; the robot carries it
out as an item of a round, so that one that goes wrong stops no other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from intake.errors import BadSetup, NeedsPerson, TryLater
from intake.model import OutboxRow, OutboxState
from intake.walk import board, desk, letter, measure
from intake.walk.house import House
from intake.walk.office import remind, ship, tell
from intake.walk.shapes import Json

NAME = "requests"
GONE = frozenset({OutboxState.SENT, OutboxState.BOUNCED})
SETTLED = GONE | {OutboxState.FAILED, OutboxState.DISCARDED}
UNDER_WAY = timedelta(minutes=10)
"""As long as a line to a mail server lasts; until then nobody can say that a reply is unsure."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request in the ledger: what to do and with what."""

    id: int
    verb: str
    argument: str


def leave(house: House, verb: str, argument: str) -> int:
    """Leave a request for the running robot; its number."""
    with house.ledger.transaction() as tx:
        return tx.record.ask(verb, argument, house.clock.now())


def outcome(house: House, request_id: int) -> str | None:
    """What came of a request, or None while it waits. Raises BadSetup when it was refused."""
    with house.ledger.reading() as tx:
        found = tx.record.fulfilled(request_id)
    if found is None:
        return None
    granted, words = found
    if not granted:
        raise BadSetup(words)
    return words


def waiting(house: House) -> list[Request]:
    """Requests that nobody has carried out."""
    with house.ledger.reading() as tx:
        return [Request(*row) for row in tx.record.requests()]


def due(house: House) -> list[str]:
    """The numbers of the requests that wait."""
    return [str(request.id) for request in waiting(house)]


def take(house: House, item: str) -> None:
    """Do what was asked, and write down what came of it."""
    (request,) = (request for request in waiting(house) if str(request.id) == item)
    try:
        words, granted = act(house, request.verb, request.argument), True
    except BadSetup as error:
        words, granted = str(error), False
    with house.ledger.transaction() as tx:
        tx.record.fulfil(request.id, house.clock.now(), words, granted=granted)


def park(house: House, item: str, reason: str) -> None:
    """Refuse a request that broke three times: whoever asked is told, and nothing stays parked."""
    words = f"this did not work: {reason}; the log tells more"
    with house.ledger.transaction() as tx:
        tx.record.fulfil(int(item), house.clock.now(), words, granted=False)
        tx.record.settle(NAME, item)


def act(house: House, verb: str, argument: str) -> str:
    """Do one thing now; says what was done. Raises BadSetup when it cannot be done."""
    if verb not in ACTS:
        message = f"this robot knows no {verb}; it may be older than the command that asked"
        raise BadSetup(message)
    return ACTS[verb](house, argument)


def _publish(house: House, argument: str) -> str:  # noqa: ARG001  (nothing to choose)
    desk.take(house, "tracker")
    board.take(house, board.NAME)
    with house.ledger.reading() as tx:
        return str(desk.written(house, tx))


def _retry(house: House, argument: str) -> str:
    """Put an item back that was set aside; `argument` is ROUND:ITEM as `parked` lists it."""
    name, _, item = argument.partition(":")
    with house.ledger.reading() as tx:
        parked = {(t.round, t.item) for t in tx.record.troubles(parked=True)}
    if (name, item) not in parked:
        message = f"nothing is parked as {argument}; `parked` lists what is"
        raise BadSetup(message)
    if name in {letter.NAME, "entries"}:
        letter.resume(house, item)
    elif name == measure.NAME:
        measure.resume(house, item)
    with house.ledger.transaction() as tx:  # last, so that a crash before it loses nothing
        tx.record.settle(name, item)
    return f"{argument} is tried again"


def _release(house: House, argument: str) -> str:
    """Let a held reply go; one that may have been sent already is sent once more."""
    row_id, now = _row(house, argument), house.clock.now()
    with house.ledger.transaction() as tx:
        row = tx.outbox.get(row_id)
        if row.state in SETTLED:
            message = f"reply {argument} is {row.state} already"
            raise BadSetup(message)
        _refuse_under_way(row, now)
        tx.outbox.release(row_id)
        again = row.announced_at is not None
        note = "reply released to be sent again" if again else "reply released"
        tx.record.note(now, "staff", note, letter_id=row.letter_id)
    words = f"reply {argument} will be sent"
    return f"{words} once more; it may arrive twice" if again else words


def _discard(house: House, argument: str) -> str:
    """Never let a reply leave that has not left yet."""
    row_id, now = _row(house, argument), house.clock.now()
    with house.ledger.transaction() as tx:
        row = tx.outbox.get(row_id)
        if row.state in GONE | {OutboxState.DISCARDED}:
            message = f"reply {argument} is {row.state} already; nothing is left to discard"
            raise BadSetup(message)
        _refuse_under_way(row, now)
        tx.outbox.discard(row_id, now)
        tx.record.note(now, "staff", "reply discarded", letter_id=row.letter_id)
    maybe = row.announced_at is not None
    return f"reply {argument} is discarded" + ("; it may have left before" if maybe else "")


def _resend(house: House, argument: str) -> str:
    """Send a reply again: one that failed, came back, was discarded, or is asked for anew."""
    row_id, now = _row(house, argument), house.clock.now()
    with house.ledger.transaction() as tx:
        row = tx.outbox.get(row_id)
        _refuse_under_way(row, now)
        tx.outbox.resend(row_id)
        tx.record.note(now, "staff", f"reply sent again: was {row.state}", letter_id=row.letter_id)
    words = f"reply {argument} will be sent"
    left = row.state is OutboxState.SENT or row.announced_at is not None
    return f"{words} once more; it may arrive twice" if left else words


def ordered(order: ship.Order) -> str:
    """An order to send the parcel, as a request carries it."""
    return json.dumps(asdict(order))


def read(words: str) -> Json:
    """What a request came to that answers with a document. Raises NeedsPerson, TryLater."""
    found: Json = json.loads(words)
    if "needs person" in found:
        raise NeedsPerson(found["needs person"])
    if "later" in found:
        raise TryLater(found["later"])
    return found


def _onward(house: House, argument: str) -> str:
    """Send the parcel; on lines of our own, which are let go of."""
    order = ship.Order(**json.loads(argument))
    try:
        return _document(lambda: tell.sent(house, ship.send(house, order)))
    finally:
        house.post.close()
        house.mailbox.close()


def _remind(house: House, argument: str) -> str:  # noqa: ARG001  (nothing to choose)
    return _document(lambda: remind.remind(house, dry_run=False))


def _document(act: Callable[[], Json]) -> str:
    """What an act found, or why not now: said once, and not tried again by the robot."""
    try:
        return json.dumps(act(), ensure_ascii=False)
    except NeedsPerson as error:
        return json.dumps({"needs person": str(error)}, ensure_ascii=False)
    except TryLater as error:
        return json.dumps({"later": str(error)}, ensure_ascii=False)


def _refuse_under_way(row: OutboxRow, now: datetime) -> None:
    if _is_under_way(row, now):
        message = f"reply {row.id} is being handed over; look at it again in ten minutes"
        raise BadSetup(message)


def _is_under_way(row: OutboxRow, now: datetime) -> bool:
    """Whether a server may be taking its content at this moment."""
    begun = row.announced_at
    return row.state is OutboxState.SENDING and begun is not None and now - begun < UNDER_WAY


def _row(house: House, argument: str) -> int:
    with house.ledger.reading() as tx:
        if not argument.isdecimal() or int(argument) not in {row.id for row in tx.outbox.rows()}:
            message = f"there is no reply {argument}; `outbox list` shows them"
            raise BadSetup(message)
    return int(argument)


ACTS: Mapping[str, Callable[[House, str], str]] = {
    "publish": _publish,
    "retry": _retry,
    "release": _release,
    "discard": _discard,
    "resend": _resend,
    "onward": _onward,
    "remind": _remind,
}
