"""Changed: a change that somebody sent who may not change the entry waits until staff let it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The [rules.changed] table; it has no keys."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"sender.changed"})

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation of a held change."""
        if case.sender_changed:
            yield Observation(code="sender.changed", about="letter")
