"""What was not found: by the sender's doing, or perhaps by ours."""

import pytest
from cases import POLICY
from forms.families import ANSWERS, LABELS, P, S, T, W, Y, read, rows, table

from intake.demo import forms as demo
from intake.forms import docx, fields, plain
from intake.forms.cells import Line
from intake.model import Field

TITLE = Line(text="附件1：微视频信息登记表")
FOOT = Line(text="单位（盖章）：　　　2020年12月1日")


def overlooked(*blocks):
    [form] = fields.forms(blocks, POLICY.form, 2020)
    return form.overlooked


@pytest.mark.parametrize("name", list(Field))
def test_an_empty_answer_is_the_senders(name):
    answers = {**ANSWERS, name: ""}

    assert overlooked(TITLE, table(*rows(LABELS, answers)), FOOT) == ()


@pytest.mark.parametrize("name", list(Field))
def test_a_row_that_is_not_there_is_the_senders_where_all_else_is_understood(name):
    kept = [[LABELS[f], ANSWERS[f]] for f in Field if f is not name]

    assert overlooked(TITLE, table(*kept, ["备注", ""]), FOOT) == ()


@pytest.mark.parametrize("name", list(Field))
def test_an_answer_to_words_that_nobody_knows_is_perhaps_ours(name):
    kept = [[LABELS[f], ANSWERS[f]] for f in Field if f is not name]

    blocks = table(*kept), Line(text="暗号"), Line(text=ANSWERS[name])

    assert overlooked(*blocks) == (name,)


@pytest.mark.parametrize("name", [T, S, P, W, Y])
def test_an_answer_that_stands_elsewhere_is_perhaps_ours(name):
    answers = {**ANSWERS, name: ""}

    assert overlooked(table(*rows(LABELS, answers)), Line(text=ANSWERS[name])) == (name,)


@pytest.mark.parametrize(
    ("days", "name"), [(("2020-09-01", "2020-10-08"), (W,)), (("2020-09-01",), ())]
)
def test_two_days_that_nothing_names_may_be_the_period(days, name):
    kept = [[LABELS[f], ANSWERS[f]] for f in Field if f is not W]

    assert overlooked(TITLE, table(*kept), *(Line(text=day) for day in days)) == name


def test_a_value_with_labels_in_it_is_perhaps_ours():
    answers = {**ANSWERS, P: "内容分类：教育扶贫 制作周期：2020年10月"}

    assert overlooked(table(*rows(LABELS, answers))) == (P,)


def test_a_number_that_is_none_is_the_senders():
    assert overlooked(table(*rows(LABELS, {**ANSWERS, P: "1380000"}))) == ()


ASKED = """甲：《灯》
乙：黄山学院
丙：3分58秒
丁：13800001111
戊：灯亮了，学生走进了山里的小学，一住就是三年。后来他没有走。"""


def test_a_form_in_unknown_words_is_one_perhaps():
    assert fields.speaks(plain.lines(ASKED), POLICY.form)


def test_a_letter_is_no_form():
    letter = "老师您好：\n我校报送作品《灯》，请查收。\n黄山学院\n电话13800001111"

    assert not fields.speaks(plain.lines(letter), POLICY.form)


def test_the_campaigns_own_form_lacks_what_nobody_wrote(tmp_path):
    assert overlooked(*docx.read(demo.docx(tmp_path / "form.docx", {}))) == ()


def test_prose_that_is_left_over_casts_doubt_on_the_story():
    piece = Line(text="合作社一共有八辆卡车，都装满了橙子，司机刚刚毕")

    assert read(piece, table(*rows(LABELS, ANSWERS)))[Y].confidence == 0.8
    assert read(table(*rows(LABELS, ANSWERS)))[Y].confidence == 1.0
