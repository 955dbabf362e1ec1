"""Announced: 预计时长 on the form against the film that was measured (notice, annex).

It is an estimate: only what is far away, and further than its own rounding, is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Field, Observation, Role

MINUTE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """The [rules.announced] table: how far, in seconds, an estimate may be from the film.

    A whole number of minutes may be a minute away. A duration that could be read in more than one
    way (below `sure`) says nothing.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"form.duration.mismatch"})
    tolerance_seconds: float
    sure: float

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation when the estimate is far from every film that was measured."""
        form = case.form()
        filled = form.fields.get(Field.DURATION) if form else None
        films = [film.duration_seconds for _, film in case.films()]
        if filled is None or filled.confidence < self.sure or not films:
            return
        stated = filled.value
        if not isinstance(stated, float):
            return
        nearest = min(films, key=lambda seconds: abs(seconds - stated))
        rounding = 0.0 if stated % MINUTE else MINUTE
        if abs(nearest - stated) > max(self.tolerance_seconds, rounding):
            yield Observation(
                code="form.duration.mismatch", about=Role.FORM, required=nearest, found=stated
            )
