"""Completeness: an entry is two versions of the film and the form (notice, 五.3 and 六.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Nature, Observation, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """The [rules.completeness] table: the roles that an entry must fill."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset(
        {
            "material.hd-missing",
            "material.compressed-missing",
            "material.form-missing",
            "material.ambiguous",
        }
    )
    required: tuple[str, ...]

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation a role that nothing fills, and one a file whose role nothing decides.

        A role is not called missing while something under way, or an undecided file, may fill it.
        """
        filled = {part.role for part in case.parts}
        undecided = {part.nature for part in case.parts if part.ambiguous}
        for name in self.required:
            nature = Nature.FORM if name == Role.FORM else Nature.FILM
            if name not in filled and nature not in undecided and not case.under_way:
                yield Observation(code=f"material.{name}-missing", about=name)
        for part in case.parts:
            if part.ambiguous:
                yield Observation(code="material.ambiguous", about=part.material.name)
        if case.proposal is not None:
            yield Observation(code="material.ambiguous", about="letter", found=_works(case))


def _works(case: Case) -> tuple[str, ...]:
    """The works of a proposal, each as the names of its files; what is left over comes last."""
    names = {part.material.sha256: part.material.name for part in case.parts}
    proposal = case.proposal
    told = (*proposal.works, proposal.loose) if proposal else ()
    return tuple(" + ".join(names.get(sha256, "?") for sha256 in files) for files in told)
