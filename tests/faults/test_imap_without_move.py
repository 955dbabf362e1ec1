"""Servers without MOVE: copied and removed where one letter can be, else left where it is."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from maildoors import NOON, contents, flags, letter, mailbox
from servers import dovecot

DONE = "已处理"


COUNTER = itertools.count(1)


@pytest.fixture(scope="module", params=["IMAP4rev1 UIDPLUS ID", "IMAP4rev1 MOVE UIDPLUS"])
def running(request):
    with dovecot(capability=request.param) as server:
        yield server


@pytest.fixture
def removing(running):
    """A server that can remove one letter alone, with an empty mailbox."""
    return dataclasses.replace(running, user=f"robot{next(COUNTER)}@example.com")


def test_letter_is_moved_and_no_other(removing):
    for subject in ("first", "second", "third"):
        removing.append(letter(subject), NOON)
    with mailbox(removing) as box:
        second = box.places(())[1]

        box.finish(second, DONE)

    assert contents(removing, "INBOX") == [letter("first"), letter("third")]
    assert contents(removing, DONE) == [letter("second")]
    assert list(flags(removing, DONE).values()) == [[b"\\Seen"]]


def test_letters_that_staff_marked_deleted_are_not_removed(removing):
    for subject in ("theirs", "ours"):
        removing.append(letter(subject), NOON)
    with mailbox(removing) as box:
        theirs, ours = box.places(())
        with box._session.talk() as client:
            client.select_folder("INBOX")
            client.delete_messages([theirs.uid])

        box.finish(ours, DONE)

    assert flags(removing) == {theirs.uid: [b"\\Deleted"]}


def test_letter_stays_where_it_cannot_be_removed_alone():
    with dovecot(capability="IMAP4rev1") as server, mailbox(server) as box:
        server.append(letter("done"), NOON)
        server.append(letter("other"), NOON)
        done, other = box.places(())

        box.finish(done, DONE)

        assert flags(server) == {done.uid: [b"\\Seen"], other.uid: []}
        assert contents(server, DONE) == []
