"""Likeness: two versions of a case → how alike they are; an entry → others with its pictures."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from intake.ledger.store import Transaction
from intake.media import fingerprint, pairing
from intake.model import Case, FilmFacts, Likeness, Pairing, Role
from intake.walk.marking import SIGNATURE

MOST = 3
"""Other entries that are named at most, the likest first."""

LEAST = 0.1
"""Shares below this are no likeness that anyone would look at."""

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
    mine = fingerprint.read(films[0][1].fingerprint)
    others = [
        (owner, known)
        for sha256, owner in tx.files.shown(number)
        if len(known := _numbers(tx, sha256, version))
    ]
    shares = fingerprint.shared(mine, [known for _, known in others])
    best: dict[str, float] = {}
    for (owner, _), share in zip(others, shares, strict=True):
        best[owner] = max(best.get(owner, 0.0), share)
    likest = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
    found = tuple(Likeness(number=n, share=round(s, 3)) for n, s in likest if s >= LEAST)
    return replace(case, likenesses=found)


def _numbers(tx: Transaction, sha256: str, version: int) -> NDArray[np.uint64]:
    facts = tx.files.facts(sha256, version)
    text = facts.fingerprint if isinstance(facts, FilmFacts) else None
    return _read(text)


@functools.lru_cache(maxsize=8192)
def _read(text: str | None) -> NDArray[np.uint64]:
    return fingerprint.read(text)


def _compare(hd: bytes | None, compressed: bytes | None) -> Pairing | None:
    if not hd or not compressed:
        return None
    try:
        return pairing.compare(pairing.read(hd), pairing.read(compressed))
    except ValueError:
        return None
