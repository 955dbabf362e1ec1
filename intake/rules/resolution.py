"""Resolution: 1080p for the HD version, 720p for the compressed one (notice, article 五.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, FilmFacts, Observation, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The [rules.resolution] table: width and height a role, after rotation, with square pixels."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"hd.resolution", "compressed.resolution"})
    hd: tuple[int, int]
    compressed: tuple[int, int]
    pixel_tolerance: float = 0.005

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for each film of another size, or with pixels that are not square."""
        for part, film in case.films():
            wanted = self.hd if part.role is Role.HD else self.compressed
            if (film.display_width, film.display_height) != wanted or not self._square(film):
                yield Observation(
                    code=f"{part.role}.resolution",
                    about=part.role,
                    required=f"{wanted[0]}×{wanted[1]}",
                    found=_shown(film, square=self._square(film)),
                )

    def _square(self, film: FilmFacts) -> bool:
        """Whether pixels are square: 1:1, unsaid, or so near that nobody sees it."""
        return film.sample_aspect is None or abs(film.sample_aspect - 1) <= self.pixel_tolerance


def _shown(film: FilmFacts, *, square: bool) -> str:
    """The size, and the pixels' shape where that is the fault."""
    size = f"{film.display_width}×{film.display_height}"
    aspect = film.sample_aspect
    return (
        size
        if square or aspect is None
        else f"{size} (SAR {aspect.numerator}:{aspect.denominator})"
    )
