"""Forged: evidence that a letter is not from the address it names; no evidence is no finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Forged:
    """The [rules.forged] table; it has no keys."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"sender.unauthenticated"})

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation when the letter's own headers speak against its sender."""
        if case.doubt:
            yield Observation(code="sender.unauthenticated", about="letter", found=case.doubt)
