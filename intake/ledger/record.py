"""What happened: events, troubles of single items, pulses of the rounds, requests to the worker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from intake.ledger.schema import event, pulse, request, trouble
from intake.model import Event, Trouble

MAX_TRIES = 3
"""After so many failures an item is set aside for a person."""


class Record:
    """Events, troubles, pulses and requests of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(
        self,
        at: datetime,
        who: str,
        what: str,
        number: str | None = None,
        letter_id: int | None = None,
    ) -> None:
        """Write an event."""
        row = {"at": at, "who": who, "what": what, "number": number, "letter_id": letter_id}
        self._connection.execute(event.insert().values(row))

    def notes(self, at: datetime, who: str, what: str, letter_ids: Sequence[int | None]) -> None:
        """Write the same event for several letters."""
        row = {"at": at, "who": who, "what": what, "number": None}
        rows = [{**row, "letter_id": letter_id} for letter_id in letter_ids]
        self._connection.execute(event.insert(), rows)

    def events(self, number: str | None = None, letter_id: int | None = None) -> list[Event]:
        """Events of an entry or a letter, or all of them, oldest first."""
        query = sa.select(event).order_by(event.c.id)
        if number is not None:
            query = query.where(event.c.number == number)
        if letter_id is not None:
            query = query.where(event.c.letter_id == letter_id)
        return [Event(**row._mapping) for row in self._connection.execute(query)]  # noqa: SLF001  (public API)

    def last_event(self) -> int:
        """The newest event's number; it grows with every change that people may see."""
        return self._connection.scalar(sa.select(sa.func.max(event.c.id))) or 0

    def trouble(
        self, name: str, item: str, reason: str, trace: str, at: datetime, *, park: bool
    ) -> Trouble:
        """Count a failure of an item; the third one, or `park`, sets it aside."""
        tries = next((t.tries for t in self.troubles() if (t.round, t.item) == (name, item)), 0) + 1
        parked = park or tries >= MAX_TRIES
        self.settle(name, item)
        row = {"round": name, "item": item, "tries": tries, "reason": reason, "trace": trace}
        self._connection.execute(trouble.insert().values(**row, parked=parked, at=at))
        return Trouble(round=name, item=item, tries=tries, reason=reason, parked=parked, at=at)

    def troubles(self, *, parked: bool | None = None) -> list[Trouble]:
        """Items that failed; only those set aside when `parked`."""
        query = sa.select(trouble).order_by(trouble.c.at, trouble.c.round, trouble.c.item)
        if parked is not None:
            query = query.where(trouble.c.parked.is_(parked))
        names = ("round", "item", "tries", "reason", "parked", "at")
        return [
            Trouble(**{n: getattr(row, n) for n in names})
            for row in self._connection.execute(query)
        ]

    def settle(self, name: str, item: str) -> bool:
        """Forget an item's failures; whether there were any."""
        gone = trouble.delete().where(trouble.c.round == name, trouble.c.item == item)
        return bool(self._connection.execute(gone).rowcount)

    def beat(self, name: str, at: datetime, body: dict[str, str] | None = None) -> None:
        """Note that a round was turned, with what it is worth remembering."""
        self._connection.execute(pulse.delete().where(pulse.c.name == name))
        self._connection.execute(pulse.insert().values(name=name, at=at, body=body or {}))

    def pulse(self, name: str) -> tuple[datetime, dict[str, str]] | None:
        """When a round was last turned, and what was remembered."""
        row = self._connection.execute(sa.select(pulse).where(pulse.c.name == name)).one_or_none()
        return (row.at, row.body) if row else None

    def ask(self, verb: str, argument: str, at: datetime) -> int:
        """Leave a request for the running robot."""
        row = {"verb": verb, "argument": argument, "made_at": at}
        query = request.insert().values(row).returning(request.c.id)
        return int(self._connection.execute(query).scalar_one())

    def requests(self) -> list[tuple[int, str, str]]:
        """Requests that wait: number, verb, argument."""
        query = sa.select(request).where(request.c.done_at.is_(None)).order_by(request.c.id)
        return [(row.id, row.verb, row.argument) for row in self._connection.execute(query)]

    def fulfil(self, request_id: int, at: datetime, reply: str, *, granted: bool = True) -> None:
        """Note that a request was carried out or refused, and what is to be said of it."""
        values = {"done_at": at, "answer": reply, "granted": granted}
        self._connection.execute(request.update().where(request.c.id == request_id).values(values))

    def fulfilled(self, request_id: int) -> tuple[bool, str] | None:
        """Whether a request was granted and what is said of it, or None while it waits."""
        query = sa.select(request).where(request.c.id == request_id)
        row = self._connection.execute(query).one()
        return None if row.done_at is None else (row.granted, row.answer)
