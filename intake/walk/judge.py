"""Judge: revisions under check → findings, decision, state, answer owed, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from intake import decision, rules
from intake.ledger.store import Transaction
from intake.model import Case, Decision, Judgement, Window
from intake.policy import Policy
from intake.walk import staff
from intake.walk.house import House
from intake.walk.measure import VERSION

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
        case = staff.current(tx, item)
        whole = replace(case, window=_window(house, tx, item))
        turn = len(tx.judgements.of(item)) + 1
        verdict = judgement(house.policy, item, whole, now, turn=turn, revision=entry.revision)
        said = tx.edits.standing(item)
        verdict = replace(verdict, sources=staff.sources(whole, said, VERSION))
        tx.judgements.add(verdict)
        tx.entries.happen(item, decision.JUDGED[verdict.decision], now)
        due_at = now + timedelta(minutes=house.policy.replies.settle_minutes)
        letter_id = tx.entries.letter_id(item, entry.revision)
        kind = decision.kind(verdict.decision, verdict.findings)
        tx.outbox.owe(item, str(verdict.turn), kind, letter_id, due_at)
        tx.record.note(now, "robot", f"judged: {verdict.decision}", item, letter_id)
    house.step("judgement committed")


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
