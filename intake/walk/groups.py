"""Groups: the case of one letter → one case a work, or one case and a proposal to staff.

What the files say is judged in materials/group.py. A letter with a single work passes unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from intake.materials import group, roles
from intake.model import WANTED, Case, FormFacts, Part, Proposal


def works(case: Case) -> tuple[Case, ...]:
    """The works of a letter's case; one case, with a proposal, where they cannot be told apart."""
    found = group.split([(part.material, part.facts) for part in case.parts])
    if len(found.works) == 1:
        return (case,)
    if not found.certain:
        return (replace(case, proposal=_proposal(found)),)
    return tuple(_one(case, files) for files in found.works)


def renewed(former: Case, parts: Iterable[Part]) -> Case:
    """The case of one work of several with the newest facts of its own files, and no others."""
    newest = {part.material.sha256: part.facts for part in parts}
    fresh = [(part.material, newest.get(part.material.sha256, part.facts)) for part in former.parts]
    kept = [
        (part.material, part.facts if _is_shared(facts) else facts)
        for part, (_, facts) in zip(former.parts, fresh, strict=True)
    ]
    return replace(former, parts=_parts(former, kept))


def _is_shared(facts: object) -> bool:
    """Whether a file holds forms of several works: each work keeps the one that is its own."""
    return isinstance(facts, FormFacts) and len(facts.forms) > 1


def _one(case: Case, files: Sequence[group.File]) -> Case:
    parts = _parts(case, files)
    full = set(WANTED) <= {part.role for part in parts}
    return replace(case, parts=parts, links=() if full else case.links)


def _parts(case: Case, files: Sequence[group.File]) -> tuple[Part, ...]:
    cut_off = {part.material.sha256: part.cut_off for part in case.parts}
    return tuple(replace(p, cut_off=cut_off[p.material.sha256]) for p in roles.assign(files))


def _proposal(found: group.Grouping) -> Proposal:
    return Proposal(
        works=tuple(_told(files) for files in found.works),
        loose=_told(found.loose),
    )


def _told(files: Sequence[group.File]) -> tuple[str, ...]:
    return tuple(material.sha256 for material, _ in files)
