"""Letters without material: one acknowledgement a thread, by reply chain or by entry number."""

from __future__ import annotations

from datetime import timedelta

from campaign import NOW, letter

HOUR = timedelta(hours=1)
OTHER = "someone@post.example"


def ask(text, number=1, **headers):
    return letter(f"请问微视频 {text}", message_id=f"<q{number}@x>", text="请问", **headers)


def test_who_answers_the_own_first_letter_is_acknowledged_once(stage):
    stage.play(ask("片头"))

    stage.play(ask("片头", 2, in_reply_to="<q1@x>"), NOW + HOUR)

    assert stage.kinds() == ["inquiry"]


def test_who_answers_the_acknowledgement_is_acknowledged_once(stage):
    stage.play(ask("片头"))
    ours = stage.replies()[0].message_id

    stage.play(ask("片头", 2, in_reply_to=ours), NOW + HOUR)

    assert stage.kinds() == ["inquiry"]


def test_who_names_the_same_entry_again_is_acknowledged_once(stage, form_file):
    stage.play(letter("报送", [form_file]))
    stage.play(ask("AH-001 何时公布"), NOW + HOUR)

    stage.play(ask("AH-001 何时公布呢", 2), NOW + 2 * HOUR)

    assert stage.kinds() == ["incomplete", "inquiry"]


def test_an_acknowledgement_that_is_owed_counts(stage):
    stage.receive(ask("片头"))
    stage.sort()
    stage.receive(ask("片头", 2, in_reply_to="<q1@x>"), NOW + HOUR)
    stage.sort()

    with stage.house.ledger.transaction() as tx:
        assert [answer.letter_id for answer in tx.outbox.owed()] == [1]


def test_a_result_is_no_acknowledgement(stage, form_file):
    stage.play(letter("报送", [form_file]))
    result = stage.replies()[0].message_id

    stage.play(ask("何时公布", in_reply_to=result), NOW + HOUR)

    assert stage.kinds() == ["incomplete", "inquiry"]


def test_another_person_in_the_thread_is_acknowledged_too(stage):
    stage.play(ask("片头"))

    stage.play(ask("片头", 2, sender=OTHER, in_reply_to="<q1@x>"), NOW + HOUR)

    assert [reply.to for reply in stage.replies()] == ["wang@wannan.edu.cn", OTHER]


def test_another_thread_of_the_same_person_is_acknowledged(stage):
    stage.play(ask("片头"))

    stage.play(ask("角标", 2), NOW + HOUR)

    assert stage.kinds() == ["inquiry", "inquiry"]
