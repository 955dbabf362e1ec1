"""Nouns as the contract's JSON: what is unknown is null, several entries make a list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import contract
import pytest
from campaign import NOW
from cases import COMPRESSED, FORM, HD

from intake.model import (
    Bounce,
    Field,
    Filled,
    Form,
    Letter,
    LetterEnd,
    LetterKind,
    LetterRecord,
    OutboxRow,
    OutboxState,
    Reply,
    ReplyKind,
    Sender,
)
from intake.walk import shapes

LETTER = Letter(
    sha256="a" * 64,
    sender=Sender(name="", address="a@b.cn"),
    subject="",
    kind=LetterKind.BOUNCE,
    message_id=None,
    date=None,
    received_at=NOW,
    text="",
    own_text="",
    bounce=Bounce(recipient="x@y.cn", status="5.1.1", original_message_id="<1@r>"),
)


def row(*numbers):
    reply = Reply(
        kind=ReplyKind.ACCEPTED, to="a@b.cn", subject="s", text="t", html="h", message_id="<m@r>",
        in_reply_to=None,
    )  # fmt: skip
    return OutboxRow(
        id=1, letter_id=1, reply=reply, raw=b"", state=OutboxState.COMPOSED, hold="", tries=0,
        released=False, looks=0, repeated=False, next_try=None, announced_at=None,
        composed_at=NOW, sent_at=None, detail="", numbers=numbers,
    )  # fmt: skip


def test_a_bounce_tells_of_whom_it_speaks():
    found = shapes.letter(LETTER, "a.eml", {})

    assert found.keys() == contract.READ
    assert found["bounce"] == {
        "recipient": "x@y.cn",
        "status": "5.1.1",
        "original_message_id": "<1@r>",
    }
    assert (found["date"], found["received_at"]) == (None, "2020-12-12T09:30:00+08:00")


def test_an_empty_form_is_null_in_all():
    found = shapes.form(Form(fields={}))

    expected = dict.fromkeys(contract.FORM) | {"categories": [], "confidence": {}}
    assert found == expected
    assert shapes.form(None) is None


def test_how_sure_a_reading_is_stands_under_the_same_keys():
    found = shapes.form(FORM)

    assert found["confidence"] == dict.fromkeys(set(contract.FORM) - {"confidence"}, 1.0)


def test_a_period_that_is_not_clear_is_null():
    form = replace(FORM, fields={Field.PRODUCTION_PERIOD: Filled(raw="去年", value=None)})

    found = shapes.form(form)

    assert (found["production_start"], found["production_end"]) == (None, None)


@pytest.mark.parametrize(
    ("steps", "constant"),
    [
        (((512, 4499),), True),
        (((512, 4000), (511, 499)), True),
        (((512, 99), (1024, 1)), True),
        (((512, 98), (1024, 2)), False),
        ((), None),
    ],
)
def test_constant_is_at_least_99_in_100_steps(steps, constant):
    found = shapes.film(replace(HD, steps=steps))

    assert found.keys() == contract.FILM
    assert found["constant_frame_rate"] is constant


def test_a_compressed_film_keeps_its_figures():
    found = shapes.film(COMPRESSED)

    assert (found["width"], found["height"], found["video_bit_rate"]) == (1280, 720, 850_000)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [((), None), (("AH-001",), "AH-001"), (("AH-001", "AH-002"), ["AH-001", "AH-002"])],
)
def test_a_replys_number(numbers, told):
    found = shapes.reply(row(*numbers), "a.eml", {})

    assert found.keys() >= contract.REPLY
    assert found["number"] == told
    assert [found[k] for k in ("eml", "text", "html")] == [None, None, None]


def test_a_letter_that_was_not_read_has_no_kind():
    record = LetterRecord(
        id=1, sha256="a" * 64, path="", size=1, received_at=NOW, letter=None,
        end=LetterEnd.WAITING, reason="",
    )  # fmt: skip

    found = shapes.record(record, "")

    assert found.keys() == contract.RECORD
    assert (found["file"], found["kind"], found["reason"]) == (None, None, None)


def test_a_date_without_a_time_is_told_as_such():
    assert shapes._instant(date(2020, 12, 18)) == "2020-12-18"
