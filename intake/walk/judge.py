"""Judge: revisions under check → findings, decision, state, answer owed, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from intake import decision, roster, rules, text
from intake.ledger.store import Transaction
from intake.model import Case, Entry, Field, Judgement, School
from intake.policy import Policy
from intake.walk import measure, words
from intake.walk.house import House
from intake.walk.works import adopted, likeness, staff, standings

NAME = "judge"


def due(house: House) -> list[str]:
    """Entries with something newer than their last judgement."""
    with house.ledger.reading() as tx:
        return tx.entries.unjudged()


def take(house: House, item: str) -> None:
    """Judge one entry."""
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        entry = tx.entries.get(item)
        verdict = anew(house, tx, entry, tx.judgements.last(item))
        tx.judgements.add(verdict)
        tx.entries.happen(item, decision.JUDGED[verdict.decision], now)
        standings.take_place(house, tx, entry)
        letter_id = tx.entries.letter_id(item, entry.revision)
        if not words.act_again(tx, item, now):
            due_at = now + timedelta(minutes=house.policy.replies.settle_minutes)
            kind = decision.kind(verdict.decision, verdict.findings)
            tx.outbox.owe(item, str(verdict.turn), kind, letter_id, due_at)
        tx.record.note(now, "robot", f"judged: {verdict.decision}", item, letter_id)
    house.step("judgement committed")


def anew(house: House, tx: Transaction, entry: Entry, last: Judgement | None) -> Judgement:
    """What the rules say of an entry's current revision now, after `last`; nothing is written."""
    case, said = staff.heard(tx, entry.number, entry.revision)
    first = tx.entries.first_letter(entry.number)
    newest = first if entry.revision == 1 else tx.entries.brought_by(entry.number, entry.revision)
    whole = replace(
        case,
        window=standings.corrected(house, tx, entry, first),
        standing=standings.of_entry(house, tx, entry, first),
        subject=newest.subject,
    )
    whole = likeness.paired(whole, likeness.on_disk(house.stills))
    whole = likeness.compared(whole, entry.number, tx, measure.VERSION)
    found = judgement(
        house.policy,
        entry.number,
        listed(house.schools, whole),
        house.clock.now(),
        turn=last.turn + 1 if last else 1,
        revision=entry.revision,
    )
    closes = standings.window(house, entry.school, first.sender.address).closes
    grace = timedelta(minutes=house.policy.campaign.grace_minutes)
    sources = staff.sources(whole, said, measure.VERSION)
    waived = (*found.waived, *adopted.closed(tx, whole, last))
    return replace(found, sources=sources, deadline=closes - grace, waived=waived)


def listed(schools: Sequence[School], case: Case) -> Case:
    """The case with what the list of schools says to its form's school; as it is without a list."""
    form = case.form()
    stated = form.text(Field.SCHOOL) if form else ""
    if not schools or not stated:
        return case
    spoken = [text.untitled(name) for name in case.spoken()]
    return replace(
        case,
        listing=roster.look_up(schools, stated),
        schools_named=roster.named(schools, spoken),
    )


def judgement(
    policy: Policy, subject: str, case: Case, at: datetime, *, turn: int = 1, revision: int = 0
) -> Judgement:
    """The judgement of a case by all rules under today's config."""
    whole = replace(case, unchecked_marks=policy.marks.unchecked())
    found = rules.ask(policy.rules, policy.findings, whole)
    passed = {(waiver.code, waiver.about) for waiver in case.waivers}
    findings = tuple(f for f in found if (f.code, f.about) not in passed)
    return Judgement(
        subject=subject,
        turn=turn,
        revision=revision,
        decision=decision.decide(findings, under_way=case.under_way),
        findings=findings,
        config_digest=policy.digest,
        at=at,
        waived=tuple(f for f in found if (f.code, f.about) in passed),
    )
