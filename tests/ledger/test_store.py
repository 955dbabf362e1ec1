from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from cases import FORM, case, part

from intake.errors import BadSetup
from intake.ledger import schema
from intake.ledger.store import Ledger
from intake.model import (
    Arrival,
    Letter,
    LetterEnd,
    LetterKind,
    Material,
    Nature,
    OtherFacts,
    OutboxState,
    Place,
    Reply,
    ReplyKind,
    Role,
    Sender,
    State,
)

NOW = datetime(2020, 12, 12, 9, 30, tzinfo=timezone(timedelta(hours=8)))
PLACE = Place(account="box", folder="INBOX", uidvalidity=2, uid=101)


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger("sqlite:///deep/ledger.sqlite3", tmp_path)
    yield opened
    opened.close()


def arrival(name="a"):
    return Arrival(path=Path(f"{name}.eml"), sha256=name * 64, size=10, received_at=NOW)


def letter(name="a", sender="wang@wannan.edu.cn", kind=LetterKind.SUBMISSION, **changes):
    values = {
        "sha256": name * 64,
        "sender": Sender(name="王老师", address=sender),
        "subject": "报送",
        "kind": kind,
        "message_id": f"<{name}@wannan>",
        "date": None,
        "received_at": NOW,
        "text": "您好",
        "own_text": "您好",
    }
    return Letter(**{**values, **changes})


def reply(message_id="<1@x>", kind=ReplyKind.RETURNED, to="wang@wannan.edu.cn"):
    return Reply(
        kind=kind, to=to, subject="s", text="t", html="h", message_id=message_id, in_reply_to=None
    )


def test_a_transaction_that_fails_leaves_nothing(ledger):
    with pytest.raises(RuntimeError), ledger.transaction() as tx:
        tx.letters.add(arrival(), PLACE)
        raise RuntimeError

    with ledger.transaction() as tx:
        assert tx.letters.all() == []


def test_the_same_bytes_are_one_letter_wherever_they_lie(ledger):
    other = Place(account="box", folder="Junk", uidvalidity=2, uid=5)

    with ledger.transaction() as tx:
        first = tx.letters.add(arrival(), PLACE)
        again = tx.letters.add(arrival(), other)

        assert first == again
        assert tx.letters.known() == {PLACE, other}
        assert tx.letters.places() == 2


def test_a_renumbered_mailbox_makes_no_second_letter(ledger):
    renumbered = Place(account="box", folder="INBOX", uidvalidity=3, uid=1)

    with ledger.transaction() as tx:
        tx.letters.add(arrival(), PLACE)
        tx.letters.add(arrival(), renumbered)

        assert len(tx.letters.all()) == 1


def test_a_letter_comes_back_as_it_was_read(ledger):
    noun = letter()
    item = Material(sha256="f" * 64, name="高清.mp4", size=3)

    with ledger.transaction() as tx:
        letter_id = tx.letters.add(arrival(), PLACE)
        assert tx.letters.unread() == [letter_id]
        tx.files.add(item.sha256, Path("f.mp4"), Nature.FILM, "mp4")
        tx.letters.read(letter_id, noun, [item])
    with ledger.transaction() as tx:
        record = tx.letters.get(letter_id)

        assert record.letter == noun
        assert record.received_at == NOW
        assert tx.letters.materials(letter_id) == [item]
        assert tx.letters.unread() == []


def test_a_letter_is_measured_when_its_last_file_is(ledger):
    items = [Material(sha256=name * 64, name=name, size=1) for name in "fg"]

    with ledger.transaction() as tx:
        letter_id = tx.letters.add(arrival(), PLACE)
        for item in items:
            tx.files.add(item.sha256, Path(item.name), Nature.OTHER, "txt")
        tx.letters.read(letter_id, letter(), items)
        tx.files.measure("f" * 64, 1, OtherFacts(media="txt"), NOW)
        assert tx.letters.measured(1) == []
        assert tx.files.unmeasured(1, "") == ["g" * 64]

        tx.files.measure("g" * 64, 1, OtherFacts(media="txt"), NOW)
        assert tx.letters.measured(1) == [letter_id]
        assert tx.files.unmeasured(2, "") == ["f" * 64, "g" * 64]


