"""Somebody between us and the SMTP server hides STARTTLS: password and reply stay here."""

from __future__ import annotations

import pytest
from faultservers import FaultServer, FaultSmtp
from maildoors import PASSWORD, TEACHER, postman

from intake.errors import BadSetup


def test_hidden_starttls_ends_before_login_and_reply():
    talk = FaultSmtp(features=("AUTH PLAIN LOGIN",))
    with FaultServer(talk) as server:
        post = postman(server.port, PASSWORD, tls="starttls")
        with pytest.raises(BadSetup) as caught:
            post.send(b"x", TEACHER, [], lambda: None)

    where = f"smtp 127.0.0.1:{server.port}"
    words = f'{where}: the server offers no STARTTLS; try tls = "tls", port 465'
    assert str(caught.value) == words
    assert (talk.heard, talk.accepted) == (["ehlo localhost"], [])


def test_refused_starttls_is_for_later():
    talk = FaultSmtp({"STARTTLS": "454 not now"}, features=("STARTTLS", "AUTH PLAIN"))
    with FaultServer(talk) as server:
        post = postman(server.port, PASSWORD, tls="starttls")
        outcome = post.send(b"x", TEACHER, [], lambda: None).outcome

    assert outcome == "retry"
    assert talk.heard == ["ehlo localhost", "STARTTLS"]
