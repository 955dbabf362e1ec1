"""A form in the letter's own text is the form, unless something else may hold it."""

import pytest
from campaign import letter
from forms.hard import LABELS, WAYS

from intake.model import Field, FormFacts, Role

ANSWERS, MEANT = WAYS[0]
FORM = "\n".join(f"{label}：{ANSWERS[name]}" for name, label in LABELS[0].items())
FILM = ("成片.mp4", b"\x00\x00\x00\x18ftypisom" + bytes(2000))


def forms_in(stage):
    """The forms that the first entry has."""
    held = [p.facts for p in stage.case().parts if p.role is Role.FORM]
    return [form for facts in held if isinstance(facts, FormFacts) for form in facts.forms]


def test_a_form_in_the_text_is_read(stage):
    stage.receive(letter("报送微视频", [FILM], text=f"老师好：\n{FORM}\n"))

    stage.sort()

    assert [{n: f.value for n, f in form.fields.items()} for form in forms_in(stage)] == [
        dict(MEANT)
    ]


HANDED_ON = f"""老师好，见下。

---------- 转发邮件信息 ----------
发件人：学生 <a@example.com>
主题：登记表

{FORM}
"""


def test_a_form_in_a_text_that_is_handed_on_is_read(stage):
    stage.receive(letter("转发：报送微视频", [FILM], text=HANDED_ON))

    stage.sort()

    assert [form.value(Field.TITLE) for form in forms_in(stage)] == [MEANT[Field.TITLE]]


def test_own_words_above_a_text_that_is_handed_on_count_first(stage):
    stage.receive(letter("转发：报送微视频", [FILM], text=f"预计时长：3分钟\n{HANDED_ON}"))

    stage.sort()

    [form] = forms_in(stage)
    assert form.fields[Field.DURATION].value == 180.0
    assert form.fields[Field.DURATION].confidence < 0.75


def test_a_form_in_a_text_that_is_answered_is_none(stage):
    quoted = "\n".join(f"> {line}" for line in FORM.splitlines())
    stage.receive(letter("Re: 报送微视频", [FILM], text=f"补交视频。\n\n{quoted}"))

    stage.sort()

    assert forms_in(stage) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{FORM}\nhttps://pan.baidu.com/s/1abcdefghijklmnopqrstuv 提取码：ab12",
        "片名：《灯》\n选送学校：甲大学\n联系人：王\n电话：13800000000\n类型：纪录片",
    ],
)
def test_beside_a_link_or_as_courtesy_it_is_none(stage, text):
    stage.receive(letter("报送微视频", [FILM], text=text))

    stage.sort()

    assert forms_in(stage) == []


def test_beside_a_form_in_a_file_it_is_none(stage, form_file):
    stage.receive(letter("报送微视频", [FILM, form_file], text=FORM))

    stage.sort()

    assert len(forms_in(stage)) == 1
