"""Container: MP4 by what is inside, whatever the file is called (notice, article 五.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """The [rules.container] table: which containers a film may have."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"video.container"})
    allowed: tuple[str, ...]

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for each film in another container."""
        for part, film in case.films():
            if film.container not in self.allowed:
                yield Observation(
                    code="video.container",
                    about=part.role,
                    required=self.allowed,
                    found=film.container,
                )
