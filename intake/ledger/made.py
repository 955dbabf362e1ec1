"""Compressed versions that the robot made, each by the HD version it was made from."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from intake.ledger.schema import made
from intake.model import Made


class Makes:
    """The compressed versions of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, noun: Made, at: datetime) -> None:
        """Keep what was made from an HD version; a second one of the same changes nothing."""
        if self.of(noun.source) is None:
            row = {"source": noun.source, "noun": noun, "at": at}
            self._connection.execute(made.insert().values(row))

    def of(self, source: str) -> Made | None:
        """What was made from the HD version of this sha256, or None."""
        found: Made | None = self._connection.scalar(
            sa.select(made.c.noun).where(made.c.source == source)
        )
        return found
