"""A UID that a server gives to another letter, against RFC 3501: neither letter is missed."""

from __future__ import annotations

import pytest
from faultservers import FaultServer
from maildoors import mailbox
from quirkimap import QuirkImap

from intake.errors import TryLater

FIRST = b"Subject: first\r\nMessage-ID: <1@example.com>\r\n\r\none\r\n"
OTHER = b"Subject: another letter\r\nMessage-ID: <2@example.com>\r\n\r\ntwo\r\n"


@pytest.fixture
def server():
    return QuirkImap({7: FIRST})


def test_the_other_letter_under_the_number_is_new(server, tmp_path):
    with FaultServer(server) as line, mailbox(line) as box:
        before = box.places(())
        first = box.fetch(before[0], tmp_path)
        server.letters[7] = OTHER
        after = box.places(before)
        other = box.fetch(after[0], tmp_path)

        assert box.places([*before, *after]) == []

    assert [len(before), len(after)] == [1, 1]
    assert [first.path.read_bytes(), other.path.read_bytes()] == [FIRST, OTHER]


def test_a_letter_that_changed_after_it_was_listed_is_for_later(server, tmp_path):
    with FaultServer(server) as line, mailbox(line) as box:
        [listed] = box.places(())
        server.letters[7] = OTHER

        with pytest.raises(TryLater, match="another letter has that number now"):
            box.fetch(listed, tmp_path)


def test_the_other_letter_is_not_marked_as_done(server):
    with FaultServer(server) as line, mailbox(line) as box:
        [listed] = box.places(())
        server.letters[7] = OTHER
        box.finish(listed, "done")

    assert server.moved == {}
    assert [word for word in server.heard if word.startswith(("UID STORE", "UID MOVE"))] == []
