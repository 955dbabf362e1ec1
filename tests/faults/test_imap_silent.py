"""A mailbox server that says nothing, at any point, is left in time."""

from __future__ import annotations

import time

import pytest
from faultservers import FaultImap, FaultServer, Wire
from maildoors import mailbox, place

from intake.errors import TryLater

SECONDS = 0.2
FETCH = "UID FETCH 7 (BODY.PEEK[]<0.1048576>)"


@pytest.mark.parametrize("point", ["GREETING", "LOGIN", "ID", "LIST", "EXAMINE", "UID SEARCH"])
def test_silence_ends_in_time(point):
    begun = time.monotonic()
    with (
        FaultServer(FaultImap({point: Wire.stall})) as server,
        mailbox(server, seconds=SECONDS) as box,
    ):
        with pytest.raises(TryLater) as caught:
            box.places(())
        spent = time.monotonic() - begun

    port, calls = server.port, server.connections
    assert str(caught.value) == f"mailbox 127.0.0.1:{port}: not done in 0.2 s, hung up"
    assert spent < 1
    assert calls == 1


def test_silence_within_a_letter_leaves_nothing_on_disk(tmp_path):
    def half(wire: Wire) -> None:
        wire.say_raw(b"* 1 FETCH (UID 7 BODY[]<0> {12}\r\nSubj")
        wire.stall()

    with (
        FaultServer(FaultImap({FETCH: half})) as server,
        mailbox(server, seconds=SECONDS) as box,
        pytest.raises(TryLater, match=r"not done in 0\.2 s, hung up$"),
    ):
        box.fetch(place(), tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_silence_at_leave_taking_ends_in_time():
    begun = time.monotonic()
    with FaultServer(FaultImap({"LOGOUT": Wire.stall})) as server:
        with mailbox(server, seconds=SECONDS) as box:
            found = box.places(())
        spent = time.monotonic() - begun

    assert found == [place()]
    assert spent < 1
