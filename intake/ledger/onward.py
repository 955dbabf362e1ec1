"""What goes to the next tier and what comes from the one before: shipments, showings, lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from intake.ledger.schema import dispatch, letter, listed, parcel, showing
from intake.model import Dispatch, Listed, OutboxState, Shipment, Showing


class Onward:
    """The shipments, showings and lists of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ship(self, found: Shipment, message_ids: Sequence[str]) -> None:
        """Keep a shipment with its letters, before the first of them leaves."""
        names = Shipment.__dataclass_fields__
        self._connection.execute(
            parcel.insert().values({name: getattr(found, name) for name in names})
        )
        for position, message_id in enumerate(message_ids, 1):
            row = {"digest": found.digest, "position": position, "message_id": message_id}
            self._connection.execute(
                dispatch.insert().values(**row, state=OutboxState.COMPOSED, detail="")
            )

    def shipments(self) -> list[Shipment]:
        """Every shipment, oldest first."""
        query = sa.select(parcel).order_by(parcel.c.made_at, parcel.c.digest)
        return [Shipment(**row._mapping) for row in self._connection.execute(query)]  # noqa: SLF001  (public API)

    def dispatches(self, digest: str) -> list[Dispatch]:
        """The letters of a shipment in their order."""
        query = sa.select(dispatch).where(dispatch.c.digest == digest)
        rows = self._connection.execute(query.order_by(dispatch.c.position))
        return [
            Dispatch(**{**row._mapping, "state": OutboxState(row.state)})  # noqa: SLF001  (public API)
            for row in rows
        ]

    def sent_any(self, message_ids: Sequence[str]) -> bool:
        """Whether one of these Message-IDs is that of a letter of a parcel."""
        query = sa.select(dispatch.c.digest).where(dispatch.c.message_id.in_(message_ids))
        return self._connection.scalar(query.limit(1)) is not None

    def mark(self, found: Dispatch, state: OutboxState, **values: Any) -> None:  # noqa: ANN401  (columns)
        """Move a letter of a shipment to a state, with what else is known."""
        this = (dispatch.c.digest == found.digest, dispatch.c.position == found.position)
        self._connection.execute(dispatch.update().where(*this).values(state=state, **values))

    def arrive(self, digest: str, at: datetime) -> None:
        """Note that the last letter of a shipment has left."""
        self._connection.execute(
            parcel.update().where(parcel.c.digest == digest).values(sent_at=at)
        )

    def drop(self, digest: str) -> None:
        """Forget a shipment of which no letter has left."""
        self._connection.execute(dispatch.delete().where(dispatch.c.digest == digest))
        self._connection.execute(parcel.delete().where(parcel.c.digest == digest))

    def showings(self) -> list[Showing]:
        """Every showing, in the order of the days."""
        query = sa.select(showing).order_by(showing.c.day, showing.c.number)
        return [
            Showing(
                number=row.number, day=date.fromisoformat(row.day), announced_at=row.announced_at
            )
            for row in self._connection.execute(query)
        ]

    def show(self, days: Mapping[str, date]) -> None:
        """Keep the days of works as drafts in the place of the former ones; announced ones stay."""
        self._connection.execute(showing.delete().where(showing.c.announced_at.is_(None)))
        kept = set(self._connection.scalars(sa.select(showing.c.number)))
        for number, day in days.items():
            if number not in kept:
                row = {"number": number, "day": day.isoformat()}
                self._connection.execute(showing.insert().values(row))

    def announce(self, number: str, day: date, at: datetime) -> None:
        """Note that a work's school is told this day."""
        self._connection.execute(showing.delete().where(showing.c.number == number))
        row = {"number": number, "day": day.isoformat(), "announced_at": at}
        self._connection.execute(showing.insert().values(row))

    def enlist(self, letter_id: int, works: Sequence[Listed]) -> None:
        """Keep what the summary sheet of a letter names; the same letter again changes nothing."""
        self._connection.execute(listed.delete().where(listed.c.letter_id == letter_id))
        names = Listed.__dataclass_fields__
        for position, work in enumerate(works, 1):
            row = {name: getattr(work, name) for name in names}
            self._connection.execute(
                listed.insert().values(**row, letter_id=letter_id, position=position)
            )

    def listed_by(self, sender: str) -> list[Listed]:
        """What the summary sheets of a sender name, the newest sheet first."""
        query = sa.select(listed).join(letter, letter.c.id == listed.c.letter_id)
        query = query.where(letter.c.sender == sender)
        rows = self._connection.execute(query.order_by(letter.c.id.desc(), listed.c.position))
        names = Listed.__dataclass_fields__
        return [Listed(**{name: getattr(row, name) for name in names}) for row in rows]
