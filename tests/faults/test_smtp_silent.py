"""An SMTP server that says nothing, or never stops, is left in time and fills no memory."""

from __future__ import annotations

import time

import pytest
from faultservers import FaultServer, FaultSmtp, Wire
from maildoors import TEACHER, postman

from intake.errors import TryLater

REPLY = b"Subject: x\r\n\r\ntext\r\n"
SECONDS = 0.2


def chatter(wire: Wire) -> None:
    """An answer whose last line never comes."""
    while True:
        wire.say(*["250-and"] * 1000)


def drip(wire: Wire) -> None:
    """The same, slowly."""
    wire.drip(b"250-and\r\n" * 1000, 0.02)


@pytest.mark.parametrize("point", ["GREETING", "EHLO", "mail", "rcpt", "DATA"])
@pytest.mark.parametrize("act", [Wire.stall, drip])
def test_before_the_content_it_is_for_later(point, act):
    begun = time.monotonic()
    with FaultServer(FaultSmtp({point: act})) as server:
        delivery = postman(server.port, seconds=SECONDS).send(REPLY, TEACHER, [], lambda: None)
        spent = time.monotonic() - begun

    where = f"smtp 127.0.0.1:{server.port}"
    assert (delivery.outcome, delivery.code) == ("retry", None)
    assert delivery.detail == f"{where}: not done in 0.2 s, hung up"
    assert spent < 2


def test_after_the_content_it_is_unsure():
    with FaultServer(FaultSmtp({"CONTENT": drip})) as server:
        delivery = postman(server.port, seconds=SECONDS).send(REPLY, TEACHER, [], lambda: None)

    assert (delivery.outcome, delivery.detail) == ("unsure", "not done in 0.2 s, hung up")


@pytest.mark.parametrize(("point", "outcome"), [("rcpt", "retry"), ("CONTENT", "unsure")])
def test_endless_answer_ends_by_its_size(point, outcome):
    begun = time.monotonic()
    with FaultServer(FaultSmtp({point: chatter})) as server:
        delivery = postman(server.port, seconds=60).send(REPLY, TEACHER, [], lambda: None)
        spent = time.monotonic() - begun

    assert delivery.outcome == outcome
    assert delivery.detail.endswith("the server sent more than 1048576 bytes of lines")
    assert spent < 10


def test_endless_line_ends_by_its_size():
    def shout(wire: Wire) -> None:
        while True:
            wire.say_raw(b"250 " + b"x" * 10_000)

    with FaultServer(FaultSmtp({"mail": shout})) as server:
        delivery = postman(server.port, seconds=60).send(REPLY, TEACHER, [], lambda: None)

    assert delivery.outcome == "retry"


def test_doctor_hears_it_too():
    with (
        FaultServer(FaultSmtp({"EHLO": Wire.stall})) as server,
        pytest.raises(TryLater, match=r"not done in 0\.2 s, hung up$"),
    ):
        postman(server.port, seconds=SECONDS).check()
