"""Families of layouts that offices share, each in several of its shapes."""

import pytest
from cases import POLICY
from forms.families import (
    ANSWERS,
    HELPS,
    LABELS,
    SAMPLE,
    VALUES,
    C,
    D,
    G,
    N,
    P,
    S,
    T,
    W,
    Y,
    read,
    rows,
    said,
    sure,
    table,
)

from intake.forms.cells import Cell, Line
from intake.model import Field

NUMBERS = {f: str(n) for n, f in enumerate(Field, 1)}
HELPED = {
    "a sample before": [["项　目", "示　例", "填 报 内 容"], *rows(LABELS, SAMPLE, ANSWERS)],
    "a sample behind": [["项目", "填写内容", "样例（仅供参考）"], *rows(LABELS, ANSWERS, SAMPLE)],
    "must, answer, helps": [["序号", "字段", "是否必填", "填写内容", "说明"],
                            *rows(NUMBERS, LABELS, "是", ANSWERS, HELPS)],
    "helps, must, answer": [["项目", "填写要求", "必填项", "请在此填写"],
                            *rows(LABELS, HELPS, "必填", ANSWERS)],
    "kind, answer": [["名称", "字段类型", "字段长度", "值"],
                     *rows(LABELS, "文本", "50", ANSWERS)],
    "the heading is a label elsewhere": [["题目", "填写说明", "内容"],
                                         *rows(LABELS, HELPS, ANSWERS)],
    "must without a heading": rows(LABELS, "是", ANSWERS),
    "numbers between": rows(LABELS, NUMBERS, ANSWERS),
    "a check behind": [["项目", "填写内容", "初审", "复审"], *rows(LABELS, ANSWERS, "通过", "√")],
    "unlike headings": [["条目", "模板示意", "贵单位情况"], *rows(LABELS, SAMPLE, ANSWERS)],
    "below a title": [["微视频登记表", "", ""], ["项目", "格式要求", "学校填写"],
                      *rows(LABELS, HELPS, ANSWERS)],
}  # fmt: skip


@pytest.mark.parametrize("way", HELPED)
def test_columns_of_help_are_no_answers(way):
    form = table(*HELPED[way])

    assert said(form) == dict(VALUES)
    assert sure(form)


def test_a_sample_above_within_one_table_is_no_form():
    shown = [[LABELS[f], SAMPLE[f]] for f in Field]
    real = [[LABELS[f], ANSWERS[f]] for f in Field]

    form = table(["填写示例", ""], *shown, ["请在下面填写", ""], *real)

    assert said(form) == dict(VALUES)
    assert sure(form)


def test_a_table_called_a_sample_below_the_form_is_none():
    shown, real = table(*rows(LABELS, SAMPLE)), table(*rows(LABELS, ANSWERS))

    blocks = real, Line(text="附件3：微视频信息登记表填写样例（请勿直接使用）"), shown

    assert said(*blocks) == dict(VALUES)


SEVEN = list(POLICY.form.categories)
TICKED = ("教育扶贫", "科技扶贫")
REST = [[LABELS[f], ANSWERS[f]] for f in Field if f is not C]


def ticks(on, off):
    return [on if word in TICKED else off for word in SEVEN]


def tall(text, row, high):
    return Cell(text=text, row=row, column=0, rows=high)


def broken(words):
    return [f"{word[:2]}\n{word[2:]}" for word in words]


ALTERNATE = [x for word in SEVEN for x in (word, "√" if word in TICKED else "")]
GRIDS = {
    "below": [[tall("作品类别", 0, 2), *broken(SEVEN)], [None, *ticks("√", "")]],
    "below, boxes": [[tall("内容分类", 0, 2), *SEVEN], [None, *ticks("☑", "□")]],
    "below, yes and no": [["内容分类", *SEVEN], ["", *ticks("是", "否")]],
    "below, a cross": [["内容分类", *SEVEN], ["", *ticks("×", "")]],
    "above the ticks without a label": [SEVEN, ticks("√", "")],
    "beside": [["内容分类", *ALTERNATE]],
    "beside, over two rows": [[tall("内容分类", 0, 2), *ALTERNATE[:6]], [None, *ALTERNATE[6:]]],
    "before": [["内容分类", *(x for w in SEVEN for x in ("√" if w in TICKED else "", w))]],
    "within": [["内容分类", *(f"√{w}" if w in TICKED else w for w in SEVEN)]],
    "down": [[tall("内容分类", 0, 7), SEVEN[0], "√"],
             *([None, w, "√" if w in TICKED else ""] for w in SEVEN[1:])],
    "down, before": [[tall("内容分类", 0, 7), "√", SEVEN[0]],
                     *([None, "√" if w in TICKED else "", w] for w in SEVEN[1:])],
}  # fmt: skip


