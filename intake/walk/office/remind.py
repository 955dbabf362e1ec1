"""Remind: who has not handed in, or not completed → at most two reminders, never in quiet hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from intake import text
from intake.errors import TryLater
from intake.ledger.store import Transaction
from intake.model import Entry, Level, Reply, ReplyKind, School, State
from intake.replies import compose, message
from intake.walk import answer
from intake.walk.house import House
from intake.walk.outward import pace
from intake.walk.works import cases, dossiers, standings

MOST = 2
"""Reminders that an entry, or a school, gets."""
LACKING = frozenset({State.INCOMPLETE, State.RETURNED})
WEIGHTY = frozenset({Level.REJECT, Level.MISSING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One who may be reminded: an entry or a school, how often it was, and why not now ("")."""

    subject: str
    school: str
    lacking: tuple[str, ...]
    reminded: int
    not_now: str
    to: str = ""

    def shape(self) -> dict[str, Any]:
        """As JSON; an address is nobody's business there."""
        names = ("subject", "school", "reminded", "not_now")
        return {n: getattr(self, n) for n in names} | {"lacking": list(self.lacking)}


def everybody(house: House, tx: Transaction) -> list[Reminder]:
    """Entries that lack something, then schools of the list that sent nothing (未报送)."""
    return [*_entries(house, tx), *_schools(house, tx)]


def unheard(house: House, tx: Transaction) -> list[School]:
    """Those who are to hand in here and have no entry (未报送)."""
    holders = {text.normalise(name) for name in tx.entries.holders()}
    return [s for s in standings.expected(house) if text.normalise(s.name) not in holders]


def remind(house: House, *, dry_run: bool) -> dict[str, Any]:
    """Put what is due into the outbox. Raises TryLater in quiet hours, with nothing done."""
    with house.ledger.reading() as tx:
        found = everybody(house, tx)
    shape = {"reminders": [each.shape() for each in found], "sent": 0}
    if dry_run:
        return shape
    now = house.clock.now()
    off = now.astimezone(house.policy.campaign.zone).date() in house.policy.campaign.days_off
    if off or pace.is_quiet(house.policy, now):
        words = (
            "this is no time for reminders ([replies] quiet_hours, [campaign] days_off); "
            "run `remind` again later"
        )
        raise TryLater(words)
    ready = [each for each in found if not each.not_now]
    for each in ready:
        _write(house, each)
    for item in answer.due(house):
        if item.endswith(ReplyKind.REMINDER):
            answer.take(house, item)
    return shape | {"sent": len(ready)}


def _entries(house: House, tx: Transaction) -> Iterator[Reminder]:
    for number in tx.entries.in_states(LACKING):
        entry = tx.entries.get(number)
        judged = tx.judgements.last(number)
        findings = judged.findings if judged else ()
        sent = tx.outbox.owed_at(number, ReplyKind.REMINDER)
        yield Reminder(
            subject=number,
            school=entry.school,
            lacking=tuple(f.code for f in findings if f.level in WEIGHTY),
            reminded=len(sent),
            not_now=_why_not(house, sent, _until(house, tx, entry)),
        )


def _until(house: House, tx: Transaction, entry: Entry) -> datetime:
    """Until when a correction is in time."""
    first = tx.entries.first_letter(entry.number)
    closes = standings.window(house, entry.school, first.sender.address).closes
    answered = tx.outbox.last_answer_at(entry.number)
    days = timedelta(days=house.policy.campaign.correction_days)
    in_time = answered is not None and first.received_at < closes
    return max(closes, answered + days) if in_time and answered else closes


def _schools(house: House, tx: Transaction) -> Iterator[Reminder]:
    for school in unheard(house, tx):
        address = cases.ADDRESS.search(school.contact)
        sent = tx.outbox.composed_at([_message_id(house, school, n + 1) for n in range(MOST)])
        closes = standings.window(house, school.name, "").closes
        nowhere = "" if address else "no address in the list of schools"
        yield Reminder(
            subject=f"school:{school.name}",
            school=school.name,
            lacking=(),
            reminded=len(sent),
            not_now=nowhere or _why_not(house, sent, closes),
            to=address.group().lower() if address else "",
        )


def _why_not(house: House, sent: list[datetime], until: datetime) -> str:
    now = house.clock.now()
    if len(sent) >= MOST:
        return f"reminded {MOST} times"
    if now >= until:
        return "too late"
    soon = sent and now - max(sent) < timedelta(days=house.policy.replies.remind_days)
    return "reminded a short while ago" if soon else ""


def _write(house: House, each: Reminder) -> None:
    now, number = house.clock.now(), each.reminded + 1
    with house.ledger.transaction() as tx:
        if each.to:
            _compose(house, tx, each, now)
        else:
            entry = tx.entries.get(each.subject)
            letter_id = tx.entries.letter_id(each.subject, entry.revision)
            cause = f"reminder {number}"
            tx.outbox.owe(each.subject, cause, ReplyKind.REMINDER, letter_id, now)
        tx.record.note(now, "robot", f"reminder {number}: {each.subject}")
    house.step("reminder committed")


def _compose(house: House, tx: Transaction, each: Reminder, now: datetime) -> None:
    """A letter to a school that never wrote: it answers none of its letters."""
    smtp, campaign = house.policy.smtp, house.policy.campaign
    words = compose.reminder(dossiers.setting(house), house.wording)
    school = School(name=each.school)
    reply = Reply(
        kind=ReplyKind.REMINDER,
        to=each.to,
        subject=words.subject,
        text=words.text,
        html=words.html,
        message_id=_message_id(house, school, each.reminded + 1),
        in_reply_to=None,
    )
    raw = message.build(
        reply, sender=smtp.sender, name=smtp.name, campaign_id=campaign.id, date=now
    )
    hold = "kind" if ReplyKind.REMINDER in house.policy.replies.hold else ""
    tx.outbox.compose(reply, raw, None, [], now, hold)


def _message_id(house: House, school: School, number: int) -> str:
    domain = house.policy.smtp.sender.rpartition("@")[2]
    causes = [(f"school:{school.name}", f"reminder {number}")]
    return message.message_id(house.policy.campaign.id, ReplyKind.REMINDER, causes, domain)
