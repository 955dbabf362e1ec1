"""Files and their facts: each file is measured once, whoever sent it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from intake.ledger.schema import fact, file, material
from intake.model import Facts, Nature


class Files:
    """The files of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, sha256: str, path: Path, nature: Nature, form: str) -> None:
        """Keep where a file lies and which room reads it; the same bytes are kept once."""
        if self._connection.scalar(sa.select(file.c.sha256).where(file.c.sha256 == sha256)) is None:
            row = {"sha256": sha256, "path": str(path), "nature": nature, "format": form}
            self._connection.execute(file.insert().values(row))

    def get(self, sha256: str) -> tuple[Path, Nature, str]:
        """Path, nature and format of a file."""
        row = self._connection.execute(sa.select(file).where(file.c.sha256 == sha256)).one()
        return Path(row.path), Nature(row.nature), row.format

    def bringer(self, sha256: str) -> int | None:
        """The letter that brought a file last, or None."""
        query = sa.select(sa.func.max(material.c.letter_id)).where(material.c.sha256 == sha256)
        found: int | None = self._connection.scalar(query)
        return found

    def paths(self) -> dict[str, Path]:
        """Where every file lies, by its sha256."""
        return {row.sha256: Path(row.path) for row in self._connection.execute(sa.select(file))}

    def unmeasured(self, version: int) -> list[str]:
        """Files without facts of this version of the measurement."""
        known = sa.select(fact.c.sha256).where(fact.c.version == version)
        query = sa.select(file.c.sha256).where(file.c.sha256.not_in(known)).order_by(file.c.sha256)
        return list(self._connection.scalars(query))

    def measure(self, sha256: str, version: int, facts: Facts, at: datetime) -> None:
        """Keep a file's facts; a second measurement of the same version changes nothing."""
        if self.facts(sha256, version) is None:
            row = {"sha256": sha256, "version": version, "noun": facts, "at": at}
            self._connection.execute(fact.insert().values(row))

    def facts(self, sha256: str, version: int) -> Facts | None:
        """A file's facts of this version, or None."""
        query = sa.select(fact.c.noun).where(fact.c.sha256 == sha256, fact.c.version == version)
        found: Facts | None = self._connection.scalar(query)
        return found

    def forget(self, sha256: str, version: int) -> None:
        """Drop a file's facts, so that it is measured again."""
        self._connection.execute(
            fact.delete().where(fact.c.sha256 == sha256, fact.c.version == version)
        )
