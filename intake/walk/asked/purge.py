"""Purge: retention: what is older than a day loses its files and personal data; counts stay.

A letter goes when it, and every letter of its entries, came before that day. Its sha256 stays, so
that the mailbox's copy is not taken for a new letter.
"""

from __future__ import annotations

import shutil
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from intake.walk.house import House


def purge(house: House, before: date) -> dict[str, Any]:
    """Remove what is older than the beginning of a day; how many letters and files went."""
    instant = datetime.combine(before, time.min, house.policy.campaign.zone)
    with house.ledger.transaction() as tx:
        letters = tx.retention.letters(instant)
        paths = tx.retention.paths(letters)
        tx.retention.strip(letters)
        now = house.clock.now()
        tx.record.note(now, "staff", f"purged what came before {before.isoformat()}")
    house.step("purge committed")
    # After the ledger: a crash in between leaves files that nothing names, never the other way.
    gone = sum(_remove(Path(path)) for path in paths)
    return {"letters": len(letters), "files": gone, "parcels": _parcels(house, instant)}


def _parcels(house: House, instant: datetime) -> int:
    """Remove the parcels written before an instant: they hold films and forms; how many went."""
    folder = house.policy.path(house.policy.onward.folder)
    old = [p for p in folder.glob("*") if p.stat().st_mtime < instant.timestamp()]
    for path in old:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return len(old)


def _remove(path: Path) -> bool:
    if not path.is_file():
        return False
    path.unlink()
    return True
