"""Staff: a recorded case with staff's words applied; nothing here changes what was recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from intake.ledger.store import Transaction
from intake.model import (
    Case,
    Edit,
    EditKind,
    Field,
    Filled,
    Form,
    FormFacts,
    Part,
    Role,
    Source,
    Use,
    Waiver,
)
from intake.walk.works import adopted

CORRECTIONS: Mapping[EditKind, Field] = {
    EditKind.TITLE: Field.TITLE,
    EditKind.SCHOOL: Field.SCHOOL,
    EditKind.CONTACT_NAME: Field.CONTACT_NAME,
    EditKind.CONTACT_PHONE: Field.CONTACT_PHONE,
    EditKind.CATEGORIES: Field.CATEGORIES,
}
"""The fields of the form that staff may put right (更正)."""

HELD = "sender.changed"
GONE = frozenset({Use.NEW})
BETWEEN = re.compile(r"[、,，;；/\s]+")


def current(tx: Transaction, number: str, count: int | None = None) -> Case:
    """The case of an entry's current revision (or of another) as it counts: with staff's words."""
    count = tx.entries.get(number).revision if count is None else count
    return heard(tx, number, count)[0]


def heard(tx: Transaction, number: str, count: int) -> tuple[Case, list[Edit]]:
    """The case of a revision as it counts, and staff's words that are in force for its entry."""
    case = tx.entries.case(number, count)
    said = tx.edits.standing(number)
    if not said:
        return case, said
    case = adopted.joined(tx, number, case, said)
    whole = replace(applied(case, number, said), waivers=_waivers(tx, number, case, said))
    return whole, said


def applied(case: Case, number: str, said: Iterable[Edit]) -> Case:
    """A case with 改归编号, 改作 and 更正 applied."""
    said = list(said)
    gone = {e.about for e in said if e.kind is EditKind.ENTRY and e.value != number}
    uses = {e.about: Use(e.value) for e in said if e.kind is EditKind.ROLE}
    gone |= {sha256 for sha256, use in uses.items() if use in GONE}
    kept = [part for part in case.parts if part.material.sha256 not in gone]
    right = {CORRECTIONS[e.kind]: e.value for e in said if e.kind in CORRECTIONS}
    return replace(case, parts=tuple(_corrected(part, right) for part in _cast(kept, uses)))


def corrected(said: Iterable[Edit], name: Field) -> str:
    """What staff say that a field is, or an empty string."""
    return next((e.value for e in said if CORRECTIONS.get(e.kind) is name), "")


def sources(case: Case, said: Sequence[Edit], version: int) -> tuple[Source, ...]:
    """Where each fact of a case came from: a file measured in some way, a letter, or staff."""
    files = [
        Source(about=part.role.value, origin=f"sha256:{part.material.sha256} measured:{version}")
        for part in case.parts
    ]
    links = [Source(about="link", origin=f"letter:{link.where}") for link in case.links]
    staff = [
        Source(about=f"{e.kind}{f' {e.about}' if e.about else ''}", origin=f"staff edit:{e.id}")
        for e in said
        if e.kind in CORRECTIONS or e.kind in {EditKind.WAIVER, EditKind.ROLE, EditKind.ENTRY}
    ]
    return (*files, *links, *staff)


def _cast(parts: Sequence[Part], uses: Mapping[str, Use]) -> list[Part]:
    """The parts in the roles that staff gave them; whoever else had such a role has it no more."""
    cast = {part.material.sha256 for part in parts} & uses.keys()
    given = {Role(uses[sha256].value) for sha256 in cast if uses[sha256].value in set(Role)}
    found = []
    for part in parts:
        use = uses.get(part.material.sha256)
        if use is not None:
            role = Role(use.value) if use.value in set(Role) else Role.OTHER
            found.append(replace(part, role=role, ambiguous=False))
        elif part.role in given:
            found.append(replace(part, role=Role.OTHER))
        else:
            found.append(part)
    return found


def _corrected(part: Part, right: Mapping[Field, str]) -> Part:
    """A form with the fields that staff put right."""
    if not right or part.role is not Role.FORM or not isinstance(part.facts, FormFacts):
        return part
    forms = tuple(
        Form(
            fields={**form.fields, **{name: _filled(name, value) for name, value in right.items()}},
            synopsis_characters=form.synopsis_characters,
            overlooked=tuple(name for name in form.overlooked if name not in right),
        )
        for form in part.facts.forms
    )
    return replace(part, facts=FormFacts(forms=forms))


def _filled(name: Field, value: str) -> Filled:
    meant = tuple(BETWEEN.split(value.strip())) if name is Field.CATEGORIES else value
    return Filled(raw=value, value=meant, confidence=1.0, place="staff")


def _waivers(tx: Transaction, number: str, case: Case, said: Iterable[Edit]) -> tuple[Waiver, ...]:
    """The waivers in force: one about a file holds as long as that file is the same."""
    return tuple(
        Waiver(code=code, about=about, reason=edit.reason)
        for edit in said
        if edit.kind is EditKind.WAIVER
        for code, _, about in [edit.about.partition(" ")]
        if code != HELD and _same_file(tx, number, case, edit, about)
    )


def _same_file(tx: Transaction, number: str, case: Case, edit: Edit, about: str) -> bool:
    if about not in set(Role) or edit.revision == 0:
        return True
    before = tx.entries.case(number, edit.revision)
    return _files(before, about) == _files(case, about)


def _files(case: Case, role: str) -> set[str]:
    return {part.material.sha256 for part in case.parts if part.role == role}
