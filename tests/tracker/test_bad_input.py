"""What no reader would expect in a workbook: understood, or told of, and never lost."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from tracker import desks

from intake.tracker import reading, sheets
from intake.tracker.merge import Oddity
from intake.tracker.package import Unreadable

ENTRIES = "作品登记"
DESK = desks.campaign(6)
DRAWN = desks.drawn(DESK)
VERDICT, OPINION = 19, 20
"""Columns 人工审核 and 审核意见 of a tracker without pictures."""


def read(content, campaign=DESK.campaign_name):
    return reading.read(content, desks.WORDING, campaign, None)


def changed(change):
    """The tracker with its sheet 作品登记 changed, as staff save it."""
    book = desks.opened(DRAWN)
    change(book[ENTRIES])
    return desks.saved(book)


def patched(pattern, by, part="xl/worksheets/sheet2.xml"):
    """The tracker with a text of a part replaced, and other parts as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DRAWN)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            target.writestr(name, re.sub(pattern, by, body, count=1) if name == part else body)
    return out.getvalue()


def said(content):
    return {(one.key, one.column): one.new for one in read(content).said}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("通过", "approve"),
        (" 通过 ", "approve"),
        ("OK", "approve"),
        ("ｏｋ", "approve"),
        ("√", "approve"),
        ("同意", "approve"),
        ("不同意", "return"),
        ("×", "return"),
        ("待定", "discuss"),
        ("通过。", "approve"),
        ("　退　回！", "return"),
        ("✔", "approve"),
        ("通过？", None),
        ("", ""),
        ("也许", None),
    ],
)
def test_words_of_a_dropdown_are_understood_as_people_write_them(written, meant):
    assert sheets.meaning("entries", "verdict", written, desks.WORDING) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("AH-002", "AH-002"),
        (" ａｈ－００２ ", "AH-002"),
        ("AH2", "AH-002"),
        ("新作品", "new"),
        ("", ""),
        ("第二部", "第二部"),
    ],
)
def test_numbers_are_understood_as_people_write_them(written, meant):
    assert sheets.meaning("files", "move-to", written, desks.WORDING) == meant


@pytest.mark.parametrize("typed", ["ah-001", " ＡＨ－００１", "AH- 001"])
def test_a_number_typed_anew_is_the_same_row(typed):
    def retype(sheet):
        sheet.cell(4, 1).value = typed
        sheet.cell(4, VERDICT).value = "通过"

    found = read(changed(retype))

    assert [(one.key, one.column, one.new) for one in found.said] == [("AH-001", "verdict", "通过")]
    assert [(one.kind, one.key, one.column) for one in found.oddities] == [
        ("cell", "AH-001", "number")
    ]


def test_rows_pasted_under_new_numbers_are_told_of_in_few_lines():
    def paste(sheet):
        for n in range(30):
            sheet.append([f"AH-{n + 900}", "粘贴"])

    found = read(changed(paste))

    assert [one.kind for one in found.oddities] == ["row-unknown"] * 20 + ["more"]
    assert (found.oddities[-1].text, found.blocked) == ("10", "")
    assert len(found.carried.sheets["entries"].loose) == 30


def test_too_many_rows_under_new_numbers_leave_the_file_alone():
    def paste(sheet):
        for n in range(501):
            sheet.append([f"AH-{n + 900}", "粘贴"])

    found = read(changed(paste))

    assert (found.blocked, found.what, found.said) == ("rows", ENTRIES, ())


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04half", DRAWN[: len(DRAWN) // 2]])
def test_half_written_or_empty_file_is_unreadable(content):
    with pytest.raises(Unreadable):
        read(content)


def test_another_campaigns_tracker_is_not_taken_for_ours():
    with pytest.raises(Unreadable, match="of another campaign"):
        read(DRAWN, "另一个活动")


def test_merged_cells_over_staff_columns_say_what_their_first_cell_says():
    before = {"AH-001": {"verdict": "讨论"}, "AH-002": {"verdict": "退回", "opinion": "片头"}}
    book = desks.opened(desks.drawn(replace(DESK, words={"entries": before})))
    book[ENTRIES].cell(4, VERDICT).value = "通过"
    book[ENTRIES].merge_cells(start_row=4, end_row=5, start_column=VERDICT, end_column=OPINION)

    found = read(desks.saved(book))

    assert [(one.key, one.column, one.new) for one in found.said] == [("AH-001", "verdict", "通过")]
    assert found.oddities == (Oddity(kind="merged", sheet="entries", text="S4:T5"),)


