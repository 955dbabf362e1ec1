"""Measuring again: new facts of a file reach the entries that hold it."""

from __future__ import annotations

import pytest
from campaign import NOW, letter

from intake.model import Nature, NotMeasured
from intake.turn import turn_until_idle
from intake.walk import letter as reading
from intake.walk import measure, poll, requests


def give_up(stage, item, reason="broken"):
    """Set a file's measurement aside, as three failures do."""
    with stage.house.ledger.transaction() as tx:
        tx.record.trouble("measure", item, reason, "", NOW, park=True)
    measure.park(stage.house, item, reason)


def given_up(stage, files, nature):
    """An entry one of whose files could not be measured; the file's sha256."""
    stage.receive(letter("报送", files))
    stage.take(poll)
    stage.take(reading)
    with stage.house.ledger.transaction() as tx:
        due = measure.due(stage.house)
        (item,) = [sha256 for sha256 in due if tx.files.get(sha256)[1] == nature]
    give_up(stage, item)
    turn_until_idle(stage.house)
    return item


@pytest.fixture
def files(film_pair, form_file):
    """A right entry whose films have names that say nothing."""
    names = ("a.mp4", "b.mp4")
    pairs = zip(names, reversed(film_pair), strict=True)
    return [*((name, film.read_bytes()) for name, film in pairs), form_file]


def test_a_form_that_is_measured_again_mends_its_entry(stage, files):
    item = given_up(stage, files, "form")
    assert stage.state() == ("review", 1)

    requests.act(stage.house, "retry", f"measure:{item}")
    turn_until_idle(stage.house)

    assert stage.state() == ("accepted", 1)
    assert stage.kinds() == ["review", "accepted"]
    with stage.house.ledger.transaction() as tx:
        assert tx.entries.get("AH-001").title == "灯"


def test_a_film_that_is_measured_again_takes_the_role_that_it_shows(stage, film_pair, form_file):
    stage.receive(letter("报送", [form_file, ("a.mp4", film_pair[1].read_bytes())]))
    stage.take(poll)
    stage.take(reading)
    with stage.house.ledger.transaction() as tx:
        due = measure.due(stage.house)
        (item,) = [sha256 for sha256 in due if tx.files.get(sha256)[1] == "film"]
    give_up(stage, item)
    turn_until_idle(stage.house)
    assert [part.role.value for part in stage.case().parts] == ["form", "hd"]

    requests.act(stage.house, "retry", f"measure:{item}")
    turn_until_idle(stage.house)

    assert [part.role.value for part in stage.case().parts] == ["form", "compressed"]
    assert stage.state() == ("incomplete", 1)


def test_a_later_revision_gets_the_facts_too(stage, film_pair, form_file):
    item = given_up(stage, [form_file], "form")
    stage.play(letter("补影片 AH-001", film_pair))
    assert stage.state() == ("review", 2)

    requests.act(stage.house, "retry", f"measure:{item}")
    turn_until_idle(stage.house)

    assert stage.state() == ("accepted", 2)


def test_the_same_facts_again_change_nothing(stage, files):
    item = given_up(stage, files, "form")
    measure.resume(stage.house, item)

    measure.take(stage.house, item, NotMeasured(nature=Nature.FORM, reason="broken"))

    assert stage.state() == ("review", 1)


def test_a_closed_entry_is_not_judged_again(stage, files):
    item = given_up(stage, files, "form")
    with stage.house.ledger.transaction() as tx:
        tx.entries.change("AH-001", NOW, state="forwarded")

    requests.act(stage.house, "retry", f"measure:{item}")
    turn_until_idle(stage.house)

    assert stage.state() == ("forwarded", 1)


def test_nothing_is_sorted_anew_while_another_file_has_no_facts(stage, files):
    item = given_up(stage, files, "form")
    others = [part.material.sha256 for part in stage.case().parts]
    for sha256 in others:
        measure.resume(stage.house, sha256)

    measure.take(stage.house, item, measure.submit(stage.house, item).result())

    assert stage.state() == ("review", 1)
    assert len(stage.case().parts) == len(files)
