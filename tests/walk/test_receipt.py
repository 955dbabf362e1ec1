"""A check that takes longer than a minute is told of; any other one is told by its result alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from campaign import NOW, letter
from stories import MINUTE

from intake.model import LetterEnd
from intake.rounds import SEND, UNDRAWN
from intake.turn import turn_until_idle
from intake.walk import letter as reading
from intake.walk import measure, poll

UNMEASURED = tuple(current for current in UNDRAWN if current.name != measure.NAME)
"""All that a robot does whose films take long."""


@pytest.fixture
def slow(told, sheet):
    """A stage on which a letter was read, and its file is being measured for a minute."""
    told.receive(letter("报送", [sheet()]))
    told.take(poll)
    told.take(reading)
    return told


def measured(stage, at):
    """The files have been measured, and everything is done about it."""
    stage.pass_time(at)
    turn_until_idle(stage.house)


@pytest.mark.parametrize(("span", "kinds"), [(0.9 * MINUTE, []), (MINUTE, ["receipt"])])
def test_after_a_minute_the_sender_learns_that_it_has_come(slow, span, kinds):
    slow.pass_time(NOW + span)

    turn_until_idle(slow.house, UNMEASURED)

    assert slow.kinds() == kinds


def test_the_receipt_says_that_the_check_goes_on_and_the_result_follows(slow):
    slow.pass_time(NOW + 2 * MINUTE)
    turn_until_idle(slow.house, UNMEASURED)
    measured(slow, NOW + 9 * MINUTE)

    first, result = slow.replies()
    assert (first.subject, result.subject) == ("来信已收到", "机审合格 [AH-001]《灯》")
    assert "正在检查" in first.text
    assert slow.states() == {"AH-001": "accepted"}


def test_there_is_one_receipt_however_long_it_takes(slow):
    for minutes in (2, 5, 50):
        slow.pass_time(NOW + minutes * MINUTE)
        turn_until_idle(slow.house, UNMEASURED)

    assert slow.kinds() == ["receipt"]


def test_a_letter_that_no_machine_may_answer_gets_none(told, sheet):
    told.receive(letter("报送", [sheet()], Auto_Submitted="auto-generated"))
    told.take(poll)
    told.take(reading)
    told.pass_time(NOW + 2 * MINUTE)

    turn_until_idle(told.house, SEND)

    assert told.kinds() == []


def test_a_stranger_who_has_a_receipt_gets_no_second_one(told, sheet):
    told.play(letter("报送", [sheet()]))
    told.receive(letter("AH-001", [sheet(contact_name="李老师")], sender="someone@qq.com"))
    told.take(poll)
    told.take(reading)
    told.pass_time(NOW + 2 * MINUTE)
    turn_until_idle(told.house, UNMEASURED)
    measured(told, NOW + 3 * MINUTE)

    assert told.kinds() == ["accepted", "receipt"]
    assert told.ways() == ["opened", "held"]


def test_a_check_that_is_made_once_more_has_no_receipt(told, sheet):
    told.play(letter("预检", [sheet()]))
    with told.house.ledger.transaction() as tx:
        tx.letters.close(1, LetterEnd.WAITING)  # as when its link comes
    told.pass_time(NOW + 60 * MINUTE)

    turn_until_idle(told.house, SEND)

    assert told.kinds() == ["precheck"]


def test_letters_of_a_night_are_answered_by_their_results_alone(told, sheet):
    told.receive(letter("报送", [sheet()]), NOW - 600 * MINUTE)
    told.pass_time(NOW)

    turn_until_idle(told.house)

    assert told.kinds() == ["accepted"]


def test_a_rehearsal_whose_clock_moves_knows_no_receipts(told, sheet):
    told.house = replace(told.house, settles=True)
    told.play(letter("报送", [sheet()]))
    told.pass_time(NOW + 600 * MINUTE)
    turn_until_idle(told.house)

    assert told.kinds() == ["accepted"]
