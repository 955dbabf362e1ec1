"""Confidence: a field that could be read in more than one way is looked at by a person.

A wrong title or telephone number that nobody notices does more harm than a question to staff.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Field, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """The [rules.confidence] table: the fields that matter, and how sure their reading must be."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"form.low-confidence"})
    below: float
    fields: tuple[Field, ...]

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation that names every such field; a value not understood is another rule's."""
        form = case.form()
        read = form.fields if form else {}
        doubtful = tuple(
            name
            for name in self.fields
            if name in read and read[name].value is not None and read[name].confidence < self.below
        )
        if doubtful:
            yield Observation(code="form.low-confidence", about="form", found=doubtful)
