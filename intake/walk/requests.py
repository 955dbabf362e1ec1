"""Requests: what `publish`, `retry` and `outbox` do, by themselves or through the running robot.

When a robot works on the ledger the command leaves a request in it and waits; the robot's own
thread carries it out between two turns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from intake.errors import BadSetup
from intake.model import OutboxState
from intake.walk import desk, letter, measure
from intake.walk.house import House

SETTLED = frozenset({OutboxState.SENT, OutboxState.FAILED, OutboxState.BOUNCED})


@dataclass(frozen=True, slots=True)
class Errand:
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


def waiting(house: House) -> list[Errand]:
    """Requests that nobody has carried out."""
    with house.ledger.reading() as tx:
        return [Errand(*row) for row in tx.record.requests()]


def carry_out(house: House, errand: Errand) -> None:
    """Do what was asked, and write down what came of it."""
    try:
        words, granted = act(house, errand.verb, errand.argument), True
    except BadSetup as error:
        words, granted = str(error), False
    with house.ledger.transaction() as tx:
        tx.record.fulfil(errand.id, house.clock.now(), words, granted=granted)


def act(house: House, verb: str, argument: str) -> str:
    """Do one thing now; says what was done. Raises BadSetup when it cannot be done."""
    return ACTS[verb](house, argument)


def _publish(house: House, argument: str) -> str:  # noqa: ARG001  (nothing to choose)
    desk.take(house, "tracker")
    with house.ledger.transaction() as tx:
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
    row_id = _row(house, argument)
    with house.ledger.transaction() as tx:
        row = tx.outbox.get(row_id)
        if row.state in SETTLED:
            message = f"reply {argument} is {row.state} already"
            raise BadSetup(message)
        tx.outbox.release(row_id)
        tx.record.note(house.clock.now(), "staff", "reply released", letter_id=row.letter_id)
    return f"reply {argument} will be sent"


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
}
