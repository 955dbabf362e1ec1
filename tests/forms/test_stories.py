"""Where a story's lines break, and where it ends."""

import pytest
from forms.families import ANSWERS, LABELS, read, table

from intake.forms import endings, stories
from intake.model import Field

FULL = "闽宁镇的夜校里，教室坐满了搬出大山的人。他们学电焊、学家政、学"
NEXT = "种葡萄，也学怎样在超市里看懂保质期。影片选取三位学员的笔记本，一页一页读"
LAST = "出来：第一页是“我叫”，最后一页是“我会”。"


def test_full_lines_that_go_on_are_joined_and_looked_at():
    assert stories.told(f"{FULL}\n{NEXT}\n{LAST}") == (FULL + NEXT + LAST, stories.UNSURE)


@pytest.mark.parametrize(
    "lines", ["灯亮了。\n他没有走。", "灯亮了。\n\u3000\u3000他没有走。", f"{NEXT}。\n灯亮了。"]
)
def test_paragraphs_stay(lines):
    assert stories.told(lines) == (lines, 1.0)


def test_a_story_that_stops_within_a_sentence_is_looked_at():
    assert stories.told("育种要十年，写一篇论文要一年，收割") == (
        "育种要十年，写一篇论文要一年，收割",
        stories.UNSURE,
    )


@pytest.mark.parametrize("story", ["灯亮了", "灯亮了\n他没有走", "一、修路\n二、点灯"])
def test_what_a_cell_held_is_whole_without_a_full_stop(story):
    assert stories.told(story, held=True) == (story, 1.0)
    assert stories.told(story)[1] == stories.UNSURE


def test_a_story_in_cells_below_each_other_is_one_and_looked_at():
    kept = [[LABELS[f], ANSWERS[f]] for f in Field if f is not Field.SYNOPSIS]
    pieces = [
        "育种要十年，写一篇论文要一年，收割",
        "一亩青稞只要四分钟。影片把它们放",
        "在一起，够不够？",
    ]
    beside = ["故事梗概：", *pieces, *[None] * 4]

    found = read(table(*([*row, text] for row, text in zip(kept, beside, strict=True))))[
        Field.SYNOPSIS
    ]

    assert (found.value, found.confidence) == ("".join(pieces), stories.UNSURE)


@pytest.mark.parametrize(
    "below", ["——\n樊一苇\n融媒体中心", "--\n樊一苇", "-------- 原始邮件 --------\n发件人：组委会"]
)
def test_a_story_ends_at_what_a_letter_says_below_a_rule(below):
    assert endings.alone(f"{LAST}\n{below}")[0] == LAST


@pytest.mark.parametrize(
    "below",
    [
        "活动办小葛 09:50\n收到[OK]",
        "张老师 2020/12/14 9:50:22\n好的",
        "祁同学\n融媒体中心学生记者团\n手机：13012349987\nQQ：29183746",
        "樊一苇\nTel: 0551-60000000",
    ],
)
def test_a_story_ends_at_the_next_message_and_at_a_card(below):
    assert endings.alone(f"{LAST}\n{below}")[0] == LAST


def test_a_card_takes_no_line_of_a_story_that_has_not_ended():
    assert endings.alone(f"{FULL}\n手机：13012349987")[0] == FULL
    assert endings.alone(f"{FULL}\n{NEXT}\nQQ：29183746")[0] == f"{FULL}\n{NEXT}"


@pytest.mark.parametrize("dressed", ["————\n{}", "____{}____", "{}；", "{}|"])
def test_what_is_drawn_around_a_story_is_no_part_of_it(dressed):
    assert endings.alone(dressed.format(LAST))[0] == LAST


def test_quotes_are_as_wide_as_characters_where_a_program_filled_lines():
    lines = [
        "    影片以“种”“守”“收”三个篇章，记录科研人员和乡亲们在石漠化土",
        "地上种出希望的过程。",
        "    第一年，霜冻毁掉了全部的苗；第二年，收购商压价；第三年，花海引",
        "来了游客。",
    ]
    head = "威宁自治县的高原上有一种“太阳”，是向日葵，也是人。"

    told, sure = stories.told("\n".join([head, *lines]))

    whole = [head, (lines[0] + lines[1]).strip(), (lines[2] + lines[3]).strip()]
    assert (told, sure) == ("\n".join(whole), stories.UNSURE)


def test_a_signature_in_the_storys_room_is_no_part_of_it():
    rest = [[LABELS[f], ANSWERS[f]] for f in Field if f is not Field.SYNOPSIS]
    school, story = ANSWERS[Field.SCHOOL], "灯亮了。\n他留下了。"

    signed = read(table(*rest, [LABELS[Field.SYNOPSIS], f"{story}\n{school}"]))
    within = read(table(*rest, [LABELS[Field.SYNOPSIS], f"灯亮了\n{school}"]))

    assert signed[Field.SYNOPSIS].value == story
    assert within[Field.SYNOPSIS].value == f"灯亮了\n{school}"
