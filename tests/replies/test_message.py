from dataclasses import replace
from email import policy
from email.header import decode_header, make_header
from email.parser import BytesParser

import pytest
from answers import REPLIES, at
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.errors import NeedsPerson
from intake.model import Reply, ReplyKind
from intake.replies import message
from intake.text import header_text

OURS = message.message_id("wd2020-ah", "returned", [("AH-002", "1")], "example.com")
PLAIN = Reply(
    kind=ReplyKind.RETURNED,
    to="wang@wannan.edu.cn",
    subject=REPLIES["returned"].subject,
    text=REPLIES["returned"].text,
    html=REPLIES["returned"].html,
    message_id=OURS,
    in_reply_to="<2@wannan>",
    references=("<1@wannan>", "<2@wannan>"),
)


def built(reply=PLAIN, name="微视频征集工作组", campaign_id="wd2020-ah"):
    return message.build(
        reply,
        sender="robot@example.com",
        name=name,
        campaign_id=campaign_id,
        date=at("2020-12-12T09:30:00"),
    )


def parsed(raw):
    return BytesParser(policy=policy.default).parsebytes(raw)


def test_the_headers_are_exactly_these():
    assert [(k, str(v)) for k, v in parsed(built()).items() if k != "Content-Type"] == [
        ("From", "微视频征集工作组 <robot@example.com>"),
        ("To", "wang@wannan.edu.cn"),
        ("Subject", "请补正3处 [AH-002]《田埂上的论文》"),
        ("Date", "Sat, 12 Dec 2020 09:30:00 +0800"),
        ("Message-ID", OURS),
        ("In-Reply-To", "<2@wannan>"),
        ("References", "<1@wannan> <2@wannan>"),
        ("Auto-Submitted", "auto-replied"),
        ("X-Auto-Response-Suppress", "All"),
        ("X-Intake-Loop", "wd2020-ah"),
        ("MIME-Version", "1.0"),
    ]


def test_text_and_html_are_alternatives_in_utf8():
    letter = parsed(built())
    text, html = letter.get_payload()

    assert letter.get_content_type() == "multipart/alternative"
    assert text.get_content_type() == "text/plain"
    assert html.get_content_type() == "text/html"
    assert text.get_content().replace("\r\n", "\n") == PLAIN.text
    assert html.get_content().replace("\r\n", "\n").rstrip("\n") == PLAIN.html.rstrip("\n")
    assert text.get_content_charset() == html.get_content_charset() == "utf-8"


def test_the_same_reply_has_the_same_bytes():
    assert built() == built()


def test_lines_end_in_crlf_and_stay_short():
    lines = built().split(b"\r\n")

    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 120
    assert all(line.isascii() for line in lines)


def test_a_message_id_follows_from_campaign_kind_and_causes_in_any_order():
    one = message.message_id("c", "returned", [("AH-001", "1"), ("AH-002", "3")], "example.com")

    assert one == message.message_id(
        "c", "returned", [("AH-002", "3"), ("AH-001", "1")], "example.com"
    )
    assert len(one) == len("<@example.com>") + 32
    others = [
        message.message_id("d", "returned", [("AH-001", "1"), ("AH-002", "3")], "example.com"),
        message.message_id("c", "review", [("AH-001", "1"), ("AH-002", "3")], "example.com"),
        message.message_id("c", "returned", [("AH-001", "1"), ("AH-002", "4")], "example.com"),
        message.message_id("c", "returned", [("AH-001", "1")], "example.com"),
    ]
    assert len({one, *others}) == 5


def test_references_are_cleaned_and_keep_the_first_and_the_last():
    given_ids = [
        "<first@a>",
        "kaputt",
        "<a b@c>",
        "<x@y>\r\nBcc: <z@z>",
        *(f"<{n}@a>" for n in range(40)),
    ]

    letter = parsed(built(replace(PLAIN, references=tuple(given_ids))))

    assert str(letter["References"]).split() == ["<first@a>", *(f"<{n}@a>" for n in range(21, 40))]


def test_a_letter_without_a_message_id_is_answered_outside_a_thread():
    letter = parsed(built(replace(PLAIN, in_reply_to=None, references=("",))))

    assert letter["In-Reply-To"] is None
    assert letter["References"] is None


@pytest.mark.parametrize(
    "address", ["", "a", "a@b.cn>\r\n", "a@b.cn, c@d.cn", "王@b.cn", "a b@c.cn"]
)
def test_an_impossible_recipient_is_left_to_a_person(address):
    with pytest.raises(NeedsPerson, match="is no address that a reply can go to; write by hand"):
        built(replace(PLAIN, to=address))


def test_a_letter_that_is_too_large_is_left_to_a_person():
    with pytest.raises(
        NeedsPerson, match=r"has \d+ bytes, more than 102400; write to them by hand"
    ):
        built(replace(PLAIN, html="x" * 100_000))


@pytest.mark.parametrize("name", REPLIES)
def test_every_reply_fits(name):
    told = REPLIES[name]

    raw = built(replace(PLAIN, subject=told.subject, text=told.text, html=told.html))

    assert len(raw) <= 100 * 1024
    assert str(parsed(raw)["Subject"]) == told.subject


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_subject_and_name_come_back_as_they_were_set(subject, name):
    raw = built(replace(PLAIN, subject=subject, text="t", html="h"), name=name)

    letter = BytesParser(policy=policy.compat32).parsebytes(raw)
    told = {key: str(make_header(decode_header(letter[key]))) for key in ("Subject", "From")}
    assert len(letter.keys()) == 12
    assert told["Subject"] == header_text(subject)
    assert told["From"] == f"{header_text(name)} <robot@example.com>".strip()
    assert [a.addr_spec for a in parsed(raw)["From"].addresses] == ["robot@example.com"]
