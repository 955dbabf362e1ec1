"""Forms: the nine fields of a registration form as they were filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """The nine fields of the registration form (notice, annex), named as in finding codes."""

    TITLE = "title"
    SCHOOL = "school"
    DURATION = "duration"
    GENRE = "genre"
    CONTACT_NAME = "contact-name"
    CONTACT_PHONE = "contact-phone"
    CATEGORIES = "categories"
    PRODUCTION_PERIOD = "production-period"
    SYNOPSIS = "synopsis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One field of a form: what was written, its meaning (None: unclear), how sure, where.

    `still` names the picture of it, stills/<sha256>/<name>.jpg, when it was read in a scan.
    """

    raw: str
    value: str | float | tuple[str, ...] | None
    confidence: float = 1.0
    place: str = ""
    still: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A registration form. A field that is absent, empty or left at its example is not in `fields`.

    Values: duration in seconds (float), categories a tuple, production-period (start, end) as ISO
    dates, all others str. `synopsis_characters` counts 字 by the looser of two ways. `scanned`: it
    was read in a picture, so nothing that it lacks may be held against its sender. `overlooked` are
    fields that were not found or understood, and may stand there all the same in words unknown to
    us: a person looks.
    """

    fields: Mapping[Field, Filled]
    synopsis_characters: int = 0
    scanned: bool = False
    overlooked: tuple[Field, ...] = ()

    def value(self, name: Field) -> str | float | tuple[str, ...] | None:
        """The understood value of a field, or None."""
        filled = self.fields.get(name)
        return filled.value if filled else None

    def text(self, name: Field) -> str:
        """A text field's value, or an empty string."""
        value = self.value(name)
        return value if isinstance(value, str) else ""
