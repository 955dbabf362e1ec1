"""Answers: nothing is said of an entry while something newer of it has not been judged."""

from __future__ import annotations

from datetime import timedelta

from campaign import NOW, letter

from intake.walk import answer


def test_an_answer_waits_while_a_newer_revision_is_not_judged(stage, film_pair, form_file):
    stage.receive(letter("报送《灯》", film_pair))
    stage.sort()
    stage.judge()
    stage.receive(letter("补交《灯》登记表", [form_file]), NOW + timedelta(minutes=3))
    stage.sort()
    assert stage.state() == ("checking", 2)

    assert answer.due(stage.house) == []
    answer.take(stage.house, "1")

    assert stage.replies() == []


def test_the_last_judgement_carries_the_answer_that_waited(stage, film_pair, form_file):
    stage.receive(letter("报送《灯》", film_pair))
    stage.sort()
    stage.judge()
    stage.receive(letter("补交《灯》登记表", [form_file]), NOW + timedelta(minutes=3))
    stage.sort()
    stage.judge()

    stage.take(answer)

    assert stage.kinds() == ["accepted"]
    with stage.house.ledger.transaction() as tx:
        assert tx.outbox.owed() == []
