"""Progress: how far films have been measured → the ledger, where `status` finds it."""

from __future__ import annotations

import contextlib
import time
from datetime import datetime, timedelta

from intake.errors import TryLater
from intake.ledger.store import Transaction
from intake.media.scan import Watch
from intake.walk import shapes
from intake.walk.house import House

NAME = "measuring"
EVERY_SECONDS = 1.0
STALE = timedelta(minutes=2)
"""What has not moved for so long was left behind by a robot that died."""


def reporter(house: House, item: str) -> Watch:
    """What a measurement calls with the share that is done: written once a second at most.

    It says True when the robot is to stop.
    """
    again_at = time.monotonic() + EVERY_SECONDS

    def watch(share: float) -> bool:
        nonlocal again_at
        house.progress(item, share)
        if time.monotonic() >= again_at:
            again_at = time.monotonic() + EVERY_SECONDS
            # A ledger that is busy now is told the next second.
            with contextlib.suppress(TryLater), house.ledger.transaction() as tx:
                _write(tx, house.clock.now(), {**_all(tx), item: str(int(share * 100))})
        return house.stopping()

    return watch


def done(tx: Transaction, item: str, at: datetime) -> None:
    """A film is measured: nothing is under way with it any more."""
    under_way = _all(tx)
    if under_way.pop(item, None) is not None:
        _write(tx, at, under_way)


def under_way(tx: Transaction, now: datetime) -> list[shapes.Json]:
    """The films that are being measured, with the percent of each that is done."""
    pulse = tx.record.pulse(NAME)
    if pulse is None or now - pulse[0] > STALE:
        return []
    return [{"sha256": item, "percent": int(share)} for item, share in sorted(pulse[1].items())]


def _all(tx: Transaction) -> dict[str, str]:
    pulse = tx.record.pulse(NAME)
    return dict(pulse[1]) if pulse else {}


def _write(tx: Transaction, at: datetime, shares: dict[str, str]) -> None:
    tx.record.beat(NAME, at, shares)
