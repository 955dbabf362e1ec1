"""Sound: a film without any sound track is unusual, so a person looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """The [rules.sound] table: whether a film is expected to have sound."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"video.no-audio"})
    required: bool

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for each film without a sound track."""
        for part, film in case.films():
            if self.required and film.audio_codec is None:
                yield Observation(code="video.no-audio", about=part.role)
