"""Listed: a school that the campaign's list does not have is shown to staff.

A name that is only like one in the list proposes that one, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Field, Observation, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The [rules.listed] table; it has no keys."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"form.school.unknown"})

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation when there is a list, and the form's school is not in it."""
        form = case.form()
        stated = form.text(Field.SCHOOL) if form else ""
        if stated and case.listing is not None and case.listing.school is None:
            yield Observation(
                code="form.school.unknown",
                about=Role.FORM,
                required=case.listing.nearest,
                found=stated,
            )
