"""Retention: which letters are old enough to be forgotten, and how the ledger forgets them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from intake.ledger.schema import (
    answer,
    edit,
    entry,
    event,
    fact,
    file,
    judgement,
    letter,
    material,
    outbox,
    revision,
    thread,
    writer,
)
from intake.model import Case, EditKind, Field, Finding, Form, FormFacts, Sender

PERSONAL = frozenset({Field.CONTACT_NAME, Field.CONTACT_PHONE})
NOBODY = Sender(name="", address="")


class Retention:
    """What a transaction may forget."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def letters(self, before: datetime) -> list[int]:
        """Letters that came before an instant and belong to no entry with a later letter."""
        later = sa.select(thread.c.number).join(letter, letter.c.id == thread.c.letter_id)
        later = later.where(letter.c.received_at >= before)
        kept = sa.select(thread.c.letter_id).where(thread.c.number.in_(later))
        query = sa.select(letter.c.id).where(letter.c.received_at < before)
        query = query.where(letter.c.id.not_in(kept), letter.c.path != "")
        return list(self._connection.scalars(query.order_by(letter.c.id)))

    def paths(self, letters: Sequence[int]) -> list[str]:
        """Their raw files, and the materials that no other letter brought."""
        raw = sa.select(letter.c.path).where(letter.c.id.in_(letters))
        brought = self._files(letters)
        kept = sa.select(file.c.path).where(file.c.sha256.in_(brought))
        return [path for query in (raw, kept) for path in self._connection.scalars(query) if path]

    def strip(self, letters: Sequence[int]) -> None:
        """Forget who wrote, what they wrote, and what we answered; numbers and states stay."""
        numbers = self._numbers(letters)
        for sha256 in self._files(letters):
            self._connection.execute(file.update().where(file.c.sha256 == sha256).values(path=""))
            self._strip_facts(sha256)
        for letter_id in letters:
            self._strip_letter(letter_id)
        for number in numbers:
            self._strip_entry(number)
        self._strip_subjects([*numbers, *(f"letter:{letter_id}" for letter_id in letters)])

    def _files(self, letters: Sequence[int]) -> list[str]:
        others = sa.select(material.c.sha256).where(material.c.letter_id.not_in(letters))
        query = sa.select(material.c.sha256).where(material.c.letter_id.in_(letters))
        return list(self._connection.scalars(query.where(material.c.sha256.not_in(others))))

    def _numbers(self, letters: Sequence[int]) -> list[str]:
        query = sa.select(revision.c.number).where(revision.c.letter_id.in_(letters))
        return list(self._connection.scalars(query.distinct().order_by(revision.c.number)))

    def _strip_facts(self, sha256: str) -> None:
        rows = self._connection.execute(sa.select(fact).where(fact.c.sha256 == sha256)).all()
        for row in rows:
            if isinstance(row.noun, FormFacts):
                same = (fact.c.sha256 == sha256, fact.c.version == row.version)
                self._connection.execute(
                    fact.update().where(*same).values(noun=_without_contacts(row.noun))
                )

    def _strip_letter(self, letter_id: int) -> None:
        mine = letter.c.id == letter_id
        noun = self._connection.scalar(sa.select(letter.c.noun).where(mine))
        if noun is not None:
            noun = replace(noun, sender=NOBODY, subject="", text="", own_text="")
            noun = replace(noun, links=(), attachments=(), bounce=None)
        self._connection.execute(letter.update().where(mine).values(noun=noun, sender="", path=""))
        self._connection.execute(
            event.update()
            .where(event.c.letter_id == letter_id, event.c.who.contains("@"))
            .values(who="sender")
        )
        self._strip_replies(outbox.c.letter_id == letter_id)

    def _strip_replies(self, condition: sa.ColumnElement[bool]) -> None:
        rows = self._connection.execute(sa.select(outbox).where(condition)).all()
        for row in rows:
            blank = replace(row.reply, to="", subject="", text="", html="")
            self._connection.execute(
                outbox.update().where(outbox.c.id == row.id).values(reply=blank, raw=b"", to="")
            )

    def _strip_entry(self, number: str) -> None:
        rows = self._connection.execute(
            sa.select(revision).where(revision.c.number == number)
        ).all()
        for row in rows:
            same = (revision.c.number == number, revision.c.revision == row.revision)
            self._connection.execute(
                revision.update().where(*same).values(case=_impersonal(row.case))
            )
        self._connection.execute(writer.delete().where(writer.c.number == number))
        personal = (EditKind.CONTACT_NAME, EditKind.CONTACT_PHONE, EditKind.REVIEWER)
        self._connection.execute(
            edit.update()
            .where(edit.c.number == number, edit.c.kind.in_(personal))
            .values(value="", reason="", who="")
        )
        self._connection.execute(
            event.update()
            .where(event.c.number == number, event.c.who.contains("@"))
            .values(who="sender")
        )
        given = sa.select(answer.c.outbox_id).where(answer.c.subject == number)
        self._strip_replies(outbox.c.id.in_(given))
        national = sa.and_(entry.c.number == number, entry.c.holder.contains("@"))
        self._connection.execute(entry.update().where(national).values(holder=""))

    def _strip_subjects(self, subjects: Iterable[str]) -> None:
        """What a finding quotes of a contact goes; that there was one stays."""
        for subject in subjects:
            query = sa.select(judgement).where(judgement.c.subject == subject)
            for row in self._connection.execute(query).all():
                findings = tuple(_silent(finding) for finding in row.noun.findings)
                waived = tuple(_silent(finding) for finding in row.noun.waived)
                noun = replace(row.noun, findings=findings, waived=waived)
                self._connection.execute(
                    judgement.update().where(judgement.c.id == row.id).values(noun=noun)
                )


def _impersonal(case: Case) -> Case:
    """A case whose forms name nobody."""
    parts = tuple(
        replace(part, facts=_without_contacts(part.facts))
        if isinstance(part.facts, FormFacts)
        else part
        for part in case.parts
    )
    return replace(case, parts=parts, links=())


def _without_contacts(facts: FormFacts) -> FormFacts:
    forms = tuple(
        Form(
            fields={name: filled for name, filled in form.fields.items() if name not in PERSONAL},
            synopsis_characters=form.synopsis_characters,
            overlooked=form.overlooked,
        )
        for form in facts.forms
    )
    return FormFacts(forms=forms, overlooked=facts.overlooked)


def _silent(finding: Finding) -> Finding:
    return replace(finding, found=None) if finding.code.startswith("form.contact") else finding
