"""Schools: who may be in the campaign, as its list has them, and what was found there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A line of the campaign's list: official name, other names, mail domains in lower case.

    `contact` is personal data: it goes to staff's tables only.
    """

    name: str
    aliases: tuple[str, ...] = ()
    province: str = ""
    domains: tuple[str, ...] = ()
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the list says to a stated school: the line that it is, or the nearest names.

    `nearest` only proposes: a likeness is never taken for the school.
    """

    school: School | None
    nearest: tuple[str, ...] = ()
