"""Pairing: the compressed version is made from this HD version (notice, article 五.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Level, Observation, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """The [rules.pairing] table: how alike two versions are that show the same film.

    Alike pictures at all times are the same film; so many seconds that show something else are
    another film or another cut. What lies between a person looks at.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"pairing.different-film", "pairing.duration"})
    same_median: float
    same_worst: float
    different_seconds: int
    max_difference_seconds: float

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for versions that differ in their pictures, one for their lengths."""
        seen = case.pairing
        alike = seen and seen.median >= self.same_median and seen.worst >= self.same_worst
        if seen and not (alike and seen.different_seconds == 0):
            sure = seen.different_seconds >= self.different_seconds
            yield Observation(
                code="pairing.different-film",
                about=Role.COMPRESSED,
                level=None if sure else Level.REVIEW,
                found=seen.at_seconds,
            )
        lengths = {part.role: film.duration_seconds for part, film in case.films()}
        if set(lengths) == {Role.HD, Role.COMPRESSED}:
            apart = abs(lengths[Role.HD] - lengths[Role.COMPRESSED])
            if apart > self.max_difference_seconds:
                yield Observation(
                    code="pairing.duration",
                    about="entry",
                    required=round(lengths[Role.HD], 1),
                    found=round(lengths[Role.COMPRESSED], 1),
                )
