"""Errands: `publish`, `retry` and `outbox release` → done here, or by the robot that is running.

When no robot holds the ledger the command does the work itself; else it leaves a request in the
ledger and waits until the running robot has carried it out.
"""

from __future__ import annotations

import time

from intake.errors import TryLater
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
        done = requests.outcome(house, number)
        if done is not None:
            return done
        time.sleep(LOOK_SECONDS)
    message = f"the running robot has not come to it within {patience:g} s; it will"
    raise TryLater(message)
