"""Proper refusals: a 4xx passes, a 5xx does not, but for the frequency-limited ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from faultservers import FaultServer, FaultSmtp
from maildoors import TEACHER, postman

from intake.errors import BadSetup
from intake.replies.post import Delivery

REPLY = b"Subject: x\r\n\r\ntext\r\n"
REFUSALS = [
    # what a server says, what becomes of the letter, after how many minutes, all letters too
    ("421 HL:REP 163 smtp5", "retry", 60, True),
    ("451 DT:SPM ,please try again", "retry", 2, False),
    ("451 MI:SFQ 163 smtp5", "retry", 15, True),
    ("450 MI:DMC 163 smtp5", "retry", 1, False),
    ("450 RP:DRC too many", "retry", 5, False),
    ("451 greylisted", "retry", None, False),
    ("550 Mailbox not found", "failed", None, False),
    ("552 too large", "failed", None, False),
    ("554 DT:SPM 163 smtp5", "failed", None, False),
    ("550 Error: content rejected", "failed", None, False),
    ("554 DT:SUM 163 smtp5", "failed", None, False),
    ("550 Domain frequency limited", "retry", 60, True),
    ("550 Sender frequency limited", "retry", 60, True),
    ("550 Connection frequency limited", "retry", 60, True),
    ("554 IP is rejected, smtp auth error limit exceed", "retry", 60, True),
]


@pytest.mark.parametrize("point", ["mail", "rcpt", "DATA", "CONTENT"])
@pytest.mark.parametrize(("words", "outcome", "minutes", "all_"), REFUSALS)
def test_refusal(point, words, outcome, minutes, all_):
    announced: list[bool] = []
    talk = FaultSmtp({point: words, point.lower(): words})
    with FaultServer(talk) as server:
        post = postman(server.port)
        delivery = post.send(REPLY, TEACHER, [], lambda: announced.append(True))

    said, _, advice = delivery.detail.partition("; ")
    told = replace(delivery, detail=said)
    code = int(words[:3])
    assert told == Delivery(outcome=outcome, code=code, detail=words, minutes=minutes, all=all_)
    for_staff = ("554 DT:", "550 Error: content rejected")
    assert bool(advice) == words.startswith(for_staff)
    assert talk.accepted == []
    assert len(announced) == (1 if point == "CONTENT" else 0)
    assert talk.heard[-1] == "quit"


@pytest.mark.parametrize("words", ["550 no such user", "451 later"])
def test_refused_copy_does_not_hold_the_reply_up(words):
    talk = FaultSmtp({"rcpt TO:<copy@example.com>": words})
    with FaultServer(talk) as server:
        post = postman(server.port)
        delivery = post.send(REPLY, TEACHER, ["copy@example.com"], lambda: None)

    assert delivery.outcome == "sent"
    assert talk.accepted == [REPLY]


def test_refused_recipient_sends_nothing_to_the_copy():
    talk = FaultSmtp({f"rcpt TO:<{TEACHER}>": "550 no such user"})
    with FaultServer(talk) as server:
        post = postman(server.port)
        delivery = post.send(REPLY, TEACHER, ["copy@example.com"], lambda: None)

    assert delivery.outcome == "failed"
    assert [line for line in talk.heard if "copy" in line] == []


@pytest.mark.parametrize("words", ["530 5.7.0 log in first", "553 authentication is required"])
def test_server_that_wants_a_login_is_a_matter_of_the_set_up(words):
    with FaultServer(FaultSmtp({"mail": words})) as server, pytest.raises(BadSetup) as caught:
        postman(server.port).send(REPLY, TEACHER, [], lambda: None)

    cure = "set INTAKE_SMTP_PASSWORD or its _FILE"
    assert str(caught.value) == f"smtp 127.0.0.1:{server.port}: {words}; {cure}"


@pytest.mark.parametrize("greeting", ["554 no service", "421 busy"])
def test_server_that_is_closed_is_for_later(greeting):
    with FaultServer(FaultSmtp({"GREETING": greeting})) as server:
        delivery = postman(server.port).send(REPLY, TEACHER, [], lambda: None)

    assert (delivery.outcome, delivery.code) == ("retry", None)
