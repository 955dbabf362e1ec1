"""A compressed version of our own: made where it helps, right by the same rules, kept beside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from campaign import letter

from intake.walk import compress, measure
from intake.walk.house import refit


def made(stage):
    """What was made of the entry's HD version."""
    (hd,) = [part for part in stage.case().parts if part.role == "hd"]
    with stage.house.ledger.reading() as tx:
        return tx.made.of(hd.material.sha256)


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


def test_nothing_is_made_of_a_whole_entry(stage, film_pair, form_file):
    stage.play(letter("报送", [*film_pair, form_file]))

    assert compress.due(stage.house) == []


@pytest.fixture
def lacking(stage, film_pair, form_file):
    """An entry without a compressed version."""
    stage.play(letter("报送", [film_pair[0], form_file]))
    return stage


def test_nothing_is_made_when_it_is_switched_off(lacking):
    policy = lacking.house.policy
    off = replace(policy, media=replace(policy.media, compress="off"))

    assert compress.due(refit(lacking.house, policy=off)) == []


def test_what_cannot_be_made_is_not_tried_again(lacking):
    compress.park(lacking.house, "AH-001", "ffmpeg did not make it")

    assert compress.due(lacking.house) == []
    assert (made(lacking).made, made(lacking).faults) == ("", ("ffmpeg did not make it",))
