"""Reading the ledger: beside a writer, never instead of one, and along the indices."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta, timezone
from pathlib import Path
from time import perf_counter

import pytest
import sqlalchemy as sa
from cases import FORM, case
from pydantic import TypeAdapter

from intake.ledger import schema
from intake.ledger.store import Ledger
from intake.model import (
    Arrival,
    Case,
    Letter,
    LetterEnd,
    LetterKind,
    Place,
    Reply,
    ReplyKind,
    Sender,
)

NOW = datetime(2020, 12, 12, 9, 30, tzinfo=timezone(timedelta(hours=8)))
ENDS = (LetterEnd.ENTRY, LetterEnd.SET_ASIDE)
INDICES = {
    ("answer", "outbox_id"),
    ("event", "letter_id"),
    ("outbox", "letter_id"),
    ("thread", "number"),
}


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger("sqlite:///ledger.sqlite3", tmp_path)
    yield opened
    opened.close()


def add(tx, name="a"):
    place = Place(account="box", folder="INBOX", uidvalidity=2, uid=ord(name))
    arrival = Arrival(path=Path(f"{name}.eml"), sha256=name * 64, size=10, received_at=NOW)
    return tx.letters.add(arrival, place)


def noun(name, kind):
    return Letter(
        sha256=name * 64,
        sender=Sender(name="王老师", address="wang@wannan.edu.cn"),
        subject="报送",
        kind=kind,
        message_id=f"<{name}@wannan>",
        date=None,
        received_at=NOW,
        text="您好",
        own_text="您好",
    )


def reply(message_id):
    return Reply(
        kind=ReplyKind.RETURNED,
        to="wang@wannan.edu.cn",
        subject="s",
        text="t",
        html="h",
        message_id=message_id,
        in_reply_to=None,
    )


def indexed(path):
    """Table and column of every index of one column in a SQLite file."""
    with sqlite3.connect(path) as file:
        tables = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE sql > ''")]
        found = {
            (table, file.execute(f"PRAGMA index_info('{index[1]}')").fetchone()[2])
            for table in tables
            for index in file.execute(f"PRAGMA index_list('{table}')")
        }
    file.close()
    return found


def scans(ledger, ask):
    """The steps of SQLite's plan that read a whole table, for all that `ask` asks."""
    asked = []
    with ledger.reading() as tx:
        line = tx.record._connection
        sa.event.listen(
            line, "before_cursor_execute", lambda *words: asked.append((words[2], words[3]))
        )
        ask(tx)
        plans = [
            step[3]
            for statement, values in list(asked)
            for step in line.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    return [step for step in plans if step.startswith("SCAN")]


def test_one_reads_while_another_writes(ledger):
    with ledger.transaction() as writer:
        add(writer)
        with ledger.reading() as tx:
            assert tx.letters.all() == []

    with ledger.reading() as tx:
        assert len(tx.letters.all()) == 1


def test_one_writes_while_another_reads(ledger):
    with ledger.reading() as tx:
        assert tx.letters.all() == []
        with ledger.transaction() as writer:
            add(writer)

        assert tx.letters.all() == []


def test_a_write_where_one_reads_is_a_fault(ledger):
    for write in (
        add,
        lambda tx: tx.letters.close(1, LetterEnd.PARKED),
        lambda tx: tx.record.settle("letter", "1"),
    ):
        with pytest.raises(RuntimeError, match="being read"), ledger.reading() as tx:
            write(tx)

    with ledger.transaction() as tx:
        assert add(tx) == 1


def test_a_kind_that_is_left_out_stays_unflagged(ledger):
    with ledger.transaction() as tx:
        for name, kind in (("a", LetterKind.SUBMISSION), ("b", LetterKind.LIST)):
            letter_id = add(tx, name)
            tx.letters.read(letter_id, noun(name, kind), [])
            tx.letters.close(letter_id, LetterEnd.SET_ASIDE)
        tx.letters.close(add(tx, "c"), LetterEnd.SET_ASIDE)
        add(tx, "d")

    with ledger.reading() as tx:
        found = tx.letters.unfinished(ENDS, besides=[LetterKind.LIST])

    assert [place.uid for place in found] == [ord("a"), ord("c")]


def test_one_letter_and_one_reply_keep_their_own_numbers(ledger):
    with ledger.transaction() as tx:
        letters, replies = [add(tx, name) for name in "ab"], []
        for letter_id, message_id in zip(letters, ("<1@x>", "<2@x>"), strict=True):
            number = tx.entries.open("AH", NOW)
            tx.entries.join(letter_id, number, "opened")
            tx.outbox.owe(number, "1", ReplyKind.RETURNED, letter_id, NOW)
            owed = [answer.id for answer in tx.outbox.owed()]
            replies.append(tx.outbox.compose(reply(message_id), b"", letter_id, owed, NOW, ""))

    with ledger.reading() as tx:
        assert [tx.letters.get(n).entries for n in letters] == [("AH-001",), ("AH-002",)]
        assert [tx.outbox.get(n).numbers for n in replies] == [("AH-001",), ("AH-002",)]
        assert tx.outbox.count_to("wang@wannan.edu.cn", NOW) == 2
        assert tx.outbox.count_to("wang@wannan.edu.cn", NOW + timedelta(seconds=1)) == 0
        assert tx.outbox.count_to("li@luzhou.edu.cn", NOW) == 0


def test_asking_for_one_reads_no_whole_table(ledger):
    with ledger.transaction() as tx:
        letter_id = add(tx)
        row = tx.outbox.compose(reply("<1@x>"), b"", letter_id, [], NOW, "")

    assert scans(ledger, lambda tx: tx.letters.get(letter_id)) == []
    assert scans(ledger, lambda tx: tx.outbox.get(row)) == []
    assert scans(ledger, lambda tx: tx.entries.writers("AH-001")) == []
    assert scans(ledger, lambda tx: tx.record.events(letter_id=letter_id)) == []
    assert scans(ledger, lambda tx: tx.letters.all()) != []


def test_an_index_that_came_later_is_made_when_a_ledger_is_opened(ledger, tmp_path):
    path = tmp_path / "ledger.sqlite3"
    assert indexed(path) >= INDICES
    with sqlite3.connect(path) as file:
        file.execute("DROP INDEX ix_thread_number")
    file.close()
    assert ("thread", "number") not in indexed(path)

    Ledger("sqlite:///ledger.sqlite3", tmp_path).close()

    assert indexed(path) >= INDICES


def test_a_noun_is_read_with_an_adapter_that_was_built_before(ledger):
    with ledger.transaction() as tx:
        number = tx.entries.open("AH", NOW)
        tx.entries.revise(number, add(tx), case(form=FORM), NOW)
    start = perf_counter()
    for _ in range(100):
        TypeAdapter(Case)
    building = perf_counter() - start

    start = perf_counter()
    with ledger.reading() as tx:
        for _ in range(300):
            tx.entries.case(number, 1)
    reading = perf_counter() - start

    assert reading < building
    assert schema.revision.c.case.type.kind is Case
