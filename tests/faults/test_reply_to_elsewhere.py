"""A letter that asks for its answer at somebody else's: the sender is answered, and it is noted."""

from __future__ import annotations

import pytest
from campaign import TEACHER, letter

NOTE = "its Reply-To, of another domain, is ignored"


def told(stage, **headers):
    """Who is answered, the remarks on the letter, and what was noted of it."""
    stage.play(letter("请问微视频登记表", **headers))
    with stage.house.ledger.reading() as tx:
        (record,) = tx.letters.all()
        notes = [event.what for event in tx.record.events(letter_id=record.id)]
    return [reply.to for reply in stage.replies()], record.letter.remarks, notes.count(NOTE)


@pytest.mark.parametrize(
    "given",
    [
        "victim@bank.example",
        "Wang <victim@BANK.example>",
        f"{TEACHER}, victim@bank.example",
        "victim@wannan.edu.cn.evil.example",
        "victim@evilwannan.edu.cn",
        "=?utf-8?b?546L?= <victim@bank.example>",
    ],
)
def test_an_answer_never_goes_to_another_domain(stage, given):
    assert told(stage, Reply_To=given) == ([TEACHER], ("reply-to-elsewhere",), 1)


@pytest.mark.parametrize("given", [TEACHER, "office@WANNAN.edu.cn", "王老师", "<>"])
def test_an_address_of_the_same_domain_is_nothing_strange(stage, given):
    assert told(stage, Reply_To=given) == ([TEACHER], (), 0)
