"""A certificate that nobody vouches for: the password is never sent, at no door."""

from __future__ import annotations

import pytest
from faultservers import FaultImap, FaultServer, FaultSmtp, Wire
from maildoors import PASSWORD, mailbox, postman
from servers import certificate, dovecot

from intake.errors import BadSetup


@pytest.fixture(scope="module")
def self_signed(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("self-signed"))


def told(port: int) -> str:
    return (
        f"127.0.0.1:{port}: the certificate is not trusted (self-signed certificate); "
        "correct host, or name your own authority in ca_file"
    )


@pytest.mark.parametrize(("tls", "port"), [("tls", "tls_port"), ("starttls", "port")])
def test_real_mailbox_server_is_not_trusted(self_signed, tls, port):
    with dovecot(certificate=self_signed) as server:
        at = getattr(server, port)
        with mailbox(server, tls=tls, port=at) as box, pytest.raises(BadSetup) as caught:
            box.places(())

    assert str(caught.value) == told(at)


def test_mailbox_server_hears_no_password(self_signed):
    talk = FaultImap()
    with (
        FaultServer(talk, certificate=self_signed) as server,
        mailbox(server, tls="tls") as box,
        pytest.raises(BadSetup),
    ):
        box.places(())

    assert talk.heard == []


def test_smtp_server_hears_nothing(self_signed):
    talk = FaultSmtp(features=("AUTH PLAIN LOGIN",))
    with (
        FaultServer(talk, certificate=self_signed) as server,
        pytest.raises(BadSetup) as caught,
    ):
        postman(server.port, PASSWORD, tls="tls").send(b"x", "a@b.cn", [], lambda: None)

    assert str(caught.value) == told(server.port)
    assert (talk.heard, talk.accepted) == ([], [])


def test_smtp_server_hears_no_more_than_starttls(self_signed):
    def encrypt(wire: Wire) -> None:
        wire.say("220 begin")
        wire.encrypt(self_signed)

    talk = FaultSmtp({"STARTTLS": encrypt}, features=("STARTTLS", "AUTH PLAIN LOGIN"))
    with FaultServer(talk) as server, pytest.raises(BadSetup) as caught:
        postman(server.port, PASSWORD, tls="starttls").check()

    assert str(caught.value) == told(server.port)
    assert talk.heard == ["ehlo localhost", "STARTTLS"]


def test_name_that_the_certificate_does_not_bear(self_signed):
    """It is made out to localhost and 127.0.0.1; ::1 or another name would be another machine."""
    with (
        FaultServer(FaultImap(), certificate=self_signed, host="127.0.0.2") as server,
        mailbox(server, tls="tls", host="127.0.0.2", ca_file=str(self_signed[0])) as box,
        pytest.raises(BadSetup, match=r"the certificate is not trusted \(IP address mismatch"),
    ):
        box.places(())
