"""Entries: letters whose files all have facts → entries and revisions.

Which entry a letter belongs to is judged in matching.py; what it cannot tell is left to staff, and
the sender learns that the material has arrived.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from intake import decision, matching
from intake.ledger.store import Transaction
from intake.materials import roles
from intake.model import (
    Case,
    Facts,
    Field,
    FilmFacts,
    FormFacts,
    Letter,
    LetterEnd,
    LetterKind,
    Link,
    Material,
    Part,
    Refusal,
    ReplyKind,
    Role,
)
from intake.walk import judge
from intake.walk.house import House
from intake.walk.measure import VERSION

NAME = "entries"
TITLE = re.compile(r"《([^《》]{1,80})》")
WANTED = (Role.HD, Role.COMPRESSED, Role.FORM)


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
        case = arrived(tx, letter_id, letter)
        if letter.kind is LetterKind.PRECHECK:
            _precheck(house, tx, letter_id, case)
            tx.letters.close(letter_id, LetterEnd.PRECHECK)
        else:
            _register(house, tx, letter_id, letter, case)
            tx.letters.close(letter_id, LetterEnd.ENTRY)
        tx.record.note(now, "robot", "materials sorted", letter_id=letter_id)
    house.step("entry committed")


def gather(files: Sequence[tuple[Material, Facts]], letter: Letter) -> Case:
    """The case of one letter: its files in their roles, its links and words."""
    return Case(
        parts=roles.assign(files),
        links=tuple(link for link in letter.links if link.where != "quoted"),
        words=frozenset(letter.words),
        received_at=letter.received_at,
    )


def arrived(tx: Transaction, letter_id: int, letter: Letter) -> Case:
    """The case that one letter of the ledger makes by itself."""
    files = [
        (item, tx.files.facts(item.sha256, VERSION)) for item in tx.letters.materials(letter_id)
    ]
    return gather([(item, facts) for item, facts in files if facts is not None], letter)


def _precheck(house: House, tx: Transaction, letter_id: int, case: Case) -> None:
    """Judge without registering: the sender wants to know before it counts."""
    subject = f"letter:{letter_id}"
    now = house.clock.now()
    judgement = judge.judgement(house.policy, subject, case, now)
    tx.judgements.add(judgement)
    due_at = now + timedelta(minutes=house.policy.replies.settle_minutes)
    tx.outbox.owe(subject, str(judgement.turn), ReplyKind.PRECHECK, letter_id, due_at)


def _register(house: House, tx: Transaction, letter_id: int, letter: Letter, case: Case) -> None:
    now = house.clock.now()
    title, school = names(case, letter.subject)
    newcomer = matching.Newcomer(
        sender=letter.sender,
        refers_to=letter.refers_to,
        chain=tuple(tx.entries.answered_by(letter.answers)),
        school=school,
        title=title,
        brings=frozenset(part.role for part in case.parts) & frozenset(WANTED),
    )
    found = matching.match(newcomer, _known(tx))
    if found.how == "opened":
        number = tx.entries.open(house.policy.campaign.prefix, now)
        _revise(tx, number, letter_id, letter, case, now)
        tx.entries.join(letter_id, number, "opened")
    elif found.how == "revised" and _brings_news(tx, found.numbers[0], case):
        _revise_or_hold(house, tx, found.numbers[0], letter_id, letter, case)
    else:
        how = "duplicate" if found.how == "revised" else found.how
        _leave(house, tx, found.numbers, letter_id, how)


def _revise_or_hold(
    house: House, tx: Transaction, number: str, letter_id: int, letter: Letter, case: Case
) -> None:
    if decision.takes_revision(tx.entries.get(number).state):
        former = tx.entries.case(number, tx.entries.get(number).revision)
        _revise(tx, number, letter_id, letter, merge(former, case), house.clock.now())
        tx.entries.join(letter_id, number, "revised")
    else:
        _leave(house, tx, (number,), letter_id, "held")


def _revise(
    tx: Transaction, number: str, letter_id: int, letter: Letter, case: Case, now: datetime
) -> None:
    count = tx.entries.revise(number, letter_id, case, now)
    title, school = names(case, letter.subject)
    entry = tx.entries.get(number)
    tx.entries.change(number, now, title=title or entry.title, school=school or entry.school)
    tx.record.note(now, letter.sender.address, f"revision {count}", number, letter_id)


def _leave(house: House, tx: Transaction, numbers: Sequence[str], letter_id: int, how: str) -> None:
    """Change nothing; staff see the letter, its sender gets a neutral receipt."""
    now = house.clock.now()
    for number in numbers:
        tx.entries.join(letter_id, number, how)
        tx.record.note(now, "robot", f"letter {how}", number, letter_id)
    tx.outbox.owe(f"letter:{letter_id}", "letter", ReplyKind.RECEIPT, letter_id, now)


def merge(former: Case, new: Case) -> Case:
    """The former materials with the new ones in their roles.

    A link is kept only while a role is still empty: what it held may have come by another way.
    """
    brought = {part.role for part in new.parts if part.role is not Role.OTHER}
    same = {part.material.sha256 for part in new.parts}
    kept = [p for p in former.parts if p.role not in brought and p.material.sha256 not in same]
    parts = (*kept, *new.parts)
    full = set(WANTED) <= {part.role for part in parts}
    links: tuple[Link, ...] = (
        new.links if full else tuple(dict.fromkeys((*former.links, *new.links)))
    )
    return Case(parts=parts, links=links, words=new.words, received_at=new.received_at)


def names(case: Case, subject: str) -> tuple[str, str]:
    """Title and school as the form states them; the title else from 《…》 in the subject."""
    form = case.form()
    stated = TITLE.search(subject)
    title = form.text(Field.TITLE) if form else ""
    return title or (stated.group(1).strip() if stated else ""), form.text(
        Field.SCHOOL
    ) if form else ""


def _brings_news(tx: Transaction, number: str, case: Case) -> bool:
    """Whether anything in a letter is not already part of the entry's current revision."""
    former = tx.entries.case(number, tx.entries.get(number).revision)
    have = {part.material.sha256 for part in former.parts}
    return bool(set(case.links) - set(former.links)) or any(
        p.material.sha256 not in have for p in case.parts
    )


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
    filled = {part.role for part in case.parts if _usable(part)}
    judgements = tx.judgements.of(number)
    refused = (
        {f.about for f in judgements[-1].findings if f.level == "reject"} if judgements else set()
    )
    return frozenset(role for role in WANTED if role not in filled or role in refused)


def _usable(part: Part) -> bool:
    return isinstance(part.facts, FilmFacts | FormFacts) or not isinstance(part.facts, Refusal)
