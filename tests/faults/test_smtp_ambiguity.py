"""Lines that break about the content: what is told agrees with what the server has taken over."""

from __future__ import annotations

import time

import pytest
from faultservers import FaultServer, FaultSmtp, Wire
from maildoors import TEACHER, postman

REPLY = b"Subject: x\r\n\r\nline\r\nline\r\n"


def sent(talk: FaultSmtp, seconds: float = 10.0) -> tuple[str, int | None, int, int]:
    """Outcome and code, how often it was announced, how many contents the server took."""
    announced: list[bool] = []
    with FaultServer(talk) as server:
        post = postman(server.port, seconds=seconds)
        delivery = post.send(REPLY, TEACHER, [], lambda: announced.append(True))
    return delivery.outcome, delivery.code, len(announced), len(talk.accepted)


@pytest.mark.parametrize("point", ["GREETING", "mail", "rcpt", "DATA"])
@pytest.mark.parametrize("act", [Wire.drop, "garbage", "421 later"], ids=["drop", "garbage", "421"])
def test_before_the_content_is_surely_not_sent(point, act):
    outcome, _, announced, accepted = sent(FaultSmtp({point: act}))

    assert (outcome, announced, accepted) == ("retry", 0, 0)


def test_drop_inside_the_content_is_unsure():
    assert sent(FaultSmtp({"INSIDE": Wire.drop})) == ("unsure", None, 1, 0)


def test_drop_before_the_answer_is_unsure():
    assert sent(FaultSmtp({"CONTENT": Wire.drop})) == ("unsure", None, 1, 1)


def test_stall_before_the_answer_is_unsure_in_time():
    begun = time.monotonic()

    told = sent(FaultSmtp({"CONTENT": Wire.stall}), seconds=0.5)

    assert told == ("unsure", None, 1, 1)
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(
    "answer", ["garbage", "", "2", "-50 no", "199 hm", "354 go on", "600 what", "999 what"]
)
def test_no_proper_answer_is_unsure(answer):
    outcome, _, announced, accepted = sent(FaultSmtp({"CONTENT": answer}))

    assert (outcome, announced, accepted) == ("unsure", 1, 1)


def test_garbage_is_told_as_it_came():
    with FaultServer(FaultSmtp({"CONTENT": "350-odd\r\n350 things"})) as server:
        delivery = postman(server.port).send(REPLY, TEACHER, [], lambda: None)

    assert (delivery.outcome, delivery.code) == ("unsure", None)
    assert delivery.detail == "no proper answer: 350 odd things"


@pytest.mark.parametrize("after", [Wire.drop, Wire.stall], ids=["drop", "stall"])
def test_whatever_follows_the_250_is_sent(after):
    def answer(wire: Wire) -> None:
        wire.say("250 taken")
        after(wire)

    assert sent(FaultSmtp({"CONTENT": answer}), seconds=0.5) == ("sent", 250, 1, 1)


@pytest.mark.parametrize("cut", range(0, 18, 3))
def test_answer_cut_anywhere_never_claims_more_than_it_says(cut):
    """Dropped after every third byte: unsure until the last line's code is whole."""

    def answer(wire: Wire) -> None:
        wire.say_raw(b"250-it is\r\n250 taken\r\n"[:cut])
        wire.drop()

    outcome, _, _, accepted = sent(FaultSmtp({"CONTENT": answer}))

    whole = {3, 15}  # "250" and "250-it is", then "250 "
    assert (outcome, accepted) == ("sent" if cut in whole else "unsure", 1)
