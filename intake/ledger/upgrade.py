"""Upgrade: a SQLite ledger of an older schema → one of today's, a copy of it kept beside.

Everything happens in one transaction: an upgrade that fails leaves the ledger as it was. What the
older robot did not note, and today's finds things by, is worked out from what it did.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.pool import NullPool

from intake import text
from intake.errors import BadSetup
from intake.ledger import schema

OLD = "former_{table}"

DERIVED = (
    """
    UPDATE file SET measured = coalesce(
        (SELECT max(version) FROM fact WHERE fact.sha256 = file.sha256), 0
    ) WHERE measured = 0
    """,
    """UPDATE outbox SET "to" = coalesce(json_extract(reply, '$.to'), '') WHERE "to" = ''""",
    """
    UPDATE place SET announced = (
        SELECT substr(received_at, 1, 19) || substr(received_at, 27) || ' ' || size
        FROM letter WHERE letter.id = place.letter_id
    ) WHERE announced = ''
    """,
    """
    INSERT OR IGNORE INTO writer (number, address, domain)
    SELECT thread.number, letter.sender, substr(letter.sender, instr(letter.sender, '@') + 1)
    FROM thread JOIN letter ON letter.id = thread.letter_id
    WHERE thread.how IN ('opened', 'revised') AND coalesce(letter.sender, '') != ''
    """,
)
"""What SQL alone can tell of the new columns and tables."""


def upgrade(url: URL, found: int) -> Path:
    """Bring the SQLite ledger at `url` from schema `found` to today's; where its copy lies.

    Raises BadSetup when what the older robot wrote cannot be read any more.
    """
    path = Path(str(url.database))
    kept = path.with_name(f"{path.name}.schema-{found}")
    engine = _engine(url)
    try:
        with engine.begin() as connection:
            if version(connection) != found:
                return kept  # another process was faster
            _copy(engine, kept)
            _rebuild(connection)
            _derive(connection)
            _read_all(connection, found)
            values = {"value": str(schema.VERSION)}
            connection.execute(
                schema.meta.update().where(schema.meta.c.name == "version").values(values)
            )
    finally:
        engine.dispose()
    return kept


def version(connection: Connection) -> int | None:
    """The schema's version that a ledger says it has; None for one that is new."""
    if not sa.inspect(connection).has_table(schema.meta.name):
        return None
    query = sa.select(schema.meta.c.value).where(schema.meta.c.name == "version")
    found = connection.scalar(query)
    return None if found is None else int(found)


def _engine(url: URL) -> Engine:
    """A door of its own: tables cannot be replaced while their keys are watched."""
    engine = sa.create_engine(url, hide_parameters=True, poolclass=NullPool)
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(
        engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN EXCLUSIVE")
    )
    return engine


def _prepare(connection: Any, _: object) -> None:  # noqa: ANN401  (a DBAPI connection)
    connection.isolation_level = None
    # With legacy_alter_table, keys that point to a table do not follow it to its former name.
    for pragma in ("busy_timeout=30000", "foreign_keys=OFF", "legacy_alter_table=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _copy(engine: Engine, kept: Path) -> None:
    """The ledger as it is, for its owner only; whoever reads is not kept out by our lock."""
    new = kept.with_name(f".{kept.name}.new")
    new.unlink(missing_ok=True)
    new.touch(mode=0o600)
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("VACUUM INTO ?", (str(new),))
    finally:
        raw.close()
    new.replace(kept)


def _rebuild(connection: Connection) -> None:
    """Every table as today's schema has it, with the rows that it had."""
    present = set(sa.inspect(connection).get_table_names())
    for table in schema.tables.sorted_tables:
        if table.name not in present:
            table.create(connection)
        elif columns := _columns(connection, table.name):
            _replace(connection, table, columns)


def _columns(connection: Connection, name: str) -> list[str]:
    return [str(column["name"]) for column in sa.inspect(connection).get_columns(name)]


def _replace(connection: Connection, table: sa.Table, former: list[str]) -> None:
    """Make a table anew and fill it: what it had not gets the default of its column."""
    for index in sa.inspect(connection).get_indexes(table.name):
        connection.exec_driver_sql(f'DROP INDEX "{index["name"]}"')
    old = OLD.format(table=table.name)
    connection.exec_driver_sql(f'ALTER TABLE "{table.name}" RENAME TO "{old}"')
    table.create(connection)
    source = sa.table(old, *(sa.column(name) for name in former))
    known = [column for column in table.columns if column.name in former]
    new = [column for column in table.columns if column.name not in former and not column.nullable]
    chosen = [source.c[column.name] for column in known] + [_default(column) for column in new]
    names = [column.name for column in (*known, *new)]
    connection.execute(
        table.insert().from_select(names, sa.select(*chosen), include_defaults=False)
    )
    connection.exec_driver_sql(f'DROP TABLE "{old}"')


def _default(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    if not isinstance(column.default, sa.ColumnDefault):
        message = f"{column} needs a default, or older ledgers cannot be upgraded"
        raise TypeError(message)
    return sa.literal(column.default.arg)


def _derive(connection: Connection) -> None:
    """Fill in what today's robot finds entries, files and replies by.

    A place is held by the school until the entry is judged again.
    """
    for statement in DERIVED:
        connection.exec_driver_sql(statement)
    for row in connection.execute(sa.select(schema.entry)).mappings().all():
        mine = schema.entry.update().where(schema.entry.c.number == row["number"])
        connection.execute(mine.values(_found_by(row["school"], row["title"])))


def _found_by(school: str, title: str) -> dict[str, str]:
    """School and title as they are compared, and who holds the entry's place."""
    left, right = text.normalise(school), text.normalise(title)
    return {"name_key": f"{left}\n{right}" if left and right else "", "holder": left}


def _read_all(connection: Connection, found: int) -> None:
    """Read every noun once: better refused now than stuck in the middle of a campaign."""
    for table in schema.tables.sorted_tables:
        nouns = [column for column in table.columns if isinstance(column.type, schema.Noun)]
        if not nouns:
            continue
        try:
            for _ in connection.execute(sa.select(*nouns)):
                pass
        except ValueError as error:
            message = (
                f"the ledger (schema {found}) holds rows of {table.name} that this robot cannot "
                "read; nothing was changed: let the older robot finish this campaign, or give "
                "[ledger] url a new file"
            )
            raise BadSetup(message) from error
