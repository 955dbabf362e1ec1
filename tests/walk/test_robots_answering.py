"""Two robots that answer each other: each writes one letter at most, however long it is offered.

`make torture` offers a thousand rounds, `make test` some.
"""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from campaign import NOW, letter

from intake.model import Reply, ReplyKind
from intake.replies import message

WHOLE = os.environ.get("INTAKE_TORTURE") == "1"
pytestmark = [pytest.mark.torture] if WHOLE else []
ROUNDS = 1_000 if WHOLE else 4
ROBOT = "robot@other.example"


def marked(number: int, answers: str) -> bytes:
    """What a robot like ours writes: it says that it is one."""
    reply = Reply(
        kind=ReplyKind.INQUIRY,
        to="robot@example.com",
        subject="问题已收到，老师会答复",
        text="微视频征集：您的问题已收到。",
        html="<p>您的问题已收到。</p>",
        message_id=f"<{number}@other.example>",
        in_reply_to=answers,
    )
    return message.build(reply, sender=ROBOT, name="组", campaign_id="other", date=NOW)


def silent(number: int, answers: str) -> bytes:
    """What a robot writes that does not say that it is one."""
    return letter(
        "Re: 微视频登记表",
        sender=ROBOT,
        text="微视频征集：您的来信已收到。",
        message_id=f"<{number}@other.example>",
        in_reply_to=answers,
    )


@pytest.mark.parametrize("voice", [marked, silent])
def test_each_answers_once_at_most(stage, voice):
    stage.play(letter("请问微视频登记表", sender=ROBOT, message_id="<0@other.example>"))
    for number in range(1, ROUNDS + 1):
        last = stage.replies()[-1].message_id
        stage.play(voice(number, last), NOW + timedelta(minutes=number))

    assert [(reply.kind, reply.to) for reply in stage.replies()] == [(ReplyKind.INQUIRY, ROBOT)]