@pytest.mark.parametrize("way", GRIDS)
def test_ticks_in_cells_of_their_own_choose(way):
    form = table(*GRIDS[way], *REST)

    assert said(form)[C] == TICKED
    assert sure(form)


def test_a_grid_without_a_tick_chooses_nothing():
    form = table([tall("内容分类", 0, 2), *SEVEN], [None, *[""] * 7], *REST)

    assert C not in said(form)


def test_ticks_stand_under_headings_of_a_list():
    fields_before, fields_behind = (T, S, D, G), (N, P, W, Y)
    heads = [LABELS[f] for f in fields_before] + ["内容分类（打√）", *[None] * 6]
    heads += [LABELS[f] for f in fields_behind]
    head = [Cell(text=t, row=0, column=n, rows=1 if n == 4 else 2, columns=7 if n == 4 else 1)
            for n, t in enumerate(heads) if t is not None]  # fmt: skip
    lines = [[*[None] * 4, *SEVEN],
             [*(ANSWERS[f] for f in fields_before), *ticks("√", ""),
              *(ANSWERS[f] for f in fields_behind)]]  # fmt: skip

    form = table(head, *lines)

    assert said(form) == {**VALUES, C: TICKED}
    assert sure(form)


def test_options_may_be_headings_of_a_list_themselves():
    heads = ["序号", *(LABELS[f] for f in (T, S, D, G)), *SEVEN]
    heads += [LABELS[f] for f in (N, P, W, Y)]
    answers = ["1", *(ANSWERS[f] for f in (T, S, D, G)), *ticks("√", "")]
    answers += [ANSWERS[f] for f in (N, P, W, Y)]

    form = table(heads, answers)

    assert said(form) == {**VALUES, C: TICKED}
    assert sure(form)


A_TO_G = "  ".join(f"{'ABCDEFG'[n]}.{word}" for n, word in enumerate(SEVEN))
LETTERED = {
    "in brackets before": ("内容分类（可多选）", f"（ AE ）  {A_TO_G}"),
    "in brackets behind": ("内容分类", f"{A_TO_G}（A、E）"),
    "on a line below": ("内容分类", f"{A_TO_G}\n选择：A E"),
    "the letters alone": (f"内容分类（{A_TO_G.replace('  ', ' ')}）", "A,E"),
    "full width": ("内容分类", f"（Ａ、Ｅ）{A_TO_G.replace('.', '．')}"),
    "small": ("内容分类", f"a e\n{A_TO_G}"),
    "numbers in rings": (
        "内容分类", "填：①⑤\n" + "".join(f"{'①②③④⑤⑥⑦'[n]}{w}" for n, w in enumerate(SEVEN))),
    "numbers": ("内容分类", "（1、5）" + " ".join(f"{n}、{w}" for n, w in enumerate(SEVEN, 1))),
    "on blanks": ("内容分类", f"__A E__ {A_TO_G}"),
}  # fmt: skip


@pytest.mark.parametrize("way", LETTERED)
def test_letters_stand_for_their_options(way):
    form = table(*REST, LETTERED[way])

    assert said(form)[C] == TICKED
    assert sure(form)


def test_letters_are_explained_in_a_note_below():
    rest = [row for row in REST if row[0] != LABELS[G]]
    form = table(*rest, [LABELS[C], "AE"], [LABELS[G], "B"])
    notes = Line(text="类型：A.剧情片 B.纪录片"), Line(text=f"内容分类：{A_TO_G}")

    assert said(form, *notes) == {**VALUES, C: TICKED}


def test_a_letter_that_nothing_explains_is_a_persons():
    assert said(table(*REST, [LABELS[C], "AE"]))[C] is None


def test_lettered_options_without_an_answer_choose_nothing():
    assert C not in said(table(*REST, [LABELS[C], f"（   ）  {A_TO_G}"]))


