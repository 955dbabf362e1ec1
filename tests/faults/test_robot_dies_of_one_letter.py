"""A letter takes the whole process with it (out of memory): after three deaths it is set aside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from campaign import NOW, ROOT

from intake import policy
from intake.machine import FrozenClock, opened

ROBOT = """
import os, sys
from datetime import datetime
from pathlib import Path

from intake import policy
from intake.machine import FrozenClock, opened
from intake.rounds import Round
from intake.turn import turn_until_idle

folder = Path(sys.argv[2])
LETTERS = ["deadly", "harmless"]

def due(house):
    return [name for name in LETTERS if not (folder / name).exists()]

def take(house, name):
    if name == "deadly":
        os._exit(137)
    (folder / name).write_text("read")

def park(house, name, reason):
    (folder / name).write_text("parked")

clock = FrozenClock(datetime.fromisoformat(sys.argv[3]))
with opened(policy.load(Path(sys.argv[1])), policy.Secrets(), clock) as house:
    turn_until_idle(house, [Round("letter", due, take, park=park, risky=True)])
"""


@pytest.fixture
def robot(campaign):
    """Starts a robot whose first letter kills it, and says how it ended."""
    words = [sys.executable, "-c", ROBOT, str(campaign.config), str(campaign.folder)]
    where = {**os.environ, "PYTHONPATH": str(ROOT)}

    def start():
        done = subprocess.run([*words, NOW.isoformat()], cwd=ROOT, env=where, check=False)
        return done.returncode

    return start


def found(campaign):
    with (
        opened(policy.load(campaign.config), policy.Secrets(), FrozenClock(NOW)) as house,
        house.ledger.reading() as tx,
    ):
        return [(t.item, t.tries, t.parked) for t in tx.record.troubles()]


def test_the_fourth_start_sets_it_aside_and_goes_on(campaign, robot):
    codes = [robot() for _ in range(4)]

    folder = Path(campaign.folder)
    assert codes == [137, 137, 137, 0]
    assert (folder / "deadly").read_text() == "parked"
    assert (folder / "harmless").read_text() == "read"
    assert found(campaign) == [("deadly", 3, True)]


def test_a_death_by_chance_is_forgotten_once_the_letter_is_read(campaign, robot):
    assert robot() == 137
    (campaign.folder / "deadly").write_text("read by then")

    assert robot() == 0

    assert found(campaign) == []
