"""Kind: what a letter is, its words, its number, and why a machine must not answer it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.letters import automatic, kind, words
from intake.letters.automatic import Marks
from intake.letters.kind import Heard, Reading
from intake.letters.substance import Substance, Weight
from intake.model import LetterKind, Link, Word

READING = Reading(
    prefix="AH",
    topic_words=("微视频", "登记表", "报送", "征集"),
    organiser_links=(),
    own_addresses=("weishipin@example.com",),
)
FILM = Substance(name="田埂.mp4", weight=Weight.MATERIAL)
PAPER = Substance(name="新建文档.docx", weight=Weight.DOCUMENT)
CV = Substance(name="简历.pdf", weight=Weight.DOCUMENT, said="负责材料报送，获征集活动一等奖")
BLANK = Substance(name="1.docx", weight=Weight.DOCUMENT, said="片名\n选送学校\n")
PHOTO = Substance(name="photo.jpg", weight=Weight.OTHER)
CARD = Substance(name="王老师.vcf", weight=Weight.ASIDE)
LINK = Link(provider="baidu", url="https://pan.baidu.com/s/1a", code=None, where="text")
QUOTED = replace(LINK, where="quoted")
STRANGE = replace(LINK, provider="other", url="https://nas.example.edu.cn/1.mp4")
OURS = "<0123456789abcdef0123456789abcdef@example.com>"
BARE = Heard(
    sender="wang@wannan.edu.cn",
    subject="您好",
    text="",
    words=(),
    enclosed=(),
    links=(),
    answers=(),
    refers_to=None,
    marks=Marks(),
)


def told(**changes):
    return kind.tell(replace(BARE, **changes), READING)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"enclosed": (FILM,)}, LetterKind.SUBMISSION),
        ({"enclosed": (CARD,)}, LetterKind.NOISE),
        ({"links": (LINK,)}, LetterKind.SUBMISSION),
        ({"links": (QUOTED,)}, LetterKind.NOISE),
        ({"links": (STRANGE,)}, LetterKind.NOISE),
        ({"links": (STRANGE,), "text": "我校的微视频"}, LetterKind.SUBMISSION),
        ({"links": (STRANGE,), "subject": "参赛作品"}, LetterKind.SUBMISSION),
        ({"enclosed": (FILM,), "words": (Word.PRECHECK,)}, LetterKind.PRECHECK),
        ({"enclosed": (FILM,), "words": (Word.WITHDRAW,)}, LetterKind.SUBMISSION),
        ({"enclosed": (FILM,), "words": (Word.PERSON,)}, LetterKind.SUBMISSION),
        ({"words": (Word.WITHDRAW,)}, LetterKind.WITHDRAWAL),
        ({"words": (Word.PERSON,)}, LetterKind.INQUIRY),
        ({"words": (Word.PRECHECK,)}, LetterKind.INQUIRY),
        ({"refers_to": "AH-001"}, LetterKind.INQUIRY),
        ({"subject": "请教微视频的片头"}, LetterKind.INQUIRY),
        ({"text": "登记表在哪里下载？"}, LetterKind.INQUIRY),
        ({"answers": (OURS,)}, LetterKind.INQUIRY),
        ({"answers": ("<1@example.com>",)}, LetterKind.NOISE),
        ({"answers": (OURS.replace("example", "another"),)}, LetterKind.NOISE),
        ({}, LetterKind.NOISE),
        ({"sender": "weishipin@example.com", "enclosed": (FILM,)}, LetterKind.OWN),
    ],
)
def test_kind_of_a_persons_letter(changes, expected):
    assert told(**changes) == expected


def named(name, weight=Weight.OTHER):
    return (Substance(name=name, weight=weight),)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # A document that nothing speaks for is private; a form must not be lost.
        ({"enclosed": (PAPER,)}, LetterKind.NOISE),
        ({"enclosed": (CV,), "subject": "应聘"}, LetterKind.NOISE),
        ({"enclosed": (CV,), "text": "期待视频面试"}, LetterKind.NOISE),
        ({"enclosed": (BLANK,)}, LetterKind.SUBMISSION),
        ({"enclosed": (replace(CV, said="微视频征集信息登记表"),)}, LetterKind.SUBMISSION),
        ({"enclosed": (PAPER,), "subject": "微视频"}, LetterKind.SUBMISSION),
        ({"enclosed": (PAPER,), "subject": "《田埂上的论文》"}, LetterKind.SUBMISSION),
        ({"enclosed": (PAPER,), "text": "老师好，作品见附件。"}, LetterKind.SUBMISSION),
        ({"enclosed": (PAPER,), "text": "我的作品集"}, LetterKind.NOISE),
        ({"enclosed": (PAPER,), "refers_to": "AH-001"}, LetterKind.SUBMISSION),
        ({"enclosed": (PAPER,), "answers": (OURS,)}, LetterKind.SUBMISSION),
        ({"enclosed": (PAPER,), "words": (Word.PRECHECK,)}, LetterKind.PRECHECK),
        ({"enclosed": (PAPER,), "words": (Word.WITHDRAW,)}, LetterKind.SUBMISSION),
        ({"enclosed": named("登记表.doc", Weight.DOCUMENT)}, LetterKind.SUBMISSION),
        ({"enclosed": named("报名表.pdf", Weight.DOCUMENT)}, LetterKind.SUBMISSION),
        ({"enclosed": named("发票.pdf", Weight.DOCUMENT)}, LetterKind.NOISE),
        ({"enclosed": named("合同.xlsx", Weight.DOCUMENT)}, LetterKind.NOISE),
        # A picture or an unknown file needs the letter or its own name.
        ({"enclosed": (PHOTO,), "text": "照片发你了"}, LetterKind.NOISE),
        ({"enclosed": (PHOTO,), "text": "作品见附件"}, LetterKind.NOISE),
        ({"enclosed": (PHOTO,), "text": "微视频见附件"}, LetterKind.SUBMISSION),
        ({"enclosed": (PHOTO,), "refers_to": "AH-001"}, LetterKind.SUBMISSION),
        ({"enclosed": (PHOTO,), "refers_to": "AH-001", "text": "为什么退回？"}, LetterKind.INQUIRY),
        ({"enclosed": (PHOTO,), "subject": "请问微视频怎么导出"}, LetterKind.INQUIRY),
        ({"enclosed": (PHOTO, FILM), "text": "请问微视频这样行吗"}, LetterKind.SUBMISSION),
        ({"enclosed": named("登记表.jpg"), "text": "微视频这样填可以吗"}, LetterKind.SUBMISSION),
        (
            {"enclosed": named("winmail.dat"), "text": "微视频收到了吗"},
            LetterKind.SUBMISSION,
        ),
        ({"enclosed": (PHOTO,), "answers": (OURS,)}, LetterKind.SUBMISSION),
        ({"enclosed": (PHOTO,), "words": (Word.WITHDRAW,)}, LetterKind.WITHDRAWAL),
        ({"enclosed": named("登记表.jpg")}, LetterKind.SUBMISSION),
        ({"enclosed": named("片名.txt")}, LetterKind.SUBMISSION),
        ({"enclosed": named("《灯》.jpg")}, LetterKind.SUBMISSION),
        ({"enclosed": named("My Video.dat")}, LetterKind.SUBMISSION),
        ({"enclosed": named("网盘链接.txt")}, LetterKind.SUBMISSION),
        ({"enclosed": named("song.mp3")}, LetterKind.NOISE),
        ({"enclosed": named("winmail.dat")}, LetterKind.NOISE),
        ({"enclosed": named("winmail.dat"), "subject": "微视频报送"}, LetterKind.SUBMISSION),
        ({"enclosed": (CARD,), "subject": "微视频"}, LetterKind.INQUIRY),
        ({"enclosed": (PHOTO, CARD, FILM)}, LetterKind.SUBMISSION),
    ],
)
def test_kind_of_a_letter_with_files(changes, expected):
    assert told(**changes) == expected


@pytest.mark.parametrize(
    ("marks", "changes", "expected"),
    [
        (Marks(report="delivery-status"), {"enclosed": (FILM,)}, LetterKind.BOUNCE),
        (Marks(return_path=""), {"enclosed": (FILM,)}, LetterKind.BOUNCE),
        (Marks(return_path="", auto_submitted="auto-replied"), {}, LetterKind.AUTO_REPLY),
        (Marks(report="disposition-notification"), {}, LetterKind.AUTO_REPLY),
        (Marks(auto_submitted="auto-generated"), {}, LetterKind.AUTO_REPLY),
        (Marks(auto_submitted="auto-replied"), {"enclosed": (FILM,)}, LetterKind.SUBMISSION),
        (Marks(auto_submitted="no"), {}, LetterKind.NOISE),
        (Marks(precedence="auto_reply"), {}, LetterKind.AUTO_REPLY),
        (Marks(), {"subject": "自动回复: 微视频"}, LetterKind.AUTO_REPLY),
        (Marks(), {"subject": "Out of Office"}, LetterKind.AUTO_REPLY),
        (Marks(precedence="bulk"), {}, LetterKind.LIST),
        (Marks(listed=True), {"text": "微视频"}, LetterKind.LIST),
        (Marks(listed=True), {"links": (LINK,)}, LetterKind.LIST),
        (Marks(listed=True), {"links": (LINK, LINK)}, LetterKind.SUBMISSION),
        (Marks(listed=True), {"enclosed": (FILM,)}, LetterKind.SUBMISSION),
        (Marks(), {"sender": "postmaster@qq.com", "subject": "系统退信"}, LetterKind.BOUNCE),
        (Marks(), {"sender": "postmaster@wannan.edu.cn", "text": "微视频"}, LetterKind.INQUIRY),
    ],
)
def test_kind_of_a_machines_letter(marks, changes, expected):
    assert told(marks=marks, **changes) == expected


@pytest.mark.parametrize(
    ("marks", "sender", "subject", "reason"),
    [
        (Marks(), "wang@wannan.edu.cn", "报送", None),
        (Marks(return_path="wang@wannan.edu.cn", auto_submitted="no"), "a@b.cn", "报送", None),
        (Marks(), "", "报送", "no single sender"),
        (Marks(return_path=""), "a@b.cn", "报送", "null sender"),
        (Marks(report="delivery-status"), "a@b.cn", "x", "multipart/report delivery-status"),
        (Marks(auto_submitted="auto-replied; x"), "a@b.cn", "x", "Auto-Submitted: auto-replied"),
        (Marks(precedence="junk"), "a@b.cn", "x", "Precedence: junk"),
        (Marks(precedence="first-class"), "a@b.cn", "x", None),
        (Marks(listed=True), "a@b.cn", "x", "mailing list"),
        (Marks(suppressed=True), "a@b.cn", "x", "X-Auto-Response-Suppress"),
        (Marks(), "weishipin@example.com", "x", "own address"),
        (Marks(), "mailer-daemon@qq.com", "x", "sent by a mail system"),
        (Marks(), "no-reply@qq.com", "x", "sent by a mail system"),
        (Marks(), "noreplying@qq.com", "x", None),
        (Marks(), "a@b.cn", "自动回复：外出", "subject of an automatic letter"),
        (Marks(), "a@b.cn", "Auto: x", "subject of an automatic letter"),
        (Marks(), "a@b.cn", "退信通知", "subject of an automatic letter"),
        (Marks(), "a@b.cn", "关于自动回复的问题", None),
        (Marks(), "a@b.cn", "Automation film", None),
    ],
)
def test_why_not_answered_automatically(marks, sender, subject, reason):
    assert automatic.reason(marks, sender, subject, READING.own_addresses) == reason


@pytest.mark.parametrize(
    ("subject", "own_text", "expected"),
    [
        ("报送", "", ()),
        ("【替换】AH-001 新版", "", (Word.REPLACE,)),
        ("撤回 AH-001", "", (Word.WITHDRAW,)),
        ("AH-001撤回", "", (Word.WITHDRAW,)),
        ("预检：皖南师范学院", "", (Word.PRECHECK,)),
        ("Re: 【预检】", "", (Word.PRECHECK,)),
        ("作品预检", "", (Word.PRECHECK,)),
        ("【作品预检】", "", (Word.PRECHECK,)),
        ("转发：预检作品", "", (Word.PRECHECK,)),
        ("皖南师范学院作品预检《田埂》", "", (Word.PRECHECK,)),
        ("需要预检", "", (Word.PRECHECK,)),
        ("报送《预检》", "", ()),
        ("作品预检员的一天", "", ()),
        ("报送，不需要预检", "", ()),
        ("已预检", "", ()),
        ("预检通过，正式报送", "", ()),
        ("Re: 预检结果：没有发现问题，尚未登记", "", ()),
        (" " * 200 + "预检", "", (Word.PRECHECK,)),
        ("报送", "预检", ()),
        ("报送", "老师好：\n替换。\n谢谢", (Word.REPLACE,)),
        ("报送", "撤回AH-001", (Word.WITHDRAW,)),
        ("报送", "【人工】请老师看看", (Word.PERSON,)),
        ("报送", "人工\n撤回", (Word.WITHDRAW, Word.PERSON)),
        ("报送", "不撤回", ()),
        ("报送", "请勿替换", ()),
        ("请勿替换", "我们想撤回作品。", ()),
        ("【人工智能扶贫】", "【人工智能】", ()),
        ("报送", "x" * 200 + "\n撤回", ()),
        ("不撤回【替换】", "", (Word.REPLACE,)),
    ],
)
def test_the_senders_words(subject, own_text, expected):
    assert words.steering(subject, own_text) == expected


@pytest.mark.parametrize(
    ("subject", "own_text", "quoted", "reply", "expected"),
    [
        ("AH-007 补正", "", "", False, ("AH-007",)),
        ("ah-007", "", "", False, ("AH-007",)),
        ("ＡＨ－００７补正", "", "", False, ("AH-007",)),
        ("作品AH-007的", "", "", False, ("AH-007",)),
        ("AH-1234", "", "", False, ("AH-1234",)),
        ("AH-07", "", "", False, ()),
        ("XAH-007", "", "", False, ()),
        ("AH-007a", "", "", False, ()),
        ("AH-007-2", "", "", False, ()),
        ("AHS-007", "", "", False, ()),
        ("Re: 5 部作品 [AH-001…005]", "", "", True, ()),
        ("请看 AH-001。", "", "", False, ("AH-001",)),
        ("", "编号 AH-002", "", False, ("AH-002",)),
        ("AH-001", "AH-002", "AH-003", False, ("AH-001", "AH-002")),
        ("", "AH-001 的表，ah-002 的片，AH-001", "", False, ("AH-001", "AH-002")),
        ("回复：AH-001", "AH-002、AH-003", "", True, ("AH-002", "AH-003")),
        ("回复：您好", "", "AH-003 AH-004", True, ("AH-003",)),
        ("回复：AH-001", "AH-002", "AH-003", True, ("AH-002",)),
        ("回复：AH-001", "", "AH-003", True, ("AH-001",)),
        ("回复：您好", "", "AH-003", True, ("AH-003",)),
        ("您好", "", "AH-003", False, ()),
    ],
)
def test_the_numbers_that_a_letter_names(subject, own_text, quoted, reply, expected):
    assert words.numbers("AH", subject, own_text, quoted, reply=reply) == expected


@pytest.mark.parametrize(
    ("subject", "answers", "expected"),
    [("Re: x", (), True), ("回复：x", (), True), ("x", ("<1@a>",), True), ("Regarding", (), False)],
)
def test_a_reply(subject, answers, expected):
    assert words.is_reply(subject, answers) == expected


@given(st.text(), st.text())
def test_words_and_numbers_never_fail(subject, own_text):
    assert set(words.steering(subject, own_text)) <= set(Word)
    assert words.numbers("A(H", subject, own_text, "", reply=True) == ()
