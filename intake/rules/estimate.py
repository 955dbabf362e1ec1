"""Estimate: 预计时长 on the form must lie within the limit (notice, article 五.3 and annex).

It is an estimate: once a film within the limit is measured it only leaves a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Field, Level, Observation, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """The [rules.estimate] table: the longest duration that the form may announce.

    A film is within it up to `film_tolerance_seconds` more.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"form.duration.too-long"})
    max_seconds: int
    film_tolerance_seconds: float

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation when the announced duration is over the limit."""
        form = case.form()
        seconds = form.value(Field.DURATION) if form else None
        if isinstance(seconds, float) and seconds > self.max_seconds:
            yield Observation(
                code="form.duration.too-long",
                about=Role.FORM,
                required=self.max_seconds,
                found=seconds,
                level=Level.NOTE if self._measured_within(case) else None,
            )

    def _measured_within(self, case: Case) -> bool:
        longest = self.max_seconds + self.film_tolerance_seconds
        return any(film.duration_seconds <= longest for _, film in case.films())
