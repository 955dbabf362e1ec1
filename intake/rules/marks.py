"""Marks: fixed intro, outro and corner badge in every version (notice, article 五.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The [rules.marks] table: the marks that the notice names."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"marks.not-checked"})
    asked: tuple[str, ...]

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation when there are films whose marks nobody has compared."""
        unchecked = tuple(mark for mark in self.asked if mark in case.unchecked_marks)
        if unchecked and case.films():
            yield Observation(code="marks.not-checked", about="entry", required=unchecked)
