"""Tier: a university hands in to its own province, a province to the host (notice, 六.2).

The check is made all the same, and its result told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """The [rules.tier] table; who hands in here stands in [campaign]."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"campaign.wrong-tier"})

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation when another place takes this entry; it names that place if known."""
        standing = case.standing
        if standing is not None and standing.refused:
            yield Observation(
                code="campaign.wrong-tier",
                about="entry",
                required=standing.instead,
                found=standing.refused,
            )
