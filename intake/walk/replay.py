"""Replay: recorded facts judged again under today's config → who would change, and why.

Nothing is written: no judgement, no state, no reply.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from intake.errors import BadSetup
from intake.ledger.store import Transaction
from intake.model import Judgement
from intake.walk import judge
from intake.walk.house import House


def changes(house: House, numbers: Sequence[str]) -> dict[str, Any]:
    """The entries, of these or of all, that today's config would judge otherwise.

    Raises BadSetup when one of the numbers is no entry's.
    """
    with house.ledger.reading() as tx:
        known = [entry.number for entry in tx.entries.all()]
        if unknown := sorted(set(numbers) - set(known)):
            message = f"there is no entry {', '.join(unknown)}; the tracker lists them"
            raise BadSetup(message)
        chosen = [number for number in known if not numbers or number in set(numbers)]
        found = [_change(house, tx, number) for number in chosen]
    return {"changes": [change for change in found if change is not None]}


def _change(house: House, tx: Transaction, number: str) -> dict[str, Any] | None:
    before = tx.judgements.last(number)
    if before is None:
        return None
    after = judge.anew(house, tx, tx.entries.get(number))
    gone, new = _lacking(before, after), _lacking(after, before)
    if before.decision == after.decision and not gone and not new:
        return None
    told = {"before": before.decision, "after": after.decision}
    return {"number": number, **told, "gone": gone, "new": new}


def _lacking(one: Judgement, other: Judgement) -> list[str]:
    """The codes of one judgement that the other has not."""
    theirs = {(finding.code, finding.about) for finding in other.findings}
    mine = [f.code for f in one.findings if (f.code, f.about) not in theirs]
    return list(dict.fromkeys(mine))
