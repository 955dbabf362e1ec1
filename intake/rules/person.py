"""Person: a sender who writes 人工 beside the material wants a person to look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The [rules.person] table; it has no keys."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"sender.asks-person"})

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation when the word was given."""
        if Word.PERSON in case.words:
            yield Observation(code="sender.asks-person", about="letter")