def test_facts_are_kept_once_and_forgotten_on_demand(ledger):
    with ledger.transaction() as tx:
        tx.files.add("f" * 64, Path("f"), Nature.OTHER, "txt")
        tx.files.measure("f" * 64, 1, OtherFacts(media="first"), NOW)
        tx.files.measure("f" * 64, 1, OtherFacts(media="second"), NOW)
        assert tx.files.facts("f" * 64, 1) == OtherFacts(media="first")

        tx.files.forget("f" * 64, 1)
        assert tx.files.facts("f" * 64, 1) is None


def test_entries_are_numbered_in_order_and_revisions_from_one(ledger):
    with ledger.transaction() as tx:
        letter_id = tx.letters.add(arrival(), PLACE)
        tx.letters.read(letter_id, letter(), [])
        numbers = [tx.entries.open("AH", NOW) for _ in range(3)]
        assert numbers == ["AH-001", "AH-002", "AH-003"]

        first = tx.entries.revise("AH-002", letter_id, case(), NOW)
        second = tx.entries.revise("AH-002", letter_id, case(hd=None), NOW)

        assert (first, second) == (1, 2)
        assert tx.entries.case("AH-002", 1) == case()
        assert tx.entries.case("AH-002", 2) == case(hd=None)
        assert tx.entries.get("AH-002").state is State.CHECKING


def test_writers_are_those_who_opened_or_revised(ledger):
    with ledger.transaction() as tx:
        number = tx.entries.open("AH", NOW)
        for name, sender, how in (("a", "wang@x.cn", "opened"), ("b", "evil@y.cn", "held")):
            letter_id = tx.letters.add(arrival(name), None)
            tx.letters.read(letter_id, letter(name, sender), [])
            tx.entries.join(letter_id, number, how)

        assert tx.entries.writers(number) == {"wang@x.cn"}
        assert tx.entries.answered_by(["<a@wannan>"]) == [number]
        assert tx.entries.answered_by(["<b@wannan>"]) == []


def test_owing_the_same_answer_twice_owes_it_once(ledger):
    with ledger.transaction() as tx:
        letter_id = tx.letters.add(arrival(), PLACE)
        for _ in range(2):
            tx.outbox.owe("AH-001", "1", ReplyKind.RETURNED, letter_id, NOW)

        (answer,) = tx.outbox.owed()

        assert (answer.subject, answer.cause, answer.due_at) == ("AH-001", "1", NOW)


def test_a_composed_reply_carries_its_answers_for_ever(ledger):
    with ledger.transaction() as tx:
        letter_id = tx.letters.add(arrival(), PLACE)
        number = tx.entries.open("AH", NOW)
        tx.outbox.owe(number, "1", ReplyKind.RETURNED, letter_id, NOW)
        (answer,) = tx.outbox.owed()
        row = tx.outbox.compose(reply(), b"raw", letter_id, [answer.id], NOW, "")

        assert tx.outbox.owed() == []
        assert tx.outbox.get(row).numbers == (number,)
        assert tx.entries.answered_by(["<1@x>"]) == [number]


def test_the_same_message_id_cannot_be_composed_twice(ledger):
    with ledger.transaction() as tx:
        letter_id = tx.letters.add(arrival(), PLACE)
        tx.outbox.compose(reply(), b"", letter_id, [], NOW, "")

    with pytest.raises(sa.exc.IntegrityError), ledger.transaction() as tx:
        tx.outbox.compose(reply(), b"", letter_id, [], NOW, "")


def test_replies_are_counted_a_recipient_and_day(ledger):
    with ledger.transaction() as tx:
        letter_id = tx.letters.add(arrival(), PLACE)
        for index, (to, hours) in enumerate([("a@x.cn", 1), ("a@x.cn", 30), ("b@x.cn", 1)]):
            noun = reply(f"<{index}>", to=to)
            tx.outbox.compose(noun, b"", letter_id, [], NOW - timedelta(hours=hours), "")

        assert tx.outbox.count_to("a@x.cn", NOW - timedelta(days=1)) == 1


def test_a_bounce_marks_our_reply_and_nothing_else(ledger):
    with ledger.transaction() as tx:
        letter_id = tx.letters.add(arrival(), PLACE)
        row = tx.outbox.compose(reply(), b"", letter_id, [], NOW, "")

        assert tx.outbox.bounce("<other>", "5.1.1") is False
        assert tx.outbox.bounce("<1@x>", "5.1.1") is True
        assert tx.outbox.get(row).state is OutboxState.BOUNCED