OTHERWISE = {
    "a choice behind a story's label": (
        C, "作品内容", "教育扶贫□ 科技扶贫☑ 其他☑", ("科技扶贫", "其他")),
    "a category behind a kind": (C, "类型", "科技扶贫", ("科技扶贫",)),
    "a genre behind a category": (G, "分类", "纪实片", "纪录片"),
    "a length behind a time": (D, "制作时间", "3分58秒", 238.0),
}  # fmt: skip


@pytest.mark.parametrize("way", OTHERWISE)
def test_a_value_tells_which_field_its_label_means(way):
    name, label, written, meant = OTHERWISE[way]
    rest = [[LABELS[f], ANSWERS[f]] for f in Field if f is not name]

    found = said(table(*rest, [label, written]))

    assert found == {**VALUES, name: meant}


def lines(way, labels=LABELS):
    return [Line(text=x) for f in Field for x in way.format(labels[f], ANSWERS[f]).split("\n")]


def test_answers_below_their_labels_beat_the_foot_of_a_page():
    foot = Line(text="技术支持：信息中心　电话：0000-66668888　版权所有")

    found = said(*lines("{}\n{}"), foot)

    assert found == dict(VALUES)
    assert sure(*lines("{}\n{}"), foot)


@pytest.mark.parametrize("way", ["{}\n{}", "{}：{}", "{}： \n{}"])
def test_a_kind_in_lines_is_told_by_its_choice(way):
    assert said(*lines(way, {**LABELS, G: "作品类别"})) == dict(VALUES)


def test_some_lines_with_a_blank_only_are_read_too():
    told = lines("{} {}")
    told[-1] = Line(text=f"{LABELS[Y]}\n{ANSWERS[Y]}")

    assert said(*told) == dict(VALUES)


def test_a_label_that_no_eye_could_read_has_a_value_that_tells():
    rest = [[LABELS[f], ANSWERS[f]] for f in Field if f is not Y]
    story = "灯亮了，学生走进了山里的小学，一住就是三年。后来他没有走。"
    unread = Cell(text="试验单位", row=8, column=0, sure=0.54)

    found = read(table(*rest, [unread, story]))[Y]

    assert (found.value, found.confidence) == (story, 0.5)


def test_a_seals_words_beside_letters_leave_them_to_a_person():
    found = read(table(*REST, [LABELS[C], f"宣传部（ AE ）{A_TO_G}"]))[C]

    assert (found.value, found.confidence) == (TICKED, 0.7)


def test_a_piece_of_a_seal_behind_a_school_is_never_silent():
    rest = [[LABELS[f], ANSWERS[f]] for f in Field if f is not S]

    assert read(table(*rest, [LABELS[S], "西藏农牧学院 藏"]))[S].confidence < 0.75


HEADED = {
    "called": ["填写说明", *HELPS.values()],
    "not called anything": ["", *HELPS.values()],
}  # fmt: skip


@pytest.mark.parametrize("way", HEADED)
def test_a_row_of_helps_below_headings_is_no_answer(way):
    form = table(["序号", *LABELS.values()], HEADED[way], ["1", *ANSWERS.values()])

    assert said(form) == dict(VALUES)
    assert sure(form)


def test_a_box_around_lines_with_blanks_is_lines():
    whole = "\n".join(
        f"{LABELS[f]}{'' if ANSWERS[f][0].isdigit() else ' '}{ANSWERS[f]}" for f in Field
    )

    assert said(table(["作品信息\n" + whole])) == dict(VALUES)


CODED = {
    "in brackets": [f"5({word})" for word in POLICY.form.categories],
    "behind the whole question": [f"5、内容分类（可多选）({w})" for w in POLICY.form.categories],
    "behind a colon": [f"5.内容分类:{word}" for word in POLICY.form.categories],
    "behind a dash": [f"内容分类-{word}" for word in POLICY.form.categories],
}


@pytest.mark.parametrize("way", CODED)
@pytest.mark.parametrize(("on", "off"), [("1", "0"), ("√", ""), ("是", "否"), ("选中", "未选")])
def test_a_surveys_column_for_each_option_is_one_choice(way, on, off):
    meant = [word for word in POLICY.form.categories if word in VALUES[C]]
    ticks = [on if word in meant else off for word in POLICY.form.categories]
    heads = [f"{n}、{LABELS[f]}" for n, f in enumerate(Field, 1) if f is not C]
    answers = [ANSWERS[f] for f in Field if f is not C]

    assert said(table([*heads, *CODED[way]], [*answers, *ticks])) == dict(VALUES)
