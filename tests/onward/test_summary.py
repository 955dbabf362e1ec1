"""The summary sheet: what is written in one tier is read in the next."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from intake.model import Listed
from intake.onward import listing, summary

COLUMNS = {"序号": "rank", "省份": "province", "选送学校": "school", "片名": "title"}
HEADINGS = {name: (heading,) for heading, name in COLUMNS.items()} | {
    "title": ("片名", "作品名称"),
    "school": ("选送学校", "学校"),
}
ROWS = [
    {"rank": 1, "province": "安徽省", "school": "皖南师范学院", "title": "灯"},
    {"rank": 2, "province": "安徽省", "school": "庐州医科大学", "title": "=1+1"},
]


def cells(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_the_sheet_has_title_headings_and_rows():
    content = summary.write("微视频汇总表", COLUMNS, ROWS)

    assert cells(content) == [
        ["微视频汇总表", "", "", ""],
        ["序号", "省份", "选送学校", "片名"],
        [1.0, "安徽省", "皖南师范学院", "灯"],
        [2.0, "安徽省", "庐州医科大学", "=1+1"],
    ]


def test_what_looks_like_a_formula_stays_a_text():
    sheet = load_workbook(io.BytesIO(summary.write("t", COLUMNS, ROWS))).active

    assert (sheet["D4"].value, sheet["D4"].data_type) == ("=1+1", "s")


def test_the_next_tier_reads_what_this_one_writes():
    works = listing.works(cells(summary.write("t", COLUMNS, ROWS)), HEADINGS)

    assert works == (
        Listed(title="灯", school="皖南师范学院", province="安徽省", rank=1),
        Listed(title="=1+1", school="庐州医科大学", province="安徽省", rank=2),
    )


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["片名", "选送学校"]],
        [["作品", "单位"], ["灯", "皖南师范学院"]],
        [["片名"], ["灯"]],
        [[None, 3.5]] * 20 + [["片名", "学校"], ["灯", "甲"]],
    ],
)
def test_what_is_no_summary_sheet_names_no_work(rows):
    assert listing.works(rows, HEADINGS) == ()


def test_a_sheet_of_another_make_is_understood():
    rows = [
        ["附件2"],
        ["", "安徽省微视频汇总表", ""],
        ["作品名称：", "学 校", "备注", "序号", "作品名称"],
        ["《灯》", "皖南师范学院", "", "1", "另一列"],
        ["", "", "", "", ""],
        ["一剂良方", None, "x", 12.0],
        ["联系人：某某"],
    ]

    works = listing.works(rows, HEADINGS)

    assert [(w.title, w.school, w.province, w.rank) for w in works] == [
        ("灯", "皖南师范学院", "", 1),
        ("一剂良方", "", "", 12),
    ]
