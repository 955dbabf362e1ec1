"""Entries: letters whose files all have facts → entries and revisions.

Which entry a letter belongs to is judged in matching.py; what it cannot tell is left to staff, and
the sender learns that the material has arrived.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from intake import decision, matching
from intake.ledger.store import Transaction
from intake.matching import Known, Match, Newcomer
from intake.model import Case, Judgement, Letter, LetterEnd, LetterKind, ReplyKind, Word
from intake.walk import fetch, judge, receipt
from intake.walk.house import House
from intake.walk.measure import VERSION
from intake.walk.works import cases, groups, known, likeness, lists, staff, standings, withdraw

NAME = "entries"
HELD = "sender.changed"
REVISING = frozenset({"opened", "revised", "added"})
"""How a letter comes to an entry when it makes a revision of it."""


def due(house: House) -> list[str]:
    """Letters with material whose files have all been measured, and whose links had their time."""
    with house.ledger.reading() as tx:
        waited_for = fetch.waited_for(house, tx)
        return [str(i) for i in tx.letters.measured(VERSION) if i not in waited_for]


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
            tx.letters.close(letter_id, LetterEnd.ENTRY)
            sheet = lists.read(house, tx, letter_id)
            for work in _works(tx, letter, lists.without(case, sheet)):
                _register(house, tx, letter_id, letter, work)
            lists.keep(house, tx, letter_id, sheet)
        tx.record.note(now, "robot", "materials sorted", letter_id=letter_id)
    house.step("entry committed")


def _works(tx: Transaction, letter: Letter, case: Case) -> tuple[Case, ...]:
    """The works that a letter brings; one that speaks of a single entry brings that one."""
    about = {letter.refers_to} if letter.refers_to else set(tx.entries.answered_by(letter.answers))
    return (case,) if len(about) == 1 else groups.works(case)


def _precheck(house: House, tx: Transaction, letter_id: int, letter: Letter, case: Case) -> None:
    """Judge without registering, each work by itself: the sender wants to know before it counts."""
    subject, now = f"letter:{letter_id}", house.clock.now()
    for work in groups.works(case):
        last = tx.judgements.last(subject)
        turn = last.turn + 1 if last else 1
        tx.judgements.add(_unregistered(house, subject, letter, work, turn))
    due_at = now + timedelta(minutes=house.policy.replies.settle_minutes)
    tx.outbox.owe(subject, str(turn), ReplyKind.PRECHECK, letter_id, due_at)


def _unregistered(house: House, subject: str, letter: Letter, case: Case, turn: int) -> Judgement:
    """What is said of a work that was sent for a check."""
    _, school = cases.names(case, letter.subject)
    address = letter.sender.address
    whole = replace(
        case,
        window=standings.window(house, school, address),
        standing=standings.of_sender(house, school, address),
        subject=letter.subject,
    )
    whole = likeness.paired(whole, likeness.on_disk(house.stills))
    listed = judge.listed(house.schools, whole)
    return judge.judgement(house.policy, subject, listed, house.clock.now(), turn=turn)


def _register(house: House, tx: Transaction, letter_id: int, letter: Letter, case: Case) -> None:
    new = known.newcomer(tx, letter, case)
    # Two works of one letter are never one entry: what the first joined is not there for others.
    mine = tx.letters.get(letter_id).entries
    entries = [entry for entry in known.candidates(tx, new) if entry.number not in mine]
    found = matching.match(new, entries)
    chosen = next((entry for entry in entries if entry.number in found.numbers), None)
    how = _way(tx, new, found, chosen, case)
    if how == "revised" and _takes_back(letter):
        withdraw.withdraw(house, tx, letter_id, letter, found.numbers[0])
    elif how in REVISING:
        _revise(house, tx, letter_id, letter, case, Match(how=how, numbers=found.numbers))
    else:
        _leave(house, tx, letter_id, letter, chosen, Match(how=how, numbers=found.numbers))
        if how == "held" and chosen is not None:
            _judge_held(house, tx, letter_id, case, chosen)


def _takes_back(letter: Letter) -> bool:
    return Word.WITHDRAW in letter.words and Word.REPLACE not in letter.words


def _revise(
    house: House, tx: Transaction, letter_id: int, letter: Letter, case: Case, found: Match
) -> None:
    """Make a revision of a new or a known entry; 替换 gives a new one the place of the former."""
    now = house.clock.now()
    number = (
        found.numbers[0] if found.numbers else tx.entries.open(house.policy.campaign.prefix, now)
    )
    count = cases.revise(tx, number, letter_id, case, letter.subject, now)
    tx.entries.join(letter_id, number, found.how)
    tx.record.note(now, letter.sender.address, f"revision {count}", number, letter_id)
    if not found.numbers and Word.REPLACE in letter.words:
        mine = tx.entries.near(letter.sender.address, "") - {number}
        standings.make_room(house, tx, number, letter, mine)


def _way(tx: Transaction, new: Newcomer, found: Match, chosen: Known | None, case: Case) -> str:
    """How a letter comes to its entry: as matched, unless it brings no news or the entry is closed.

    A stranger is not told apart by whether the entry has the same files: that letter is held.
    """
    if chosen is None or found.how in {"opened", "proposed"}:
        return found.how
    former = tx.entries.case(chosen.number, tx.entries.get(chosen.number).revision)
    if matching.is_near(new, chosen) and not cases.brings_news(former, case):
        return "duplicate"
    return found.how if decision.takes_revision(chosen.state) else "closed"


def _leave(
    house: House,
    tx: Transaction,
    letter_id: int,
    letter: Letter,
    chosen: Known | None,
    found: Match,
) -> None:
    """Change nothing; the sender learns what a sender may, and staff see all but a duplicate.

    Who may change the entry is told that nothing is new, or that staff decide; anybody else gets
    two neutral lines.
    """
    now = house.clock.now()
    for number in found.numbers:
        tx.entries.join(letter_id, number, "held" if found.how == "closed" else found.how)
        tx.record.note(now, "robot", f"letter {found.how}", number, letter_id)
    mine = chosen is not None and matching.may_change(letter.sender, chosen)
    if chosen is not None and mine and found.how == "duplicate":
        tx.outbox.owe(chosen.number, f"letter:{letter_id}", ReplyKind.DUPLICATE, letter_id, now)
        return
    gone = mine and found.how == "closed" and chosen is not None and chosen.state in withdraw.GONE
    if gone and tx.outbox.acknowledged(letter.sender.address, letter.answers, found.numbers):
        return
    if found.how != "proposed" and not gone and receipt.is_given(tx, letter_id):
        return  # two lines that it has come were sent while it was checked
    kind = ReplyKind.INQUIRY if gone else ReplyKind.RECEIPT
    cause = "proposed" if found.how == "proposed" else "letter"
    tx.outbox.owe(f"letter:{letter_id}", cause, kind, letter_id, now)


def _judge_held(house: House, tx: Transaction, letter_id: int, case: Case, chosen: Known) -> None:
    """Record for staff what a held change would bring; the entry itself stays as it is."""
    tx.letters.close(letter_id, LetterEnd.ENTRY, HELD)
    subject = f"letter:{letter_id}"
    whole = replace(cases.merge(staff.current(tx, chosen.number), case), sender_changed=True)
    tx.judgements.add(judge.judgement(house.policy, subject, whole, house.clock.now()))
