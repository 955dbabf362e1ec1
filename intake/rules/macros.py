"""Macros: a form that carries a program is read as any other, and staff are warned of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, FormFacts, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Macros:
    """The [rules.macros] table; it has no keys."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"form.macro"})

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for each file with a macro."""
        for part in case.parts:
            if isinstance(part.facts, FormFacts) and part.facts.macro:
                yield Observation(code="form.macro", about=part.material.name)
