"""Ways of laying a form out: as cells and lines, and what each field comes to."""

import pytest
from cases import POLICY
from forms.strange import ANSWERS, NAMES, VALUES

from intake.forms import endings, fields, page, plain, radicals
from intake.forms.cells import Cell, Line, Table
from intake.model import Field

G, C, W, Y = Field.GENRE, Field.CATEGORIES, Field.PRODUCTION_PERIOD, Field.SYNOPSIS
S, N, P = Field.SCHOOL, Field.CONTACT_NAME, Field.CONTACT_PHONE
TEN = [NAMES[f].partition("（")[0] for f in Field]


def table(*rows):
    """Rows of texts; None is a place that the cell above or before it covers."""
    return Table(
        cells=tuple(
            Cell(text=text, row=row, column=column)
            for row, cells in enumerate(rows)
            for column, text in enumerate(cells)
            if text is not None
        )
    )


def read(*blocks):
    """Field → value and confidence of the one form in these blocks."""
    [form] = fields.forms(blocks, POLICY.form, 2020)
    return {name: (filled.value, filled.confidence) for name, filled in form.fields.items()}


def one(name, *rows):
    """What a form says of one field, whose rows are these."""
    rest = [(NAMES[f], ANSWERS[f]) for f in Field if f is not name]
    return read(table(*rest, *rows)).get(name)


TWO = ("教育扶贫", "科技扶贫")
OTTER = ("2020-09-01", "2020-10-08")
ONE = {
    "behind a modifier": (Field.SCHOOL, [("报送高校", "甲大学")], ("甲大学", 1.0)),
    "beside English": (Field.TITLE, [("片名\nTitle", "《灯》")], ("灯", 1.0)),
    "a hint without brackets": (
        Y, [("故事梗概\n500字以内，\n简要介绍", "灯亮了。")], ("灯亮了。", 1.0)),
    "options in the label": (G, [("影片类别（纪录片/剧情片）", "纪实")], ("纪录片", 1.0)),
    "an unknown label": (Field.SCHOOL, [("承制方", "甲乙学院")], ("甲乙学院", 0.7)),
    "an unknown label of a period": (W, [("开工与收工日期", "2020.9.1-10.8")], (OTTER, 0.7)),
    "labels for both ends": (
        W, [("开机", "2020年9月1日", "杀青", "2020年10月8日")], (OTTER, 0.7)),
    "ticks behind the words": (
        C, [("内容分类", "教育扶贫", "√"), ("", "健康扶贫", ""), ("", "科技扶贫", "√")], None),
    "another label in the cell below": (
        Field.DURATION, [("预计时长",), ("作品形式\n纪录片",)], None),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE)
def test_a_field_is_read(name):
    field, rows, meant = ONE[name]
    if name == "ticks behind the words":
        rows = [rows[0], (None, *rows[1][1:]), (None, *rows[2][1:])]
        spread = table(*[(NAMES[f], ANSWERS[f]) for f in Field if f is not field], *rows)
        tall = [c for c in spread.cells if c.text != "内容分类"]
        label = Cell(text="内容分类", row=8, column=0, rows=3)
        assert read(Table(cells=(*tall, label)))[field] == (TWO, 1.0)
        return

    assert one(field, *rows) == meant


def test_labels_over_answers_are_read_to_the_last_row():
    rows = [(TEN[:3]), [ANSWERS[f] for f in list(Field)[:3]], TEN[3:6],
            [ANSWERS[f] for f in list(Field)[3:6]], [TEN[6], TEN[7], ""],
            [ANSWERS[C], ANSWERS[W], ""], [TEN[8], "", ""], [ANSWERS[Y], None, None]]  # fmt: skip

    assert {f: v for f, (v, _) in read(table(*rows)).items()} == dict(VALUES)


def test_headings_in_words_that_nobody_told_of_stay_headings():
    heads = ["序号", "作品名称", "报来的学校", "作品时长", "作品类型", "联系人", "手机"]
    rows = [heads, ["1", "《灯》", "甲大学", "3分", "纪录片", "王老师", "13800000000"]]

    assert read(table(*rows))[Field.TITLE] == ("灯", 1.0)


