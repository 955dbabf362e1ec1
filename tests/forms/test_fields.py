"""What was written → what it means; expected values come from how the text was made."""

import pytest
from cases import POLICY
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.forms import choices, durations, fields, names, periods, phones
from intake.forms.cells import Cell, Line, Table
from intake.model import Field

SETTINGS = POLICY.form
YEAR = 2020
LABELS = [synonym for group in SETTINGS.labels.values() for synonym in group]


def form(*lines):
    """The one form in these lines."""
    [found] = fields.forms([Line(text=line) for line in lines], SETTINGS, YEAR)
    return found


def filled(name, written):
    """What a form with enough labels says of one field, or None where it is missing."""
    others = (Field.TITLE, Field.SCHOOL, Field.GENRE, Field.DURATION, Field.SYNOPSIS)
    cells = [(SETTINGS.labels[f][0], "") for f in others if f is not name]
    cells.insert(0, (SETTINGS.labels[name][0], written))
    table = Table(
        cells=tuple(
            Cell(text=text, row=row, column=column)
            for row, pair in enumerate(cells)
            for column, text in enumerate(pair)
        )
    )
    [found] = fields.forms([table], SETTINGS, YEAR)
    return found.fields.get(name)


GENRES = {
    "纪录片": "纪录片", "记录片": "纪录片", "微电影": "剧情片", "人物纪录片": "纪录片",
    "纪录": "纪录片", "记录": "纪录片",
    "☑纪录片 □剧情片": "纪录片", "纪录片☑ 剧情片□": "纪录片", "纪录片（√）剧情片（ ）": "纪录片",
    "√纪录片 剧情片": "纪录片", "纪录片 √剧情片": "剧情片", "纪录片√ 剧情片": "纪录片",
    "[x]纪录片 [ ]剧情片": "纪录片", "剧情片（微电影）": "剧情片", "■剧情片": "剧情片",
    "纪录片√剧情片": None, "纪录片、剧情片": None, "☑纪录片 ☑剧情片": None, "动画片": None,
    "☑动画片": None, "√纪录片 剧情片√": None, "非纪录片": None, "纪" * 500: None,
}  # fmt: skip


@pytest.mark.parametrize("written", GENRES)
def test_genre_as_written(written):
    found = filled(Field.GENRE, written)

    assert found is not None
    assert found.value == GENRES[written]


SEVEN = "、".join(SETTINGS.categories)
HINT = "例：从以下几类中任选一项或多项填写"
CATEGORIES = {
    "教育扶贫": ("教育扶贫",), "科技扶贫，教育扶贫": ("教育扶贫", "科技扶贫"),
    "教育扶贫；其它": ("教育扶贫", "其他"), "教育扶贫 产业扶贫": ("教育扶贫", "产业扶贫"),
    "教育扶贫产业扶贫": ("教育扶贫", "产业扶贫"), "教育扶贫/智力扶贫": ("教育扶贫", "智力扶贫"),
    "1.教育扶贫 2.科技扶贫": ("教育扶贫", "科技扶贫"), "教育扶贫类": ("教育扶贫",),
    "其他：乡村振兴": ("其他",), "其他（文旅）": ("其他",), "“健康扶贫”": ("健康扶贫",),
    "☑教育扶贫 □健康扶贫 ☑其他": ("教育扶贫", "其他"), f"{HINT}“{SEVEN}”\n科技扶贫": ("科技扶贫",),
    "乡村教育": None, "教育健康扶贫": ("教育扶贫", "健康扶贫"), "科技扶贫（无人机）": ("科技扶贫",),
    f"{HINT}“√{SEVEN}”": ("教育扶贫",), "文化扶贫": None, "教育扶贫、文化扶贫": None,
    "教育、科技": ("教育扶贫", "科技扶贫"), f"例：{SEVEN}": None, "教育、文化": None,
}  # fmt: skip


@pytest.mark.parametrize("written", CATEGORIES)
def test_categories_as_written(written):
    found = filled(Field.CATEGORIES, written)

    assert found is not None
    assert found.value == CATEGORIES[written]


