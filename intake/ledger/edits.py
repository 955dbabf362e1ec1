"""Staff's words in the ledger: whoever reads the workbook tells them here, and here alone.

`hear` takes one cell as it was read. Telling the same value again changes nothing; another value
is a new row, and the row before it stays as history. walk/words.py lets an edit act once its quiet
minutes are over, counted from `Edit.seen_at` of the newest value. So a reader of the workbook has
to do no more than, for every cell of staff's own columns that differs from what the robot wrote:

    with house.ledger.transaction() as tx:
        tx.edits.hear(Edit(kind=EditKind.VERDICT, number="AH-007", value=Verdict.RETURN,
                           reason="片头缺字幕", revision=2, seen_at=house.clock.now()))

`revision` is the one that the row showed. Verdict and opinion are one edit, waiver and reason
likewise. What has come of each is in `of(number)`; `refused()` is what staff must be told.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from intake.ledger.schema import edit
from intake.model import CHANGED, DONE, OVERTAKEN, Edit, EditKind

STANDING = sa.select(edit).where(edit.c.number == sa.bindparam("number"), edit.c.outcome == DONE)
STANDING = STANDING.order_by(edit.c.id)
"""Built once: every judgement asks it."""

FINE = ("", DONE, CHANGED, OVERTAKEN)


class Edits:
    """The edits of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hear(self, said: Edit) -> Edit:
        """Keep what a cell says; the row that stands for it now. The same again changes nothing."""
        last = self._newest(said.number, said.kind, said.about)
        if last is not None and (last.value, last.reason) == (said.value, said.reason):
            return last
        if last is None and not said.value:
            return said  # a cell that was never filled says nothing
        if last is not None and not last.outcome:
            self.close(last.id, said.seen_at, CHANGED)
        names = ("kind", "number", "about", "value", "reason", "revision", "who", "seen_at")
        values = {name: getattr(said, name) for name in names} | {"outcome": ""}
        found = self._connection.execute(edit.insert().values(values).returning(edit.c.id))
        return self.get(int(found.scalar_one()))

    def get(self, edit_id: int) -> Edit:
        """One edit. Raises KeyError when there is none."""
        for found in self._rows(edit.c.id == edit_id):
            return found
        raise KeyError(edit_id)

    def open(self, before: datetime) -> list[Edit]:
        """What has not acted yet and was first seen at this instant or before it, oldest first."""
        return self._rows(edit.c.outcome == "", edit.c.seen_at <= before)

    def of(self, number: str) -> list[Edit]:
        """The history of what staff said of an entry, oldest first."""
        return self._rows(edit.c.number == number)

    def numbers(self) -> set[str]:
        """The entries of which staff said anything."""
        return set(self._connection.scalars(sa.select(edit.c.number).distinct()))

    def standing(self, number: str) -> list[Edit]:
        """What is in force for an entry: of each cell the last value that acted, if not empty."""
        found: dict[tuple[EditKind, str], Edit] = {}
        for said in map(_edit, self._connection.execute(STANDING, {"number": number})):
            found[said.kind, said.about] = said
        return [said for said in found.values() if said.value]

    def refused(self) -> list[Edit]:
        """What staff asked for and cannot be: the newest value of its cell, with the reason."""
        newest = sa.select(sa.func.max(edit.c.id)).group_by(
            edit.c.number, edit.c.kind, edit.c.about
        )
        return self._rows(edit.c.id.in_(newest), edit.c.outcome.not_in(FINE))

    def close(self, edit_id: int, at: datetime, outcome: str = DONE) -> None:
        """Write down what came of an edit."""
        values = {"done_at": at, "outcome": outcome}
        self._connection.execute(edit.update().where(edit.c.id == edit_id).values(values))

    def _newest(self, number: str, kind: EditKind, about: str) -> Edit | None:
        same = (edit.c.number == number, edit.c.kind == kind, edit.c.about == about)
        rows = self._rows(*same)
        return rows[-1] if rows else None

    def _rows(self, *conditions: sa.ColumnElement[bool]) -> list[Edit]:
        query = sa.select(edit).where(*conditions).order_by(edit.c.id)
        return [_edit(row) for row in self._connection.execute(query)]


def _edit(row: sa.Row[Any]) -> Edit:
    values = {name: getattr(row, name) for name in Edit.__dataclass_fields__}
    return Edit(**{**values, "kind": EditKind(row.kind)})
