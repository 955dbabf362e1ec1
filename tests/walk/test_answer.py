"""Answers: nothing is said of an entry while something newer of it has not been judged."""

from __future__ import annotations

from datetime import timedelta

from campaign import NOW, form_answers, letter

from intake.demo import forms
from intake.model import Field
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


def test_a_work_that_waits_beside_results_has_a_receipt_of_its_own(stage, tmp_path):
    lamp, bridge = (
        forms.docx(tmp_path / f"{title}.docx", {**form_answers(), Field.TITLE: f"《{title}》"})
        for title in ("灯", "桥")
    )
    stage.play(letter("报送《灯》", [lamp]))

    stage.play(letter("报送两部作品", [lamp, bridge], sender="stranger@qq.com"))

    assert stage.states() == {"AH-001": "incomplete", "AH-002": "incomplete"}
    told = [(r.kind.value, r.to, "AH-002" in r.subject + r.text) for r in stage.replies()[1:]]
    assert sorted(told) == [
        ("incomplete", "stranger@qq.com", True),
        ("receipt", "stranger@qq.com", False),
    ]
