"""Silent: schools of the campaign's list → those that have sent nothing so far."""

from __future__ import annotations

from collections.abc import Iterable

from intake import text
from intake.model import Entry, School, State
from intake.walk.house import Bench


def schools(bench: Bench, entries: Iterable[Entry]) -> tuple[School, ...]:
    """The schools without an entry, in the order of the list; a withdrawn one does not count."""
    sent = {text.normalise(e.school) for e in entries if e.state is not State.WITHDRAWN}
    return tuple(
        school
        for school in bench.schools
        if not sent & {text.normalise(name) for name in (school.name, *school.aliases)}
    )
