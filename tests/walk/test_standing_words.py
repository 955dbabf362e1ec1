"""Staff's verdict and choice outlive what has the same revision judged anew, as far as they can."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import say, send

from intake.model import EditKind, Role


@pytest.fixture
def recommended(told, sheet):
    """An entry that staff approved and recommend; a form alone is a whole entry here."""
    send(told, "报送", [sheet()])
    say(told, EditKind.VERDICT, "approve")
    say(told, EditKind.CHOICE, "selected")
    assert told.state() == ("selected", 1)
    return told


def events(stage, words):
    """What happened to the entry, as far as it ends in these words."""
    with stage.house.ledger.reading() as tx:
        return [e.what for e in tx.record.events("AH-001") if e.what.endswith(words)]


def turns(stage):
    with stage.house.ledger.reading() as tx:
        return len(tx.judgements.of("AH-001"))


def test_a_correction_takes_no_approval_away(recommended):
    say(recommended, EditKind.CONTACT_PHONE, "13900000002")

    assert recommended.state() == ("selected", 1)
    assert recommended.kinds() == ["accepted", "verdict"]
    assert turns(recommended) == 2


def test_an_approval_that_an_amendment_contradicts_no_longer_holds(recommended):
    (form,) = recommended.case().parts
    say(recommended, EditKind.ROLE, "none", about=form.material.sha256)

    assert recommended.state() == ("incomplete", 1)
    assert recommended.kinds() == ["accepted", "verdict", "incomplete"]
    assert events(recommended, "no longer holds") == [
        "verdict: approve no longer holds",
        "choice: selected no longer holds",
    ]


def test_a_correction_takes_no_return_back(told, sheet):
    send(told, "报送", [sheet()])
    say(told, EditKind.VERDICT, "return", reason="太长")
    say(told, EditKind.CONTACT_PHONE, "13900000002")

    assert told.state() == ("returned", 1)
    assert told.kinds() == ["accepted", "verdict"]


def test_what_staff_no_longer_recommend_is_not_recommended_again(recommended):
    say(recommended, EditKind.CHOICE, "reserve")
    say(recommended, EditKind.CONTACT_PHONE, "13900000002")

    assert recommended.state() == ("approved", 1)


def test_a_new_revision_has_no_verdict_yet(recommended, sheet):
    send(recommended, "AH-001 新表", [sheet(contact_name="李老师")])

    assert recommended.state() == ("accepted", 2)
    assert recommended.kinds() == ["accepted", "verdict", "accepted"]


@pytest.mark.parametrize(("doubt", "state"), [(False, "selected"), (True, "review")])
def test_files_that_came_since_keep_the_approval_only_where_nothing_is_doubted(
    recommended, sheet, doubt, state
):
    with recommended.house.ledger.transaction() as tx:
        case = tx.entries.case("AH-001", 1)
        (form,) = case.parts
        poster = replace(form, role=Role.OTHER, material=replace(form.material, sha256="f" * 64))
        told = replace(case, parts=(form, poster), doubt="dmarc" if doubt else "")
        tx.entries.amend("AH-001", told)
    say(recommended, EditKind.CONTACT_PHONE, "13900000002")

    assert recommended.state() == (state, 1)
