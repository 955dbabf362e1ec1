"""Entries and their revisions; an entry's number is given here and never again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from intake import decision
from intake.ledger.schema import answer, entry, letter, material, outbox, revision, thread, writer
from intake.ledger.shares import Shares
from intake.model import Case, Entry, Happening, Letter, State

WROTE = ("opened", "revised")
BROUGHT = (*WROTE, "added")
"""How letters came to an entry that made a revision of it; who only added writes nothing else."""


OF_REVISION = (
    revision.c.number == sa.bindparam("number"),
    revision.c.revision == sa.bindparam("count"),
)
CASE = sa.select(revision.c.case).where(*OF_REVISION)
BRINGER = sa.select(letter.c.noun).join(revision, revision.c.letter_id == letter.c.id)
BRINGER = BRINGER.where(*OF_REVISION)
PLACES = sa.select(entry.c.number).where(entry.c.holder == sa.bindparam("holder"))
PLACES = PLACES.where(
    entry.c.state.not_in((State.WITHDRAWN, State.SUPERSEDED, State.WRONG_TIER))
).order_by(entry.c.serial)
SERIAL = sa.select(entry.c.serial).where(entry.c.number == sa.bindparam("before"))
PLACES_BEFORE = PLACES.where(entry.c.serial < SERIAL.scalar_subquery())
"""Built once: ten thousand entries are judged again by these, and building takes longer."""


class Entries:
    """The entries of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, prefix: str, at: datetime) -> str:
        """A new entry's number: prefix, and the next of all numbers ever given."""
        serial = (self._connection.scalar(sa.select(sa.func.max(entry.c.serial))) or 0) + 1
        number = f"{prefix}-{serial:03d}"
        row = {
            "number": number,
            "serial": serial,
            "state": decision.after(None, Happening.OPENED),
            "title": "",
            "school": "",
        }
        row |= {"revision": 0, "opened_at": at, "changed_at": at}
        self._connection.execute(entry.insert().values(row))
        return number

    def revise(self, number: str, letter_id: int, case: Case, at: datetime) -> int:
        """The number of the revision that this case makes the current one."""
        count = self.get(number).revision + 1
        row = {"number": number, "revision": count, "letter_id": letter_id, "case": case, "at": at}
        self._connection.execute(revision.insert().values(row))
        self.change(number, at, revision=count)
        self.happen(number, Happening.REVISED, at)
        return count

    def happen(self, number: str, happening: Happening, at: datetime) -> State:
        """The state that an entry takes by what happened to it. Raises Refused if it cannot."""
        state = decision.after(self.get(number).state, happening)
        self.change(number, at, state=state)
        return state

    def change(self, number: str, at: datetime, **values: Any) -> None:  # noqa: ANN401  (columns)
        """Set columns of an entry: state, title, school, revision."""
        self._connection.execute(
            entry.update().where(entry.c.number == number).values(changed_at=at, **values)
        )

    def join(self, letter_id: int, number: str, how: str) -> None:
        """Note that a letter concerns an entry, and how (see LetterRecord)."""
        query = sa.select(thread.c.how).where(
            thread.c.letter_id == letter_id, thread.c.number == number
        )
        if self._connection.scalar(query) is None:
            self._connection.execute(
                thread.insert().values(letter_id=letter_id, number=number, how=how)
            )
        if how in WROTE:
            sender = sa.select(letter.c.sender).where(letter.c.id == letter_id)
            self._write(number, self._connection.scalar(sender) or "")

    def rejoin(self, letter_id: int, number: str, how: str) -> None:
        """Staff say where a letter belongs: what was proposed of it or held is no more."""
        loose = (thread.c.letter_id == letter_id, thread.c.how.in_(("proposed", "held")))
        self._connection.execute(thread.delete().where(*loose))
        same = (thread.c.letter_id == letter_id, thread.c.number == number)
        self._connection.execute(thread.delete().where(*same))
        self.join(letter_id, number, how)

    def get(self, number: str) -> Entry:
        """One entry. Raises KeyError when there is none."""
        row = self._connection.execute(
            sa.select(entry).where(entry.c.number == number)
        ).one_or_none()
        if row is None:
            raise KeyError(number)
        return _entry(row)

    def all(self) -> list[Entry]:
        """Every entry in the order of its number."""
        return [
            _entry(row)
            for row in self._connection.execute(sa.select(entry).order_by(entry.c.serial))
        ]

    def case(self, number: str, count: int) -> Case:
        """The case of a revision as it was recorded, with what is known of its links by now."""
        found: Case = self._connection.execute(
            CASE, {"number": number, "count": count}
        ).scalar_one()
        return replace(found, shares=Shares(self._connection).of(found.links))

    def letter_id(self, number: str, count: int) -> int:
        """The letter that brought a revision."""
        query = sa.select(revision.c.letter_id).where(
            revision.c.number == number, revision.c.revision == count
        )
        return int(self._connection.execute(query).scalar_one())

    def bringers(self) -> dict[tuple[str, int], int]:
        """The letter that brought each revision, by entry and revision."""
        query = sa.select(revision.c.number, revision.c.revision, revision.c.letter_id)
        return {(row[0], row[1]): int(row[2]) for row in self._connection.execute(query)}

    def letter_ids(self, number: str) -> list[int]:
        """The letters that brought an entry's revisions, in their order."""
        query = sa.select(revision.c.letter_id).where(revision.c.number == number)
        return list(self._connection.scalars(query.order_by(revision.c.revision)))

    def holding(self, sha256: str) -> list[str]:
        """Entries that a letter with this file has made a revision of."""
        query = sa.select(thread.c.number).join(
            material, material.c.letter_id == thread.c.letter_id
        )
        query = query.where(material.c.sha256 == sha256, thread.c.how.in_(BROUGHT))
        return list(self._connection.scalars(query.distinct().order_by(thread.c.number)))

    def amend(self, number: str, case: Case) -> None:
        """Put another case in the place of the current revision's: its files were measured anew."""
        self._connection.execute(
            revision.update()
            .where(revision.c.number == number, revision.c.revision == self.get(number).revision)
            .values(case=case)
        )

    def holder(self, number: str) -> str:
        """Who holds the quota place of an entry, as its last judgement found it."""
        query = sa.select(entry.c.holder).where(entry.c.number == number)
        return str(self._connection.execute(query).scalar_one())

    def holding_places(self, holder: str, before: str = "") -> list[str]:
        """Entries that have a quota place of this holder, or those opened before another one."""
        query, known = (PLACES_BEFORE, {"before": before}) if before else (PLACES, {})
        return list(self._connection.scalars(query, {"holder": holder, **known}))

    def holders(self) -> set[str]:
        """Who holds a quota place, withdrawn entries aside."""
        gone = (State.WITHDRAWN, State.SUPERSEDED)
        query = sa.select(entry.c.holder).where(entry.c.state.not_in(gone)).distinct()
        return set(self._connection.scalars(query))

    def in_states(self, states: Iterable[State]) -> list[str]:
        """Entries in one of some states, in the order of their numbers."""
        query = sa.select(entry.c.number).where(entry.c.state.in_(set(states)))
        return list(self._connection.scalars(query.order_by(entry.c.serial)))

    def unjudged(self) -> list[str]:
        """Entries that are being checked: something newer than their last judgement came."""
        query = sa.select(entry.c.number).where(entry.c.state == State.CHECKING)
        return list(self._connection.scalars(query.order_by(entry.c.serial)))

    def writers(self, number: str) -> set[str]:
        """The addresses that opened or revised an entry; who only added a part is none."""
        query = sa.select(letter.c.sender).join(thread, thread.c.letter_id == letter.c.id)
        query = query.where(thread.c.number == number, thread.c.how.in_(WROTE))
        return set(self._connection.scalars(query))

    def near(self, address: str, domain: str) -> set[str]:
        """Entries that an address, or anybody of a mail domain, wrote to or is named in."""
        found: set[str] = set()
        for column, value in (("address", address), ("domain", domain)):
            if value:
                query = sa.select(writer.c.number).where(writer.c[column] == value)
                found |= set(self._connection.scalars(query))
        return found

    def called(self, key: str) -> set[str]:
        """Entries of a school and title, as they are compared."""
        query = sa.select(entry.c.number).where(entry.c.name_key == key, entry.c.name_key != "")
        return set(self._connection.scalars(query))

    def sorted(self, numbers: Iterable[str]) -> list[str]:
        """Those of some numbers that are entries, in the order in which they were opened."""
        query = sa.select(entry.c.number).where(entry.c.number.in_(set(numbers)))
        return list(self._connection.scalars(query.order_by(entry.c.serial)))

    def index(self, number: str, addresses: Iterable[str], key: str, at: datetime) -> None:
        """Note by what an entry can be found: addresses in its form, its school and title."""
        for address in addresses:
            self._write(number, address)
        self.change(number, at, name_key=key)

    def _write(self, number: str, address: str) -> None:
        row = {"number": number, "address": address, "domain": address.rpartition("@")[2]}
        same = (writer.c.number == number, writer.c.address == address)
        if address and self._connection.scalar(sa.select(writer.c.number).where(*same)) is None:
            self._connection.execute(writer.insert().values(row))

    def answered_by(self, message_ids: Sequence[str]) -> list[str]:
        """Entries that our replies with these Message-IDs, or letters with them, were about."""
        ours = sa.select(answer.c.subject).join(outbox, outbox.c.id == answer.c.outbox_id)
        ours = ours.where(outbox.c.message_id.in_(message_ids))
        theirs = sa.select(thread.c.number).join(letter, letter.c.id == thread.c.letter_id)
        theirs = theirs.where(letter.c.message_id.in_(message_ids), thread.c.how.in_(BROUGHT))
        numbers = set(self._connection.scalars(ours)) | set(self._connection.scalars(theirs))
        known = (
            sa.select(entry.c.number).where(entry.c.number.in_(numbers)).order_by(entry.c.serial)
        )
        return list(self._connection.scalars(known))

    def states(self) -> dict[str, int]:
        """How many entries are in which state."""
        query = sa.select(entry.c.state, sa.func.count()).group_by(entry.c.state)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def first_letter(self, number: str) -> Letter:
        """The letter that opened an entry."""
        return self.brought_by(number, 1)

    def brought_by(self, number: str, count: int) -> Letter:
        """The letter that brought a revision, as it was read."""
        found: Letter = self._connection.execute(
            BRINGER, {"number": number, "count": count}
        ).scalar_one()
        return found


def _entry(row: sa.Row[Any]) -> Entry:
    return Entry(
        number=row.number,
        state=State(row.state),
        title=row.title,
        school=row.school,
        revision=row.revision,
        opened_at=row.opened_at,
        changed_at=row.changed_at,
    )
