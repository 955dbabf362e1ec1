"""Tell: a parcel, a shipment, a plan → the JSON of `onward` and `plan`."""

from __future__ import annotations

from collections.abc import Sequence

from intake.model import Shipment
from intake.onward.words import WORDS
from intake.walk.house import House
from intake.walk.office import parcel, plan
from intake.walk.shapes import Json


def prepared(house: House) -> Json:
    """What would go, where it lies, how it fits, and what speaks against it."""
    with house.ledger.reading() as tx:
        found = parcel.prepare(house, tx)
    return {
        "parcel": {
            "id": found.digest,
            "folder": str(found.folder) if found.works else None,
            "to": house.policy.onward.to or None,
            "way": found.way,
            "size_bytes": sum(found.sizes),
            "works": [
                {
                    "rank": one.rank,
                    "number": one.dossier.entry.number,
                    "province": one.province or None,
                    "school": one.dossier.entry.school or None,
                    "title": one.dossier.entry.title or None,
                    "folder": work.folder,
                    "files": [
                        {"name": f.name, "sha256": f.sha256, "size_bytes": f.size}
                        for f in work.files
                    ],
                    "lacks": parcel.lacking(one),
                }
                for one, work in found.works
            ],
            "faults": list(found.faults),
            "sent_at": None,
        }
    }


def sent(house: House, shipment: Shipment) -> Json:
    """What went, to whom, and when."""
    with house.ledger.reading() as tx:
        letters = tx.onward.dispatches(shipment.digest)
        entries = [tx.entries.get(number) for number in shipment.numbers]
    return {
        "parcel": {
            "id": shipment.digest,
            "folder": str(house.policy.path(house.policy.onward.folder) / shipment.digest),
            "to": shipment.recipient,
            "way": shipment.way,
            "works": [
                {
                    "rank": rank,
                    "number": entry.number,
                    "school": entry.school or None,
                    "title": entry.title or None,
                    "state": entry.state,
                    "lacks": [],
                }
                for rank, entry in enumerate(entries, 1)
            ],
            "faults": [],
            "letters": [
                {"position": d.position, "message_id": d.message_id, "state": d.state}
                for d in letters
            ],
            "sent_at": shipment.sent_at.isoformat() if shipment.sent_at else None,
        }
    }


def planned(house: House, found: Sequence[plan.Planned]) -> Json:
    """The days in their order, and where the calendar file lies."""
    return {
        "plan": [
            {
                "date": one.day.isoformat(),
                "number": one.entry.number,
                "province": one.province or None,
                "school": one.entry.school or None,
                "title": one.entry.title or None,
                "by_staff": one.by_staff,
                "announced": one.announced,
                "holidays_known": one.known,
                "note": None if one.known else house.wording.say(WORDS, "plan", "unknown"),
            }
            for one in found
        ],
        "calendar": str(plan.calendar(house)),
    }
