"""Parse: raw letters → what a person would read in them."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from letters import hard

from intake.letters import page, parse
from intake.letters.kind import Reading
from intake.model import Attachment, Bounce, LetterKind, Link, Sender, Word

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2020, 12, 10, 9, 30, tzinfo=CHINA)
READING = Reading(
    prefix="AH",
    topic_words=("微视频",),
    organiser_links=("https://pan.baidu.com/s/1nG9t9hkt4BMGtmISYalVzw",),
    own_addresses=("weishipin@example.com",),
)
PAN = "https://pan.baidu.com/s/1"
BAIDU = Link(provider="baidu", url=f"{PAN}aBcd", code="a1b2", where="text")


@pytest.mark.parametrize("letter", hard.letters(), ids=lambda letter: letter.name)
def test_a_hard_letter_is_read(read, letter):
    found = read(letter.raw)

    assert found.letter.sender == Sender(name=letter.sender[0], address=letter.sender[1])
    assert found.letter.subject == letter.subject
    assert found.letter.text == letter.text
    assert [(e.attachment.name, e.content.octets) for e in found.enclosures] == list(letter.files)


def test_there_are_forty_hard_letters_with_names_of_their_own():
    names = [letter.name for letter in hard.letters()]

    assert len(set(names)) == len(names) >= 40


def test_the_whole_of_a_plain_letter(read):
    reply = b"In-Reply-To: <3@a>\r\nReferences: <1@a> <2@a>\r\n <3@a>\r\n"
    raw = hard.head(hard.word("【人工】AH-007 补正"), more=reply) + hard.several(
        hard.plain(f"{PAN}aBcd 提取码 a1b2"), hard.file(hard.quoted(b"film.mp4"))
    )

    letter = read(raw).letter

    assert letter.sha256 == hashlib.sha256(raw).hexdigest()
    assert letter.kind == LetterKind.SUBMISSION
    assert letter.message_id == "<1@wannan.edu.cn>"
    assert letter.answers == ("<3@a>", "<2@a>", "<1@a>")
    assert letter.date == datetime(2020, 12, 10, 9, 0, tzinfo=CHINA)
    assert letter.received_at == NOW
    assert letter.words == (Word.PERSON,)
    assert letter.refers_to == "AH-007"
    assert letter.links == (BAIDU,)
    assert letter.attachments == (
        Attachment(
            name="film.mp4", size=len(hard.FILM), sha256=hashlib.sha256(hard.FILM).hexdigest()
        ),
    )
    assert (letter.automatic, letter.bounce, letter.truncated) == (None, None, False)


@pytest.mark.parametrize(
    "around",
    [
        '<blockquote type="cite">{}</blockquote>',
        '<blockquote style="border-left: 1px solid #ccc">{}</blockquote>',
        '<div class="gmail_quote"><div>{}</div></div>',
        '<div id="isReplyContent">{}</div>',
        "<div>------------------&nbsp;原始邮件&nbsp;------------------</div><div>{}</div>",
        "<div>发件人：微视频</div><div>发送时间：今天</div><div>{}</div>",
    ],
)
def test_links_in_quoted_html_say_so(read, around):
    html = "<p>收到</p>" + around.format(f'<a href="{PAN}aBcd?pwd=a1b2">我的视频</a>')

    letter = read(hard.head() + hard.page(html)).letter

    assert [(link.url, link.code, link.where) for link in letter.links] == [
        (f"{PAN}aBcd", "a1b2", "quoted")
    ]
    assert letter.own_text == "收到"
    assert letter.kind == LetterKind.INQUIRY


def test_links_of_html_have_their_code_behind_them(read):
    html = (
        f'<p>高清 <a href="{PAN}aBcd">点这里</a> 提取码: a1b2</p><p>{PAN}nG9t9hkt4BMGtmISYalVzw</p>'
    )

    letter = read(hard.head() + hard.page(html)).letter

    assert letter.links == (Link(provider="baidu", url=f"{PAN}aBcd", code="a1b2", where="html"),)


def test_a_large_attachment_of_qq(read):
    url = "https://wx.mail.qq.com/ftn/download?func=3&k=4f2a&key=9c1d&code=12ab34cd"
    html = (
        '<div class="bigatt_bt" title="田埂.mp4\n文件大小：812.40M\n到期时间：无限期">'
        f'<a href="{url.replace("&", "&amp;")}">田埂.mp4</a></div>'
    )

    letter = read(hard.head() + hard.several(hard.plain(), hard.page(html), kind=b"alternative"))

    assert [(link.provider, link.code) for link in letter.letter.links] == [("qq", "12ab34cd")]
    assert letter.letter.kind == LetterKind.SUBMISSION


def test_links_of_a_forwarded_page_are_found(read):
    part = b"Content-Type: message/rfc822\r\n\r\n" + hard.head()
    page_part = hard.page(f'<a href="{PAN}aBcd">x</a>')

    letter = read(hard.head() + hard.several(hard.plain(), part + page_part)).letter

    assert [link.where for link in letter.links] == ["nested"]


def forwarded():
    inner = hard.head(hard.word("田埂/作品")) + hard.several(
        hard.plain(f"{PAN}aBcd 提取码 a1b2"), hard.file(hard.quoted(b"film.mp4")), mark=b"in"
    )
    part = b"Content-Type: message/rfc822\r\n\r\n" + inner
    return hard.head() + hard.several(hard.plain("转发"), part)


def test_a_forwarded_letters_film_lies_in_a_folder(read):
    letter = read(forwarded()).letter

    assert [(a.name, a.folder) for a in letter.attachments] == [("film.mp4", "田埂／作品")]
    assert [link.where for link in letter.links] == ["nested"]
    assert letter.text == "转发"


def picture(disposition, content, cid=b""):
    return (
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        + (b"Content-ID: <" + cid + b">\r\n" if cid else b"")
        + b"Content-Disposition: "
        + disposition
        + b'; filename="a.png"\r\n\r\n'
        + hard.lines64(content)
    )


@pytest.mark.parametrize(
    ("part", "inline"),
    [
        (picture(b"attachment", b"x" * 90_000, b"logo"), True),
        (picture(b"inline", b"x"), True),
        (picture(b"inline", b"x" * 90_000), False),
        (picture(b"attachment", b"x"), False),
        (picture(b"attachment", b"x", b"other"), False),
        (hard.file(hard.quoted(b"a.mp4")).replace(b"attachment;", b"inline;"), False),
    ],
)
def test_only_decoration_is_inline(read, part, inline):
    raw = hard.head() + hard.several(hard.page('<img src="cid:LOGO">报送'), part, kind=b"related")

    assert [a.inline for a in read(raw).letter.attachments] == [inline]


def test_a_file_without_a_name_gets_one(read):
    part = b"Content-Type: video/mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    raw = hard.head() + hard.several(hard.plain(), part + hard.lines64(hard.FILM), part + b"eA==")

    assert [a.name for a in read(raw).letter.attachments] == [
        "attachment-1.mp4",
        "attachment-2.mp4",
    ]


def test_a_long_name_keeps_its_suffix(read):
    raw = hard.head() + hard.several(hard.plain(), hard.file(hard.quoted(b"x" * 500 + b".mp4")))

    assert [a.name for a in read(raw).letter.attachments] == ["x" * 145 + "….mp4"]


REPORT = b"""From: postmaster@qq.com\r
Subject: Undelivered\r
Return-Path: <>\r
Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r
\r
--b\r
Content-Type: text/plain\r
\r
Sorry.\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; qq.com\r
\r
Final-Recipient: rfc822; Wang@Wannan.edu.cn\r
Action: failed\r
Status: 5.1.1 (no such user)\r
\r
--b\r
%s\r
--b--\r
"""


@pytest.mark.parametrize(
    ("returned", "original"),
    [
        (b"Content-Type: message/rfc822\r\n\r\nMessage-ID: <9@x>\r\nSubject: y\r\n\r\nz", "<9@x>"),
        (b"Content-Type: text/rfc822-headers\r\n\r\nSubject: y\r\nMessage-ID: <9@x>\r\n", "<9@x>"),
        (b"Content-Type: text/rfc822-headers\r\n\r\nSubject: y\r\n", None),
        (b"Content-Type: text/plain\r\n\r\nnothing", None),
        (b"Content-Type: message/rfc822\r\n\r\n", None),
    ],
)
def test_a_delivery_report(read, returned, original):
    letter = read(REPORT % returned).letter

    assert letter.kind == LetterKind.BOUNCE
    assert letter.bounce == Bounce(
        recipient="wang@wannan.edu.cn", status="5.1.1", original_message_id=original
    )
    assert letter.attachments == ()
    assert letter.automatic == "null sender"


@pytest.mark.parametrize(
    ("fields", "status", "failed"),
    [
        (b"Action: failed\r\nStatus: 5.1.1", "5.1.1", True),
        (b"Action: Failed (permanent)\r\nStatus: 4.4.7", "4.4.7", True),
        (b"Action: failed", None, True),
        (b"Status: 5.0.0", "5.0.0", True),
        (b"Action: delayed\r\nStatus: 4.4.1", "4.4.1", False),
        (b"Action: delayed\r\nStatus: 5.0.0", "5.0.0", False),
        (b"Action: delivered\r\nStatus: 2.0.0", "2.0.0", False),
        (b"Action: relayed\r\nStatus: 2.0.0", "2.0.0", False),
        (b"Status: 4.4.1", "4.4.1", False),
        (b"X-Other: 1", None, False),
    ],
)
def test_whether_a_delivery_report_tells_of_a_failure(read, fields, status, failed):
    raw = (REPORT % b"").replace(b"Action: failed\r\nStatus: 5.1.1 (no such user)", fields)

    letter = read(raw).letter

    assert letter.kind == LetterKind.BOUNCE
    assert letter.bounce == Bounce(
        recipient="wang@wannan.edu.cn", status=status, original_message_id=None, failed=failed
    )


def test_a_failure_among_several_recipients_is_the_one_told_of(read):
    other = b"Final-Recipient: rfc822; copy@x.cn\r\nAction: delayed\r\nStatus: 4.4.1\r\n\r\n"
    raw = (REPORT % b"").replace(b"Final-Recipient", other + b"Final-Recipient", 1)

    assert read(raw).letter.bounce == Bounce(
        recipient="wang@wannan.edu.cn", status="5.1.1", original_message_id=None
    )


def test_a_vacation_notice(read):
    raw = hard.head(hard.word("自动回复：外出"), more=b"Auto-Submitted: auto-replied\r\n")

    letter = read(raw + hard.plain("我在休假")).letter

    assert letter.kind == LetterKind.AUTO_REPLY
    assert letter.automatic == "Auto-Submitted: auto-replied"


def test_a_page_without_anything():
    assert page.lines("") == page.lines("<!-- -->") == page.lines("\0") == ""


def test_a_page_is_read_as_it_is_seen():
    html = (
        "<table><tr><td>片名</td><td>田 埂\n</td></tr></table>一<br>二<p>三<b>四</b></p><!--五-->六"
    )

    assert page.lines(html) == "片名 田 埂\n一\n二\n三四\n六"


def test_flowed_quotations_and_signatures_stay(read):
    flowed = hard.plain(" >x \n>y \nz\n-- \nw").replace(b"utf-8", b"utf-8; format=flowed")

    assert read(hard.head() + flowed).letter.text == ">x \n>y \nz\n-- \nw"


ODD = st.lists(
    st.sampled_from([hard.head(), hard.plain(), hard.page("<p>x"), b"\r\n", b"--b", b"--b--"])
    | st.sampled_from([b"Content-Type: multipart/mixed; boundary=b\r\n\r\n", hard.FILM, b"From: "])
    | st.sampled_from(
        [b"Content-Type: message/rfc822\r\n\r\n", b"=?", b"Date: x\r\n", b"\xff", b"\0"]
    )
    | st.binary(max_size=20)
).map(b"".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ODD)
def test_reading_never_fails(read, tmp_path, raw):
    found = read(raw)

    assert found.letter.sha256 == hashlib.sha256(raw).hexdigest()
    assert [e.attachment for e in found.enclosures] == list(found.letter.attachments)
    assert (parse.arrival(tmp_path / "letter.eml") or NOW).astimezone(UTC)