def test_headings_of_two_rows_have_their_answers_below_both():
    cells = [Cell(text=name, row=0, column=n, rows=2) for n, name in enumerate(TEN[:7])]
    cells += [Cell(text="制作周期", row=0, column=7, columns=2),
              Cell(text="开始", row=1, column=7), Cell(text="结束", row=1, column=8)]  # fmt: skip
    cells += [Cell(text=ANSWERS[f], row=2, column=n) for n, f in enumerate(list(Field)[:7])]
    cells += [Cell(text="2020-09-01", row=2, column=7), Cell(text="2020-10-08", row=2, column=8)]

    assert read(Table(cells=tuple(cells)))[W] == (OTTER, 1.0)


@pytest.mark.parametrize(
    "ends",
    [("制作开始日期", "制作结束日期"), ("开始拍摄", "完成制作"), ("开机时间", "杀青时间")],
)
def test_headings_for_both_ends_of_a_period(ends):
    heads = [*TEN[:7], *ends, TEN[8]]
    answers = [*(ANSWERS[f] for f in list(Field)[:7]), "2020-09-01", "2020-10-08", ANSWERS[Y]]

    assert read(table(heads, answers))[W] == (OTTER, 0.7)


def test_answers_that_look_like_headings_are_answers():
    rest = [(NAMES[f], ANSWERS[f]) for f in Field if f not in (G, C)]
    rows = [*rest, ("类型", "纪录片", "内容分类", "产业扶贫"),
            ("分管领导", "程建设", "领导职务", "党委副书记")]  # fmt: skip

    found = read(table(*rows))

    assert (found[G][0], found[C][0]) == ("纪录片", ("产业扶贫",))


def test_a_name_and_a_department_in_a_row_are_no_headings():
    rest = [(NAMES[f], ANSWERS[f]) for f in Field if f not in (S, N)]
    rows = [
        *rest,
        ("选送学校", "甲乙大学", "联系人姓名", "王芳"),
        ("部门", "宣传部", "职务", "科长"),
    ]

    found = read(table(*rows))

    assert (found[S][0], found[N][0]) == ("甲乙大学", "王芳")


def test_a_heading_before_the_labels_of_its_row_is_no_label():
    rest = [(NAMES[f], ANSWERS[f]) for f in Field if f not in (N, P)]
    rows = [*rest, ("联系方式", "联系人", "王芳", "电话", "0551-60000000")]

    found = read(table(*rows))

    assert (found[N], found[P]) == (("王芳", 1.0), ("0551-60000000", 1.0))


def test_a_row_that_says_it_is_an_example_is_none():
    shown = ["示例", "《XXX》", "XX大学", "3分50秒", "纪录片", "张三", "13900000001", "教育扶贫",
             "2020年9月", "不超过500字"]  # fmt: skip
    rows = [["序号", *TEN], shown, ["1", *(ANSWERS[f] for f in Field)]]

    assert {f: v for f, (v, _) in read(table(*rows)).items()} == dict(VALUES)


def test_a_heading_above_a_box_names_what_is_in_it():
    rest = [(NAMES[f], ANSWERS[f]) for f in Field if f is not Y]

    found = read(table(*rest), Line(text="三、剧情简介"), table((ANSWERS[Y],)))

    assert found[Y] == (ANSWERS[Y], 1.0)


LINES = {
    "colons": "{}：{}", "a blank": "{} {}", "an arrow": "{}→{}", "equals": "{}={}",
    "quotes": "“{}”：{}", "bullets": "●{}：{}", "stars": "**{}**：{}", "brackets": "<{}>{}",
    "json": '"{}": "{}",', "is": "{}为{}",
}  # fmt: skip


@pytest.mark.parametrize("way", LINES)
def test_lines_are_read(way):
    told = "\n".join(LINES[way].format(TEN[n], ANSWERS[f]) for n, f in enumerate(Field))

    assert {f: v for f, (v, _) in read(*plain.lines(told)).items()} == dict(VALUES)


def test_columns_set_by_tabs_are_a_table():
    told = "\t".join(TEN) + "\n" + "\t".join(ANSWERS[f] for f in Field)

    assert {f: v for f, (v, _) in read(*plain.lines(told)).items()} == dict(VALUES)


