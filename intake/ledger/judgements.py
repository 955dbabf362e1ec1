"""Judgements: kept for ever, one row each, with the findings and the digest of the config."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from intake.ledger.schema import judgement
from intake.model import Judgement

LAST = sa.select(judgement.c.noun).where(judgement.c.subject == sa.bindparam("subject"))
LAST = LAST.order_by(judgement.c.turn.desc()).limit(1)
"""Built once: building takes longer than asking."""


class Judgements:
    """The judgements of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, noun: Judgement) -> None:
        """Keep a judgement."""
        row = {"subject": noun.subject, "turn": noun.turn, "noun": noun}
        self._connection.execute(judgement.insert().values(row))

    def last(self, subject: str) -> Judgement | None:
        """The last judgement of a subject, or None."""
        found: Judgement | None = self._connection.scalar(LAST, {"subject": subject})
        return found

    def of(self, subject: str) -> list[Judgement]:
        """All judgements of a subject, oldest first."""
        query = sa.select(judgement.c.noun).where(judgement.c.subject == subject)
        return list(self._connection.scalars(query.order_by(judgement.c.turn)))
