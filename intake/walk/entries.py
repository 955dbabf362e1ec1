"""Entries: letters whose files all have facts → entries and revisions.

Which entry a letter belongs to is judged in matching.py; what it cannot tell is left to staff, and
the sender learns that the material has arrived.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from intake import decision, matching
from intake.ledger.store import Transaction
from intake.model import (
    WANTED,
    Case,
    Letter,
    LetterEnd,
    LetterKind,
    Refusal,
    ReplyKind,
    Role,
)
from intake.walk import cases, judge
from intake.walk.house import House
from intake.walk.measure import VERSION

NAME = "entries"
REVISING = frozenset({"opened", "revised", "added"})
"""How a letter comes to an entry when it makes a revision of it."""


def due(house: House) -> list[str]:
    """Letters with material whose files have all been measured."""
    with house.ledger.reading() as tx:
        return [str(letter_id) for letter_id in tx.letters.measured(VERSION)]


def take(house: House, item: str) -> None:
    """Turn one letter into an entry, a revision, or a question to staff."""
    letter_id = int(item)
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        letter = tx.letters.get(letter_id).letter
        if letter is None:
            return
        case = cases.arrived(tx, letter_id, letter, VERSION, house.policy.campaign.organiser_links)
        if letter.kind is LetterKind.PRECHECK:
            _precheck(house, tx, letter_id, letter, case)
            tx.letters.close(letter_id, LetterEnd.PRECHECK)
        else:
            _register(house, tx, letter_id, letter, case)
            tx.letters.close(letter_id, LetterEnd.ENTRY)
        tx.record.note(now, "robot", "materials sorted", letter_id=letter_id)
    house.step("entry committed")


def _precheck(house: House, tx: Transaction, letter_id: int, letter: Letter, case: Case) -> None:
    """Judge without registering: the sender wants to know before it counts."""
    subject = f"letter:{letter_id}"
    now = house.clock.now()
    _, school = cases.names(case, letter.subject)
    window = house.policy.campaign.window(school, letter.sender.address)
    judgement = judge.judgement(house.policy, subject, replace(case, window=window), now)
    tx.judgements.add(judgement)
    due_at = now + timedelta(minutes=house.policy.replies.settle_minutes)
    tx.outbox.owe(subject, str(judgement.turn), ReplyKind.PRECHECK, letter_id, due_at)


def _register(house: House, tx: Transaction, letter_id: int, letter: Letter, case: Case) -> None:
    newcomer, known = _newcomer(tx, letter, case), _known(tx)
    found = matching.match(newcomer, known)
    how = _way(tx, newcomer, known, found, case)
    if how not in REVISING:
        _leave(house, tx, found.numbers, letter_id, how)
        return
    prefix, now = house.policy.campaign.prefix, house.clock.now()
    number = found.numbers[0] if found.numbers else tx.entries.open(prefix, now)
    count = tx.entries.get(number).revision
    whole = cases.merge(tx.entries.case(number, count), case) if count else case
    tx.entries.revise(number, letter_id, whole, now)
    cases.entitle(tx, number, whole, letter.subject, now)
    tx.entries.join(letter_id, number, how)
    tx.record.note(now, letter.sender.address, f"revision {count + 1}", number, letter_id)


def _newcomer(tx: Transaction, letter: Letter, case: Case) -> matching.Newcomer:
    title, school = cases.names(case, letter.subject)
    return matching.Newcomer(
        sender=letter.sender,
        refers_to=letter.refers_to,
        also=letter.also,
        chain=tuple(tx.entries.answered_by(letter.answers)),
        school=school,
        title=title,
        brings=frozenset(part.role for part in case.parts) & frozenset(WANTED),
        links=bool(case.links),
    )


def _way(
    tx: Transaction,
    newcomer: matching.Newcomer,
    known: Sequence[matching.Known],
    found: matching.Match,
    case: Case,
) -> str:
    """How a letter comes to its entry: as matched, unless it brings no news or the entry is closed.

    A stranger is not told apart by whether the entry has the same files: that letter is held.
    """
    if found.how in {"opened", "proposed"}:
        return found.how
    (entry,) = (entry for entry in known if entry.number in found.numbers)
    former = tx.entries.case(entry.number, tx.entries.get(entry.number).revision)
    if matching.is_near(newcomer, entry) and not cases.brings_news(former, case):
        return "duplicate"
    return found.how if decision.takes_revision(entry.state) else "held"


def _leave(house: House, tx: Transaction, numbers: Sequence[str], letter_id: int, how: str) -> None:
    """Change nothing; its sender gets a neutral receipt, and staff see all but a duplicate."""
    now = house.clock.now()
    for number in numbers:
        tx.entries.join(letter_id, number, how)
        tx.record.note(now, "robot", f"letter {how}", number, letter_id)
    tx.outbox.owe(f"letter:{letter_id}", "letter", ReplyKind.RECEIPT, letter_id, now)


def _known(tx: Transaction) -> list[matching.Known]:
    return [
        matching.Known(
            number=entry.number,
            state=entry.state,
            school=entry.school,
            title=entry.title,
            writers=frozenset(tx.entries.writers(entry.number)),
            wanting=_wanting(tx, entry.number, tx.entries.case(entry.number, entry.revision)),
        )
        for entry in tx.entries.all()
    ]


def _wanting(tx: Transaction, number: str, case: Case) -> frozenset[Role]:
    """The roles that an entry lacks, or whose file was refused by the last judgement."""
    filled = {part.role for part in case.parts if not isinstance(part.facts, Refusal)}
    judgements = tx.judgements.of(number)
    refused = (
        {f.about for f in judgements[-1].findings if f.level == "reject"} if judgements else set()
    )
    return frozenset(role for role in WANTED if role not in filled or role in refused)
