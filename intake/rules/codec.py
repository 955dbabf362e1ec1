"""Codec: the compressed version is AVC, that is H.264 (notice, article 五.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """The [rules.codec] table: the codecs of the compressed version, as ffprobe names them."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"compressed.codec"})
    compressed: tuple[str, ...]

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for a compressed version in another codec."""
        for part, film in case.films():
            if part.role is Role.COMPRESSED and film.video_codec not in self.compressed:
                yield Observation(
                    code="compressed.codec",
                    about=part.role,
                    required=self.compressed,
                    found=film.video_codec,
                )
