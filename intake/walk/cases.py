"""Cases: what letters brought → the case of one letter, and of an entry's letters in turn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import reduce

from intake import decision
from intake.ledger.store import Transaction
from intake.materials import roles
from intake.model import (
    WANTED,
    Case,
    Facts,
    Field,
    Happening,
    Letter,
    Link,
    Material,
    Nature,
    Part,
    Role,
)
from intake.walk import staff

TITLE = re.compile(r"《([^《》]{1,80})》")


def gather(files: Sequence[tuple[Material, Facts]], letter: Letter) -> Case:
    """The case of one letter: its files in their roles, its links and words."""
    parts = roles.assign(files)
    return Case(
        parts=tuple(replace(part, cut_off=letter.truncated) for part in parts),
        links=tuple(link for link in letter.links if link.where != "quoted"),
        words=frozenset(letter.words),
        received_at=letter.received_at,
    )


def arrived(tx: Transaction, letter_id: int, letter: Letter, version: int) -> Case:
    """The case that one letter of the ledger makes by itself, by facts of this version."""
    files = [
        (item, tx.files.facts(item.sha256, version)) for item in tx.letters.materials(letter_id)
    ]
    return gather([(item, facts) for item, facts in files if facts is not None], letter)


def merge(former: Case, new: Case) -> Case:
    """The former materials with the new ones in their roles.

    A link is kept only while a role is still empty: what it held may have come by another way. So
    is a file that nothing decided.
    """
    parts = _parts(former, new)
    full = set(WANTED) <= {part.role for part in parts}
    if full:
        mine = {part.material.sha256 for part in new.parts}
        parts = tuple(p for p in parts if not p.ambiguous or p.material.sha256 in mine)
    again = {(link.provider, link.url) for link in new.links}
    links = _joined((*former.links, *new.links))
    return Case(
        parts=parts,
        links=tuple(k for k in links if not full or (k.provider, k.url) in again),
        words=new.words,
        received_at=new.received_at,
    )


def _parts(former: Case, new: Case) -> tuple[Part, ...]:
    """The former parts that stay, and the new ones; films that nothing decided are sorted again."""
    brought = {part.role for part in new.parts if part.role is not Role.OTHER}
    same = {part.material.sha256 for part in new.parts}
    kept = [p for p in former.parts if p.role not in brought and p.material.sha256 not in same]
    settled = [part for part in kept if not part.ambiguous]
    if len(settled) == len(kept) or any(part.nature is Nature.FILM for part in settled):
        return (*kept, *new.parts)
    loose = [*(part for part in kept if part.ambiguous), *new.parts]
    cut_off = {part.material.sha256: part.cut_off for part in loose}
    again = roles.assign([(part.material, part.facts) for part in loose])
    return (*settled, *(replace(p, cut_off=cut_off[p.material.sha256]) for p in again))


def _joined(links: Iterable[Link]) -> tuple[Link, ...]:
    """Each link once, with the last code that was given for it."""
    found: dict[tuple[str, str], Link] = {}
    for link in links:
        known = found.get((link.provider, link.url), link)
        code, said = link.code or known.code, link.code_said or known.code_said
        found[link.provider, link.url] = replace(link, code=code, code_said=said and code is None)
    return tuple(found.values())


def brings_news(former: Case, new: Case) -> bool:
    """Whether a letter brings a file, a link or a code that the former case lacks.

    A file that nothing decided may be sent again under a name that does.
    """
    have = {part.material.sha256 for part in former.parts if not part.ambiguous}
    more = _told(merge(former, new)) - _told(former)
    return bool(more) or any(part.material.sha256 not in have for part in new.parts)


def _told(case: Case) -> set[tuple[str, str, str | None, bool]]:
    """What links say; where they stood is no matter."""
    return {(link.provider, link.url, link.code, link.code_said) for link in case.links}


def names(case: Case, subject: str) -> tuple[str, str]:
    """Title and school as the form states them; the title else from 《…》 in the subject."""
    form = case.form()
    stated = TITLE.search(subject)
    title = form.text(Field.TITLE) if form else ""
    return title or (stated.group(1).strip() if stated else ""), form.text(
        Field.SCHOOL
    ) if form else ""


def entitle(tx: Transaction, number: str, case: Case, subject: str, at: datetime) -> None:
    """Give an entry the title and school of a case; what the case does not state stays."""
    title, school = names(case, subject)
    entry, said = tx.entries.get(number), tx.edits.standing(number)
    title = staff.corrected(said, Field.TITLE) or title or entry.title
    school = staff.corrected(said, Field.SCHOOL) or school or entry.school
    tx.entries.change(number, at, title=title, school=school)


def revise(
    tx: Transaction, number: str, letter_id: int, case: Case, subject: str, at: datetime
) -> int:
    """Make a case, merged with what the entry has, its next revision; the revision's number."""
    count = tx.entries.get(number).revision
    whole = merge(tx.entries.case(number, count), case) if count else case
    count = tx.entries.revise(number, letter_id, whole, at)
    entitle(tx, number, whole, subject, at)
    return count


def renew(tx: Transaction, sha256: str, version: int, at: datetime) -> None:
    """Make the current cases that hold a file anew from its new facts, and have them judged again.

    An entry waits while another of its files has no facts: that file's own measurement comes here
    too. An entry that takes no revision stays as it is.
    """
    for number in tx.entries.holding(sha256):
        entry = tx.entries.get(number)
        ids = tx.entries.letter_ids(number)
        if not decision.takes_revision(entry.state) or _lacks_facts(tx, ids, version):
            continue
        letters = [(i, letter) for i in ids if (letter := tx.letters.get(i).letter) is not None]
        case = reduce(merge, [arrived(tx, i, letter, version) for i, letter in letters])
        if case.parts != tx.entries.case(number, entry.revision).parts:
            tx.entries.amend(number, case)
            entitle(tx, number, case, letters[-1][1].subject, at)
            tx.entries.happen(number, Happening.AMENDED, at)
            tx.record.note(at, "robot", "measured again", number, ids[-1])


def _lacks_facts(tx: Transaction, letter_ids: Iterable[int], version: int) -> bool:
    """Whether a file of one of these letters has no facts."""
    items = (item for letter_id in letter_ids for item in tx.letters.materials(letter_id))
    return any(tx.files.facts(item.sha256, version) is None for item in items)
