"""Likeness: two versions of a case → how alike they are; an entry → others with its pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from intake.ledger.store import Transaction
from intake.media import fingerprint, pairing
from intake.model import Case, Likeness, Pairing, Role
from intake.walk.inward.marking import SIGNATURE

MOST = 3
"""Other entries that are named at most, the likest first."""

LEAST = 0.1
"""Shares below this are no likeness that anyone would look at."""

MIDDLE = 4
"""The still that stands for a film: half of them come before it."""

Signed = Callable[[str], bytes | None]
"""The signature of a film by its sha256; None when there is none."""


def on_disk(stills: Path) -> Signed:
    """The signatures that measuring left beside the stills."""

    def read(sha256: str) -> bytes | None:
        try:
            return (stills / sha256 / SIGNATURE).read_bytes()
        except OSError:
            return None  # the film was not decoded, or its pictures were purged

    return read


def paired(case: Case, signed: Signed) -> Case:
    """The case with how alike its two versions are; as it was when there are not two."""
    films = {part.role: part for part, _ in case.films()}
    if len(case.films()) != len(films) or set(films) != {Role.HD, Role.COMPRESSED}:
        return case
    found = [signed(films[role].material.sha256) for role in (Role.HD, Role.COMPRESSED)]
    return replace(case, pairing=_compare(*found))


def compared(case: Case, number: str, tx: Transaction, version: int) -> Case:
    """The case with the other entries whose films share pictures with its HD version."""
    films = case.films()
    if not films:
        return case
    part, facts = films[0]
    others = tx.files.shown(number, version)
    shares = fingerprint.shared(
        fingerprint.read(facts.fingerprint), [fingerprint.read(text) for _, _, text in others]
    )
    likest: dict[str, Likeness] = {}
    told = [(-share, *other[:2]) for other, share in zip(others, shares, strict=True)]
    # The likest first, so that few entries are looked into however many show the same.
    for share, owner, sha256 in sorted(one for one in told if -one[0] >= LEAST):
        if owner not in likest and _holds(tx, owner, sha256):
            stills = still(part.material.sha256), still(sha256)
            likest[owner] = Likeness(number=owner, share=round(-share, 3), stills=stills)
        if len(likest) == MOST:
            break
    return replace(case, likenesses=tuple(likest.values()))


def _holds(tx: Transaction, number: str, sha256: str) -> bool:
    """Whether a film is an entry's own: a letter with several works brings those of all of them."""
    case = tx.entries.case(number, tx.entries.get(number).revision)
    return any(part.material.sha256 == sha256 for part in case.parts)


def still(sha256: str) -> str:
    """The picture from the middle of a film, as a path below the folder of the files."""
    return f"stills/{sha256}/{MIDDLE}.jpg"


def _compare(hd: bytes | None, compressed: bytes | None) -> Pairing | None:
    if not hd or not compressed:
        return None
    try:
        return pairing.compare(pairing.read(hd), pairing.read(compressed))
    except ValueError:
        return None
