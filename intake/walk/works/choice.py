"""Choice: which works staff recommend, in their order; who was told no; which province is whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake import roster, text
from intake.ledger.store import Transaction
from intake.model import Choice, Dossier, EditKind, Entry, Listed, State
from intake.walk.house import House
from intake.walk.works import dossiers

LAST = 10_000
"""The order of a work that staff gave none: behind all that have one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A selected entry, its province, and the rank that it has among all that go with it."""

    rank: int
    dossier: Dossier
    province: str


def chosen(house: House, tx: Transaction) -> list[Chosen]:
    """What staff approved and recommend: by 推荐次序, then what has none, by number."""
    picked = [entry for entry in tx.entries.all() if entry.state is State.SELECTED]
    picked.sort(key=lambda entry: order(tx, entry.number))
    return [
        Chosen(
            rank=rank,
            dossier=dossiers.dossier(tx, entry.number),
            province=province(house, tx, entry),
        )
        for rank, entry in enumerate(picked, 1)
    ]


def declined(tx: Transaction) -> list[str]:
    """The entries in hand of which staff say 不推荐."""
    here = (State.APPROVED, State.ACCEPTED, State.REVIEW)
    numbers = [entry.number for entry in tx.entries.all() if entry.state in here]
    return [n for n in numbers if said(tx, n, EditKind.CHOICE) == Choice.NOT_SELECTED]


def said(tx: Transaction, number: str, kind: EditKind) -> str:
    """What staff say of an entry in one of their columns, or an empty string."""
    return next((edit.value for edit in tx.edits.standing(number) if edit.kind is kind), "")


def order(tx: Transaction, number: str) -> float:
    """推荐次序 as a number; what is none counts as left empty."""
    told = text.normalise(said(tx, number, EditKind.ORDER))
    try:
        found = float(told)
    except ValueError:
        return LAST
    return found if 0 <= found < LAST else LAST


def province(house: House, tx: Transaction, entry: Entry) -> str:
    """Whose an entry is, by its sender's summary sheet, the list of schools, or config."""
    campaign = house.policy.campaign
    sender = tx.entries.first_letter(entry.number).sender
    sheet = matching(tx.onward.listed_by(sender.address), entry)
    school = roster.find(house.schools, entry.school)
    office = campaign.known_sender(sender.address)
    told = (
        sheet.province if sheet else "",
        school.province if school else "",
        office.province if office else "",
    )
    return next((name for name in told if name), campaign.province)


def matching(works: Sequence[Listed], entry: Entry) -> Listed | None:
    """The line of a summary sheet that names an entry: by title, and by school where both say it.

    None when lines of several schools fit one title, and the entry names no school.
    """
    title, school = text.normalise(entry.title), text.normalise(entry.school)
    same = [work for work in works if title and text.normalise(work.title) == title]
    exact = [work for work in same if school and text.normalise(work.school) == school]
    open_ones = [work for work in same if not school or not work.school]
    if exact or len({text.normalise(work.school) for work in open_ones}) == 1:
        return [*exact, *open_ones][0]
    return None
