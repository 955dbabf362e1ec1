"""A case: all that a judgement may know of a revision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.model.facts import (
    Facts,
    FilmFacts,
    FormFacts,
    NotMeasured,
    OtherFacts,
    Refusal,
    Unsupported,
)
from intake.model.form import Form
from intake.model.letter import Link, Word
from intake.model.material import Material, Nature, Role

MEASURED = {FilmFacts: Nature.FILM, FormFacts: Nature.FORM, OtherFacts: Nature.OTHER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file in its role within a revision; `ambiguous` when nothing decided the role.

    `cut_off` when its letter ended on the way to us: what is broken in it may have been whole.
    """

    material: Material
    role: Role
    facts: Facts
    ambiguous: bool = False
    cut_off: bool = False

    @property
    def nature(self) -> Nature:
        """What kind of file this is, measured or not."""
        if isinstance(self.facts, Refusal | NotMeasured | Unsupported):
            return self.facts.nature
        return MEASURED[type(self.facts)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When an entry may arrive: opening and closing instants, grace and extension included."""

    opens: datetime | None
    closes: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """How alike the two versions are: correlation of small pictures at the same times, 1 the same.

    `worst` is the worst second's, which begins at `at_seconds`; `different_seconds` counts those
    that show something else.
    """

    median: float
    worst: float
    different_seconds: int
    at_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Another entry's film that shares pictures with this one, and which share of the shorter.

    `stills` name a picture of this film and one of the other, both in the folder of the files.
    """

    number: str
    share: float
    stills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that a judgement may know of a revision; rules read it and nothing else.

    `received_at` is None when no arrival is known (`check`): date rules then stay silent.
    `unchecked_marks` are the marks that the campaign asks for and nothing has compared. `pairing`
    is None while one of the versions is not there or was not seen; `likenesses` are other entries
    with the same pictures.
    """

    parts: tuple[Part, ...]
    links: tuple[Link, ...] = ()
    words: frozenset[Word] = frozenset()
    received_at: datetime | None = None
    window: Window | None = None
    unchecked_marks: tuple[str, ...] = ()
    pairing: Pairing | None = None
    likenesses: tuple[Likeness, ...] = ()

    def films(self) -> tuple[tuple[Part, FilmFacts], ...]:
        """The measured films in the roles that are judged, HD first."""
        judged = (Role.HD, Role.COMPRESSED)
        found = [(p, p.facts) for p in self.parts if isinstance(p.facts, FilmFacts)]
        return tuple(
            sorted((f for f in found if f[0].role in judged), key=lambda f: judged.index(f[0].role))
        )

    def form(self) -> Form | None:
        """The one registration form, or None when there is none or there are several."""
        forms = [
            f
            for p in self.parts
            if isinstance(p.facts, FormFacts) and p.role is Role.FORM
            for f in p.facts.forms
        ]
        return forms[0] if len(forms) == 1 else None

    @property
    def under_way(self) -> bool:
        """Whether a link or an archive has no final answer yet, so that parts may still come."""
        return bool(self.links) or any(
            p.nature is Nature.ARCHIVE and isinstance(p.facts, Unsupported) for p in self.parts
        )
