"""Rows of pieces on a page without ruled lines: which are a table, and what goes on in what."""

from dataclasses import replace

from intake.forms.cells import Line, Table
from intake.forms.unruled import Piece, blocks

SIZE = 10.0


def row(top, *pieces):
    """Pieces (where it begins, text) of one line; a character is as wide as it is high."""
    return [Piece(left, left + SIZE * len(text), top, text, SIZE) for left, text in pieces]


def told(rows):
    return [
        b.text if isinstance(b, Line) else [(c.row, c.column, c.text) for c in b.cells]
        for _, b in blocks(rows)
    ]


PAIRS = [row(10.0 * i, (50, name), (150, value)) for i, (name, value) in enumerate(
    [("片名", "《灯》"), ("学校", "甲大学"), ("类型", "纪录片")])]  # fmt: skip


def test_rows_that_begin_at_the_same_places_are_a_table():
    assert told(PAIRS) == [
        [(0, 0, "片名"), (0, 1, "《灯》"), (1, 0, "学校"), (1, 1, "甲大学"), (2, 0, "类型"),
         (2, 1, "纪录片")],
    ]  # fmt: skip


def test_a_value_goes_on_where_the_first_column_is_blank():
    rows = [*PAIRS, row(40, (50, "简介"), (150, "一" * 30)), row(50, (150, "完。"))]

    [cells] = told(rows)

    assert cells[-2:] == [(3, 0, "简介"), (3, 1, "一" * 30 + "完。")]


def test_a_label_goes_on_while_its_bracket_is_open():
    rows = [
        *PAIRS,
        row(40, (50, "简介（不超过"), (150, "一盏灯")),
        row(50, (50, "五百字）"), (150, "又暗。")),
    ]

    [cells, _] = told([*rows, row(60, (50, "请各单位认真核对后盖章。" * 2))])

    assert cells[-2:] == [(3, 0, "简介（不超过五百字）"), (3, 1, "一盏灯\n又暗。")]


def test_a_paragraph_between_ends_the_table():
    rows = [*PAIRS, row(40, (50, "以下由学校填写，请各单位认真核对后盖章。")), *PAIRS]

    found = [type(block) for _, block in blocks(rows)]

    assert found == [Table, Line, Table]


def test_a_full_line_goes_on_unless_the_next_names_a_field():
    rows = [row(0, (50, "一" * 20)), row(10, (50, "二" * 20)), row(20, (50, "联系人：王"))]

    assert told(rows) == ["一" * 20 + "二" * 20, "联系人：王"]


def test_two_rows_are_no_table():
    assert told(PAIRS[:2]) == ["片名\t《灯》", "学校\t甲大学"]


def test_a_colon_within_a_sentence_names_no_field():
    rows = [row(0, (50, "一" * 20)), row(10, (50, "每天拍下一张照片：发芽。"))]

    assert told(rows) == ["一" * 20 + "每天拍下一张照片：发芽。"]


def test_the_first_line_of_an_answer_stands_above_its_label_on_a_page_that_slopes():
    def sloping(number, *pieces):
        return [replace(p, top=p.top - 0.02 * p.left) for p in row(number, *pieces)]

    rows = [sloping(30.0 * i, (50, name), (250, value)) for i, (name, value) in enumerate(
        [("片名", "《灯》"), ("学校", "甲大学"), ("电话", "13800000000")])]  # fmt: skip
    rows += [sloping(90, (250, "山" * 30)), sloping(107, (50, "简介"), (250, "水" * 30)),
             sloping(124, (250, "完。"))]  # fmt: skip

    [cells] = told(rows)

    assert cells[-3:] == [
        (2, 1, "13800000000"),
        (3, 0, "简介"),
        (3, 1, "山" * 30 + "水" * 30 + "完。"),
    ]
