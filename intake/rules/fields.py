"""Fields: the form's nine fields are there and can be understood (notice, annex).

Both questions stand in one file because they share one pass: a field is missing, invalid or right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Field, Observation, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The [rules.fields] table: the fields that must be filled."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset(
        f"form.{field}.{fault}" for field in Field for fault in ("missing", "invalid")
    )
    required: tuple[Field, ...]

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for each required field that is missing or not understood.

        What we may have overlooked ourselves is another rule's, and a person's.
        """
        form = case.form()
        if form is None:
            return
        for field in self.required:
            filled = form.fields.get(field)
            if field in form.overlooked:
                continue
            if filled is None:
                yield Observation(code=f"form.{field}.missing", about=Role.FORM)
            elif filled.value is None:
                yield Observation(
                    code=f"form.{field}.invalid", about=Role.FORM, found=_shown(field, filled.raw)
                )


def _shown(field: Field, raw: str) -> str | None:
    """What was written, shortened; a telephone number is never repeated to anyone."""
    return None if field is Field.CONTACT_PHONE else raw[:40]
