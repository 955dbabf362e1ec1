"""Files and their facts: each file is measured once, whoever sent it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from intake.ledger.schema import entry, fact, file, fingerprint, material, thread
from intake.model import Facts, FilmFacts, Nature, State

PRINTS = sa.select(fingerprint.c.sha256, fingerprint.c.content)
PRINTS = PRINTS.where(fingerprint.c.version == sa.bindparam("version"))
OWNERS = sa.select(thread.c.number, material.c.sha256)
OWNERS = OWNERS.join(thread, thread.c.letter_id == material.c.letter_id)
OWNERS = OWNERS.join(entry, entry.c.number == thread.c.number).where(
    thread.c.number != sa.bindparam("number"),
    entry.c.state.not_in((State.WITHDRAWN, State.SUPERSEDED)),
)
"""Built once: every judgement asks them. Joined, SQLite goes through every thread even where there
is nothing to compare (measured)."""


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

    def unmeasured(self, version: int, marks_of: str) -> list[str]:
        """Files without facts of this version, and films compared with other references."""
        # Two ranges instead of !=, which no index answers.
        stale = ((file.c.marks_of > "") & (file.c.marks_of < marks_of)) | (
            file.c.marks_of > marks_of
        )
        query = sa.select(file.c.sha256).where((file.c.measured < version) | stale)
        return list(self._connection.scalars(query.order_by(file.c.sha256)))

    def measure(self, sha256: str, version: int, facts: Facts, at: datetime) -> None:
        """Keep a file's facts.

        A second measurement of the same version changes nothing but a film's marks, when they were
        compared with other references.
        """
        former = self.facts(sha256, version)
        if _compared_anew(former, facts):
            self.forget(sha256, version)
            former = None
        if former is None:
            row = {"sha256": sha256, "version": version, "noun": facts, "at": at}
            self._connection.execute(fact.insert().values(row))
            self._mark(sha256, version, _compared(facts))
            self._print(sha256, version, facts)

    def _print(self, sha256: str, version: int, facts: Facts) -> None:
        if isinstance(facts, FilmFacts) and facts.fingerprint:
            row = {"sha256": sha256, "version": version, "content": facts.fingerprint}
            self._connection.execute(fingerprint.insert().values(row))

    def facts(self, sha256: str, version: int) -> Facts | None:
        """A file's facts of this version, or None."""
        query = sa.select(fact.c.noun).where(fact.c.sha256 == sha256, fact.c.version == version)
        found: Facts | None = self._connection.scalar(query)
        return found

    def shown(self, number: str, version: int) -> list[tuple[str, str, str]]:
        """The films of all other entries that are still in: (entry number, sha256, fingerprint)."""
        prints = {row[0]: row[1] for row in self._connection.execute(PRINTS, {"version": version})}
        if not prints:
            return []
        owners = {tuple(row) for row in self._connection.execute(OWNERS, {"number": number})}
        return [(n, sha256, prints[sha256]) for n, sha256 in sorted(owners) if sha256 in prints]

    def forget(self, sha256: str, version: int) -> None:
        """Drop a file's facts, so that it is measured again."""
        for table in (fact, fingerprint):
            ours = table.c.sha256 == sha256, table.c.version == version
            self._connection.execute(table.delete().where(*ours))
        self._mark(sha256, 0, "")

    def _mark(self, sha256: str, version: int, marks_of: str) -> None:
        """Note by what a file was measured, so that the unmeasured are found by index."""
        mine = file.update().where(file.c.sha256 == sha256)
        self._connection.execute(mine.values(measured=version, marks_of=marks_of))


def _compared(facts: Facts) -> str:
    """The digest of the references that a film was compared with; empty for all else."""
    seen = isinstance(facts, FilmFacts) and facts.unscanned is None
    return facts.marks_of if isinstance(facts, FilmFacts) and seen else ""


def _compared_anew(former: Facts | None, facts: Facts) -> bool:
    if not isinstance(former, FilmFacts) or not isinstance(facts, FilmFacts):
        return False
    return former.marks_of != facts.marks_of
