"""Readable: files that cannot be used by the sender's doing, and files that we could not read.

What the sender must mend is a reject; our own limits, budgets and missing programs go to staff,
and what a broken transfer cut off is missing. A file in none of the asked roles turns nobody away
who has sent what was asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from intake.model import (
    WANTED,
    Case,
    FilmFacts,
    Form,
    FormFacts,
    Level,
    Nature,
    NotMeasured,
    Observation,
    Part,
    Refusal,
    Role,
    Unsupported,
)

BROKEN = frozenset({"unreadable", "truncated", "empty"})
"""What a file may be because the rest of it never came."""

ARCHIVES = {
    "encrypted": "archive.encrypted",
    "unsafe": "archive.unsafe",
    "unreadable": "archive.broken",
    "truncated": "archive.broken",
}
"""What a refused archive is found to be; an empty file is an unreadable material as any other."""
HEADED = frozenset({"mp4", "mov", "matroska"})
"""Containers whose header says how long the film is; others leave it to be guessed."""

PICTURES = frozenset({"jpg", "png", "gif", "tiff", "bmp", "heic", "avif", "webp"})
"""A picture of the form beside the form itself: the one with the stamp."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """The [rules.readable] table: how much sooner a film may end than its packets promise."""

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
            "archive.encrypted",
            "archive.unsafe",
            "archive.broken",
        }
    )
    short_seconds: float

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for each file that gave no usable facts, and for several forms."""
        whole = _is_whole(case)
        for part in case.parts:
            for seen in _unusable(part):
                yield replace(seen, level=seen.level or _level(part, whole=whole))
        for part, film in case.films():
            yield from self._decoded(part, film)
        forms = [form for part in case.parts for form in _forms(part)]
        if len(forms) > 1:
            yield Observation(code="form.several", about=Role.FORM, required=1, found=len(forms))

    def _decoded(self, part: Part, film: FilmFacts) -> Iterator[Observation]:
        """A film that could not be decoded by our doing, or one that ends early when it is.

        Where only the header promises more than came, the header may be what is wrong: a person
        looks. What sound outlasts the picture counts as come.
        """
        if film.unscanned is not None:
            yield Observation(code="video.not-measured", about=part.role, found=film.unscanned)
        if film.decoded_seconds is None:
            return
        came = max(film.decoded_seconds, film.sound_seconds or 0.0)
        promised = film.container_seconds if film.container in HEADED else None
        if film.duration_seconds - film.decoded_seconds > self.short_seconds:
            yield Observation(code="video.truncated", about=part.role)
        elif promised is not None and promised - came > self.short_seconds:
            yield Observation(code="video.truncated", about=part.role, level=Level.REVIEW)


def _is_whole(case: Case) -> bool:
    """Whether each role is filled by a file that was read."""
    read = {p.role for p in case.parts if isinstance(p.facts, FilmFacts) or _forms(p)}
    return set(WANTED) <= read


def _level(part: Part, *, whole: bool) -> Level | None:
    """How much an unusable file weighs when it is not as its code does: one in no asked role."""
    if part.role is not Role.OTHER:
        return None
    match part.facts:
        case Refusal(nature=Nature.FILM | Nature.FORM) if part.ambiguous or not whole:
            return Level.REVIEW
        case Refusal(nature=Nature.FILM):
            return Level.NOTE
        case Refusal() if whole:
            return Level.REVIEW
        case Unsupported(format=form) if whole and form in PICTURES:
            return Level.NOTE
    return None


def _forms(part: Part) -> tuple[Form, ...]:
    return part.facts.forms if isinstance(part.facts, FormFacts) and part.role is Role.FORM else ()


def _unusable(part: Part) -> Iterator[Observation]:
    name = part.material.name
    about = part.role if part.role is not Role.OTHER else name
    match part.facts:
        case Refusal():
            seen = _refused(part.facts, about, name)
            yield _excused(seen, part) if part.cut_off and part.facts.reason in BROKEN else seen
        case NotMeasured(nature=Nature.FILM, reason=reason):
            yield Observation(code="video.not-measured", about=about, found=reason)
        case NotMeasured(reason=reason):
            yield Observation(code="material.unsupported", about=name, found=reason)
        case Unsupported(format=form):
            yield Observation(code="material.unsupported", about=name, found=form)
        case FormFacts(forms=(), scanned=False, overlooked=False) if part.role is Role.FORM:
            yield Observation(code="form.unreadable", about=about)
        case _:
            return


def _excused(seen: Observation, part: Part) -> Observation:
    """What broke because its letter ended on the way to us is still to come, and nobody's fault.

    Of a file that fills no role nobody can say that it is missing: a person looks.
    """
    level = Level.MISSING if part.role in WANTED else Level.REVIEW
    return replace(seen, level=level, found="cut-off")


def _refused(facts: Refusal, about: str, name: str) -> Observation:
    """A refusal by what the file was meant to be; what is too large is so in any case."""
    if facts.reason == "too-large":
        return Observation(code="material.too-large", about=about)
    if facts.nature is Nature.FILM:
        code = "video.truncated" if facts.reason == "truncated" else "video.unreadable"
        return Observation(code=code, about=about)
    if facts.nature is Nature.FORM:
        return Observation(code="form.unreadable", about=about)
    if facts.nature is Nature.ARCHIVE and facts.reason in ARCHIVES:
        found = facts.detail if facts.reason == "unsafe" else None
        return Observation(code=ARCHIVES[facts.reason], about=name, found=found)
    return Observation(code="material.unreadable", about=name)
