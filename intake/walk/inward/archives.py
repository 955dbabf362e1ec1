"""Archives in the walk: a letter's archive → its members, materials of every letter that brings it.

What an archive holds is a fact of its file; the folders of its members begin with what the letter
calls it. One that was locked is opened again when a letter brings it with a password.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from intake.ledger.store import Transaction
from intake.letters import passwords
from intake.materials import archives, nature
from intake.model import ArchiveFacts, Facts, Letter, Material, Nature, Refusal
from intake.walk.house import Bench, House


@dataclass(frozen=True, slots=True)
class Opening:
    """How an archive is opened: what its sender calls it, and the password that goes with it."""

    name: str
    password: str | None


def opening(tx: Transaction, sha256: str) -> Opening:
    """The name of an archive and the newest password that a letter told with it."""
    name, password = "", None
    for letter_id in tx.letters.bringing(sha256):
        letter = tx.letters.get(letter_id).letter
        name = next(m.name for m in tx.letters.materials(letter_id) if m.sha256 == sha256)
        password = (told(letter) if letter else None) or password
    return Opening(name, password)


def told(letter: Letter) -> str | None:
    """The password that a letter tells for its archives."""
    return passwords.find(letter.own_text, letter.subject, letter.text)


def unpack(house: House, path: Path, form: str, how: Opening) -> Facts:
    """The facts of one archive; its members are durably in the store."""
    facts = archives.read(path, form, how.name, _tools(house, _store(house), how.password))
    if isinstance(facts, ArchiveFacts):
        house.step("members stored")
    return facts


def spread(house: House, tx: Transaction, sha256: str, facts: Facts) -> None:
    """Make the members of an archive files of the ledger, and materials of its letters."""
    if not isinstance(facts, ArchiveFacts):
        return
    for member in facts.members:
        place = archives.stored(_store(house), member)
        told_nature, form = nature.tell(place, member.name)
        tx.files.add(member.sha256, place, told_nature, form)
    for letter_id in tx.letters.bringing(sha256):
        for material in tx.letters.materials(letter_id):
            if material.sha256 == sha256:
                tx.letters.bring(letter_id, within(material, facts))


def welcome(house: House, tx: Transaction, letter_id: int, letter: Letter, version: int) -> None:
    """A letter that brings a known archive gets its members; a locked one is tried once more."""
    for material in tx.letters.materials(letter_id):
        facts = tx.files.facts(material.sha256, version)
        if isinstance(facts, ArchiveFacts):
            spread(house, tx, material.sha256, facts)
        elif _is_locked(facts) and told(letter):
            tx.files.forget(material.sha256, version)


def opened(
    bench: Bench, files: Sequence[tuple[Material, Path]], place: Path
) -> Iterator[tuple[Material, Path, Facts | None]]:
    """Files on disk with their facts where they are archives, each followed by its members."""
    for material, path in files:
        kind, form = nature.tell(path, material.name)
        if kind is not Nature.ARCHIVE:
            yield material, path, None
            continue
        facts = archives.read(path, form, material.name, _tools(bench, place, None))
        yield material, path, facts
        if isinstance(facts, ArchiveFacts):
            members = zip(facts.members, within(material, facts), strict=True)
            yield from ((whole, archives.stored(place, m), None) for m, whole in members)


def within(archive: Material, facts: ArchiveFacts) -> list[Material]:
    """The members as materials of a letter: in the folder of their archive."""
    top = "/".join(filter(None, (archive.folder, archives.stem(archive.name))))
    return [replace(m, folder="/".join(filter(None, (top, m.folder)))) for m in facts.members]


def _is_locked(facts: Facts | None) -> bool:
    return (
        isinstance(facts, Refusal)
        and facts.nature is Nature.ARCHIVE
        and facts.reason == "encrypted"
    )


def _store(house: House) -> Path:
    return house.files / "materials"


def _tools(bench: Bench, folder: Path, password: str | None) -> archives.Tools:
    settings = bench.policy.files.archives
    return archives.Tools(settings=settings, programs=bench.unar, folder=folder, password=password)
