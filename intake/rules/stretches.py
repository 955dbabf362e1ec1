"""Stretches: a picture that is black or frozen for long, a sound that is silent for long.

Photographs, title cards and quiet moments are normal, so this is a hint; a person looks only where
it is a good part of the film. What lies within the fixed intro and outro is the organiser's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, FilmFacts, Level, Observation, Stretch

KINDS = ("black", "frozen", "silent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """The [rules.stretches] table: seconds from which a stretch is worth a word.

    `intro_seconds` and `outro_seconds` are left out of account where no reference told how long
    intro and outro are. Of both versions with the same fault only the HD one is named.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"video.black", "video.frozen", "video.silent"})
    black_seconds: float
    frozen_seconds: float
    silent_seconds: float
    review_share: float
    intro_seconds: float
    outro_seconds: float

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for each kind of stretch in a film, with the times of all of them."""
        for kind in KINDS:
            for part, film in case.films():
                if long := self._long(kind, film):
                    share = sum(end - begin for begin, end in long) / film.duration_seconds
                    yield Observation(
                        code=f"video.{kind}",
                        about=part.role,
                        required=self._least(kind),
                        found=tuple(_span(stretch) for stretch in long),
                        level=Level.REVIEW if share > self.review_share else None,
                    )
                    break

    def _least(self, kind: str) -> float:
        least: float = getattr(self, f"{kind}_seconds")
        return least

    def _long(self, kind: str, film: FilmFacts) -> list[Stretch]:
        """The stretches of a kind that last long enough between intro and outro."""
        first, last = self._body(film)
        found: tuple[Stretch, ...] = getattr(film, kind) or ()
        cut = [(max(begin, first), min(end, last)) for begin, end in found]
        return [(begin, end) for begin, end in cut if end - begin >= self._least(kind)]

    def _body(self, film: FilmFacts) -> Stretch:
        """From the end of the intro to the beginning of the outro."""
        first, last = self.intro_seconds, film.duration_seconds - self.outro_seconds
        for mark in film.marks:
            if mark.state == "found" and mark.at_seconds is not None:
                if mark.name == "intro":
                    first = mark.at_seconds + (mark.seconds or 0.0)
                elif mark.name == "outro":
                    last = mark.at_seconds
        return first, last


def _span(stretch: Stretch) -> str:
    """A stretch as people write times: ``1:05–1:12``."""
    begin, end = (f"{int(at) // 60}:{int(at) % 60:02}" for at in stretch)
    return f"{begin}–{end}"
