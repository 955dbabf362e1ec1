"""Standings: an entry's place in its campaign, as far as a judgement may know it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether this tier takes an entry, and whether its school's places are taken already.

    `refused` says why the tier does not take it: "province" (its school is another province's) or
    "sender" (its sender hands in elsewhere); "" when it does. `instead` is where to hand in, as far
    as that is known. `quota` is how many entries a school may have (0: any number), `taken` which
    earlier entries have its places.
    """

    refused: str = ""
    instead: tuple[str, ...] = ()
    quota: int = 0
    taken: tuple[str, ...] = ()