@pytest.mark.parametrize(
    "written", [SEVEN, SEVEN.replace("、", "\n"), "全部", "以上全部。", "七类都有"]
)
def test_the_whole_list_is_a_full_choice_of_which_nobody_is_sure(written):
    found = filled(Field.CATEGORIES, written)

    assert (found.value, found.confidence) == (tuple(SETTINGS.categories), 0.6)


@pytest.mark.parametrize("written", ["全部", "纪录片剧情片"])
def test_a_film_has_one_genre(written):
    assert filled(Field.GENRE, written).value is None


def test_a_word_that_is_underlined_among_the_printed_ones_is_chosen():
    words = SETTINGS.genres

    assert choices.choose("纪录片/剧情片", "剧情片", words) == (("剧情片",), 0.8)


MISSING = {
    Field.TITLE: ["《XXX》", "《》", "", "  ", "《XX》", "待定", "（请填写片名）", "____"],
    Field.SCHOOL: ["XXX", "XX大学", "×××", "无"],
    Field.DURATION: ["XXmin", "XX分XX秒", "分钟", "X:XX"],
    Field.GENRE: ["纪录片或剧情片", "□纪录片 □剧情片", "纪录片 或 剧情片"],
    Field.CONTACT_NAME: ["XXX", "/"],
    Field.CONTACT_PHONE: ["XXX", "XXXXXXXXXXX", "—"],
    Field.CATEGORIES: [f"{HINT}“{SEVEN}”", "□教育扶贫 □其他"],
    Field.PRODUCTION_PERIOD: [
        "例：2020 年 X 月 XX 日-X 月 XX 日",
        "2020年  月  日-  月  日",
        "年 月",
    ],
    Field.SYNOPSIS: ["", "\n", "（500字以内，简要介绍作品内容）", "此处填写作品简介请输入"],
}


@pytest.mark.parametrize(("name", "written"), [(n, w) for n, ws in MISSING.items() for w in ws])
def test_what_is_left_at_its_example_is_missing(name, written):
    assert filled(name, written) is None


def test_name_and_phone_in_one_cell_are_parted():
    found = filled(Field.CONTACT_NAME, "姓名：王老师，电话：138 0000 0000")
    lone = form(
        "片名：《灯》", "学校：甲大学", "类型：纪录片", "联系人：王老师13800000000", "时长：3分"
    )

    assert found.value == "王老师"
    assert lone.value(Field.CONTACT_PHONE) == "13800000000"
    assert lone.fields[Field.CONTACT_PHONE].confidence == 0.8


def test_two_values_for_one_label_are_flagged():
    found = form("片名：灯", "学校：甲大学", "时长：3分", "电话：13800000000", "电话：13900000000")

    assert found.fields[Field.CONTACT_PHONE].confidence == 0.5


FILM = [("片名", 1.0), ("灯", 1.0), ("学校", 1.0), ("甲大学", 1.0), ("时长", 1.0), ("3分", 1.0)]


