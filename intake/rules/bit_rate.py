"""Bit rate: the compressed version's picture stays below a limit (notice, article 五.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class BitRate:
    """The [rules.bit_rate] table: bit/s of the video stream, averaged over its packets."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"compressed.bit-rate"})
    compressed_max: int

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for a compressed version above the limit."""
        for part, film in case.films():
            if part.role is Role.COMPRESSED and film.video_bit_rate > self.compressed_max:
                yield Observation(
                    code="compressed.bit-rate",
                    about=part.role,
                    required=self.compressed_max,
                    found=film.video_bit_rate,
                )
