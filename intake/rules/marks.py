"""Marks: fixed intro, outro and corner badge in every version (notice, article 五.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Level, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The [rules.marks] table: the marks that the notice names.

    What is missing for sure is rejected; what the robot is not sure of a person looks at.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset(
        {"marks.intro", "marks.outro", "marks.badge", "marks.not-checked"}
    )
    asked: tuple[str, ...]

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation a film and mark that is not found, one for all that nobody compared."""
        for part, film in case.films():
            for mark in film.marks:
                if mark.name in self.asked and mark.state in {"missing", "unsure"}:
                    yield Observation(
                        code=f"marks.{mark.name}",
                        about=part.role,
                        level=Level.REVIEW if mark.state == "unsure" else None,
                        found=(mark.state, f"{100 * (mark.share or 0):.0f}"),
                    )
        unchecked = tuple(mark for mark in self.asked if mark in case.unchecked_marks)
        if unchecked and case.films():
            yield Observation(code="marks.not-checked", about="entry", required=unchecked)
