"""What the IMAP door asks of a server, told by what a scripted server hears."""

from __future__ import annotations

import time

import pytest
from faultservers import FaultImap, FaultServer
from maildoors import NOON, letter, mailbox, place, settings

from intake.demo.servers import MailServers
from intake.errors import BadSetup, NeedsPerson
from intake.letters.mailbox import Mailbox

NOBODY: frozenset = frozenset()


def test_sent_copy_without_a_sent_folder():
    talk = FaultImap()
    with FaultServer(talk) as server, mailbox(server) as box:
        assert box.sent_copy("<a@b>") is False

    assert [line for line in talk.heard if "SEARCH" in line] == []


def test_session_is_renewed_at_half_its_time():
    with FaultServer(FaultImap()) as server, mailbox(server, seconds=1.0) as box:
        box.places(NOBODY)
        box.places(NOBODY)
        before = server.connections
        time.sleep(0.55)
        box.places(NOBODY)

        assert (before, server.connections) == (1, 2)


def test_mailbox_that_is_never_used_never_connects():
    with FaultServer(FaultImap()) as server, mailbox(server):
        pass

    assert server.connections == 0


def test_identity_is_told_after_login_where_the_server_listens():
    talk = FaultImap()
    with FaultServer(talk) as server, mailbox(server) as box:
        box.places(NOBODY)

    commands = [line.split(" ")[0] for line in talk.heard]
    assert commands.index("LOGIN") < commands.index("ID") < commands.index("EXAMINE")
    (told,) = [line for line in talk.heard if line.startswith("ID ")]
    assert told == 'ID ("name" "intake-robot" "version" "1" "vendor" "intake-robot")'


def test_identity_is_never_told_where_it_is_not_offered():
    talk = FaultImap({"CAPABILITY": "* CAPABILITY IMAP4rev1\r\n{tag} OK done"})
    with FaultServer(talk) as server, mailbox(server) as box:
        assert len(box.places(NOBODY)) == 1

    assert [line for line in talk.heard if line.startswith("ID")] == []


def test_identity_that_is_refused_is_no_trouble():
    talk = FaultImap({"ID": "{tag} NO not now"})
    with FaultServer(talk) as server, mailbox(server) as box:
        assert box.places(NOBODY) == [place()]


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "no password for the mailbox; set INTAKE_MAILBOX_PASSWORD or its _FILE"),
        ("密码", "the mailbox password holds characters that no authorisation code has"),
        ("a\r\nb", "the mailbox password holds characters that no authorisation code has"),
    ],
)
def test_password_that_cannot_be_one_is_never_sent(password, words):
    talk = FaultImap()
    with FaultServer(talk) as server:
        box = Mailbox(settings(server), password)
        with pytest.raises(BadSetup) as caught:
            box.places(NOBODY)

    assert str(caught.value) == words
    assert (talk.heard, server.connections) == ([], 0)


def test_done_folder_that_the_server_refuses_to_make():
    talk = FaultImap(
        {
            "SELECT": "* OK [UIDVALIDITY 5] ok\r\n{tag} OK [READ-WRITE] done",
            "UID FETCH 7 (FLAGS)": "* 1 FETCH (UID 7 FLAGS ())\r\n{tag} OK done",
            "UID STORE": "{tag} OK done",
            "CREATE": "{tag} NO not here",
        }
    )
    with (
        FaultServer(talk) as server,
        mailbox(server) as box,
        pytest.raises(NeedsPerson, match=r"^done_folder done: the server does not make it"),
    ):
        box.finish(place(), "done")


def test_folder_that_may_only_be_read_is_left_alone():
    talk = FaultImap({"SELECT": "* OK [UIDVALIDITY 5] ok\r\n{tag} OK [READ-ONLY] done"})
    with FaultServer(talk) as server, mailbox(server) as box:
        box.finish(place(), "done")

    assert [line for line in talk.heard if line.startswith("UID")] == []


def test_junk_folder_by_its_name():
    with MailServers() as server, mailbox(server, folders=("@junk",)) as box:
        server.append(letter(), NOON, "垃圾邮件")

        assert [place.folder for place in box.places(NOBODY)] == ["垃圾邮件"]
