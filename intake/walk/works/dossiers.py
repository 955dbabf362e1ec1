"""Dossiers: what a reply, the tracker and `show` know of an entry, read from the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from intake import decision
from intake.ledger.store import Transaction
from intake.model import (
    Answer,
    Case,
    Dossier,
    Entry,
    Judgement,
    Letter,
    LetterRecord,
    ReplyKind,
)
from intake.policy import Policy
from intake.replies import compose
from intake.walk import measure
from intake.walk.house import House
from intake.walk.works import adopted, cases, groups, staff


def dossier(tx: Transaction, number: str) -> Dossier:
    """An entry with its current case, its judgements and the letter that brought the revision."""
    entry = tx.entries.get(number)
    letter = tx.letters.get(tx.entries.letter_id(number, entry.revision)).letter
    return _whole(tx, entry, staff.current(tx, number, entry.revision), letter)


def every(tx: Transaction, records: Iterable[LetterRecord]) -> Iterator[Dossier]:
    """Every entry's dossier, in their order; `records` are all letters of the ledger.

    What the ledger can tell of all entries at once is asked once: of 2,000 a desk is drawn.
    """
    letters = {record.id: record.letter for record in records}
    bringers, amended = tx.entries.bringers(), tx.edits.numbers()
    for entry in tx.entries.all():
        if entry.number in amended:
            case = staff.current(tx, entry.number, entry.revision)
        else:
            case = tx.entries.case(entry.number, entry.revision)
        yield _whole(tx, entry, case, letters[bringers[entry.number, entry.revision]])


def _whole(tx: Transaction, entry: Entry, case: Case, letter: Letter | None) -> Dossier:
    if letter is None:
        raise KeyError(entry.number)
    judgements = tx.judgements.of(entry.number)
    return Dossier(
        entry=entry,
        case=case,
        made=adopted.offered(tx, case),
        judgement=judgements[-1] if judgements else None,
        letter=letter,
        history=tuple(judgements[:-1]),
    )


def told(tx: Transaction, answer: Answer) -> Dossier:
    """An entry's dossier with what one answer tells besides: a verdict, a date, a reminder."""
    found = dossier(tx, answer.subject)
    if answer.kind is ReplyKind.VERDICT:
        said = tx.edits.get(int(answer.cause.removeprefix("edit:")))
        return replace(found, verdict=said.value, opinion=said.reason)
    if answer.kind is ReplyKind.SCHEDULE:
        return replace(found, date=date.fromisoformat(answer.cause[:10]))
    if answer.kind is ReplyKind.WITHDRAWN:
        return replace(found, verdict=found.entry.state)
    if answer.kind is ReplyKind.REMINDER:
        return replace(found, reminded=int(answer.cause.rpartition(" ")[2]))
    return found


def precheck(tx: Transaction, letter_id: int, ignored: Sequence[str] = ()) -> list[Dossier]:
    """The works of a letter that asked for a check before handing in: they have no numbers.

    The organiser's own links are `ignored` where they stand in documents, too.
    """
    record = tx.letters.get(letter_id)
    if record.letter is None:
        raise KeyError(letter_id)
    case = cases.arrived(tx, letter_id, record.letter, measure.VERSION, ignored)
    works = groups.works(case)
    judgements = tx.judgements.of(f"letter:{letter_id}")[-len(works) :]
    return [
        Dossier(
            entry=unregistered(work, record.letter.subject, judgement),
            case=work,
            judgement=judgement,
            letter=record.letter,
        )
        for work, judgement in zip(works, judgements, strict=False)
    ]


def unregistered(case: Case, subject: str, judgement: Judgement) -> Entry:
    """An entry as it would be, without a number."""
    title, school = cases.names(case, subject)
    return Entry(
        number="",
        state=decision.STATES[judgement.decision],
        title=title,
        school=school,
        revision=judgement.revision,
        opened_at=judgement.at,
        changed_at=judgement.at,
    )


def setting(house: House) -> compose.Setting:
    """What every reply knows of the campaign and the present."""
    return setting_of(house.policy, house.clock.now())


def setting_of(policy: Policy, now: datetime) -> compose.Setting:
    """What a reply written at `now` knows of the campaign."""
    campaign = policy.campaign
    return compose.Setting(
        campaign=campaign,
        office=policy.smtp.name,
        deadline=campaign.closes(),
        now=now,
        rules=policy.rules,
    )