@pytest.mark.parametrize(
    "part",
    [
        "xl/cellimages.xml",
        "xl/pivotTables/pivotTable1.xml",
        "xl/externalLinks/externalLink1.xml",
        "xl/slicers/slicer1.xml",
    ],
)
def test_parts_that_cannot_be_drawn_again_leave_staffs_file_alone(part):
    content = io.BytesIO(DRAWN)
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr(part, "<x/>")

    found = read(content.getvalue())

    assert found.blocked == "parts"


def test_formula_where_a_word_belongs_says_what_it_shows():
    shown = '<f>CONCATENATE("通","过")</f><v>通过</v></c>'.encode()

    content = patched(
        rb'<c r="S4"([^>]*?)(?: t="\w+")?(?:/>|>.*?</c>)', rb'<c r="S4"\1 t="str">' + shown
    )

    assert said(content) == {("AH-001", "verdict"): "通过"}
    assert read(content).oddities == (formula('=CONCATENATE("通","过")'),)


def formula(text):
    """What is told of a formula in the first work's verdict."""
    return Oddity(kind="formula", sheet="entries", key="AH-001", column="verdict", text=text)


@pytest.mark.parametrize("written", ['=IF(1,"通过","")', '=DISPIMG("ID_1",1)'])
def test_formula_that_says_nothing_changes_nothing_and_is_told(written):
    book = desks.opened(
        desks.drawn(replace(DESK, words={"entries": {"AH-001": {"verdict": "讨论"}}}))
    )
    book[ENTRIES].cell(4, VERDICT).value = written

    found = read(desks.saved(book))

    assert found.said == ()
    assert found.oddities == (formula(written),)


def test_what_wps_writes_for_a_picture_in_a_cell_is_no_word():
    def put(sheet):
        sheet.cell(4, OPINION).value = '=DISPIMG("ID_1",1)'
        sheet.cell(4, OPINION).data_type = "s"

    assert said(changed(put)) == {}


@pytest.mark.parametrize("last", [1_000, pytest.param(100_000, marks=pytest.mark.torture)])
def test_thousands_of_pasted_rows_leave_the_file_alone(last):
    rows = b"".join(
        b'<row r="%d"><c r="B%d" t="str"><v>x</v></c></row>' % (n, n) for n in range(20, last)
    )
    found = read(patched(rb"</sheetData>", rows + b"</sheetData>"))

    assert (found.blocked, found.what, found.said) == ("rows", ENTRIES, ())


def test_cell_at_the_far_end_is_told_and_the_words_are_read():
    far = b'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>'
    book = desks.opened(DRAWN)
    book[ENTRIES].cell(5, OPINION).value = "好"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(desks.saved(book))) as source, zipfile.ZipFile(out, "w") as new:
        for name in source.namelist():
            body = source.read(name)
            if name.endswith("sheet2.xml"):
                body = body.replace(b"</sheetData>", far)
            new.writestr(name, body)

    found = read(out.getvalue())

    assert (found.blocked, found.what) == ("far", ENTRIES)
    assert [(one.key, one.column, one.new) for one in found.said] == [("AH-002", "opinion", "好")]


def test_far_cell_without_content_matters_to_nobody():
    far = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'

    found = read(patched(rb"</sheetData>", far))

    assert (found.blocked, found.said, found.oddities) == ("", (), ())


def test_dimension_that_wps_leaves_wrong_hides_nothing():
    book = desks.opened(DRAWN)
    book[ENTRIES].cell(9, OPINION).value = "好"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(desks.saved(book))) as source, zipfile.ZipFile(out, "w") as new:
        for name in source.namelist():
            body = re.sub(rb'<dimension ref="[^"]+"', b'<dimension ref="A1:A1"', source.read(name))
            new.writestr(name, body)

    assert said(out.getvalue()) == {("AH-006", "opinion"): "好"}
