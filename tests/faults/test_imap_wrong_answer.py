"""An answer for another letter, without a text, or cut short is never an empty letter."""

from __future__ import annotations

import pytest
from faultservers import FaultImap, FaultServer, Wire
from maildoors import mailbox, place

from intake.errors import NeedsPerson, TryLater

FETCH = "UID FETCH 7 (BODY.PEEK[]<0.1048576>)"
SIZE = "UID FETCH 7 (RFC822.SIZE INTERNALDATE)"
DATES = "UID FETCH 7 (INTERNALDATE RFC822.SIZE)"
DATE = 'INTERNALDATE "12-Nov-2020 10:00:00 +0800"'
DONE = "\r\n{tag} OK done"


def fetched(answer: str, tmp_path, key: str = FETCH) -> Exception:
    """What fetching says when the server gives this answer; nothing may be on disk after."""
    with (
        FaultServer(FaultImap({key: answer})) as server,
        mailbox(server, seconds=5) as box,
        pytest.raises((TryLater, NeedsPerson)) as caught,
    ):
        box.fetch(place(), tmp_path)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
    return caught.value


@pytest.mark.parametrize(
    "answer",
    [
        "* 1 FETCH (UID 8 BODY[]<0> {{12}}\r\nSubject: x\r\n)" + DONE,
        "* 1 FETCH (UID 7 BODY[]<0> NIL)" + DONE,
        "* 1 FETCH (UID 7)" + DONE,
        "* 1 FETCH (UID 7 BODY[]<5> {{12}}\r\nSubject: x\r\n)" + DONE,
        "{tag} OK done",
    ],
    ids=["another letter", "NIL", "no text", "another piece", "nothing"],
)
def test_missing_text_is_for_later(answer, tmp_path):
    error = fetched(answer, tmp_path)

    assert type(error) is TryLater
    assert str(error) == "INBOX, letter 7: its text did not come whole"


@pytest.mark.parametrize(
    "answer",
    [
        f"* 1 FETCH (UID 8 RFC822.SIZE 12 {DATE})" + DONE,
        f"* 1 FETCH (UID 7 {DATE})" + DONE,
        "* 1 FETCH (UID 7 RFC822.SIZE 12)" + DONE,
        "{tag} OK done",
    ],
    ids=["another letter", "no size", "no date", "nothing"],
)
def test_missing_announcement_is_for_later(answer, tmp_path):
    error = fetched(answer, tmp_path, SIZE)

    assert type(error) is TryLater
    assert str(error) == "INBOX, letter 7: not there at the moment"


def test_unreadable_time_of_arrival_is_a_persons(tmp_path):
    """It would stay unreadable for ever, and nobody would hear of the letter."""
    answer = '* 1 FETCH (UID 7 RFC822.SIZE 12 INTERNALDATE "yesterday")' + DONE

    error = fetched(answer, tmp_path, SIZE)

    assert type(error) is NeedsPerson
    words = "INBOX, letter 7: its time of arrival cannot be read; look at it in the mailbox"
    assert str(error) == words


def test_unreadable_time_of_arrival_hides_no_letter():
    answer = '* 1 FETCH (UID 7 INTERNALDATE "yesterday")' + DONE
    with FaultServer(FaultImap({DATES: answer})) as server, mailbox(server) as box:
        assert box.places(()) == [place()]


@pytest.mark.parametrize("uid", [8, 6, 4_000_000_000])
def test_news_of_other_letters_is_not_looked_at(uid):
    """A server may tell of another client's flags at any time (RFC 3501, 7)."""
    answer = f"* 1 FETCH (UID 7 {DATE})\r\n* 2 FETCH (UID {uid} FLAGS (\\Seen))" + DONE
    with FaultServer(FaultImap({DATES: answer})) as server, mailbox(server) as box:
        assert box.places(()) == [place()]


def test_news_of_a_dated_letter_leaves_its_date():
    answer = (
        '* 1 FETCH (UID 7 INTERNALDATE "12-Nov-2020 10:00:00 +0800")\r\n'
        '* 2 FETCH (UID 8 INTERNALDATE "12-Nov-2020 09:00:00 +0800")\r\n'
        "* 1 FETCH (UID 7 FLAGS (\\Seen))" + DONE
    )
    acts = {"UID FETCH 7,8": answer, "UID SEARCH": "* SEARCH 8 7" + DONE}
    with FaultServer(FaultImap(acts)) as server, mailbox(server) as box:
        found = box.places(())

    assert [place.uid for place in found] == [8, 7]


def test_search_that_ignores_its_criteria_is_done_again_here():
    old = '* 1 FETCH (UID 7 INTERNALDATE "09-Nov-2020 23:59:59 +0800")' + DONE
    with FaultServer(FaultImap({DATES: old})) as server, mailbox(server) as box:
        assert box.places(()) == []


@pytest.mark.parametrize("size", [3, 12, 40])
def test_announced_size_is_only_a_hint(size, tmp_path):
    """Too small, right, too large: the letter is what came."""
    announced = f"* 1 FETCH (UID 7 RFC822.SIZE {size} {DATE})" + DONE
    talk = FaultImap(
        {
            SIZE: announced,
            "UID FETCH 7 (BODY.PEEK[]<12.": '* 1 FETCH (UID 7 BODY[]<12> "")' + DONE,
        }
    )
    with FaultServer(talk) as server, mailbox(server) as box:
        arrival = box.fetch(place(), tmp_path)

    assert arrival.path.read_bytes() == FaultImap.LETTER
    assert arrival.size == 12


def test_literal_cut_short_by_a_hang_up_is_for_later(tmp_path):
    def cut(wire: Wire) -> None:
        wire.say_raw(b"* 1 FETCH (UID 7 BODY[]<0> {12}\r\nSubj")
        wire.drop()

    error = fetched(cut, tmp_path)

    assert type(error) is TryLater


def test_deep_nesting_is_for_later(tmp_path):
    error = fetched("* 1 FETCH (UID 7 X " + "(" * 100_000 + DONE, tmp_path)

    assert type(error) is TryLater
    assert ": RecursionError: " in str(error)


@pytest.mark.parametrize(
    "answer", ["* 1 FETCH (UID x BODY[]<0> {{0}}\r\n)" + DONE, "garbage", "* 1 FETCH" + DONE]
)
def test_garbage_is_for_later(answer, tmp_path):
    assert type(fetched(answer, tmp_path)) is TryLater
