"""Passages: what a forwarded letter, an attached text and a subject say about links."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from letters import hard

from intake.letters.kind import Reading
from intake.model import LetterKind, Link

NOW = datetime(2020, 12, 10, 9, 30, tzinfo=timezone(timedelta(hours=8)))
READING = Reading(prefix="AH", topic_words=(), organiser_links=(), own_addresses=())
PAN = "https://pan.baidu.com/s/1"
BAIDU = Link(provider="baidu", url=f"{PAN}aBcd", code="a1b2", where="text")


@pytest.mark.parametrize(
    ("subject", "more", "around", "where"),
    [
        ("转发：作品", b"", "------------------ 原始邮件 ------------------", "nested"),
        (
            "Fwd: 作品",
            b"In-Reply-To: <1@a>\r\n",
            "---------- Forwarded message ---------",
            "nested",
        ),
        ("作品", b"", "-------- 转发邮件信息 --------", "nested"),
        ("Re: 作品", b"", "---------- Forwarded message ---------", "quoted"),
        ("作品", b"In-Reply-To: <1@a>\r\n", "---------- Forwarded message ---------", "quoted"),
    ],
)
def test_what_a_letter_forwards_is_its_own(read, subject, more, around, where):
    said = hard.plain(f"请查收\n\n{around}\n发件人：李\n主题：作品\n\n{PAN}aBcd 提取码 a1b2")

    letter = read(hard.head(hard.word(subject), more=more) + said).letter

    assert letter.links == (replace(BAIDU, where=where),)
    assert (letter.kind == LetterKind.SUBMISSION) == (where == "nested")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (b"link.txt", f"链接：{PAN}aBcd 提取码：a1b2".encode("gb18030")),
        (b"link.HTML", f'<a href="{PAN}aBcd">x</a> 提取码 a1b2'.encode()),
        (b"link.url", f"[InternetShortcut]\r\nURL={PAN}aBcd?pwd=a1b2\r\n".encode()),
    ],
)
def test_a_link_in_an_attached_text(read, name, content):
    letter = read(
        hard.head() + hard.several(hard.plain("见附件"), hard.file(hard.quoted(name), content))
    ).letter

    assert letter.links == (replace(BAIDU, where="attachment"),)
    assert [attachment.name for attachment in letter.attachments] == [name.decode()]


def test_a_long_attached_text_is_not_looked_at_for_links(read):
    content = f"{PAN}aBcd".encode() + b" " * 2**16

    letter = read(hard.head() + hard.several(hard.file(hard.quoted(b"link.txt"), content))).letter

    assert letter.links == ()


def test_the_code_in_the_subject_is_the_only_links(read):
    raw = hard.head(hard.word("报送 提取码a1b2")) + hard.plain(f"{PAN}aBcd")

    assert read(raw).letter.links == (BAIDU,)


def test_the_subject_of_a_reply_tells_no_code(read):
    raw = hard.head(hard.word("Re: 链接没有提取码")) + hard.plain(f"{PAN}aBcd")

    assert read(raw).letter.links == (replace(BAIDU, code=None),)
