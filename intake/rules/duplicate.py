"""Duplicate: an entry shows the same pictures as another one (notice, article 五.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """The [rules.duplicate] table: which share of a film's seconds makes it worth a look."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"campaign.duplicate"})
    min_share: float

    def check(self, case: Case) -> Iterator[Observation]:
        """One hint that names the entries with so much in common, the likest first, and stills."""
        alike = [other for other in case.likenesses if other.share >= self.min_share]
        if alike:
            yield Observation(
                code="campaign.duplicate",
                about="entry",
                required=alike[0].stills or None,
                found=tuple(f"{other.number} {100 * other.share:.0f}%" for other in alike),
            )
