"""Opens the ledger and hands out transactions; every nook of it is one noun's own file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, NoSuchModuleError

from intake.errors import BadSetup, TryLater
from intake.ledger import schema
from intake.ledger.entries import Entries
from intake.ledger.files import Files
from intake.ledger.judgements import Judgements
from intake.ledger.letters import Letters
from intake.ledger.outbox import Outbox
from intake.ledger.record import Record


@dataclass(frozen=True, slots=True)
class Transaction:
    """One unit of work: committed as a whole or not at all."""

    letters: Letters
    files: Files
    entries: Entries
    judgements: Judgements
    outbox: Outbox
    record: Record


class Ledger:
    """The database behind the house."""

    def __init__(self, url: str, folder: Path) -> None:
        """Open the ledger at `url` (relative SQLite paths start at `folder`), making it if new.

        Raises BadSetup when the URL is wrong, the file is no ledger or a newer version wrote it.
        """
        try:
            self.url = _place(url, folder)
            self._engine = _engine(self.url)
            self._prepare()
        except (ArgumentError, NoSuchModuleError, DatabaseError, OSError) as error:
            message = f"ledger.url: {url} cannot be opened as a ledger: {_cause(error)}"
            raise BadSetup(message) from error

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A transaction, committed at the end of the block. Raises TryLater if the disk refuses."""
        try:
            with self._engine.begin() as connection:
                yield _transaction(connection)
        except DBAPIError as error:
            if isinstance(error, sa.exc.OperationalError):
                message = f"the ledger cannot be written ({_cause(error)}); is the disk full?"
                raise TryLater(message) from error
            raise

    def lock_path(self, folder: Path) -> Path:
        """Where the lock of this ledger lies: beside a SQLite file, else in `folder`."""
        if self.url.get_backend_name() == "sqlite" and self.url.database:
            return Path(f"{self.url.database}.lock")
        return folder / "robot.lock"

    def copy(self, target: Path) -> None:
        """A copy of a SQLite ledger as it is now. Raises BadSetup for other databases."""
        if self.url.get_backend_name() != "sqlite":
            message = "--dry-run needs a SQLite ledger, since it works on a copy"
            raise BadSetup(message)
        raw = self._engine.raw_connection()
        try:
            # Past SQLAlchemy, which would begin a transaction, in which SQLite does not copy.
            raw.cursor().execute("VACUUM INTO ?", (str(target),))
        finally:
            raw.close()

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def _prepare(self) -> None:
        with self._engine.begin() as connection:
            schema.tables.create_all(connection)
            found = connection.scalar(
                sa.select(schema.meta.c.value).where(schema.meta.c.name == "version")
            )
            if found is None:
                connection.execute(
                    schema.meta.insert().values(name="version", value=str(schema.VERSION))
                )
            elif int(found) > schema.VERSION:
                message = (
                    f"the ledger was written by a newer robot (schema {found}); install that one"
                )
                raise BadSetup(message)


def _transaction(connection: Connection) -> Transaction:
    return Transaction(
        letters=Letters(connection),
        files=Files(connection),
        entries=Entries(connection),
        judgements=Judgements(connection),
        outbox=Outbox(connection),
        record=Record(connection),
    )


def _place(url: str, folder: Path) -> URL:
    """The URL with a relative SQLite path made absolute, its folder made."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in {None, "", ":memory:"}:
        return parsed
    path = (folder / str(parsed.database)).resolve()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return parsed.set(database=str(path))


def _engine(url: URL) -> Engine:
    engine = sa.create_engine(url)
    if url.get_backend_name() == "sqlite":
        if url.database and url.database != ":memory:":
            Path(url.database).touch(mode=0o600)
        sa.event.listen(engine, "connect", _set_pragmas)
        sa.event.listen(engine, "begin", _begin_immediate)
    return engine


def _set_pragmas(connection: Any, _: object) -> None:  # noqa: ANN401  (a DBAPI connection)
    """WAL with FULL sync survives a power cut; we begin transactions, at once for writing."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _cause(error: BaseException) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