def seen(*told):
    """The form in a table of two columns, each text as sure as it was read."""
    cells = [Cell(text=t, row=i // 2, column=i % 2, sure=s) for i, (t, s) in enumerate(told)]
    [found] = fields.forms([Table(cells=tuple(cells))], SETTINGS, YEAR)
    return found


def test_the_printed_list_over_two_lines_is_no_answer():
    printed = (
        "例：从以下几类中任选一项或多项填写“教育扶贫、健康扶贫、\n"
        "消费扶贫、智力扶贫、科技扶贫、产业扶贫、其他”"
    )

    assert Field.CATEGORIES not in seen(("内容分类", 0.98), (printed, 0.98), *FILM).fields


def test_of_two_readings_about_as_sure_the_better_label_counts():
    found = seen(("联系人", 0.98), ("谭少华", 0.98), ("姓名", 1.0), ("学号", 1.0), *FILM)

    assert found.value(Field.CONTACT_NAME) == "谭少华"


def test_two_phones_in_a_picture_are_flagged_however_sure_each_is():
    found = seen(("电话", 1.0), ("13800000000", 0.99), ("电话", 1.0), ("13900000000", 0.98), *FILM)

    assert found.fields[Field.CONTACT_PHONE].confidence == 0.5


def test_a_label_in_other_words_is_guessed_with_less_confidence():
    cells = ["入围作品名称", "灯", "选送学校", "甲大学", "预计时长", "3分", "类型", "纪录片"]
    table = Table(cells=tuple(Cell(text=t, row=i // 2, column=i % 2) for i, t in enumerate(cells)))

    [found] = fields.forms([table], SETTINGS, YEAR)

    assert (found.text(Field.TITLE), found.fields[Field.TITLE].confidence) == ("灯", 0.7)


def test_a_period_written_behind_the_example_s_word_counts():
    found = filled(Field.PRODUCTION_PERIOD, "例：2020年10月1日-11月20日")

    assert found.value == ("2020-10-01", "2020-11-20")


def test_a_school_called_like_a_label_is_no_label():
    assert filled(Field.SCHOOL, "合肥电子学校").value == "合肥电子学校"


def test_the_synopsis_keeps_what_was_written_and_is_counted():
    found = form(
        "片名：灯",
        "学校：甲",
        "时长：3分",
        "类型：纪录片",
        "故事梗概：",
        "第一段，",
        "",
        "第二段。",
    )

    assert found.text(Field.SYNOPSIS) == "第一段，\n\n第二段。"
    assert found.synopsis_characters == 8


def test_the_printed_hint_is_no_part_of_the_synopsis():
    found = filled(Field.SYNOPSIS, "（500字以内，简要介绍作品内容）\n一盏灯（亮了）。")

    assert found.value == "一盏灯（亮了）。"


BLOCKS = st.lists(
    st.one_of(
        st.text(max_size=60).map(lambda text: Line(text=text)),
        st.tuples(st.sampled_from(LABELS), st.text(max_size=30)).map(
            lambda pair: Line(text="：".join(pair))
        ),
        st.lists(
            st.builds(
                Cell,
                text=st.one_of(
                    st.sampled_from(
                        [*LABELS, "", "3分58秒", "13800000000", "《灯》", "☑纪录片 □剧情片"]
                    ),
                    st.text(),
                ),
                row=st.integers(0, 5),
                column=st.integers(0, 5),
                rows=st.integers(1, 3),
                columns=st.integers(1, 3),
                stressed=st.text(max_size=5),
            ),
            max_size=24,
        ).map(lambda cells: Table(cells=tuple(cells))),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(BLOCKS)
def test_no_cells_make_it_raise(blocks):
    for found in fields.forms(blocks, SETTINGS, YEAR):
        assert set(found.fields) <= set(Field)
        assert found.synopsis_characters >= 0


@given(st.text(max_size=300))
def test_no_text_makes_a_reader_raise(text):
    readers = (durations.parse, phones.parse, names.title, names.school, names.person)

    told = [*(read(text) for read in readers), periods.parse(text, YEAR)]

    assert [sure for _, sure in told if not 0 <= sure <= 1] == []
    assert isinstance(names.untouched(text), bool)


LEFT_OVER = [
    (Field.TITLE, "《XXX》", "《田埂》", "田埂"),
    (Field.SCHOOL, "XXX", "安徽大学", "安徽大学"),
    (Field.DURATION, "XXmin", "3分58秒", 238.0),
    (Field.GENRE, "纪录片或剧情片", "纪录片", "纪录片"),
    (Field.CONTACT_NAME, "XXX", "王芳", "王芳"),
    (Field.CONTACT_PHONE, "XXX", "13800000000", "13800000000"),
    (Field.CATEGORIES, f"{HINT}“{SEVEN}”", "产业扶贫", ("产业扶贫",)),
    (Field.PRODUCTION_PERIOD, "例：2020 年 X 月 XX 日-X 月 XX 日", "2020年10月1日-11月20日",
     ("2020-10-01", "2020-11-20")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "example", "answer", "meant"), LEFT_OVER)
@pytest.mark.parametrize("below", [True, False])
def test_an_example_left_above_or_below_the_answer_is_no_matter(
    name, example, answer, meant, below
):
    found = filled(name, f"{example}\n{answer}" if below else f"{answer}\n{example}")

    assert found is not None
    assert found.value == meant


def test_an_example_left_in_the_same_line_is_no_matter():
    found = filled(Field.DURATION, "XXmin 4min")

    assert found is not None
    assert found.value == 240.0
