"""Facts in the ledger: which files are to be measured, and which films the others show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from campaign import NOW
from cases import HD

from intake.ledger.store import Ledger
from intake.model import Nature, NotMeasured, OtherFacts

SEEN = replace(HD, marks_of="first", fingerprint="AAAAAAAAAAA=")


@pytest.fixture
def ledger(tmp_path):
    """An empty ledger with a film and a form that have facts of version 1."""
    found = Ledger("sqlite:///ledger.sqlite3", tmp_path)
    with found.transaction() as tx:
        tx.files.add("f" * 64, Path("f.mp4"), Nature.FILM, "mp4")
        tx.files.add("a" * 64, Path("a.txt"), Nature.OTHER, "txt")
        tx.files.measure("f" * 64, 1, SEEN, NOW)
        tx.files.measure("a" * 64, 1, OtherFacts(media="txt"), NOW)
    return found


def test_other_references_make_films_due_while_their_facts_stand(ledger):
    with ledger.reading() as tx:
        assert tx.files.unmeasured(1, "first") == []
        assert tx.files.unmeasured(1, "second") == ["f" * 64]
        assert tx.files.facts("f" * 64, 1) == SEEN


def test_what_is_compared_anew_takes_the_place_of_the_old_facts(ledger):
    anew = replace(SEEN, marks_of="second")

    with ledger.transaction() as tx:
        tx.files.measure("f" * 64, 1, anew, NOW)

    with ledger.reading() as tx:
        assert tx.files.facts("f" * 64, 1) == anew
        assert tx.files.unmeasured(1, "second") == []


@pytest.mark.parametrize(
    "facts",
    [
        replace(HD, unscanned="too long"),
        NotMeasured(nature=Nature.FILM, reason="no time"),
    ],
)
def test_a_film_that_is_not_decoded_is_not_measured_for_ever(ledger, facts):
    with ledger.transaction() as tx:
        tx.files.forget("f" * 64, 1)
        tx.files.measure("f" * 64, 1, facts, NOW)

    with ledger.reading() as tx:
        assert tx.files.unmeasured(1, "second") == []
