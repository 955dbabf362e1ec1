"""Groups: the case of one letter → one case a work, or one case and a proposal to staff.

What the files say is judged in materials/group.py. A letter with a single work passes unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from intake.materials import group, roles
from intake.media import fingerprint
from intake.model import WANTED, Case, FilmFacts, FormFacts, Part, Proposal


def works(case: Case) -> tuple[Case, ...]:
    """The works of a letter's case; one case, with a proposal, where they cannot be told apart."""
    found = group.split([(part.material, part.facts) for part in case.parts], _likeness(case))
    if len(found.works) == 1:
        return (case,)
    if not found.certain:
        return (replace(case, proposal=_proposal(found)),)
    return tuple(_one(case, files) for files in found.works)


def _likeness(case: Case) -> group.Similarity:
    """How alike two films of a letter are by their fingerprints, as far as they have some."""
    prints = {
        part.material.sha256: fingerprint.read(part.facts.fingerprint)
        for part in case.parts
        if isinstance(part.facts, FilmFacts) and part.facts.fingerprint
    }

    def similar(one: str, other: str) -> float | None:
        if one not in prints or other not in prints:
            return None
        return fingerprint.shared(prints[one], [prints[other]])[0]

    return similar


def renewed(former: Case, parts: Iterable[Part]) -> Case:
    """The case of one work of several with the newest facts of its own files, and no others."""
    newest = {part.material.sha256: part.facts for part in parts}
    fresh = [(part.material, newest.get(part.material.sha256, part.facts)) for part in former.parts]
    kept = [
        (part.material, part.facts if _is_shared(facts) else facts)
        for part, (_, facts) in zip(former.parts, fresh, strict=True)
    ]
    return replace(former, parts=cast(former, kept))


def _is_shared(facts: object) -> bool:
    """Whether a file holds forms of several works: each work keeps the one that is its own."""
    return isinstance(facts, FormFacts) and len(facts.forms) > 1


def _one(case: Case, files: Sequence[group.File]) -> Case:
    parts = cast(case, files)
    full = set(WANTED) <= {part.role for part in parts}
    return replace(case, parts=parts, links=() if full else case.links)


def cast(case: Case, files: Sequence[group.File]) -> tuple[Part, ...]:
    """Some files of a case in the roles that they have among themselves."""
    cut_off = {part.material.sha256: part.cut_off for part in case.parts}
    return tuple(replace(p, cut_off=cut_off[p.material.sha256]) for p in roles.assign(files))


def _proposal(found: group.Grouping) -> Proposal:
    return Proposal(
        works=tuple(_told(files) for files in found.works),
        loose=_told(found.loose),
    )


def _told(files: Sequence[group.File]) -> tuple[str, ...]:
    return tuple(material.sha256 for material, _ in files)
