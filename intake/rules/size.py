"""Size: the compressed version is at most 50M (notice, article 五.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The [rules.size] table: the largest compressed version in bytes."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"compressed.size"})
    compressed_max: int

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for a compressed version above the limit."""
        for part, film in case.films():
            if part.role is Role.COMPRESSED and film.size_bytes > self.compressed_max:
                yield Observation(
                    code="compressed.size",
                    about=part.role,
                    required=self.compressed_max,
                    found=film.size_bytes,
                )
