"""kill -9 while three replies are handed over: with evidence on, each arrives exactly once.

The server itself pulls the trigger, between any two things that it says or hears, at the first
letter, the second or the third. `make torture` does so 216 times, `make test` 27 times.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import replace
from email import message_from_bytes
from pathlib import Path

import pytest
from faultservers import FaultServer, FaultSmtp
from outboxes import hand_over, office
from traps import POINTS, Trap

from intake.walk.house import refit

WHOLE = os.environ.get("INTAKE_TORTURE") == "1"
pytestmark = [pytest.mark.torture] if WHOLE else []
ROUNDS = 8 if WHOLE else 1
COUNT = 3
LOOKS = (0, 360, 720, 1080)
CASES = [(point, letters) for point in POINTS for letters in range(COUNT)]


class SentFolder:
    """A mailbox in whose Sent folder lies what the server has taken over."""

    def __init__(self, accepted: list[bytes]) -> None:
        self.accepted = accepted

    def sent_copy(self, message_id: str) -> bool:
        return message_id in names(self.accepted)

    def close(self) -> None:
        """Nothing is open."""


def names(accepted: list[bytes]) -> list[str]:
    return [message_from_bytes(raw)["Message-ID"] for raw in accepted]


@pytest.fixture(scope="module")
def processes():
    """Processes that start quickly, from one that has all modules already."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[1])
    away = multiprocessing.get_context("forkserver")
    away.set_forkserver_preload(["outboxes"])
    yield away
    os.environ.pop("PYTHONPATH")
    if before is not None:
        os.environ["PYTHONPATH"] = before


@pytest.mark.parametrize("again", range(ROUNDS))
@pytest.mark.parametrize(("point", "letters"), CASES)
def test_killed_at_any_letter_all_arrive_once(tmp_path, processes, point, letters, again):
    trap = Trap(point, lambda _: None, letters)
    with FaultServer(trap) as server, office(tmp_path, server.port) as sender:
        sender.put(COUNT)
    with FaultServer(trap) as server:
        process = processes.Process(target=hand_over, args=(str(tmp_path), server.port))
        process.start()
        trap.aim(process.pid)
        process.join(60)
    later = FaultSmtp(accepted=list(trap.accepted))
    with FaultServer(later) as server, office(tmp_path, server.port, evidence="sent") as sender:
        living = replace(sender, house=refit(sender.house, mailbox=SentFolder(later.accepted)))
        for after in LOOKS:
            living.send(after)
            living.send(after)
        states = sender.states()

    assert process.exitcode == -signal.SIGKILL
    assert sorted(names(later.accepted)) == [f"<{n}@example.com>" for n in range(COUNT)]
    assert states == ["sent"] * COUNT