def test_the_third_failure_parks_an_item(ledger):
    with ledger.transaction() as tx:
        found = [
            tx.record.trouble("letter", "7", "why", "trace", NOW, park=False) for _ in range(3)
        ]

        assert [(t.tries, t.parked) for t in found] == [(1, False), (2, False), (3, True)]
        assert [t.item for t in tx.record.troubles(parked=True)] == ["7"]
        assert tx.record.settle("letter", "7") is True
        assert tx.record.settle("letter", "7") is False


def test_requests_wait_until_they_are_carried_out(ledger):
    with ledger.transaction() as tx:
        number = tx.record.ask("publish", "", NOW)
        assert tx.record.requests() == [(number, "publish", "")]
        assert tx.record.fulfilled(number) is None

        tx.record.fulfil(number, NOW, "done")
        assert tx.record.requests() == []
        assert tx.record.fulfilled(number) == (True, "done")


def test_unknown_rows_are_key_errors(ledger):
    with ledger.transaction() as tx:
        for ask in (
            lambda: tx.letters.get(1),
            lambda: tx.entries.get("X"),
            lambda: tx.outbox.get(1),
        ):
            with pytest.raises(KeyError):
                ask()


def test_a_naive_instant_is_refused(ledger):
    with pytest.raises(sa.exc.StatementError), ledger.transaction() as tx:
        tx.record.note(NOW.replace(tzinfo=None), "robot", "x")


def test_a_newer_ledger_is_refused(ledger, tmp_path):
    with ledger.transaction() as tx:
        tx.record._connection.execute(schema.meta.update().values(value=str(schema.VERSION + 1)))

    with pytest.raises(BadSetup, match="written by a newer robot"):
        Ledger("sqlite:///deep/ledger.sqlite3", tmp_path)


@pytest.mark.parametrize("url", ["nonsense", "sqlite:///file.txt", "oracle9://x"])
def test_what_is_no_ledger_is_refused(url, tmp_path):
    (tmp_path / "file.txt").write_text("no database at all, only text of some length" * 50)

    with pytest.raises(BadSetup, match=r"ledger\.url"):
        Ledger(url, tmp_path)


def test_the_ledger_is_for_its_owner_only(ledger, tmp_path):
    assert (tmp_path / "deep/ledger.sqlite3").stat().st_mode & 0o077 == 0


def test_a_copy_holds_the_same_and_lives_on_its_own(ledger, tmp_path):
    with ledger.transaction() as tx:
        tx.letters.add(arrival(), PLACE)
    ledger.copy(tmp_path / "copy.sqlite3")
    copy = Ledger(f"sqlite:///{tmp_path / 'copy.sqlite3'}", tmp_path)
    with copy.transaction() as tx:
        tx.letters.close(1, LetterEnd.PARKED, "gone")
    copy.close()

    with ledger.transaction() as tx:
        assert tx.letters.get(1).end is LetterEnd.WAITING


def test_a_part_round_trips_with_its_form(ledger):
    noun = case(form=FORM)
    extra = part(OtherFacts(media="jpg"), Role.OTHER, "剧照.jpg")

    with ledger.transaction() as tx:
        letter_id = tx.letters.add(arrival(), PLACE)
        number = tx.entries.open("AH", NOW)
        tx.entries.revise(number, letter_id, type(noun)(parts=(*noun.parts, extra)), NOW)

        assert tx.entries.case(number, 1).form() == FORM
        assert tx.entries.case(number, 1).parts[-1] == extra


def test_instants_come_back_in_utc(ledger):
    with ledger.transaction() as tx:
        tx.record.beat("poll", NOW, {"counts": "{}"})

        assert tx.record.pulse("poll") == (NOW.astimezone(UTC), {"counts": "{}"})
        assert tx.record.pulse("other") is None


def test_known_places_are_those_of_the_ledger_whoever_brought_them(ledger, tmp_path):
    other = Place(account="box", folder="INBOX", uidvalidity=2, uid=102)
    with ledger.transaction() as tx:
        tx.letters.add(arrival("a"), PLACE)
    assert ledger.known() == {PLACE}

    second = Ledger("sqlite:///deep/ledger.sqlite3", tmp_path)
    with second.transaction() as tx:
        tx.letters.add(arrival("b"), other)
    second.close()

    assert ledger.known() == {PLACE, other}


def test_a_place_that_was_not_committed_is_not_known(ledger):
    with pytest.raises(RuntimeError), ledger.transaction() as tx:
        tx.letters.add(arrival(), PLACE)
        raise RuntimeError

    assert ledger.known() == set()
