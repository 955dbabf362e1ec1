"""Opens the ledger and hands out transactions; every nook of it is one noun's own file.

Many may read while one writes: only a `transaction` takes the lock for writing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from intake.errors import BadSetup, TryLater
from intake.ledger import schema
from intake.ledger.entries import Entries
from intake.ledger.files import Files
from intake.ledger.judgements import Judgements
from intake.ledger.letters import Letters
from intake.ledger.made import Makes
from intake.ledger.outbox import Outbox
from intake.ledger.record import Record

READING = "intake_reading"
"""The execution option that tells a reading connection from a writing one."""
ADVICE = {
    "SQLITE_BUSY": "another process holds it locked; end that one, or wait",
    "SQLITE_LOCKED": "another process holds it locked; end that one, or wait",
    "SQLITE_FULL": "the disk is full; free some space",
    "SQLITE_READONLY": "it may not be written; give the robot its file and folder",
    "SQLITE_CANTOPEN": "it cannot be opened; give the robot its file and folder",
    "SQLITE_IOERR": "the disk fails; look at the disk and its free space",
}
"""What people can do about an error, by the beginning of the name that SQLite gives it."""


@dataclass(frozen=True, slots=True)
class Transaction:
    """One unit of work: committed as a whole or not at all."""

    letters: Letters
    files: Files
    entries: Entries
    judgements: Judgements
    outbox: Outbox
    record: Record
    made: Makes


class Ledger:
    """The database behind the house."""

    def __init__(self, url: str, folder: Path) -> None:
        """Open the ledger at `url` (relative SQLite paths start at `folder`), making it if new.

        Raises BadSetup when the URL is wrong, its driver is not installed, the file is no ledger
        or a newer version wrote it. No message holds a password.
        """
        self._url = _absolute(_parsed(url), folder)
        self.place = _shown(self._url)
        """The ledger's file, or its URL without password and options: for people to read."""
        try:
            self._engine = _engine(self._url)
            self._prepare()
        except ModuleNotFoundError as error:
            what = f"ledger.url: {self.place} needs the Python module {error.name}"
            message = f"{what}; install the package that brings it beside the robot"
            raise BadSetup(message) from error
        except (ArgumentError, DatabaseError, OSError) as error:
            message = f"ledger.url: {self.place} cannot be opened as a ledger: {_cause(error)}"
            raise BadSetup(message) from error
        self._readers = self._engine.execution_options(**{READING: True})
        sa.event.listen(self._readers, "before_execute", _refuse_writing)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A transaction, committed at the end of the block. Raises TryLater if the disk refuses."""
        with _ready(), self._engine.begin() as connection:
            yield _transaction(connection)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """The ledger as it is now: waits for no writer and keeps none waiting. Raises TryLater.

        A write inside the block is a fault of ours: RuntimeError.
        """
        with _ready(), self._readers.connect() as connection:
            yield _transaction(connection)

    def lock_path(self, folder: Path) -> Path:
        """Where the lock of this ledger lies: beside a SQLite file, else in `folder`."""
        if self._url.get_backend_name() == "sqlite" and self._url.database:
            return Path(f"{self._url.database}.lock")
        return folder / "robot.lock"

    def copy(self, target: Path) -> None:
        """A copy of a SQLite ledger as it is now. Raises BadSetup for other databases."""
        if self._url.get_backend_name() != "sqlite":
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
            for table in schema.tables.sorted_tables:
                for index in table.indexes:  # one that came later is not made with its table
                    index.create(connection, checkfirst=True)
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
        made=Makes(connection),
    )


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError):  # neither is shown: it may repeat the password
        message = "ledger.url is no database URL; write for example sqlite:///kept/ledger.sqlite3"
        raise BadSetup(message) from None


def _absolute(url: URL, folder: Path) -> URL:
    """The URL with a relative SQLite path made absolute."""
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return url
    return url.set(database=str((folder / str(url.database)).resolve()))


def _shown(url: URL) -> str:
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.set(query={}).render_as_string(hide_password=True)


def _engine(url: URL) -> Engine:
    """The engine of a URL; a SQLite file and its folder are made, for their owner only."""
    engine = sa.create_engine(url, hide_parameters=True)
    if url.get_backend_name() == "sqlite":
        if url.database and url.database != ":memory:":
            path = Path(url.database)
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)
        sa.event.listen(engine, "connect", _set_pragmas)
        sa.event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: Any, _: object) -> None:  # noqa: ANN401  (a DBAPI connection)
    """WAL with FULL sync survives a power cut and lets many read while one writes."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Begin by ourselves (the driver does not): to write, with the lock from the start."""
    reading = connection.get_execution_options().get(READING)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _refuse_writing(_connection: Connection, clause: sa.Executable, *_: object) -> None:
    if clause.is_dml:
        message = "the ledger is being read here; write in a transaction"
        raise RuntimeError(message)


@contextmanager
def _ready() -> Iterator[None]:
    """Turn the database's refusals into TryLater, with what people can do about them.

    What SQLite refuses for another reason (a column that is not there) is a fault of ours.
    """
    try:
        yield
    except OperationalError as error:
        name = str(getattr(error.orig, "sqlite_errorname", ""))
        advice = next((words for start, words in ADVICE.items() if name.startswith(start)), "")
        if name and not advice:
            raise
        what = advice or "the database does not answer as it should; look at its own log"
        message = f"the ledger is not ready ({_cause(error)}): {what}"
        raise TryLater(message) from error


def _cause(error: BaseException) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