def test_a_web_form_shows_what_was_chosen(tmp_path):
    shown = "".join(
        f'<p><label>{TEN[n]}</label><input value="{ANSWERS[f]}"></p>'
        for n, f in enumerate(Field)
        if f is not G
    )
    chosen = "<select><option>剧情片</option><option selected>纪录片</option></select>"
    hidden = '<input type="hidden" value="片名：《别的》">'
    whole = f"<form>{shown}<p>类型{chosen}</p>{hidden}</form>"
    (tmp_path / "form.html").write_text(whole, encoding="utf-8")

    found = read(*page.read(tmp_path / "form.html"))

    assert {f: v for f, (v, _) in found.items()} == dict(VALUES)


STORIES = {
    "灯亮了。\n\n此致\n敬礼！\n某大学\n2020年12月1日": "灯亮了。",
    "灯亮了。\n感谢填写！": "灯亮了。",
    "灯亮了。\n又暗了。\n某大学教务处\n2020年12月16日": "灯亮了。\n又暗了。",
    "灯亮了。\n学校（盖章）：": "灯亮了。",
    "感谢老师。\n灯亮了。": "感谢老师。\n灯亮了。",
    "灯亮了。\n2020年的冬天，他回来了。": "灯亮了。\n2020年的冬天，他回来了。",
}


@pytest.mark.parametrize("told", STORIES)
def test_a_story_ends_where_the_letter_goes_on(told):
    assert endings.alone(told)[0] == STORIES[told]


def test_radicals_are_the_characters_that_they_show():
    assert radicals.unified("⽆⼈机⻜过茶园⸺贫困⼾") == "无人机飞过茶园——贫困户"


def test_what_nobody_sees_is_no_part_of_a_value():
    assert one(Field.DURATION, ("预计时长", "3分58秒\u200b")) == (238.0, 1.0)


@pytest.mark.parametrize("stress", ["纪录片", "剧情片"])
def test_a_stressed_word_of_the_example_is_an_answer(stress):
    rest = [(NAMES[f], ANSWERS[f]) for f in Field if f is not G]
    at = len(rest)
    cells = (Cell(text="类型", row=at, column=0),
             Cell(text="纪录片或剧情片", row=at, column=1, stressed=stress))  # fmt: skip

    assert read(Table(cells=(*table(*rest).cells, *cells)))[G] == (stress, 0.8)


@pytest.mark.parametrize(
    ("written", "meant"), [("纪录片√或剧情片", "纪录片"), ("纪录片或√剧情片", "剧情片")]
)
def test_a_tick_in_the_example_is_an_answer(written, meant):
    assert one(G, ("类型", written)) == (meant, 1.0)


def test_answers_parted_by_strokes_stand_by_themselves():
    told = "\n".join(
        " | ".join(f"{TEN[n]}：{ANSWERS[f]}" for n, f in enumerate(Field) if n // 2 == line)
        for line in range(5)
    )

    assert {f: v for f, (v, _) in read(*plain.lines(told)).items()} == dict(VALUES)


def test_a_heading_reaches_down_to_those_under_a_groups_name():
    groups = [
        Cell(text="选送学校", row=0, column=0, rows=2),
        Cell(text="作品信息", row=0, column=1, columns=6),
        Cell(text="联系人", row=0, column=7, columns=2),
    ]
    film = [f for f in Field if f not in {S, N, P}]
    order = [S, *film, N, P]
    heads = [
        Cell(text=NAMES[f].partition("（")[0], row=1, column=n)
        for n, f in enumerate(order)
        if f is not S
    ]
    answers = [Cell(text=ANSWERS[f], row=2, column=n) for n, f in enumerate(order)]

    found = read(Table(cells=(*groups, *heads, *answers)))

    assert {name: value for name, (value, _) in found.items()} == dict(VALUES)


def test_a_story_below_its_headings_row_is_not_blank():
    rest = [[NAMES[f].partition("（")[0], ANSWERS[f]] for f in Field if f is not Y]
    story = "学生进村，一住就是九个月。临走那天，灯亮了。"

    below = read(table(*rest, ["三、故事梗概（500字以内）", ""], [story]))
    unanswered = fields.forms((table(*rest, ["故事梗概", ""], ["（盖章）"]),), POLICY.form, 2020)

    assert below[Y][0] == story
    assert Y not in unanswered[0].fields
