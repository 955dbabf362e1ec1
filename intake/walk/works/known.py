"""Known: the few entries that a letter might belong to → what matching asks about each of them.

Only those that an index finds are looked at: by number, reply chain, address, mail domain, title
and school, or file. However many entries there are, a letter meets a handful.
"""

from __future__ import annotations

from dataclasses import replace

from intake import matching, text
from intake.ledger.store import Transaction
from intake.model import WANTED, Case, Letter, Level, Refusal, Role
from intake.walk.works import cases, staff


def newcomer(tx: Transaction, letter: Letter, case: Case) -> matching.Newcomer:
    """What matching asks about a letter."""
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
        files=frozenset(part.material.sha256 for part in case.parts),
        spoken=replace(case, subject=letter.subject).spoken(),
    )


def candidates(tx: Transaction, new: matching.Newcomer) -> list[matching.Known]:
    """The entries that a letter might belong to, in the order of their numbers."""
    domain = "" if text.public_mail(new.sender.domain) else new.sender.domain
    numbers = {*new.chain, *new.also, *([new.refers_to] if new.refers_to else [])}
    numbers |= tx.entries.near(new.sender.address, domain)
    numbers |= tx.entries.called(cases.name_key(new.school, new.title))
    return [entry(tx, number) for number in tx.entries.sorted(numbers)]


def entry(tx: Transaction, number: str) -> matching.Known:
    """What matching asks about one entry."""
    found = tx.entries.get(number)
    case = staff.current(tx, number)
    return matching.Known(
        number=number,
        state=found.state,
        school=found.school,
        title=found.title,
        writers=frozenset(tx.entries.writers(number)),
        wanting=_wanting(tx, number, case),
        addresses=cases.addresses(case),
        holds=frozenset(part.material.sha256 for part in case.parts),
    )


def _wanting(tx: Transaction, number: str, case: Case) -> frozenset[Role]:
    """The roles that an entry lacks, or whose file was refused by the last judgement."""
    filled = {part.role for part in case.parts if not isinstance(part.facts, Refusal)}
    judged = tx.judgements.last(number)
    findings = judged.findings if judged else ()
    refused = {finding.about for finding in findings if finding.level is Level.REJECT}
    return frozenset(role for role in WANTED if role not in filled or role in refused)
