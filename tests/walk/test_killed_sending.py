"""kill -9 while a reply is handed over: with evidence on, each reply arrives exactly once.

The server itself pulls the trigger, between any two things that it says or hears; what it took
over before is the truth. `make torture` does so more than 200 times, `make test` twice, where it
hurts most.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from datetime import timedelta

import pytest
from campaign import NOW, letter
from faultservers import FaultServer, FaultSmtp, Wire

WHOLE = os.environ.get("INTAKE_TORTURE") == "1"
pytestmark = [pytest.mark.torture] if WHOLE else []
POINTS = ("GREETING", "EHLO", "mail", "rcpt", "DATA", "INSIDE", "CONTENT", "TAKEN", "QUIT")
ROUNDS = 23 if WHOLE else 1
LOOKS = (0, 6, 12, 18)
"""Minutes after which the next runs look what became of the reply."""


class Trap(FaultSmtp):
    """A server that kills its client once, at one point, and hands copies back as mailboxes do."""

    def __init__(self, point: str, keep: Callable[[bytes], None]) -> None:
        super().__init__()
        self.victim = 0
        self.keep = keep
        self.acts = {"CONTENT": self._take}
        if point not in {"CONTENT", "TAKEN"}:
            self.acts = {**self.acts, point: self._kill}
        self.point = point

    def _take(self, wire: Wire) -> None:
        self.keep(self.accepted[-1])
        if self.point == "CONTENT":
            self._kill(wire)
        wire.say("250 taken")
        if self.point == "TAKEN":
            self._kill(wire)

    def _kill(self, wire: Wire) -> None:
        victim, self.victim, self.point = self.victim, 0, ""
        self.acts = {"CONTENT": self._take}
        if victim:
            os.kill(victim, signal.SIGKILL)
            wire.drop()


@pytest.mark.parametrize("again", range(ROUNDS))
@pytest.mark.parametrize("point", POINTS if WHOLE else ("INSIDE", "CONTENT"))
def test_killed_anywhere_it_arrives_once(campaign, point, again):
    campaign.receive(letter(f"请问微视频登记表 {again}", sender="q@post.example"))
    trap = Trap(point, lambda raw: campaign.receive(raw, NOW))
    with FaultServer(trap) as server:
        campaign.configure(smtp__port=str(server.port))
        process = campaign.spawn("once", "--now", NOW.isoformat())
        trap.victim = process.pid
        process.communicate(timeout=120)
        killed = process.returncode
        for minutes in LOOKS:
            found = campaign.once(NOW + timedelta(minutes=minutes))["replies"]

    assert killed == -signal.SIGKILL
    assert len(found) == 1
    assert len(trap.accepted) == 1
