"""A refused SMTP login is a matter of the set-up, however the server says it."""

from __future__ import annotations

import pytest
from faultservers import FaultServer, FaultSmtp, Wire
from maildoors import TEACHER, postman

from intake.demo.servers import MailServers
from intake.errors import BadSetup, TryLater

WRONG = "N0t-the-password"
AUTH = ("AUTH PLAIN LOGIN",)


def told(port: int, said: str) -> str:
    return (
        f"smtp 127.0.0.1:{port} refuses the login of robot@example.com: {said}. 163 and QQ want an "
        "authorisation code (授权码) in place of the password: it is made in the webmail's "
        "settings, where SMTP is switched on too"
    )


def test_real_server_refuses():
    with MailServers() as servers:
        post = postman(servers.smtp_port, WRONG)
        with pytest.raises(BadSetup) as caught:
            post.send(b"x", TEACHER, [], lambda: None)

        assert servers.delivered == []

    said = "535 5.7.8 Authentication credentials invalid"
    assert str(caught.value) == told(servers.smtp_port, said)


@pytest.mark.parametrize("code", [535, 550, 534])
def test_refusal_is_told_with_its_cure(code):
    with (
        FaultServer(FaultSmtp({"AUTH": f"{code} no"}, features=AUTH)) as server,
        pytest.raises(BadSetup) as caught,
    ):
        postman(server.port, WRONG).check()

    assert str(caught.value) == told(server.port, f"{code} no")


def test_server_that_refuses_and_hangs_up():
    """The second method that smtplib then tries meets a dead line; the refusal is what counts."""

    def refuse(wire: Wire) -> None:
        wire.say("535 no")
        wire.drop()

    with (
        FaultServer(FaultSmtp({"AUTH": refuse}, features=AUTH)) as server,
        pytest.raises(BadSetup) as caught,
    ):
        postman(server.port, WRONG).check()

    assert str(caught.value) == told(server.port, "535 no")


@pytest.mark.parametrize(
    "words", ["454 later", "421 busy", "554 IP is rejected, smtp auth error limit exceed"]
)
def test_refusal_that_passes_is_for_later(words):
    with FaultServer(FaultSmtp({"AUTH": words}, features=AUTH)) as server:
        with pytest.raises(TryLater) as caught:
            postman(server.port, WRONG).check()
        delivery = postman(server.port, WRONG).send(b"x", TEACHER, [], lambda: None)

    said = f"smtp 127.0.0.1:{server.port}: no login at the moment: {words}"
    assert str(caught.value) == said
    assert (delivery.outcome, delivery.detail) == ("retry", said)


def test_line_that_breaks_at_the_login_is_for_later():
    with (
        FaultServer(FaultSmtp({"AUTH": Wire.drop}, features=AUTH)) as server,
        pytest.raises(TryLater),
    ):
        postman(server.port, WRONG).check()


def test_server_without_a_method_that_we_know():
    with (
        FaultServer(FaultSmtp(features=("AUTH XOAUTH2",))) as server,
        pytest.raises(BadSetup) as caught,
    ):
        postman(server.port, WRONG).check()

    words = "offers no login by password (only XOAUTH2); use another mailbox provider"
    assert str(caught.value) == f"smtp 127.0.0.1:{server.port}: {words}"


def test_refusal_after_a_login_that_succeeded_is_for_later():
    talk = FaultSmtp({"AUTH": "235 in"}, features=AUTH)
    with FaultServer(talk) as server:
        post = postman(server.port, WRONG)
        first = post.send(b"x", TEACHER, [], lambda: None)
        talk.acts = {"AUTH": "535 authentication failed"}
        second = post.send(b"x", TEACHER, [], lambda: None)

    assert (first.outcome, second.outcome, second.code) == ("sent", "retry", None)
    assert second.detail.endswith("no login at the moment: 535 authentication failed")


@pytest.mark.parametrize("point", ["mail", "rcpt", "CONTENT"])
def test_recipient_who_wants_the_sender_authenticated_is_no_matter_of_the_set_up(point):
    words = "550 5.7.1 sender authentication required"
    talk = FaultSmtp({"AUTH": "235 in", point: words}, features=AUTH)
    with FaultServer(talk) as server:
        delivery = postman(server.port, WRONG).send(b"x", TEACHER, [], lambda: None)

    assert (delivery.outcome, delivery.code, delivery.detail) == ("failed", 550, words)
