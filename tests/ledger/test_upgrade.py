"""A ledger that an older robot wrote: upgraded with a copy beside it, or refused and left alone."""

from __future__ import annotations

import os
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from campaign import NOW, TEACHER

from intake import matching
from intake.errors import BadSetup
from intake.ledger import schema
from intake.ledger.store import Ledger
from intake.model import Letter, LetterKind, Sender
from intake.walk.works import known

FIRST = Path(__file__).with_name("schemas") / "1.sql"
"""What the first robot wrote of two letters with a form each, dumped by SQLite."""
URL = "sqlite:///ledger.sqlite3"


@pytest.fixture
def old(tmp_path):
    """The file of a ledger of schema 1."""
    path = tmp_path / "ledger.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.executescript(FIRST.read_text(encoding="utf-8"))
    connection.close()
    return path


def rows(path, query):
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def counts(path):
    """How many rows each table has."""
    return {name: len(rows(path, f'SELECT 1 FROM "{name}"')) for name in columns(path)}  # noqa: S608  (our own tables)


def columns(path):
    names = [name for (name,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: rows(path, f'PRAGMA table_info("{name}")') for name in names}


def indexes(path):
    return set(rows(path, "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index'"))


def test_an_older_ledger_becomes_one_of_today(old, tmp_path):
    Ledger(URL, tmp_path).close()
    Ledger("sqlite:///new.sqlite3", tmp_path).close()

    assert columns(old) == columns(tmp_path / "new.sqlite3")
    assert indexes(old) == indexes(tmp_path / "new.sqlite3")
    assert rows(old, "SELECT value FROM meta") == [(str(schema.VERSION),)]
    assert rows(old, "PRAGMA foreign_key_check") == []


def test_nothing_of_an_older_ledger_is_lost(old, tmp_path):
    before = counts(old)

    ledger = Ledger(URL, tmp_path)

    assert counts(old).items() >= before.items()
    with ledger.reading() as tx:
        assert [(e.number, e.title, e.state.value) for e in tx.entries.all()] == [
            ("AH-001", "灯", "incomplete"),
            ("AH-002", "河", "incomplete"),
        ]
        assert tx.entries.case("AH-001", 1).form().value("title") == "灯"
        assert tx.outbox.count_to(TEACHER, NOW - timedelta(days=1)) == 1
        assert tx.entries.holding_places("皖南师范学院") == ["AH-001", "AH-002"]
        assert tx.files.unmeasured(1, "") == []
    ledger.close()


def test_the_place_of_a_letter_is_what_a_mailbox_would_tell_of_it(old, tmp_path):
    """Or each letter would be fetched once more."""
    Ledger(URL, tmp_path).close()

    query = """
        SELECT uid, announced, received_at, size
        FROM place JOIN letter ON letter.id = place.letter_id ORDER BY uid
    """
    found = [(uid, words, f"{at[:19]}+00:00 {size}") for uid, words, at, size in rows(old, query)]
    assert [words for _, words, _ in found] == [told for _, _, told in found]
    assert len(found) == 2


def test_the_copy_is_the_ledger_as_it_was(old, tmp_path):
    before = columns(old)

    Ledger(URL, tmp_path).close()

    copy = tmp_path / "ledger.sqlite3.schema-1"
    assert columns(copy) == before
    assert rows(copy, "SELECT value FROM meta") == [("1",)]
    assert rows(copy, "SELECT number FROM entry") == [("AH-001",), ("AH-002",)]
    if os.name == "posix":
        assert copy.stat().st_mode & 0o077 == 0


def test_a_correction_finds_the_entry_of_an_upgraded_ledger(old, tmp_path):
    ledger = Ledger(URL, tmp_path)
    noun = Letter(
        sha256="c" * 64, sender=Sender(name="", address=TEACHER), subject="补交",
        kind=LetterKind.SUBMISSION, message_id="<c@x>", date=None, received_at=NOW, text="",
        own_text="",
    )  # fmt: skip

    with ledger.reading() as tx:
        new = known.newcomer(tx, noun, tx.entries.case("AH-001", 1))
        found = matching.match(new, known.candidates(tx, new))

    assert (found.how, found.numbers) == ("revised", ("AH-001",))
    ledger.close()


def test_an_upgrade_happens_once(old, tmp_path):
    Ledger(URL, tmp_path).close()
    copy = tmp_path / "ledger.sqlite3.schema-1"
    stamp = copy.stat().st_mtime_ns

    Ledger(URL, tmp_path).close()

    assert copy.stat().st_mtime_ns == stamp


def test_what_cannot_be_read_any_more_is_refused_and_left_as_it_was(old, tmp_path):
    with sqlite3.connect(old) as connection:
        connection.execute("UPDATE judgement SET noun = '{}' WHERE id = 2")
    connection.close()
    before = columns(old), rows(old, "SELECT * FROM judgement"), rows(old, "SELECT * FROM meta")

    with pytest.raises(BadSetup, match=r"rows of judgement .* nothing was changed: let the older"):
        Ledger(URL, tmp_path)

    after = columns(old), rows(old, "SELECT * FROM judgement"), rows(old, "SELECT * FROM meta")
    assert after == before


def test_every_column_that_came_later_has_a_default(old):
    present = columns(old)
    later = [
        column
        for table in schema.tables.sorted_tables
        if table.name in present
        for column in table.columns
        if column.name not in {row[1] for row in present[table.name]} and not column.nullable
    ]

    assert later
    assert [f"{c.table.name}.{c.name}" for c in later if c.default is None] == []
