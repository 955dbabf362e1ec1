"""Whatever people write between a label and its value, and around both."""

import pytest
from forms.families import said, table

from intake.forms import plain
from intake.model import Field

LABELS = (
    "片名",
    "选送学校",
    "预计时长",
    "类型",
    "联系人姓名",
    "联系人电话",
    "内容分类",
    "制作周期",
    "故事梗概",
)
SAID = (
    "《井底有星》",
    "太原理工大学",
    "3分08秒",
    "剧情片",
    "阎承泽",
    "13503231876",
    "智力扶贫、产业扶贫",
    "2020年9月9日-2020年10月31日",
    "老矿工阎叔每天仍去井口坐一会儿。那天夜里，他从四百米深处抬起头，看见了七颗星。",
)
MEANT = {
    Field.TITLE: "井底有星",
    Field.SCHOOL: "太原理工大学",
    Field.DURATION: 188.0,
    Field.GENRE: "剧情片",
    Field.CONTACT_NAME: "阎承泽",
    Field.CONTACT_PHONE: "13503231876",
    Field.CATEGORIES: ("智力扶贫", "产业扶贫"),
    Field.PRODUCTION_PERIOD: ("2020-09-09", "2020-10-31"),
    Field.SYNOPSIS: SAID[-1],
}
WRITTEN = """
{l}………… {v}
{l}......{v}
{l}······{v}
{l} —— {v}
{l} - {v}
{l}------{v}
{l} = {v}
{l}==>{v}
{l} → {v}
{l}>>{v}
{l}____{v}____
{l}：____{v}____
{l}﹕{v}
{l}∶{v}
{l}︰{v}
{l}：：{v}
{l} ： {v}
{l}；{v}
{l}，{v}
{l},{v}
{l} | {v}
{l}/ {v}
{l} {v}
{l}    {v}
{l}是{v}
{l}为{v}
{l}为：{v}
【{l}】{v}
【{l}】：{v}
[{l}] {v}
〖{l}〗{v}
〔{l}〕{v}
〈{l}〉{v}
“{l}”：{v}
- **{l}**：{v}
**{l}：**{v}
> {l}：{v}
★{l}★ {v}
✅{l}：{v}
📌{l}：{v}
◎{l}：{v}
❖ {l}：{v}
\uf0d8 {l}：{v}
{n}\ufe0f\u20e3{l}：{v}
{n}){l}：{v}
{n}. {l}⏎   {v}
[{n}] {l}：{v}
2.{n} {l}：{v}
第{n}项 {l}：{v}
（{n}）{l}——{v}
*{l}（必填）：{v}
{l}*：{v}
{l}【必填】：{v}
您的{l}：{v}
我校{l}：{v}
作品的{l}：{v}
{l}：⏎{v}
{n}. {l}⏎答：{v}
Q{n}: {l}⏎A: {v}
"{l}": "{v}",
"{l}","{v}"
{l}: '{v}'
{l}：“{v}”
{l}：{v}。
{l}：{v}；
{l}：{v}，
| {l} | {v} |
"""
WAYS = [way.replace("⏎", "\n") for way in WRITTEN.strip().splitlines()]
WRAPPED = ("{l}：（{v}）", "{l}：[{v}]", "{l}：【{v}】")
"""In a cell such a value is taken for the label's hint, and a person looks."""


def written(way):
    """The form's lines, all written in one way."""
    return [
        way.format(l=label, v=value, n=n)
        for n, (label, value) in enumerate(zip(LABELS, SAID, strict=True), 1)
    ]


@pytest.mark.parametrize("way", [*WAYS, *WRAPPED])
def test_lines_are_read_whatever_parts_label_and_value(way):
    text = "\n".join(["微视频信息登记表", *written(way)])

    assert said(*plain.lines(text)) == MEANT


@pytest.mark.parametrize("way", WAYS)
def test_cells_are_read_whatever_parts_label_and_value(way):
    assert said(table(*([line] for line in written(way)))) == MEANT


def test_blanks_drawn_under_answers_part_them_from_the_next_label():
    pairs = list(zip(LABELS, SAID, strict=True))
    lines = [
        f"{a}：_{b}_{c}：{d}__" for (a, b), (c, d) in zip(pairs[:8:2], pairs[1:8:2], strict=True)
    ]

    assert said(*plain.lines("\n".join([*lines, f"{LABELS[8]}：{SAID[8]}"]))) == MEANT


@pytest.mark.parametrize("between", ["；", "，", "。", " ", "\u3000", " | "])
def test_one_line_for_all_is_read_whatever_parts_its_points(between):
    points = between.join(f"{a}：{b}" for a, b in zip(LABELS, SAID, strict=True))

    assert said(*plain.lines(f"微视频登记\n{points}")) == MEANT


@pytest.mark.parametrize(
    "line",
    [
        "一、“作品名称”须加书名号，如《春到大别山》",
        "二、“作品时长”精确到秒，如：3分28秒",
        "1.联系电话——请填写手机",
    ],
)
def test_what_a_form_says_of_its_labels_is_no_answer(line):
    told = "\n".join([line, *written("{l}：{v}")])

    assert said(*plain.lines(told)) == MEANT


def test_a_word_that_a_few_lines_share_with_labels_is_none():
    story = "学校，就在山顶上。\n时长，不过一节课。\n题材，是他自己选的。"
    lines = [*written("{l}：{v}")[:-1], f"故事梗概：{story}"]

    assert said(*plain.lines("\n".join(lines))) == MEANT | {Field.SYNOPSIS: story}
