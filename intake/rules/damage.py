"""Damage: pictures that come out broken when the film is decoded.

Only what decoder and demuxer complain of counts. Of a touch of it a person takes a look; a film
that is damaged for longer than the limits is to be handed in again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, FilmFacts, Level, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """The [rules.damage] table: how much damage sends a film back, in seconds or as a share."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"video.corrupt"})
    max_seconds: float
    max_share: float

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for each damaged film; slight damage weighs as a question to staff."""
        for part, film in case.films():
            if film.frames_touched:
                yield Observation(
                    code="video.corrupt",
                    about=part.role,
                    found=film.frames_touched,
                    level=None if self._is_grave(film, film.frames_touched) else Level.REVIEW,
                )

    def _is_grave(self, film: FilmFacts, touched: int) -> bool:
        """Whether more is broken than the limits let pass; of no picture at all everything is."""
        frames = max(film.frames_decoded or 0, 1)
        return touched > self.max_share * frames or touched > self.max_seconds * film.frame_rate
