"""Which entry a submission belongs to: five questions in order, the first that fits. Pure.

Whatever several entries fit is proposed to staff, never guessed. Who wrote to an entry before may
change it, an address at the same school's domain may add what it wants, anyone else nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake import text
from intake.model import Role, Sender, State

OPEN = frozenset({State.INCOMPLETE, State.RETURNED, State.CHECKING})
"""States of an entry that still wants files: judged so, or not judged yet."""

SHORTEST = 2
"""Characters of a title that is looked for within a name; a shorter one stands there by chance."""

FILMS = frozenset({Role.HD, Role.COMPRESSED})
"""What a share link holds, as far as anybody can tell before it is fetched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What matching knows of an entry: its names, its writers, the roles that still want a file.

    `addresses` are those in its form, whose owners may change it, too; `holds` are the sha256 of
    its files.
    """

    number: str
    state: State
    school: str
    title: str
    writers: frozenset[str]
    wanting: frozenset[Role]
    addresses: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """What matching knows of a submission: whom it names and what it brings.

    `brings` are roles that an entry wants; `links` is whether it brings share links besides, of
    which nobody knows yet what they hold. `files` are the sha256 of all that it encloses, `also`
    the numbers of a letter that names several, `spoken` what its subject and its files are called.
    """

    sender: Sender
    refers_to: str | None
    chain: tuple[str, ...]
    school: str
    title: str
    brings: frozenset[Role]
    links: bool = False
    files: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The outcome: open a new entry, revise one, add to one, hold for staff, or propose several.

    `how` is opened, revised, added, held or proposed; walk adds duplicate and closed.
    """

    how: str
    numbers: tuple[str, ...] = ()


def match(newcomer: Newcomer, entries: Sequence[Known]) -> Match:
    """Where a submission belongs; a number that no entry has is as good as none."""
    if newcomer.refers_to not in {entry.number for entry in entries}:
        newcomer = replace(newcomer, refers_to=None)
    for question in (_named, _chained, _same_work):
        if found := [entry for entry in entries if question(newcomer, entry)]:
            return _settle(newcomer, _meant(newcomer, found))
    if found := [entry for entry in entries if _lacks_it(newcomer, entry)]:
        lacking = [entry for entry in entries if _waits(newcomer, entry)]
        # One that waits besides might be meant as well, though it lacks something else.
        return _settle(newcomer, found) if len(lacking) == 1 else _proposed(found)
    if found := [entry for entry in entries if _same_names(newcomer, entry)]:
        return _settle(newcomer, found)
    if found := [entry for entry in entries if _sent_again(newcomer, entry)]:
        return _settle(newcomer, found)
    return Match(how="opened")


def may_change(sender: Sender, entry: Known) -> bool:
    """Whether a sender may change all of an entry: wrote to it, or its address is in the form."""
    address = sender.address
    # Two letters without a sender are strangers.
    return bool(address) and (address in entry.writers or address in entry.addresses)


def is_near(newcomer: Newcomer, entry: Known) -> bool:
    """Whether the sender may at least add to an entry: wrote to it, or is of the same school."""
    return _wrote_before(newcomer, entry) or _same_domain(newcomer, entry)


def _settle(newcomer: Newcomer, found: Sequence[Known]) -> Match:
    return _admit(newcomer, found[0]) if len(found) == 1 else _proposed(found)


def _meant(newcomer: Newcomer, found: Sequence[Known]) -> Sequence[Known]:
    """Of several entries that a letter is about: the one that it calls by name, or that lacks it.

    All of them where neither tells one: then staff decide.
    """
    if len(found) == 1:
        return found
    told = _called(newcomer, found) or [entry for entry in found if _lacks_it(newcomer, entry)]
    return told if len(told) == 1 else found


def _called(newcomer: Newcomer, found: Sequence[Known]) -> list[Known]:
    """The entries whose title a letter states, or its subject or the name of a file holds.

    A title within a longer one that is called, too, is not meant.
    """
    titles = {entry.number: text.normalise(entry.title) for entry in found}
    spoken = () if newcomer.title else newcomer.spoken
    stated = [newcomer.title, *(title for words in spoken for title in text.titles(words))]
    exact = {text.normalise(title) for title in stated}
    words = [text.normalise(word) for word in spoken]
    called = [
        entry
        for entry in found
        if (title := titles[entry.number])
        and (title in exact or (len(title) >= SHORTEST and any(title in word for word in words)))
    ]
    longest = max((len(titles[entry.number]) for entry in called), default=0)
    return [entry for entry in called if len(titles[entry.number]) == longest]


def _proposed(found: Sequence[Known]) -> Match:
    return Match(how="proposed", numbers=tuple(entry.number for entry in found))


def _admit(newcomer: Newcomer, entry: Known) -> Match:
    if _wrote_before(newcomer, entry):
        return Match(how="revised", numbers=(entry.number,))
    adds = _same_domain(newcomer, entry) and _only_adds(newcomer, entry)
    return Match(how="added" if adds else "held", numbers=(entry.number,))


def _only_adds(newcomer: Newcomer, entry: Known) -> bool:
    """All that a submission brings is wanted: nothing that was good is replaced."""
    return bool(newcomer.brings) and newcomer.brings <= entry.wanting and not newcomer.links


def _named(newcomer: Newcomer, entry: Known) -> bool:
    """The letter carries the entry's number; of several numbers, each entry's."""
    return entry.number == newcomer.refers_to or entry.number in newcomer.also


def _chained(newcomer: Newcomer, entry: Known) -> bool:
    """The letter answers one of our replies about the entry, or one of its letters."""
    return newcomer.refers_to is None and entry.number in newcomer.chain


def _same_work(newcomer: Newcomer, entry: Known) -> bool:
    """The same sender names the same school and title."""
    return _wrote_before(newcomer, entry) and _same_names(newcomer, entry)


def _waits(newcomer: Newcomer, entry: Known) -> bool:
    """An entry of the same sender or school wants something, and the letter names no other work."""
    other = _differs(newcomer.title, entry.title) or _differs(newcomer.school, entry.school)
    return is_near(newcomer, entry) and entry.state in OPEN and not other


def _lacks_it(newcomer: Newcomer, entry: Known) -> bool:
    """Such an entry lacks what the letter brings, or films that its own writer's link may hold."""
    linked = newcomer.links and _wrote_before(newcomer, entry)
    brings = newcomer.brings | (FILMS if linked else frozenset())
    return _waits(newcomer, entry) and bool(brings & entry.wanting)


def _sent_again(newcomer: Newcomer, entry: Known) -> bool:
    """Nothing but what the entry has, from somebody who may add to it."""
    known = bool(newcomer.files) and newcomer.files <= entry.holds and not newcomer.links
    return known and is_near(newcomer, entry)


def _same_names(newcomer: Newcomer, entry: Known) -> bool:
    """School and title are stated on both sides and equal."""
    return _equal(newcomer.school, entry.school) and _equal(newcomer.title, entry.title)


def _wrote_before(newcomer: Newcomer, entry: Known) -> bool:
    return may_change(newcomer.sender, entry)


def _same_domain(newcomer: Newcomer, entry: Known) -> bool:
    domain = newcomer.sender.domain
    own = entry.writers | entry.addresses
    domains = {writer.rpartition("@")[2] for writer in own}
    return bool(domain) and not text.public_mail(domain) and domain in domains


def _equal(left: str, right: str) -> bool:
    return bool(text.normalise(left)) and text.normalise(left) == text.normalise(right)


def _differs(left: str, right: str) -> bool:
    return bool(left and right) and text.normalise(left) != text.normalise(right)
