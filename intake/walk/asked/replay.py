"""Replay: recorded facts judged again under today's config → who would change, and why.

Nothing is written: no judgement, no state, no reply.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from intake.errors import BadSetup
from intake.ledger.store import Transaction
from intake.model import Entry, Judgement
from intake.walk import judge
from intake.walk.house import House


def changes(house: House, numbers: Sequence[str]) -> dict[str, Any]:
    """The entries, of these or of all, that today's config would judge otherwise.

    Raises BadSetup when one of the numbers is no entry's.
    """
    with house.ledger.reading() as tx:
        known = {entry.number: entry for entry in tx.entries.all()}
        if unknown := sorted(set(numbers) - known.keys()):
            message = f"there is no entry {', '.join(unknown)}; the tracker lists them"
            raise BadSetup(message)
        chosen = [entry for entry in known.values() if not numbers or entry.number in numbers]
        found = [_change(house, tx, entry) for entry in chosen]
    return {"changes": [change for change in found if change is not None]}


def _change(house: House, tx: Transaction, entry: Entry) -> dict[str, Any] | None:
    before = tx.judgements.last(entry.number)
    if before is None:
        return None
    after = judge.anew(house, tx, entry, before)
    gone, new = _lacking(before, after), _lacking(after, before)
    if before.decision == after.decision and not gone and not new:
        return None
    told = {"before": before.decision, "after": after.decision}
    return {"number": entry.number, **told, "gone": gone, "new": new}


def _lacking(one: Judgement, other: Judgement) -> list[str]:
    """The codes of one judgement that the other has not."""
    theirs = {(finding.code, finding.about) for finding in other.findings}
    mine = [f.code for f in one.findings if (f.code, f.about) not in theirs]
    return list(dict.fromkeys(mine))
