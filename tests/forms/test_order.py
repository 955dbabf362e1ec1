"""Boxes of text in the order of reading, and their lines as one text."""

import pytest

from intake.forms.order import chinese, in_order, joined
from intake.forms.ruled import Box

CELL = Box(0, 0, 400, 200)


def line(text, row, left=10, right=390):
    return Box(left, row * 30, right, row * 30 + 24, text)


def test_boxes_are_read_line_by_line_from_left_to_right():
    boxes = [line("丙", 1), line("乙", 0, 200, 220), line("甲", 0, 10, 30)]

    assert [box.text for box in in_order(boxes)] == ["甲", "乙", "丙"]


def test_a_line_that_fills_its_cell_goes_on_in_the_next():
    assert joined([line("一盏灯亮了", 0), line("又暗", 1, 10, 60)], CELL) == ("一盏灯亮了又暗", 1.0)


def test_a_line_with_room_behind_it_ends():
    assert joined([line("一盏灯。", 0, 10, 110), line("又暗", 1, 10, 60)], CELL) == (
        "一盏灯。\n又暗",
        1.0,
    )


def test_a_word_in_latin_letters_may_not_have_fitted():
    assert joined([line("我的", 0, 10, 330), line("microfilm", 1)], CELL) == ("我的microfilm", 1.0)


def test_commas_between_chinese_characters_are_chinese():
    assert joined([line("灯亮,又暗", 0)], CELL) == ("灯亮，又暗", 1.0)


SIGNS = {
    "（上集)": "（上集）", "<边城>": "〈边城〉", '山那头的“Wi-Fi"': "山那头的“Wi-Fi”",
    "写道:我": "写道：我", "在 WeChat 上": "在WeChat上", "3:58": "3:58", "(0551)": "(0551)",
}  # fmt: skip


@pytest.mark.parametrize("read", SIGNS)
def test_signs_among_chinese_characters_are_chinese(read):
    assert chinese(read) == SIGNS[read]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("从来不变—“您的学生”", "从来不变——“您的学生”"),
        ("牧云记—阿坝的夏天", "牧云记——阿坝的夏天"),
        ("三月—八月", "三月—八月"),
        ("我的2020—展示活动", "我的2020—展示活动"),
        ("牧云记——夏天", "牧云记——夏天"),
    ],
)
def test_a_dash_between_chinese_characters_is_a_whole_one(read, meant):
    assert chinese(read) == meant


def test_a_few_letters_that_nobody_is_sure_of_are_a_shadow_beside_lines_of_text():
    shade = Box(300, 30, 330, 54, "LU", sure=0.4)

    assert joined([line("灯亮了。", 0, 10, 110), shade], CELL)[0] == "灯亮了。"
    assert joined([shade], CELL)[0] == "LU"
    assert joined([line("灯亮了。", 0, 10, 110), line("LU", 1)], CELL)[0] == "灯亮了。\nLU"
