"""Silent: who is to hand in at this tier → those that have sent nothing so far."""

from __future__ import annotations

from collections.abc import Iterable

from intake import text
from intake.model import Dossier, School, State
from intake.walk.house import Bench
from intake.walk.works import standings


def schools(bench: Bench, works: Iterable[Dossier]) -> tuple[School, ...]:
    """Those without an entry, in the order of the list; a withdrawn one does not count."""
    left = [work for work in works if work.entry.state is not State.WITHDRAWN]
    sent = {
        text.normalise(standings.holder(bench, w.entry.school, w.letter.sender.address))
        for w in left
    }
    return tuple(s for s in standings.expected(bench) if text.normalise(s.name) not in sent)
