"""Adopted: the compressed version that the robot made, taken by staff in place of the sender's.

It lies beside what was sent, as a row of 材料, until staff write a role into its 改作. Their word
holds as long as the sender's own compressed version is the same: a newer one is the sender's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from intake.ledger.store import Transaction
from intake.model import Case, Edit, EditKind, Finding, Judgement, Level, Material, Part, Role

FAULTY = frozenset({Level.REJECT, Level.MISSING})


def offered(tx: Transaction, case: Case) -> Part | None:
    """What the robot made of a case's HD version and found right; None when there is nothing."""
    sources = [part.material for part in case.parts if part.role is Role.HD]
    noun = tx.made.of(sources[0].sha256) if len(sources) == 1 else None
    if noun is None or not noun.made or noun.faults:
        return None
    facts = tx.files.newest(noun.made)
    if facts is None:
        return None
    name = f"{Path(sources[0].name).stem}_720p.mp4"
    size = getattr(facts, "size_bytes", 0)
    material = Material(sha256=noun.made, name=name, size=size)
    return Part(material=material, role=Role.OTHER, facts=facts)


def joined(tx: Transaction, number: str, case: Case, said: Iterable[Edit]) -> Case:
    """The case with the robot's version among its parts, where staff have given it a role."""
    part = offered(tx, case)
    if part is None or any(p.material.sha256 == part.material.sha256 for p in case.parts):
        return case
    named = [e for e in said if e.kind is EditKind.ROLE and e.about == part.material.sha256]
    if not any(_holds(tx, number, case, edit) for edit in named):
        return case
    return replace(case, parts=(*case.parts, part))


def closed(tx: Transaction, case: Case, last: Judgement | None) -> Sequence[Finding]:
    """What was wrong with the sender's version, and is closed by staff's taking the robot's."""
    part = offered(tx, case)
    sent = {p.material.sha256 for p in case.parts if p.role is Role.COMPRESSED}
    if part is None or last is None or sent != {part.material.sha256}:
        return ()
    before = (*last.findings, *last.waived)
    return tuple(f for f in before if f.about == Role.COMPRESSED and f.level in FAULTY)


def _holds(tx: Transaction, number: str, case: Case, edit: Edit) -> bool:
    before = case if edit.revision == 0 else tx.entries.case(number, edit.revision)
    return _sent(before) == _sent(case)


def _sent(case: Case) -> set[str]:
    return {part.material.sha256 for part in case.parts if part.role is Role.COMPRESSED}
