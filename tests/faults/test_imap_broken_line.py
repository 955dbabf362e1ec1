"""Lines that break: dialled again at once while nothing is lost, else at the next look."""

from __future__ import annotations

import socket

import pytest
from faultservers import FaultImap, FaultServer, Wire
from maildoors import HOST, mailbox, place

from intake.errors import TryLater


class Flaky:
    """A server that hangs up on its first callers."""

    def __init__(self, times: int) -> None:
        self.times = times

    def __call__(self, wire: Wire) -> None:
        self.times -= 1
        if self.times >= 0:
            wire.drop()
        FaultImap()(wire)


@pytest.mark.parametrize("times", [1, 2])
def test_caller_that_is_hung_up_on_dials_again(times):
    with FaultServer(Flaky(times)) as server, mailbox(server) as box:
        assert box.places(()) == [place()]

    assert server.connections == times + 1


def test_caller_gives_up_after_three():
    with FaultServer(Flaky(3)) as server, mailbox(server) as box:
        with pytest.raises(TryLater):
            box.places(())
        assert server.connections == 3
        assert box.places(()) == [place()]


def test_nobody_at_the_door():
    with socket.create_server((HOST, 0)) as listener:
        port = listener.getsockname()[1]
    with (
        mailbox(type("Nobody", (), {"port": port, "password": "x"})) as box,
        pytest.raises(TryLater, match=rf"^mailbox 127\.0\.0\.1:{port}: ConnectionRefusedError: "),
    ):
        box.places(())


@pytest.mark.parametrize(
    "point", ["ID", "LIST", "EXAMINE", "UID SEARCH", "UID FETCH 7 (INTERNALDATE RFC822.SIZE)"]
)
def test_line_that_breaks_in_the_middle_is_opened_at_the_next_look(point):
    talk = FaultImap({point: Wire.drop})
    with FaultServer(talk) as server, mailbox(server) as box:
        with pytest.raises(TryLater):
            box.places(())
        talk.acts = {}

        assert box.places(()) == [place()]


def test_line_that_breaks_while_making_the_done_folder_is_for_later():
    talk = FaultImap(
        {
            "SELECT": "* OK [UIDVALIDITY 5] ok\r\n{tag} OK [READ-WRITE] done",
            "UID FETCH 7 (FLAGS)": "* 1 FETCH (UID 7 FLAGS ())\r\n{tag} OK done",
            "UID STORE": "{tag} OK done",
            "CREATE": Wire.drop,
        }
    )
    with FaultServer(talk) as server, mailbox(server) as box, pytest.raises(TryLater):
        box.finish(place(), "done")
