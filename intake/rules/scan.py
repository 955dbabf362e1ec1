"""Scan: 1080p means progressive pictures (notice, article 五.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The [rules.scan] table: whether the HD version must be progressive."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"hd.scan"})
    progressive: bool

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for an HD version that says it is interlaced."""
        for part, film in case.films():
            if self.progressive and part.role is Role.HD and film.scan == "interlaced":
                yield Observation(
                    code="hd.scan", about=part.role, required="progressive", found=film.scan
                )
