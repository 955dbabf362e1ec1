"""Errands: `publish`, `retry` and `outbox release` → done here, or by the robot that is running.

When no robot holds the ledger the command does the work itself; else it leaves a request in the
ledger and waits until the running robot has carried it out. Whoever holds the ledger may be another
command that ends without having looked: so the one that waits does it itself once it can.
"""

from __future__ import annotations

import contextlib
import time

from intake.errors import TryLater
from intake.rounds import REQUESTS
from intake.turn import Stop, turn
from intake.walk import requests
from intake.walk.house import House
from intake.worker import AnotherRobot, only_one

PATIENCE_SECONDS = 30.0
LOOK_SECONDS = 0.25


def run(house: House, verb: str, argument: str, *, patience: float = PATIENCE_SECONDS) -> str:
    """Do it here when no robot runs, else ask the running one; says what was done.

    Raises BadSetup when it cannot be done, TryLater when the running robot does not come to it
    within `patience` seconds.
    """
    try:
        with only_one(house, verb):
            return requests.act(house, verb, argument)
    except AnotherRobot:
        return _ask_robot(house, verb, argument, patience)


def _ask_robot(house: House, verb: str, argument: str, patience: float) -> str:
    number = requests.leave(house, verb, argument)
    until = time.monotonic() + patience
    while time.monotonic() < until:
        time.sleep(LOOK_SECONDS)
        done = requests.outcome(house, number) or _served_here(house, verb, number)
        if done is not None:
            return done
    message = f"the running robot has not come to it within {patience:g} s; it will"
    raise TryLater(message)


def _served_here(house: House, verb: str, number: int) -> str | None:
    """What came of the request, when its robot has gone and it could be carried out here."""
    with contextlib.suppress(AnotherRobot), only_one(house, verb):
        turn(house, REQUESTS, set(), Stop())
    return requests.outcome(house, number)
