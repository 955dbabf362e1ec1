"""A mailbox server that never stops talking is left, by time or by size, and fills no memory."""

from __future__ import annotations

import time

import pytest
from faultservers import FaultImap, FaultServer, Wire, babble
from maildoors import mailbox

from intake.errors import TryLater


@pytest.mark.parametrize("point", ["LOGIN", "LIST", "UID SEARCH"])
def test_endless_lines_end_in_time(point):
    begun = time.monotonic()
    with (
        FaultServer(FaultImap({point: babble})) as server,
        mailbox(server, seconds=0.5) as box,
    ):
        with pytest.raises(TryLater) as caught:
            box.places(())
        spent = time.monotonic() - begun

    port = server.port
    assert str(caught.value) == f"mailbox 127.0.0.1:{port}: not done in 0.5 s, hung up"
    assert spent < 2


def test_endless_lines_end_by_their_size():
    def shout(wire: Wire) -> None:
        while True:
            wire.say(*["* OK " + "x" * 60_000] * 100)

    begun = time.monotonic()
    with FaultServer(FaultImap({"LIST": shout})) as server, mailbox(server, seconds=60) as box:
        with pytest.raises(TryLater, match="more than 33554432 bytes of lines") as caught:
            box.places(())
        spent = time.monotonic() - begun

    assert str(caught.value).startswith(f"mailbox 127.0.0.1:{server.port}: abort: ")
    assert spent < 10


def test_endless_greeting_line():
    def greet(wire: Wire) -> None:
        while True:
            wire.say_raw(b"* OK " + b"x" * 100_000)

    with (
        FaultServer(FaultImap({"GREETING": greet})) as server,
        mailbox(server, seconds=20) as box,
        pytest.raises(TryLater, match="got more than 1000000 bytes"),
    ):
        box.places(())
