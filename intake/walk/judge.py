"""Judge: revisions under check → findings, decision, state, answer owed, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from intake import decision, roster, rules, text
from intake.ledger.store import Transaction
from intake.model import Case, Decision, Field, Judgement, School, Window
from intake.policy import Policy
from intake.walk.house import House

NAME = "judge"
CORRECTED = frozenset({Decision.RETURNED, Decision.INCOMPLETE})


def due(house: House) -> list[str]:
    """Entries with something newer than their last judgement."""
    with house.ledger.reading() as tx:
        return tx.entries.unjudged()


def take(house: House, item: str) -> None:
    """Judge one entry."""
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        entry = tx.entries.get(item)
        case = tx.entries.case(item, entry.revision)
        whole = replace(
            case, window=_window(house, tx, item), subject=_subject(tx, item, entry.revision)
        )
        turn = len(tx.judgements.of(item)) + 1
        whole = listed(house.schools, whole)
        verdict = judgement(house.policy, item, whole, now, turn=turn, revision=entry.revision)
        tx.judgements.add(verdict)
        tx.entries.change(item, now, state=decision.STATES[verdict.decision])
        due_at = now + timedelta(minutes=house.policy.replies.settle_minutes)
        letter_id = tx.entries.letter_id(item, entry.revision)
        tx.outbox.owe(
            item, str(verdict.turn), decision.REPLIES[verdict.decision], letter_id, due_at
        )
        tx.record.note(now, "robot", f"judged: {verdict.decision}", item, letter_id)
    house.step("judgement committed")


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


def _subject(tx: Transaction, number: str, revision: int) -> str:
    """The subject of the letter that brought a revision."""
    letter = tx.letters.get(tx.entries.letter_id(number, revision)).letter
    return letter.subject if letter else ""


def judgement(
    policy: Policy, subject: str, case: Case, at: datetime, *, turn: int = 1, revision: int = 0
) -> Judgement:
    """The judgement of a case by all rules under today's config."""
    whole = replace(case, unchecked_marks=policy.marks.unchecked())
    findings = rules.ask(policy.rules, policy.findings, whole)
    return Judgement(
        subject=subject,
        turn=turn,
        revision=revision,
        decision=decision.decide(findings, under_way=case.under_way),
        findings=findings,
        config_digest=policy.digest,
        at=at,
    )


def _window(house: House, tx: Transaction, number: str) -> Window:
    """The entry's window; a correction of what came in time has some days after our reply."""
    campaign = house.policy.campaign
    entry = tx.entries.get(number)
    first = tx.entries.first_letter(number)
    window = campaign.window(entry.school, first.sender.address)
    judged = tx.judgements.of(number)
    answered = tx.outbox.last_answer_at(number)
    in_time = first.received_at < window.closes
    if in_time and answered is not None and judged and judged[-1].decision in CORRECTED:
        corrected = answered.astimezone(campaign.zone) + timedelta(days=campaign.correction_days)
        return replace(window, closes=max(window.closes, corrected))
    return window
