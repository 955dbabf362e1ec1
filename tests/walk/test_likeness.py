"""Entries that show the same pictures: found among thousands, named with both stills."""

from __future__ import annotations

import base64
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from campaign import NOW
from cases import HD, case

from intake.ledger.store import Ledger
from intake.model import (
    Arrival,
    Case,
    Letter,
    LetterKind,
    Likeness,
    Material,
    Nature,
    Part,
    Place,
    Role,
    Sender,
)
from intake.walk.works import likeness

SECONDS = 230


def seen(seed):
    """The numbers of a film's seconds, which follow from a seed."""
    return np.random.default_rng(seed).integers(0, 2**63, SECONDS, dtype=np.uint64)


def text(numbers):
    return base64.b64encode(numbers.astype("<u8").tobytes()).decode()


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger("sqlite:///ledger.sqlite3", tmp_path)
    yield opened
    opened.close()


def fill(ledger, films):
    """One entry for each film's numbers, each brought by a letter of its own."""
    with ledger.transaction() as tx:
        for uid, numbers in enumerate(films, 1):
            sha256 = f"{uid:064d}"
            arrival = Arrival(path=Path("a.eml"), sha256=sha256, size=1, received_at=NOW)
            place = Place(account="box", folder="INBOX", uidvalidity=1, uid=uid)
            letter_id = tx.letters.add(arrival, place)
            tx.files.add(sha256, Path("f.mp4"), Nature.FILM, "mp4")
            film = Material(sha256=sha256, name="f.mp4", size=1)
            tx.letters.read(letter_id, LETTER, [film])
            tx.files.measure(sha256, 1, replace(HD, fingerprint=text(numbers)), NOW)
            number = tx.entries.open("AH", NOW)
            whole = Case(parts=(Part(material=film, role=Role.HD, facts=HD),))
            tx.entries.revise(number, letter_id, whole, NOW)
            tx.entries.join(letter_id, number, "opened")


LETTER = Letter(
    sha256="",
    sender=Sender(name="", address="a@b.example"),
    subject="",
    kind=LetterKind.SUBMISSION,
    message_id=None,
    date=None,
    received_at=NOW,
    text="",
    own_text="",
)


def compared(ledger, numbers):
    """The likenesses of the first entry, whose HD version has these numbers."""
    with ledger.reading() as tx:
        mine = case(hd=replace(HD, fingerprint=text(numbers)))
        return likeness.compared(mine, "AH-001", tx, 1).likenesses, mine


def test_the_likest_entries_are_named_with_both_stills(ledger):
    half = np.concatenate((seen(1)[: SECONDS // 2], seen(2)[SECONDS // 2 :]))
    fill(ledger, [seen(1), seen(3), half, seen(1)])

    found, mine = compared(ledger, seen(1))

    own = f"stills/{mine.films()[0][0].material.sha256}/4.jpg"
    assert found == (
        Likeness(number="AH-004", share=1.0, stills=(own, f"stills/{4:064d}/4.jpg")),
        Likeness(number="AH-003", share=0.5, stills=(own, f"stills/{3:064d}/4.jpg")),
    )


@pytest.mark.torture
def test_two_thousand_entries_are_compared_in_seconds(ledger):
    fill(ledger, [*(seen(seed) for seed in range(2000)), seen(0)])
    began = time.process_time()

    found, _ = compared(ledger, seen(0))

    assert [(other.number, other.share) for other in found] == [("AH-2001", 1.0)]
    assert time.process_time() - began < 3


def test_a_film_that_only_came_in_the_same_letter_is_not_another_works(ledger):
    shared = seen(7)
    fill(ledger, [shared])
    mine = case(hd=replace(HD, fingerprint=text(shared)))
    with ledger.transaction() as tx:
        other = tx.entries.open("AH", NOW)
        tx.entries.revise(other, 1, Case(parts=()), NOW)
        tx.entries.join(1, other, "opened")

        found = likeness.compared(mine, "AH-001", tx, 1)

    assert found.likenesses == ()
