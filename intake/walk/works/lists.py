"""Lists: the summary sheet that came with films → which province and school each of them is of.

Only the national tier has them. A sheet is a hint beside the forms: what it names and no film
brings, and what it does not name, is written down for staff and turns nobody away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake import text
from intake.forms import sheets
from intake.forms.package import UnusableError
from intake.ledger.store import Transaction
from intake.model import Case, Listed, Material, Nature
from intake.onward import listing, parcel
from intake.policy import Policy
from intake.walk.house import House
from intake.walk.works import choice, groups

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".csv")
MOST_SHEETS = 5
"""Workbooks of one letter that are looked into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The works that a letter's summary sheets name; `papers` are those files, by sha256."""

    works: tuple[Listed, ...] = ()
    papers: frozenset[str] = frozenset()


def read(house: House, tx: Transaction, letter_id: int) -> Sheet:
    """The summary sheets of a letter at the national tier, with the manifest beside them."""
    if house.policy.campaign.tier != "national":
        return Sheet()
    items = tx.letters.materials(letter_id)
    books = [item for item in items if item.name.lower().endswith(WORKBOOKS)][:MOST_SHEETS]
    found = [(item, works) for item in books if (works := _read(house.policy, tx, item))]
    papers = {item.sha256 for item, _ in found}
    if found:
        papers |= {item.sha256 for item in items if item.name == parcel.MANIFEST}
    return Sheet(
        works=tuple(work for _, works in found for work in works), papers=frozenset(papers)
    )


def without(case: Case, sheet: Sheet) -> Case:
    """A letter's case without its papers: they belong to no work. What has no more stays whole.

    What they left takes its roles anew: a form beside a sheet is the one form there is.
    """
    kept = [part for part in case.parts if part.material.sha256 not in sheet.papers]
    if len(kept) == len(case.parts) or not (kept or case.links):
        return case
    return replace(case, parts=groups.cast(case, [(part.material, part.facts) for part in kept]))


def keep(house: House, tx: Transaction, letter_id: int, sheet: Sheet) -> None:
    """Fit the works of a letter's summary sheet and the entries that it made together."""
    if not sheet.works:
        return
    now = house.clock.now()
    tx.onward.enlist(letter_id, sheet.works)
    entries = [tx.entries.get(number) for number in tx.letters.get(letter_id).entries]
    for entry in entries:
        found = choice.matching(sheet.works, entry)
        if found is not None and found.school and not entry.school:
            tx.entries.change(entry.number, now, school=found.school)
    named = {text.normalise(entry.title) for entry in entries}
    lacking = [work.title for work in sheet.works if text.normalise(work.title) not in named]
    told = f"summary sheet: {len(sheet.works)} works"
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
