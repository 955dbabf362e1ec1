"""Frame rate: a constant 25 a second in the HD version (notice, article 五.3).

Judged by the distances between presentation times, not by what the header says: a lossless join or
one lost frame in three hundred changes the header's averages, and 2.5 % dropped frames do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, FilmFacts, Observation, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameRate:
    """The [rules.frame_rate] table: the rate, and how constant it must be."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"hd.frame-rate", "compressed.frame-rate"})
    rate: int
    min_share: float
    mean_tolerance: float

    def check(self, case: Case) -> Iterator[Observation]:
        """An HD version off the rate; a compressed one whose rate differs from its HD version's."""
        films = {part.role: film for part, film in case.films()}
        hd, compressed = films.get(Role.HD), films.get(Role.COMPRESSED)
        if hd and not self.keeps(hd):
            yield Observation(
                code="hd.frame-rate", about=Role.HD, required=self.rate, found=_shown(hd)
            )
        if compressed and not self.keeps(compressed):
            yield Observation(
                code="compressed.frame-rate",
                about=Role.COMPRESSED,
                required=self.rate,
                found=_shown(compressed),
            )

    def keeps(self, film: FilmFacts) -> bool:
        """Whether enough steps last 1/rate give or take a tick, and the mean of these does too.

        The others are few, and a frame lost among three hundred does not make another rate.
        """
        total = sum(count for _, count in film.steps)
        if total == 0:
            return film.frame_rate == self.rate
        wanted = 1 / (self.rate * film.time_base)
        regular = [(ticks, count) for ticks, count in film.steps if abs(ticks - wanted) <= 1]
        known = sum(count for _, count in regular)
        elapsed = sum(ticks * count for ticks, count in regular) * film.time_base
        if elapsed <= 0:
            return False
        return (
            known >= self.min_share * total
            and abs(known / elapsed - self.rate) <= self.mean_tolerance
        )


def _shown(film: FilmFacts) -> str:
    """The rate as a person reads it, two places, with ~ where more than one step in 100 is odd."""
    usual = film.steps[0][0] if film.steps else 0
    odd = sum(count for ticks, count in film.steps if abs(ticks - usual) > 1)
    varies = odd * 100 > sum(count for _, count in film.steps)
    return f"{'~' if varies else ''}{float(film.frame_rate):.2f}".removesuffix(".00")
