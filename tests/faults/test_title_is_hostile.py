"""A title that is no title: the reply is one proper letter, and says what it says and no more."""

from __future__ import annotations

import email
from dataclasses import replace
from email import policy as rules

import pytest
from answers import FAULTY, dossier, reply
from campaign import NOW

from intake.model import Reply, ReplyKind
from intake.replies import message

TITLES = {
    "html": "<script>alert(1)</script><b>灯",
    "template": "{{ 7*7 }}{% raw %}",
    "line ends": "灯\r\nBcc: victim@bank.example\r\n\r\n<p>x",
    "emoji": "🎬" * 400,
    "families": "👩‍👩‍👧‍👦" * 100,
    "right to left": "\u202eمرحبا\u2066灯\u200f",
    "separators": "灯\u2028Bcc: x\u2029\x85\x00\ufeff",
    "broken": "灯\ud83d",
}


def letters(title: str) -> tuple[object, email.message.EmailMessage]:
    """A reply that names the title, and its letter as a mail program reads it."""
    whole = dossier(FAULTY, title=title)
    told = reply(ReplyKind.RETURNED, replace(whole, entry=replace(whole.entry, title=title)))
    known = Reply(
        kind=ReplyKind.RETURNED,
        to="wang@wannan.edu.cn",
        subject=told.subject,
        text=told.text,
        html=told.html,
        message_id="<1@example.com>",
        in_reply_to=None,
    )
    how = {"sender": "robot@example.com", "name": "组", "campaign_id": "x", "date": NOW}
    return told, email.message_from_bytes(message.build(known, **how), policy=rules.default)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_the_letter_is_one_proper_letter(title):
    told, read = letters(title)
    page = read.get_body(("html",)).get_content()

    assert read["Subject"] == told.subject
    assert told.subject.startswith("请补正3处 [AH-002]")
    assert len(told.subject) <= 70
    assert (read["Bcc"], read["To"]) == (None, "wang@wannan.edu.cn")
    assert read.defects == []
    assert read.get_body(("plain",)).get_content().replace("\r\n", "\n") == told.text
    assert "49" not in told.subject
    assert "<script" not in page
    assert "<p>x" not in page
    forbidden = set("\r\x00\x85\u2028\u2029\u202e\u2066\u200f\ud83d")
    assert forbidden & set(told.subject + told.text + told.html) == set()


def test_a_template_in_a_title_stays_words():
    told, _ = letters(TITLES["template"])

    assert "《{{ 7*7 }}{% raw %}》" in told.text
