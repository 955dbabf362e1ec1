"""Answers with hints beside them, over two lines, or that look like none."""

import pytest
from forms.families import ANSWERS, LABELS, VALUES, D, N, P, S, T, W, read, said, sure, table

from intake.model import Field

ASKED = {
    S: [
        "（请填写学校全称）",
        "(与公章一致，请写全称)",
        "\n（全称）",
        "　请填写全称",
        "※须与公章一致",
    ],
    T: ["（不超过20字）", "（请加书名号）", "【必填】", "\n（片名请与成片一致）"],
    D: ["（不超过4分钟）", "（格式：X分X秒）"],
    N: ["（请填写真实姓名）", "（必填）"],
    P: ["（请填写手机）", "（11位手机号，请准确填写）", "（格式：区号-号码）"],
    W: ["（例：2020年1月1日-2020年1月31日）", "（请填写起止日期）"],
}


@pytest.mark.parametrize("name", ASKED)
def test_hints_left_standing_are_no_part_of_answers(name):
    rest = [[LABELS[f], ANSWERS[f]] for f in Field if f is not name]
    for hint in ASKED[name]:
        behind = table(*rest, [LABELS[name], ANSWERS[name] + hint])
        before = table(*rest, [LABELS[name], f"{hint.strip()}\n{ANSWERS[name]}"])
        alone = table(*rest, [LABELS[name], hint.strip()])

        assert said(behind) == dict(VALUES), hint
        assert sure(behind), hint
        if hint.strip()[0] in "（【(":
            assert said(before) == dict(VALUES), hint
            assert name not in said(alone), hint


TITLES = {
    "《守渔人\n——一位老师的九个月》": ("守渔人——一位老师的九个月", True),
    "《守渔人》\n——一位老师的九个月": ("守渔人——一位老师的九个月", True),
    "守渔人\n——一位老师的九个月": ("守渔人——一位老师的九个月", True),
    "《守渔人——\n一位老师的九个月》": ("守渔人——一位老师的九个月", True),
    "《守渔人：\n一位老师》": ("守渔人：一位老师", True),
    "《一位老师\n的九个月》": ("一位老师的九个月", True),
    "《“参”\n情》": ("“参”情", True),
    "《26 岁，我当老师》": ("26 岁，我当老师", True),
    "守渔人\n一位老师的九个月": ("守渔人一位老师的九个月", False),
    "守渔人\n2020": ("守渔人 2020", False),
    "守渔人 —— 一位老师": ("守渔人 —— 一位老师", False),
    "守渔人  一位老师": ("守渔人 一位老师", False),
}


@pytest.mark.parametrize("written", TITLES)
def test_titles_over_two_lines(written):
    value, certain = TITLES[written]
    rest = [[LABELS[f], ANSWERS[f]] for f in Field if f is not T]

    found = read(table(*rest, [LABELS[T], written]))[T]

    assert (found.value, found.confidence >= 0.75) == (value, certain)


STRANGE = {
    T: [
        "是",
        "必填",
        "不超过20字",
        "纪录片",
        "作品名称",
        "，田埂",
        "田埂（",
        "片名：田埂",
        "《田埂》（全称）、",
    ],
    S: ["是", "与公章一致", "选送学校", "甲大学（", "甲大学，", "《田埂》", "13800000000甲大学"],
    N: [
        "宣传部（王老师）",
        "王老师/宣传部干事",
        "王芳 副教授",
        "是",
        "真实姓名",
        "联系人",
        "王老师（",
        "王老师：",
        "职务",
        "部长：王芳、电话见下",
    ],
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_no_answer_is_never_silent(name):
    rest = [[LABELS[f], ANSWERS[f]] for f in Field if f is not name]
    for written in STRANGE[name]:
        found = read(table(*rest, [LABELS[name], written])).get(name)

        assert found is None or found.value is None or found.confidence < 0.75, written
