"""Somebody between us and the mailbox hides STARTTLS: the password stays here."""

from __future__ import annotations

import pytest
from faultservers import FaultImap, FaultServer
from maildoors import mailbox

from intake.errors import BadSetup, TryLater


def test_hidden_starttls_ends_before_the_login():
    talk = FaultImap()
    with (
        FaultServer(talk) as server,
        mailbox(server, tls="starttls") as box,
        pytest.raises(BadSetup) as caught,
    ):
        box.places(())

    words = f'127.0.0.1:{server.port}: the server offers no STARTTLS; try tls = "tls", port 993'
    assert str(caught.value) == words
    assert talk.heard == ["CAPABILITY"]


def test_refused_starttls_ends_before_the_login():
    talk = FaultImap(
        {
            "CAPABILITY": "* CAPABILITY IMAP4rev1 STARTTLS\r\n{tag} OK done",
            "STARTTLS": "{tag} NO not today",
        }
    )
    with (
        FaultServer(talk) as server,
        mailbox(server, tls="starttls") as box,
        pytest.raises(TryLater),
    ):
        box.places(())

    assert [line for line in talk.heard if "LOGIN" in line] == []
