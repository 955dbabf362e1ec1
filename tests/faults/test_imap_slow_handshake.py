"""A server that drips its TLS handshake byte by byte is left in time, at both doors."""

from __future__ import annotations

import time

import pytest
from faultservers import FaultImap, FaultServer, FaultSmtp, Wire
from maildoors import mailbox, postman

from intake.errors import TryLater

SECONDS = 0.5
RECORD = b"\x16\x03\x03\x40\x00" + b"\x02\x00\x3f\xfc" + bytes(16_000)


def drip(wire: Wire) -> None:
    """A handshake record that takes an hour."""
    wire.drip(RECORD, 0.1)


def starttls_imap(wire: Wire) -> None:
    wire.say(f"{IMAP.tag} OK begin")
    drip(wire)


def starttls_smtp(wire: Wire) -> None:
    wire.say("220 begin")
    drip(wire)


IMAP = FaultImap(
    {
        "CAPABILITY": "* CAPABILITY IMAP4rev1 STARTTLS\r\n{tag} OK done",
        "STARTTLS": starttls_imap,
    }
)


@pytest.mark.parametrize(("tls", "talk"), [("tls", drip), ("starttls", IMAP)])
def test_mailbox_leaves_in_time(tls, talk):
    begun = time.monotonic()
    with FaultServer(talk) as server, mailbox(server, seconds=SECONDS, tls=tls) as box:
        with pytest.raises(TryLater, match=r": not done in 0\.5 s, hung up$"):
            box.places(())
        spent = time.monotonic() - begun

    assert spent < 2


@pytest.mark.parametrize(
    ("tls", "talk"),
    [
        ("tls", drip),
        ("starttls", FaultSmtp({"STARTTLS": starttls_smtp}, features=("STARTTLS",))),
    ],
)
def test_post_leaves_in_time(tls, talk):
    begun = time.monotonic()
    with FaultServer(talk) as server:
        with pytest.raises(TryLater, match=r": not done in 0\.5 s, hung up$"):
            postman(server.port, seconds=SECONDS, tls=tls).check()
        spent = time.monotonic() - begun

    assert spent < 2
