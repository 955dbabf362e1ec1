"""Flag: letters whose end is in the ledger → shown as done in the mailbox, last of all.

Only what the robot has dealt with is marked: staff read the same mailbox, so inquiries and private
letters stay as unread as they were.
"""

from __future__ import annotations

from intake.model import LetterEnd, LetterKind
from intake.walk.house import House
from intake.walk.inward import places

NAME = "flag"
DEALT_WITH = (LetterEnd.ENTRY, LetterEnd.PRECHECK, LetterEnd.SET_ASIDE)
STAFFS_OWN = frozenset({LetterKind.NOISE, LetterKind.LIST})


def due(house: House) -> list[str]:
    """Places of letters that the robot has dealt with and not marked."""
    with house.ledger.reading() as tx:
        found = tx.letters.unfinished(DEALT_WITH, besides=STAFFS_OWN)
    return [places.write(place) for place in found]


def take(house: House, item: str) -> None:
    """Mark one letter in the mailbox, then in the ledger."""
    place = places.read(item)
    house.mailbox.finish(place, house.policy.mailbox.done_folder)
    with house.ledger.transaction() as tx:
        tx.letters.finish(place)
    house.step("flag set")
