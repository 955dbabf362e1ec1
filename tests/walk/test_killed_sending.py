"""kill -9 while a reply is handed over: with evidence on, each reply arrives exactly once.

The server itself pulls the trigger, between any two things that it says or hears; what it took
over before is the truth. Here a whole robot dies; in test_killed_handing_over.py one that does
nothing but send, more than 200 times.
"""

from __future__ import annotations

import os
import signal
from datetime import timedelta

import pytest
from campaign import NOW, letter
from faultservers import FaultServer
from traps import POINTS, Trap

WHOLE = os.environ.get("INTAKE_TORTURE") == "1"
pytestmark = [pytest.mark.torture] if WHOLE else []
ROUNDS = 2 if WHOLE else 1
LOOKS = (0, 6, 12, 18)
"""Minutes after which the next runs look what became of the reply."""


@pytest.mark.parametrize("again", range(ROUNDS))
@pytest.mark.parametrize("point", POINTS if WHOLE else ("CONTENT",))
def test_killed_anywhere_it_arrives_once(campaign, point, again):
    campaign.receive(letter(f"请问微视频登记表 {again}", sender="q@post.example"))
    trap = Trap(point, lambda raw: campaign.receive(raw, NOW))
    with FaultServer(trap) as server:
        campaign.configure(smtp__port=str(server.port))
        process = campaign.spawn("once", "--now", NOW.isoformat())
        trap.aim(process.pid)
        process.communicate(timeout=120)
        killed = process.returncode
        for minutes in LOOKS:
            found = campaign.once(NOW + timedelta(minutes=minutes))["replies"]

    assert killed == -signal.SIGKILL
    assert len(found) == 1
    assert len(trap.accepted) == 1
