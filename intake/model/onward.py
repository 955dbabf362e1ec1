"""Onward: what was sent to the next tier, what a summary sheet lists, when a work is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from intake.model.reply import OutboxState

NEXT_TIER = "next-tier"
"""Why a letter ended where it did: it answers a parcel of ours, and staff must read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A work as a summary sheet names it; what has no column, or is left empty, is an empty string.

    `rank` is the number before the film, None where there is none.
    """

    title: str
    school: str
    province: str
    rank: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """A parcel on its way to the next tier; `digest` names the choice that it is.

    `way` is archive, letters or link; `sent_at` is None until its last letter has left.
    """

    digest: str
    numbers: tuple[str, ...]
    recipient: str
    way: str
    link: str
    code: str
    made_at: datetime
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One letter of a shipment; `announced_at` is set just before its content leaves."""

    digest: str
    position: int
    message_id: str
    state: OutboxState
    announced_at: datetime | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """The day on which a work is shown; it stands for ever once it is announced."""

    number: str
    day: date
    announced_at: datetime | None = None
