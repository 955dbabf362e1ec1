"""UIDs that are numbered anew: nothing is fetched, finished or missed under a wrong number."""

from __future__ import annotations

import pytest
from faultservers import FaultImap, FaultServer
from maildoors import mailbox, place

from intake.errors import TryLater

ANEW = "* 1 EXISTS\r\n* OK [UIDVALIDITY 6] ok\r\n{tag} OK done"
UNSAID = "* 1 EXISTS\r\n{tag} OK done"


def test_letter_numbered_anew_is_a_new_place():
    talk = FaultImap()
    with FaultServer(talk) as server, mailbox(server) as box:
        before = box.places(())
        talk.acts = {"EXAMINE": ANEW}
        after = box.places(before)

    assert before == [place(uid=7, uidvalidity=5)]
    assert after == [place(uid=7, uidvalidity=6)]


def test_date_of_a_reused_uid_is_asked_for_again():
    """UID 7 meant a letter of the 12th; under the new numbers it means one from before `since`."""
    old = '* 1 FETCH (UID 7 INTERNALDATE "09-Nov-2020 10:00:00 +0800")\r\n{tag} OK done'
    talk = FaultImap()
    with FaultServer(talk) as server, mailbox(server) as box:
        box.places(())
        talk.acts = {"EXAMINE": ANEW, "UID FETCH 7 (INTERNALDATE RFC822.SIZE)": old}

        assert box.places(()) == []


def test_fetch_under_an_old_number_is_for_later(tmp_path):
    talk = FaultImap({"EXAMINE": ANEW})
    with FaultServer(talk) as server, mailbox(server) as box, pytest.raises(TryLater) as caught:
        box.fetch(place(uid=7, uidvalidity=5), tmp_path)

    assert str(caught.value) == "INBOX: its letters are numbered anew; they are listed again"
    assert [line for line in talk.heard if "FETCH" in line] == []


def test_finish_under_an_old_number_touches_nothing():
    talk = FaultImap({"SELECT": ANEW})
    with FaultServer(talk) as server, mailbox(server) as box:
        box.finish(place(uid=7, uidvalidity=5), "done")

    assert [line for line in talk.heard if line.startswith(("UID", "CREATE"))] == []


def test_server_that_names_no_uidvalidity_is_for_later():
    """Letters without a dependable number are never taken for new ones."""
    talk = FaultImap({"EXAMINE": UNSAID})
    with FaultServer(talk) as server, mailbox(server) as box, pytest.raises(TryLater):
        box.places(())

    assert [line for line in talk.heard if "FETCH" in line] == []
