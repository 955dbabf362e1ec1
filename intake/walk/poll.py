"""Poll: the mailbox → raw letters on disk and in the ledger.

A letter's identity is the sha256 of its bytes; folder, UIDVALIDITY and UID only save a download.
Disk first, ledger second, mailbox last (walk/flag.py).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from intake.errors import TryLater
from intake.ledger.store import Transaction
from intake.walk.house import House
from intake.walk.inward import places

NAME = "poll"
TROUBLE = "poll trouble"


def due(house: House) -> list[str]:
    """Places in the watched folders that the ledger does not know. Raises TryLater."""
    known = house.ledger.known()
    try:
        items = [places.write(place) for place in house.mailbox.places(known.__contains__)]
    except TryLater as error:
        _tell(house, {"reason": str(error)})
        raise
    found = {"counts": dict(house.mailbox.counts()), "skipped": dict(house.mailbox.skipped)}
    _tell(house, {}, {**found, "new": items})
    return items


def _tell(house: House, trouble: dict[str, str], seen: Mapping[str, Any] | None = None) -> None:
    """Remember what a look saw, or what kept it from seeing anything."""
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        if seen is not None:
            tx.record.beat(NAME, now, {key: json.dumps(value) for key, value in seen.items()})
        tx.record.beat(TROUBLE, now, trouble)


def skipped(tx: Transaction) -> dict[str, str]:
    """Which of the configured folders the last look did not look into, and why."""
    pulse = tx.record.pulse(NAME)
    found: dict[str, str] = json.loads(pulse[1].get("skipped", "{}")) if pulse else {}
    return found


def trouble(tx: Transaction) -> str | None:
    """What kept the last look from seeing anything; None when it saw the mailbox."""
    pulse = tx.record.pulse(TROUBLE)
    return pulse[1].get("reason") if pulse else None


def looked_at(tx: Transaction) -> datetime | None:
    """When the mailbox was last looked into."""
    pulse = tx.record.pulse(NAME)
    return pulse[0] if pulse else None


def looked(tx: Transaction) -> tuple[int, int] | None:
    """What the last look saw: letters in the mailbox, and those the ledger still lacks."""
    pulse = tx.record.pulse(NAME)
    if pulse is None:
        return None
    known = tx.letters.known()
    lacking = sum(places.read(item) not in known for item in json.loads(pulse[1]["new"]))
    return sum(json.loads(pulse[1]["counts"]).values()), lacking


def take(house: House, item: str) -> None:
    """Fetch one letter to disk, then register it."""
    place = places.read(item)
    arrival = house.mailbox.fetch(place, house.files / "letters")
    house.step("raw file renamed")
    with house.ledger.transaction() as tx:
        tx.letters.add(arrival, place)
    house.ledger.remember(place)
    house.step("letter committed")
