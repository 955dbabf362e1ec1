"""The ledger cannot be written: people learn whether it is locked or the disk is full."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import DBAPIError

from intake.errors import TryLater
from intake.ledger.store import Ledger

NOW = datetime(2020, 12, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger("sqlite:///ledger.sqlite3", tmp_path)
    yield opened
    opened.close()


def test_a_lock_that_another_holds_is_said_to_be_one(ledger, tmp_path):
    other = Ledger("sqlite:///ledger.sqlite3", tmp_path)
    with ledger.transaction() as tx:
        tx.record._connection.exec_driver_sql("PRAGMA busy_timeout=50")

    with other.transaction(), pytest.raises(TryLater) as error, ledger.transaction():
        pass
    other.close()

    assert str(error.value) == (
        "the ledger is not ready (database is locked): "
        "another process holds it locked; end that one, or wait"
    )


def test_a_full_disk_is_said_to_be_one(ledger):
    with pytest.raises(TryLater) as error, ledger.transaction() as tx:
        tx.record._connection.exec_driver_sql("PRAGMA max_page_count=1")
        tx.record.note(NOW, "robot", "x" * 100_000)

    assert str(error.value) == (
        "the ledger is not ready (database or disk is full): the disk is full; free some space"
    )


def test_a_locked_ledger_is_still_read(ledger, tmp_path):
    other = Ledger("sqlite:///ledger.sqlite3", tmp_path)

    with other.transaction() as writer:
        writer.record.note(NOW, "robot", "x")
        with ledger.reading() as tx:
            assert tx.record.events() == []
    other.close()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("INSERT INTO meta SELECT * FROM meta", "UNIQUE constraint failed"),
        ("SELECT colour FROM meta", "no such column"),
    ],
)
def test_a_fault_that_is_no_ones_but_ours_is_not_for_later(ledger, asked, words):
    with pytest.raises(DBAPIError, match=words), ledger.transaction() as tx:
        tx.record._connection.exec_driver_sql(asked)
