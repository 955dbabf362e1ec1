"""Duration: no version may run longer than the campaign allows (notice, article 五.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """The [rules.duration] table: the longest picture, intro and outro included."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"video.duration"})
    max_seconds: int
    tolerance_seconds: float = 0.0

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for each film whose picture ends after the limit and its tolerance."""
        for part, film in case.films():
            if film.duration_seconds > self.max_seconds + self.tolerance_seconds:
                yield Observation(
                    code="video.duration",
                    about=part.role,
                    required=self.max_seconds,
                    found=film.duration_seconds,
                )
