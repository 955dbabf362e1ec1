"""Quota: one entry a school in a province, some a sender at the host (皖教办函, notice 六.2).

Whether one more is taken is a person's decision; 替换 in a letter gives the place to the new film.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """The [rules.quota] table; the number itself stands in [campaign]."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"campaign.over-quota"})

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation when earlier entries have all the places."""
        standing = case.standing
        if standing is not None and standing.quota and len(standing.taken) >= standing.quota:
            yield Observation(
                code="campaign.over-quota",
                about="entry",
                required=standing.quota,
                found=standing.taken,
            )
