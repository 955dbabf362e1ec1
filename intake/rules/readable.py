"""Readable: files that cannot be used by the sender's doing, and files that we could not read.

What the sender must mend is a reject; our own limits, budgets and missing programs go to staff.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import (
    Case,
    Form,
    FormFacts,
    Nature,
    NotMeasured,
    Observation,
    Part,
    Refusal,
    Role,
    Unsupported,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """The [rules.readable] table; it has no keys."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset(
        {
            "video.unreadable",
            "video.truncated",
            "video.not-measured",
            "form.unreadable",
            "form.several",
            "material.unreadable",
            "material.too-large",
            "material.unsupported",
        }
    )

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for each file that gave no usable facts, and for several forms."""
        for part in case.parts:
            yield from _unusable(part)
        forms = [form for part in case.parts for form in _forms(part)]
        if len(forms) > 1:
            yield Observation(code="form.several", about=Role.FORM, required=1, found=len(forms))


def _forms(part: Part) -> tuple[Form, ...]:
    return part.facts.forms if isinstance(part.facts, FormFacts) and part.role is Role.FORM else ()


def _unusable(part: Part) -> Iterator[Observation]:
    name = part.material.name
    about = part.role if part.role is not Role.OTHER else name
    match part.facts:
        case Refusal():
            yield _refused(part.facts, about, name)
        case NotMeasured(nature=Nature.FILM, reason=reason):
            yield Observation(code="video.not-measured", about=about, found=reason)
        case NotMeasured(reason=reason):
            yield Observation(code="material.unsupported", about=name, found=reason)
        case Unsupported(format=form):
            yield Observation(code="material.unsupported", about=name, found=form)
        case FormFacts(forms=()) if part.role is Role.FORM:
            yield Observation(code="form.unreadable", about=about)
        case _:
            return


def _refused(facts: Refusal, about: str, name: str) -> Observation:
    """A refusal by what the file was meant to be; what is too large is so in any case."""
    if facts.reason == "too-large":
        return Observation(code="material.too-large", about=about)
    if facts.nature is Nature.FILM:
        code = "video.truncated" if facts.reason == "truncated" else "video.unreadable"
        return Observation(code=code, about=about)
    if facts.nature is Nature.FORM:
        return Observation(code="form.unreadable", about=about)
    return Observation(code="material.unreadable", about=name)
