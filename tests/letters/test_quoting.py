"""Quoting: where what the sender wrote ends and an earlier letter begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.letters import quoting


@pytest.mark.parametrize(
    "line",
    [
        "-----原始邮件-----",
        "------------------ 原始邮件 ------------------",
        "------------------&nbsp;原始邮件&nbsp;------------------".replace("&nbsp;", "\u00a0"),
        "---- 回复的原邮件 ----",
        "---------- 转发邮件信息 ----------",
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "在 2020年12月9日，星期三，微视频 <weishipin@example.com> 写道：",
        '在 2020-12-09 10:00:00，"微视频" <weishipin@example.com> 写道:',
        "在 2020年12月9日，微视频\n<weishipin@example.com> 写道：",
        "On Wed, Dec 9, 2020 at 10:00 AM Office <weishipin@example.com> wrote:",
        'At 2020-12-09 10:00:00, "Office" <weishipin@example.com>\nwrote:',
        "2020年12月9日 10:00，微视频 <weishipin@example.com> 写道：",
        "发件人：微视频\n发送时间：2020年12月9日",
        "发件人: 微视频 <weishipin@example.com>\n日期: 2020年12月9日",
        "From: Office\nSent: Wednesday",
        "*From:* Office\n*Sent:* Wednesday",
    ],
)
def test_the_quoted_part_begins(line):
    own, quoted = quoting.split(f"收到，谢谢。\n\n{line}\n【AH-001】请补正")

    assert own == "收到，谢谢。"
    assert quoted == f"{line}\n【AH-001】请补正"


@pytest.mark.parametrize(
    "own",
    [
        "发件人：王老师，电话见登记表",
        "在作品里我们写道：",
        "老师在信里写道",
        "------",
        "他说：\n在 田埂上",
    ],
)
def test_no_quoted_part_begins(own):
    assert quoting.split(own) == (own, "")


def test_answers_between_quoted_lines_are_the_senders():
    assert quoting.split("> 时长？\n三分钟\n> 片名？\n田埂") == (
        "三分钟\n田埂",
        "> 时长？\n> 片名？",
    )


@given(st.text())
def test_nothing_is_lost_between_the_two_parts(text):
    own, quoted = quoting.split(text)

    assert sorted("".join((own + quoted).split())) == sorted("".join(text.split()))


OLD = "---------- Forwarded message ----------\n发件人：李\n主题：成片"


@pytest.mark.parametrize(
    ("subject", "quoted", "reply", "forwards"),
    [
        ("Fw: 作品", "", False, True),
        ("Fwd：作品", "", True, True),
        ("转发:作品", "", False, True),
        ("Fw", "", False, True),
        ("作品", OLD, False, True),
        ("作品", "-------- 转发邮件信息 --------\n发件人：李", False, True),
        ("Re: 作品", OLD, True, False),
        ("Re: Fw: 作品", "", True, False),
        ("作品", "------------------ 原始邮件 ------------------", False, False),
        ("转发率统计", "", False, False),
        ("作品", "", False, False),
    ],
)
def test_an_earlier_letter_that_is_handed_on(subject, quoted, reply, forwards):
    assert quoting.forwards(subject, quoted, reply=reply) == forwards
