"""A compressed version of our own: made where it helps, right by the same rules, kept beside."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from campaign import NOW, letter

from intake.model import Edit, EditKind
from intake.walk import compress, desk, measure, words
from intake.walk.house import refit


def made(stage):
    """What was made of the entry's HD version."""
    (hd,) = [part for part in stage.case().parts if part.role == "hd"]
    with stage.house.ledger.reading() as tx:
        return tx.made.of(hd.material.sha256)


@pytest.fixture
def lacking(stage, film_pair, form_file):
    """An entry without a compressed version."""
    stage.play(letter("报送", [film_pair[0], form_file]))
    return stage


def test_a_missing_compressed_version_is_made_once(stage, film_pair, form_file):
    stage.play(letter("报送", [film_pair[0], form_file]))
    assert compress.due(stage.house) == ["AH-001"]

    stage.take(compress)

    with stage.house.ledger.reading() as tx:
        path, nature, _ = tx.files.get(made(stage).made)
        facts = tx.files.facts(made(stage).made, measure.VERSION)
    assert (made(stage).faults, nature, path.exists()) == ((), "film", True)
    assert (facts.width, facts.height, facts.video_codec) == (1280, 720, "h264")
    assert facts.video_bit_rate <= 1_000_000
    assert compress.due(stage.house) == []
    assert stage.state() == ("incomplete", 1)


def test_staff_take_what_was_made_and_the_entry_is_whole(lacking):
    lacking.take(compress)
    sha256 = made(lacking).made
    role = Edit(
        kind=EditKind.ROLE,
        number="AH-001",
        about=sha256,
        value="compressed",
        revision=1,
        seen_at=NOW,
    )

    with lacking.house.ledger.transaction() as tx:
        offered = desk.view(lacking.house, tx, {}).made["AH-001"]
        tx.edits.hear(role)
    lacking.pass_time(NOW + timedelta(minutes=31))
    lacking.take(words)
    lacking.judge()

    with lacking.house.ledger.reading() as tx:
        shown = desk.view(lacking.house, tx, {})
    (work,) = shown.dossiers
    taken = [p.material.sha256 for p in work.case.parts if p.role == "compressed"]
    assert (offered.material.sha256, taken, dict(shown.made)) == (sha256, [sha256], {})
    assert "material.compressed-missing" not in lacking.codes()


def test_nothing_is_made_of_a_whole_entry(stage, film_pair, form_file):
    stage.play(letter("报送", [*film_pair, form_file]))

    assert compress.due(stage.house) == []


def test_nothing_is_made_when_it_is_switched_off(lacking):
    policy = lacking.house.policy
    off = replace(policy, media=replace(policy.media, compress="off"))

    assert compress.due(refit(lacking.house, policy=off)) == []


def test_what_cannot_be_made_is_not_tried_again(lacking):
    compress.park(lacking.house, "AH-001", "ffmpeg did not make it")

    assert compress.due(lacking.house) == []
    assert (made(lacking).made, made(lacking).faults) == ("", ("ffmpeg did not make it",))
