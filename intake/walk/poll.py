"""Poll: the mailbox → raw letters on disk and in the ledger.

A letter's identity is the sha256 of its bytes; folder, UIDVALIDITY and UID only save a download.
Disk first, ledger second, mailbox last (walk/flag.py).
"""

from __future__ import annotations

import json

from intake.ledger.store import Transaction
from intake.model import Place
from intake.walk.house import House

NAME = "poll"


def due(house: House) -> list[str]:
    """Places in the watched folders that the ledger does not know. Raises TryLater."""
    with house.ledger.reading() as tx:
        known = tx.letters.known()
    items = [_item(place) for place in house.mailbox.places(known.__contains__)]
    counts = dict(house.mailbox.counts())
    with house.ledger.transaction() as tx:
        body = {"counts": json.dumps(counts), "new": json.dumps(items)}
        tx.record.beat("poll", house.clock.now(), body)
    return items


def looked(tx: Transaction) -> tuple[int, int] | None:
    """What the last look saw: letters in the mailbox, and those the ledger still lacks."""
    pulse = tx.record.pulse(NAME)
    if pulse is None:
        return None
    known = tx.letters.known()
    lacking = sum(_place(item) not in known for item in json.loads(pulse[1]["new"]))
    return sum(json.loads(pulse[1]["counts"]).values()), lacking


def take(house: House, item: str) -> None:
    """Fetch one letter to disk, then register it."""
    place = _place(item)
    arrival = house.mailbox.fetch(place, house.files / "letters")
    house.step("raw file renamed")
    with house.ledger.transaction() as tx:
        tx.letters.add(arrival, place)
    house.step("letter committed")


def _item(place: Place) -> str:
    return json.dumps(
        [place.account, place.folder, place.uidvalidity, place.uid], ensure_ascii=False
    )


def _place(item: str) -> Place:
    account, folder, uidvalidity, uid = json.loads(item)
    return Place(account=account, folder=folder, uidvalidity=uidvalidity, uid=uid)
