"""Letters in the ledger: where they lie in the mailbox, what was read of them, where they ended."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from intake.ledger.schema import event, fact, letter, material, place, thread
from intake.model import Arrival, Letter, LetterEnd, LetterKind, LetterRecord, Material, Place

PLACE = ("account", "folder", "uidvalidity", "uid", "announced")


class Letters:
    """The letters of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known(self) -> frozenset[Place]:
        """Every place in the mailbox whose letter is in the ledger."""
        return frozenset(_place(row) for row in self._connection.execute(sa.select(place)))

    def knows(self, at: Place) -> bool:
        """Whether the letter at this place is in the ledger already."""
        return self._connection.scalar(sa.select(place.c.letter_id).where(*_is(at))) is not None

    def add(self, arrival: Arrival, at: Place | None) -> int:
        """The letter's id: a new row, or the row that holds the same bytes already."""
        found = self._connection.scalar(
            sa.select(letter.c.id).where(letter.c.sha256 == arrival.sha256)
        )
        if found is None:
            values = {"sha256": arrival.sha256, "path": str(arrival.path), "size": arrival.size}
            values |= {"received_at": arrival.received_at, "end": LetterEnd.WAITING, "reason": ""}
            query = letter.insert().values(values).returning(letter.c.id)
            found = self._connection.execute(query).scalar_one()
        if at is not None and not self.knows(at):
            self._connection.execute(place.insert().values(**_columns(at), letter_id=found))
        return int(found)

    def unread(self) -> list[int]:
        """Letters that were fetched and not read yet, in the order of their arrival."""
        query = sa.select(letter.c.id).where(
            letter.c.noun.is_(None), letter.c.end == LetterEnd.WAITING
        )
        return list(self._connection.scalars(query.order_by(letter.c.received_at, letter.c.id)))

    def read(self, letter_id: int, noun: Letter, materials: Sequence[Material]) -> None:
        """Keep what was read of a letter, and its materials."""
        values = {
            "noun": noun,
            "kind": noun.kind,
            "sender": noun.sender.address,
            "message_id": noun.message_id,
        }
        self._connection.execute(letter.update().where(letter.c.id == letter_id).values(values))
        for position, item in enumerate(materials):
            row = {
                "letter_id": letter_id,
                "position": position,
                "sha256": item.sha256,
                "noun": item,
            }
            self._connection.execute(material.insert().values(row))

    def bring(self, letter_id: int, materials: Sequence[Material]) -> None:
        """Add files to those that came with a letter: what an archive held."""
        known = self.materials(letter_id)
        for position, item in enumerate((m for m in materials if m not in known), len(known)):
            row = {"letter_id": letter_id, "position": position, "sha256": item.sha256}
            self._connection.execute(material.insert().values(**row, noun=item))

    def bringing(self, sha256: str) -> list[int]:
        """The letters that came with this file, oldest first."""
        query = sa.select(material.c.letter_id).where(material.c.sha256 == sha256).distinct()
        return list(self._connection.scalars(query.order_by(material.c.letter_id)))

    def enclose(self, letter_id: int, materials: Sequence[Material]) -> None:
        """Add files that came for a letter by another way; one that it has already stays once."""
        have = self.materials(letter_id)
        known = {item.sha256 for item in have}
        news = [item for item in materials if item.sha256 not in known]
        for position, item in enumerate(news, len(have)):
            row: dict[str, Any] = {"letter_id": letter_id, "position": position}
            row |= {"sha256": item.sha256, "noun": item}
            self._connection.execute(material.insert().values(row))

    def close(self, letter_id: int, end: LetterEnd, reason: str = "") -> None:
        """Write down where a letter ended, and why where that needs saying."""
        self._connection.execute(
            letter.update().where(letter.c.id == letter_id).values(end=end, reason=reason)
        )

    def materials(self, letter_id: int) -> list[Material]:
        """The files that came with a letter, in its order."""
        query = sa.select(material.c.noun).where(material.c.letter_id == letter_id)
        return list(self._connection.scalars(query.order_by(material.c.position)))

    def measured(self, version: int) -> list[int]:
        """Letters that were read, have no end, and whose every file has facts of this version."""
        measured = sa.exists().where(fact.c.sha256 == material.c.sha256, fact.c.version == version)
        open_files = sa.exists().where(material.c.letter_id == letter.c.id, ~measured)
        query = sa.select(letter.c.id).where(
            letter.c.end == LetterEnd.WAITING, letter.c.noun.is_not(None), ~open_files
        )
        return list(self._connection.scalars(query.order_by(letter.c.received_at, letter.c.id)))

    def lasting(self, kinds: Collection[LetterKind], before: datetime) -> list[int]:
        """Letters of these kinds, without an end, that were first read at an instant or before."""
        read = sa.exists().where(event.c.letter_id == letter.c.id, event.c.at <= before)
        query = sa.select(letter.c.id).where(
            letter.c.end == LetterEnd.WAITING, letter.c.kind.in_(kinds), read
        )
        return list(self._connection.scalars(query.order_by(letter.c.received_at, letter.c.id)))

    def get(self, letter_id: int) -> LetterRecord:
        """One letter. Raises KeyError when there is none."""
        for record in self._records(letter.c.id == letter_id):
            return record
        raise KeyError(letter_id)

    def all(self) -> list[LetterRecord]:
        """Every letter, oldest first."""
        return self._records(sa.true())

    def by_message_id(self, ids: Sequence[str]) -> list[int]:
        """Letters with one of these Message-IDs."""
        return list(
            self._connection.scalars(sa.select(letter.c.id).where(letter.c.message_id.in_(ids)))
        )

    def own_copy(self, message_id: str) -> bool:
        """Whether the copy of our own reply has come back into the mailbox."""
        query = sa.select(letter.c.id).where(
            letter.c.message_id == message_id, letter.c.kind == LetterKind.OWN
        )
        return self._connection.scalar(query) is not None

    def unfinished(
        self, ends: Collection[LetterEnd], besides: Collection[LetterKind]
    ) -> list[Place]:
        """Places that are not flagged yet, of letters of these ends, those kinds left out."""
        query = sa.select(place).join(letter, letter.c.id == place.c.letter_id)
        query = query.where(place.c.finished.is_(False), letter.c.end.in_(ends))
        query = query.where(sa.or_(letter.c.kind.is_(None), letter.c.kind.not_in(besides)))
        rows = self._connection.execute(query.order_by(place.c.folder, place.c.uid))
        return [_place(row) for row in rows]

    def noise_read_before(self, before: datetime) -> list[int]:
        """Letters of noise that were read before an instant and whose bytes are still kept."""
        read = sa.select(sa.func.min(event.c.at)).where(event.c.letter_id == letter.c.id)
        query = sa.select(letter.c.id).where(
            letter.c.kind == LetterKind.NOISE,
            letter.c.path != "",
            read.scalar_subquery() < before,
        )
        return list(self._connection.scalars(query.order_by(letter.c.id)))

    def drop_path(self, letter_id: int) -> None:
        """Note that a letter's raw bytes are no longer kept; what it said goes with them.

        Who wrote it, when, under which subject and Message-ID, and its kind stay.
        """
        values: dict[str, Any] = {"path": ""}
        noun = self.get(letter_id).letter
        if noun is not None:
            values["noun"] = replace(noun, text="", own_text="", links=(), attachments=())
        self._connection.execute(letter.update().where(letter.c.id == letter_id).values(values))

    def finish(self, at: Place) -> None:
        """Note that the mailbox shows this letter as done."""
        self._connection.execute(place.update().where(*_is(at)).values(finished=True))

    def places(self) -> int:
        """How many places in the mailbox the ledger knows."""
        return self._connection.scalar(sa.select(sa.func.count()).select_from(place)) or 0

    def ends(self) -> dict[str, int]:
        """How many letters ended where."""
        query = sa.select(letter.c.end, sa.func.count()).group_by(letter.c.end)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def _records(self, condition: sa.ColumnElement[bool]) -> list[LetterRecord]:
        threads: dict[int, list[sa.Row[Any]]] = {}
        joined = sa.select(thread).join(letter, letter.c.id == thread.c.letter_id)
        joined = joined.where(condition).order_by(thread.c.number)
        for row in self._connection.execute(joined):
            threads.setdefault(row.letter_id, []).append(row)
        query = sa.select(letter).where(condition).order_by(letter.c.received_at, letter.c.id)
        return [_record(row, threads.get(row.id, [])) for row in self._connection.execute(query)]


def _record(row: sa.Row[Any], threads: Sequence[sa.Row[Any]]) -> LetterRecord:
    return LetterRecord(
        id=row.id,
        sha256=row.sha256,
        path=row.path,
        size=row.size,
        received_at=row.received_at,
        letter=row.noun,
        end=LetterEnd(row.end),
        reason=row.reason,
        entries=tuple(joined.number for joined in threads),
        how=threads[0].how if threads else "",
    )


def _columns(at: Place) -> dict[str, Any]:
    return {name: getattr(at, name) for name in PLACE}


def _is(at: Place) -> list[sa.ColumnElement[bool]]:
    return [place.c[name] == value for name, value in _columns(at).items()]


def _place(row: sa.Row[Any]) -> Place:
    return Place(**{name: getattr(row, name) for name in PLACE})
