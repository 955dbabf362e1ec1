"""Lists: the summary sheet that came with films → which province and school each of them is of.

Only the national tier has them. A sheet is a hint beside the forms: what it names and no film
brings, and what it does not name, is written down for staff and turns nobody away.
"""

from __future__ import annotations

from collections.abc import Sequence

from intake import text
from intake.forms import sheets
from intake.forms.package import UnusableError
from intake.ledger.store import Transaction
from intake.model import Listed, Material, Nature
from intake.onward import listing
from intake.policy import Policy
from intake.walk import choice
from intake.walk.house import House

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".csv")
MOST_SHEETS = 5
"""Workbooks of one letter that are looked into."""


def keep(house: House, tx: Transaction, letter_id: int) -> None:
    """Read the summary sheets of a letter whose works are registered, and fit them together."""
    if house.policy.campaign.tier != "national":
        return
    items = [m for m in tx.letters.materials(letter_id) if m.name.lower().endswith(WORKBOOKS)]
    works = [work for item in items[:MOST_SHEETS] for work in _read(house.policy, tx, item)]
    if not works:
        return
    now = house.clock.now()
    tx.onward.enlist(letter_id, works)
    entries = [tx.entries.get(number) for number in tx.letters.get(letter_id).entries]
    for entry in entries:
        found = choice.matching(works, entry)
        if found is not None and found.school and not entry.school:
            tx.entries.change(entry.number, now, school=found.school)
    named = {text.normalise(entry.title) for entry in entries}
    lacking = [work.title for work in works if text.normalise(work.title) not in named]
    told = f"summary sheet: {len(works)} works"
    also = f", without a film here: {text.header_text('、'.join(lacking))}" if lacking else ""
    tx.record.note(now, "robot", told + also, letter_id=letter_id)


def headings(policy: Policy) -> dict[str, tuple[str, ...]]:
    """What may head the columns that matter: the configured sheet's words, and the forms'."""
    own = {"title": listing.TITLE, "school": listing.SCHOOL}
    found = {name: tuple(policy.form.labels.get(key, ())) for key, name in own.items()}  # type: ignore[call-overload]  # keys are Field's values
    for heading, name in policy.onward.columns.items():
        found[name] = (*found.get(name, ()), heading)
    wanted = (listing.TITLE, listing.SCHOOL, listing.PROVINCE, listing.RANK)
    return {name: found.get(name, ()) for name in wanted}


def _read(policy: Policy, tx: Transaction, item: Material) -> Sequence[Listed]:
    """The works that one workbook names; none when it is no summary sheet, or cannot be read."""
    path, nature, _ = tx.files.get(item.sha256)
    if nature is Nature.FILM or not path.is_file():
        return ()
    try:
        found = sheets.rows(path)
    except UnusableError:
        return ()
    named = (listing.works(sheet.rows, headings(policy)) for sheet in found)
    return next((works for works in named if works), ())
