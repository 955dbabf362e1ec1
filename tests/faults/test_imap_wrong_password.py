"""A refused login is a matter of the set-up; one that passes is for later."""

from __future__ import annotations

import contextlib

import pytest
from faultservers import FaultImap, FaultServer, Wire
from maildoors import mailbox
from servers import dovecot

from intake.demo.servers import MailServers
from intake.errors import BadSetup, TryLater

WRONG = "N0t-the-password"
HINT = (
    ". 163 and QQ want an authorisation code (授权码) in place of the password: it is made in the "
    "webmail's settings, where IMAP is switched on too"
)


@pytest.mark.parametrize("make", [dovecot, MailServers])
def test_wrong_password_is_told_with_its_cure(make):
    with (
        make() as server,
        mailbox(server, WRONG) as box,
        pytest.raises(BadSetup) as caught,
    ):
        box.places(())

    words = str(caught.value)
    assert " refuses the login of robot@example.com: " in words
    assert words.endswith(HINT)
    assert WRONG not in words


@pytest.mark.parametrize("word", ["UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG"])
def test_refusal_that_passes_is_for_later(word):
    talk = FaultImap({"LOGIN": f"{{tag}} NO [{word}] come again"})
    with (
        FaultServer(talk) as server,
        mailbox(server) as box,
        pytest.raises(TryLater) as caught,
    ):
        box.places(())

    where = f"mailbox 127.0.0.1:{server.port}"
    assert str(caught.value) == f"{where}: no login at the moment: [{word}] come again"


def test_line_that_breaks_at_the_login_is_for_later():
    with (
        FaultServer(FaultImap({"LOGIN": Wire.drop})) as server,
        mailbox(server) as box,
        pytest.raises(TryLater, match=r"LoginError: command: LOGIN => "),
    ):
        box.places(())


@pytest.mark.parametrize("through", ["itself", "its twin"])
def test_refusal_after_a_login_that_succeeded_is_for_later(through):
    """163 refuses every login for a while after many; its words are those for a wrong password."""
    talk = FaultImap()
    with FaultServer(talk) as server, mailbox(server) as box:
        box.places(())
        box.close()
        talk.acts = {"LOGIN": "{tag} NO LOGIN Login error or password error"}
        with (
            contextlib.closing(box if through == "itself" else box.twin()) as door,
            pytest.raises(TryLater, match="no login at the moment: LOGIN Login error"),
        ):
            door.places(())


def test_twin_that_logs_in_first_vouches_for_the_password():
    talk = FaultImap()
    with FaultServer(talk) as server, mailbox(server) as box:
        with contextlib.closing(box.twin()) as twin:
            twin.places(())
        talk.acts = {"LOGIN": "{tag} NO LOGIN Login error or password error"}
        with pytest.raises(TryLater):
            box.places(())
