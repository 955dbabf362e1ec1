"""What is written down about the work itself: troubles and events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What went wrong with an item of a round, how often, and whether it was set aside."""

    round: str
    item: str
    tries: int
    reason: str
    parked: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to an entry or a letter, for whoever asks later."""

    id: int
    at: datetime
    who: str
    what: str
    number: str | None = None
    letter_id: int | None = None
