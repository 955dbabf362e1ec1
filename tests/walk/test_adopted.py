"""Staff take the compressed version that the robot made; by recorded facts, no film is decoded."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from campaign import NOW, letter
from cases import COMPRESSED, HD

from intake.model import Edit, EditKind, Made, Nature
from intake.turn import turn_until_idle
from intake.walk import entries, measure, poll
from intake.walk import letter as reading
from intake.walk.works import dossiers

MADE = "f" * 64
LOW = replace(COMPRESSED, width=960, height=540, display_width=960, display_height=540)
FILMS = {b"high": HD, b"low": LOW, b"right": COMPRESSED}
HEAD = b"\x00\x00\x00\x20ftypisom"


def film(name, kind):
    """A file that begins as a film does; what it shows is recorded, not decoded."""
    return name, HEAD + kind


def arrive(stage, raw, at):
    """A letter arrives; its films are known by what stands in them."""
    stage.receive(raw, at)
    stage.take(poll)
    stage.take(reading)
    for item in measure.due(stage.house):
        with stage.house.ledger.reading() as tx:
            path, nature, _ = tx.files.get(item)
        known = FILMS[path.read_bytes().removeprefix(HEAD)] if nature is Nature.FILM else None
        facts = known or measure.submit(stage.house, item).result()
        measure.take(stage.house, item, facts)
    stage.take(entries)
    turn_until_idle(stage.house)


def make(stage, *faults):
    """The robot has made a compressed version of the entry's HD version."""
    with stage.house.ledger.transaction() as tx:
        hd = next(p for p in tx.entries.case("AH-001", 1).parts if p.role == "hd")
        tx.made.add(Made(source=hd.material.sha256, made=MADE, faults=faults), NOW)
        tx.files.add(MADE, stage.house.files / "made.mp4", Nature.FILM, "mp4")
        tx.files.measure(MADE, measure.VERSION, COMPRESSED, NOW)


@pytest.fixture
def entered(stage, form_file):
    """An entry with a compressed version of 540 lines."""
    sent = [film("高清.mp4", b"high"), film("压缩.mp4", b"low"), form_file]
    arrive(stage, letter("报送《灯》", sent), NOW)
    return stage


@pytest.fixture
def offering(entered):
    """The same entry, and a right compressed version that the robot made."""
    make(entered)
    return entered


def say(stage, use, minutes):
    """Staff write into 改作 of the robot's version; it acts after the quiet minutes."""
    seen_at = NOW + timedelta(minutes=minutes)
    said = Edit(
        kind=EditKind.ROLE, number="AH-001", value=use, about=MADE, revision=1, seen_at=seen_at
    )
    with stage.house.ledger.transaction() as tx:
        tx.edits.hear(said)
    stage.pass_time(seen_at + timedelta(minutes=31))
    turn_until_idle(stage.house)


def roles(stage):
    """The roles of the robot's version and of the sender's, as they count."""
    with stage.house.ledger.reading() as tx:
        found = dossiers.dossier(tx, "AH-001")
    return {part.material.name: part.role.value for part in found.case.parts}


def rejected(stage):
    return [f.code for f in stage.last().findings if f.level == "reject"]


def test_what_the_robot_made_is_offered_and_counts_for_nothing(offering):
    with offering.house.ledger.reading() as tx:
        made = dossiers.dossier(tx, "AH-001").made

    assert (made.material.sha256, made.material.name) == (MADE, "高清_720p.mp4")
    assert rejected(offering) == ["compressed.resolution"]


def test_what_staff_take_counts_and_closes_the_finding(offering):
    say(offering, "compressed", 5)

    assert roles(offering)["高清_720p.mp4"] == "compressed"
    assert roles(offering)["压缩.mp4"] == "other"
    assert rejected(offering) == []
    assert [f.code for f in offering.last().waived] == ["compressed.resolution"]


def test_what_staff_take_back_counts_no_more(offering):
    say(offering, "compressed", 5)
    say(offering, "", 50)

    assert "高清_720p.mp4" not in roles(offering)
    assert rejected(offering) == ["compressed.resolution"]


def test_a_version_with_faults_is_not_offered(entered):
    make(entered, "compressed.bit-rate")

    with entered.house.ledger.reading() as tx:
        assert dossiers.dossier(tx, "AH-001").made is None


def test_a_newer_version_of_the_sender_counts_instead(offering):
    say(offering, "compressed", 5)

    newer = letter("AH-001 补压缩版", [film("压缩新.mp4", b"right")], message_id="<b@x>")
    arrive(offering, newer, NOW + timedelta(minutes=60))

    assert offering.state()[1] == 2
    assert roles(offering)["压缩新.mp4"] == "compressed"
    assert "高清_720p.mp4" not in roles(offering)
