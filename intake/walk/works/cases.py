"""Cases: what letters brought → the case of one letter, and of an entry's letters in turn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import reduce

from intake import decision, text
from intake.ledger.store import Transaction
from intake.materials import roles
from intake.model import (
    WANTED,
    ArchiveFacts,
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
from intake.walk.inward import archives, told
from intake.walk.works import groups, staff

ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
LONGEST = 2_000
"""Characters of a field in which an address is looked for."""

TITLE = re.compile(r"《([^《》]{1,80})》")


def gather(
    files: Sequence[tuple[Material, Facts]], letter: Letter, ignored: Sequence[str] = ()
) -> Case:
    """The case of one letter: its files in their roles, its links and words.

    The organiser's own links are `ignored` where they stand in documents, too.
    """
    parts = roles.assign(files)
    links = told.joined(letter, [facts for _, facts in files], ignored)
    return Case(
        parts=tuple(replace(part, cut_off=letter.truncated) for part in parts),
        links=tuple(link for link in links if link.where != "quoted"),
        codes=letter.codes,
        doubt=letter.doubt,
        words=frozenset(letter.words),
        received_at=letter.received_at,
    )


def arrived(
    tx: Transaction,
    letter_id: int,
    letter: Letter,
    version: int,
    ignored: Sequence[str] = (),
) -> Case:
    """The case that one letter of the ledger makes by itself, by facts of this version.

    The organiser's own links are `ignored` where they stand in documents, too.
    """
    files = [
        (item, tx.files.facts(item.sha256, version)) for item in tx.letters.materials(letter_id)
    ]
    known = [(item, facts) for item, facts in files if facts is not None]
    case = gather(_in_order(known), letter, ignored)
    return replace(case, shares=tx.shares.of(case.links))


def _in_order(files: Sequence[tuple[Material, Facts]]) -> list[tuple[Material, Facts]]:
    """Each archive followed by what was in it, whichever was opened first."""
    places = {
        member: n
        for n, (archive, facts) in reversed(list(enumerate(files)))
        if isinstance(facts, ArchiveFacts)
        for member in archives.within(archive, facts)
    }
    keys = [(places.get(item, n), n) for n, (item, _) in enumerate(files)]
    return [files[n] for _, n in sorted(keys)]


def merge(former: Case, new: Case) -> Case:
    """The former materials with the new ones in their roles.

    A link is kept only while a role is still empty: what it held may have come by another way. So
    is a file that nothing decided, and an archive that did not open.
    """
    parts = _parts(former, new)
    full = set(WANTED) <= {part.role for part in parts}
    if full:
        mine = {part.material.sha256 for part in new.parts}
        parts = tuple(p for p in parts if not _is_idle(p) or p.material.sha256 in mine)
    again = {(link.provider, link.url) for link in new.links}
    links = _supplied(_joined((*former.links, *new.links)), new.codes)
    return Case(
        parts=parts,
        links=tuple(k for k in links if not full or (k.provider, k.url) in again),
        proposal=new.proposal or (former.proposal if any(p.ambiguous for p in parts) else None),
        words=new.words,
        received_at=new.received_at,
        codes=new.codes,
        doubt=new.doubt,
    )


def _supplied(links: tuple[Link, ...], codes: tuple[str, ...]) -> tuple[Link, ...]:
    """The links with a code that came later; where several may be meant, a person looks."""
    lacking = [link for link in links if link.code is None]
    if not codes or not lacking:
        return links
    code = codes[0] if len(codes) == len(lacking) == 1 else None
    return tuple(
        replace(link, code=code, code_said=code is None) if link in lacking else link
        for link in links
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


def _is_idle(part: Part) -> bool:
    """Whether a part says nothing once every role is filled by others."""
    unopened = part.nature is Nature.ARCHIVE and not isinstance(part.facts, ArchiveFacts)
    return part.ambiguous or unopened


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

    A file that nothing decided may be sent again under a name that does. An archive is no news by
    itself, only what is in it.
    """
    have = {part.material.sha256 for part in former.parts if not part.ambiguous}
    more = _told(merge(former, new)) - _told(former)
    files = (part for part in new.parts if not isinstance(part.facts, ArchiveFacts))
    return bool(more) or any(part.material.sha256 not in have for part in files)


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
    index(tx, number, case, at)


def index(tx: Transaction, number: str, case: Case, at: datetime) -> None:
    """Note by what an entry can be found by letters to come."""
    entry = tx.entries.get(number)
    tx.entries.index(number, addresses(case), name_key(entry.school, entry.title), at)


def addresses(case: Case) -> frozenset[str]:
    """The mail addresses in a form; their owners may change its entry."""
    form = case.form()
    written = [filled.raw[:LONGEST] for filled in form.fields.values()] if form else []
    return frozenset(found.lower() for raw in written for found in ADDRESS.findall(raw))


def name_key(school: str, title: str) -> str:
    """School and title as they are compared, or an empty string when one is not stated."""
    left, right = text.normalise(school), text.normalise(title)
    return f"{left}\n{right}" if left and right else ""


def revise(
    tx: Transaction, number: str, letter_id: int, case: Case, subject: str, at: datetime
) -> int:
    """Make a case, merged with what the entry has, its next revision; the revision's number."""
    count = tx.entries.get(number).revision
    whole = merge(tx.entries.case(number, count), case) if count else case
    count = tx.entries.revise(number, letter_id, whole, at)
    entitle(tx, number, whole, subject, at)
    return count


def renew(
    tx: Transaction, sha256: str, version: int, at: datetime, ignored: Sequence[str] = ()
) -> None:
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
        former = tx.entries.case(number, entry.revision)
        brought = [arrived(tx, i, letter, version, ignored) for i, letter in letters]
        if any(len(tx.letters.get(i).entries) > 1 for i in ids):
            case = groups.renewed(former, [part for each in brought for part in each.parts])
        else:
            case = reduce(merge, [_alone(each) for each in brought])
        if case.parts != former.parts:
            tx.entries.amend(number, case)
            entitle(tx, number, case, letters[-1][1].subject, at)
            tx.entries.happen(number, Happening.AMENDED, at)
            tx.record.note(at, "robot", "measured again", number, ids[-1])


def _alone(case: Case) -> Case:
    """The case of a letter that concerns one entry, whatever its files say of several works."""
    works = groups.works(case)
    return works[0] if len(works) == 1 else case


def _lacks_facts(tx: Transaction, letter_ids: Iterable[int], version: int) -> bool:
    """Whether a file of one of these letters has no facts."""
    items = (item for letter_id in letter_ids for item in tx.letters.materials(letter_id))
    return any(tx.files.facts(item.sha256, version) is None for item in items)
