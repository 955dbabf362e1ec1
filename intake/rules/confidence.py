"""Confidence: a field that could be read in more than one way is looked at by a person.

A wrong title or telephone number that nobody notices does more harm than a question to staff.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake import text
from intake.model import Case, Field, Form, FormFacts, Observation, Part, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """The [rules.confidence] table: the fields that matter, and how sure their reading must be."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"form.low-confidence"})
    below: float
    fields: tuple[Field, ...]
    scanned_below: float = 0.9
    scanned_alone: tuple[Field, ...] = (Field.TITLE,)

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation that names every such field; a value not understood is another rule's."""
        if any(p.role is Role.FORM and _unseen(p) for p in case.parts):
            yield Observation(code="form.low-confidence", about=Role.FORM, found=tuple(Field))
        form = case.form()
        if form is None:
            return
        doubtful = self._scanned(case, form) if form.scanned else self._written(form)
        if doubtful:
            yield Observation(code="form.low-confidence", about=Role.FORM, found=doubtful)

    def _written(self, form: Form) -> tuple[Field, ...]:
        """The fields that matter and could be read in more than one way, or were overlooked."""
        read = form.fields
        return tuple(
            name
            for name in self.fields
            if name in form.overlooked
            or (
                name in read and read[name].value is not None and read[name].confidence < self.below
            )
        )

    def _scanned(self, case: Case, form: Form) -> tuple[Field, ...]:
        """All fields that OCR did not see, did not understand, or is not sure of.

        OCR may be sure of a rare character and wrong (傩 read as 滩, measured): what matters most
        wants a second witness, the subject or a file's name, or staff's own word.
        """
        doubtful = {n for n in Field if form.value(n) is None}
        doubtful |= {n for n in self.scanned_alone if not _witnessed(case, form, n)}
        doubtful |= {n for n, f in form.fields.items() if f.confidence < self.scanned_below}
        return tuple(name for name in Field if name in doubtful)


def _witnessed(case: Case, form: Form, name: Field) -> bool:
    """Whether somebody else says what OCR read: the sender elsewhere, or staff."""
    filled = form.fields.get(name)
    by_staff = filled is not None and filled.place == "staff"
    return by_staff or any(text.holds(said, form.text(name)) for said in case.spoken())


def _unseen(part: Part) -> bool:
    """Whether no form was read in what was taken for it, a picture or a form in other words."""
    facts = part.facts
    return isinstance(facts, FormFacts) and (facts.scanned or facts.overlooked) and not facts.forms
