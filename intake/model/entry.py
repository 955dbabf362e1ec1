"""Entries: works as the ledger knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from intake.model.case import Case, Part
from intake.model.finding import Judgement
from intake.model.letter import Letter


class State(StrEnum):
    """An entry's state (the table of events is in decision.py)."""

    CHECKING = "checking"
    ACCEPTED = "accepted"
    INCOMPLETE = "incomplete"
    RETURNED = "returned"
    REVIEW = "review"
    WRONG_TIER = "wrong-tier"
    APPROVED = "approved"
    SELECTED = "selected"
    FORWARDED = "forwarded"
    SCHEDULED = "scheduled"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Happening(StrEnum):
    """What may happen to an entry; decision.py's table says what each makes of it."""

    OPENED = "opened"
    JUDGED_ACCEPTED = "judged accepted"
    JUDGED_INCOMPLETE = "judged incomplete"
    JUDGED_RETURNED = "judged returned"
    JUDGED_REVIEW = "judged review"
    JUDGED_WRONG_TIER = "judged wrong-tier"
    REVISED = "revised"
    AMENDED = "amended"
    APPROVED = "approved"
    SENT_BACK = "sent back"
    DISCUSSED = "discussed"
    RECOMMENDED = "recommended"
    NOT_RECOMMENDED = "not recommended"
    FORWARDED = "forwarded"
    ANNOUNCED = "announced"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A work as the ledger knows it, with its current revision."""

    number: str
    state: State
    title: str
    school: str
    revision: int
    opened_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An entry with what a reply or the tracker says of it.

    `judgement` is the latest one, `history` the earlier ones, oldest first; `letter` brought the
    current revision. `verdict` and `opinion` are staff's word on it, `date` the day on which it is
    shown, `reminded` how often its sender was reminded, `made` a right compressed version that the
    robot made of its HD version; each is empty until there is one.
    """

    entry: Entry
    case: Case
    judgement: Judgement | None
    letter: Letter
    history: tuple[Judgement, ...] = ()
    verdict: str = ""
    opinion: str = ""
    date: date | None = None
    reminded: int = 0
    made: Part | None = None
