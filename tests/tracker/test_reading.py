"""Reading back: what staff did in the workbook, however they did it, and what is drawn again."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime, time

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.filters import (
    ColorFilter,
    CustomFilter,
    CustomFilters,
    FilterColumn,
    Filters,
)
from openpyxl.worksheet.formula import ArrayFormula
from tracker import desks

from intake.tracker import reading
from intake.tracker.carried import KeptCell
from intake.tracker.merge import Oddity, Said
from intake.tracker.package import Unreadable

DESK = desks.campaign(12)
DRAWN = desks.drawn(DESK)
ENTRIES = "作品登记"


def read(content, last=None):
    return reading.read(content, desks.WORDING, DESK.campaign_name, last)


class Staff:
    """Somebody at work in the tracker, with openpyxl in place of a spreadsheet program."""

    def __init__(self, content=DRAWN, sheet=ENTRIES):
        self.book = load_workbook(io.BytesIO(content))
        self.sheet = self.book[sheet]

    def at(self, key, heading):
        """The cell of a row and a column, wherever they stand."""
        headings = [cell.value for cell in self.sheet[3]]
        rows = [row[0].row for row in self.sheet.iter_rows(min_row=4) if row[0].value == key]
        return self.sheet.cell(rows[0], headings.index(heading) + 1)

    def saved(self):
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


def said(key, column, new, revision, old="", sheet="entries"):
    return Said(sheet=sheet, key=key, column=column, old=old, new=new, revision=revision)


def test_a_tracker_that_nobody_touched_says_nothing():
    found = read(DRAWN)

    assert (found.said, found.oddities, found.blocked) == ((), (), "")


def test_words_in_gold_cells_are_staffs_words_with_the_revision_shown():
    staff = Staff()
    staff.at("AH-002", "人工审核").value = "通过 "
    staff.at("AH-003", "审核意见").value = "结尾\n重拍"

    found = read(staff.saved())

    assert found.said == (
        said("AH-002", "verdict", "通过", 2),
        said("AH-003", "opinion", "结尾\n重拍", 3),
    )
    assert found.oddities == ()


def test_a_word_that_was_drawn_and_is_emptied_is_said_too():
    words = {"entries": {"AH-002": {"verdict": "通过"}}}
    staff = Staff(desks.drawn(replace(DESK, words=words)))
    staff.at("AH-002", "人工审核").value = None

    found = read(staff.saved())

    assert found.said == (said("AH-002", "verdict", "", 2, old="通过"),)


def test_a_robots_cell_that_has_a_correction_becomes_one():
    staff = Staff()
    staff.at("AH-004", "片名").value = "《新片名》"
    staff.at("AH-005", "电话").value = "0551-62345678"

    found = read(staff.saved())

    assert found.said == (
        said("AH-004", "fix-title", "《新片名》", 1),
        said("AH-005", "fix-phone", "0551-62345678", 2),
    )


def test_another_robots_cell_is_told_of():
    staff = Staff()
    staff.at("AH-006", "机审状态").value = "合格了"

    found = read(staff.saved())

    assert found.said == ()
    assert found.oddities == (
        Oddity(kind="cell", sheet="entries", key="AH-006", column="state", text="合格了"),
    )


def test_sorted_rows_and_moved_columns_are_the_same_rows_and_columns():
    staff = Staff()
    staff.at("AH-007", "人工审核").value = "退回"
    values = [[c.value for c in row] for row in staff.sheet.iter_rows(min_row=4, max_row=15)]
    for at, row in enumerate(reversed(values), 4):
        for column, value in enumerate(row, 1):
            staff.sheet.cell(at, column).value = value
    staff.sheet.insert_cols(2)

    found = read(staff.saved())

    assert found.said == (said("AH-007", "verdict", "退回", 1),)
    assert found.oddities == ()


def test_a_deleted_row_is_told_of_and_nothing_else():
    staff = Staff()
    staff.sheet.delete_rows(staff.at("AH-005", "编号").row)

    found = read(staff.saved())

    assert found.said == ()
    assert found.oddities == (Oddity(kind="row-gone", sheet="entries", key="AH-005"),)


def test_a_doubled_row_counts_where_its_copies_agree():
    staff = Staff()
    staff.at("AH-005", "备注").value = "同"
    staff.at("AH-005", "人工审核").value = "通过"
    copied = [c.value for c in staff.sheet[staff.at("AH-005", "编号").row]]
    staff.sheet.append(copied)
    staff.at("AH-005", "人工审核").value = "退回"

    found = read(staff.saved())

    assert found.said == (said("AH-005", "remark", "同", 2),)
    assert [(o.kind, o.key) for o in found.oddities] == [("row-doubled", "AH-005")]


def test_a_row_under_an_unknown_number_is_drawn_below_the_table_again():
    staff = Staff()
    staff.sheet.append(["AH-999", "抄来的一行"])
    staff.sheet.append([None, "没有编号的一行"])

    found = read(staff.saved())
    again = read(desks.drawn(replace(DESK, carried=found.carried)))

    assert [(o.kind, o.text) for o in found.oddities] == [("row-unknown", "AH-999 | 抄来的一行")]
    assert [row[:2] for row in found.carried.sheets["entries"].loose] == [
        ("", "没有编号的一行"),
        ("AH-999", "抄来的一行"),
    ]
    assert again.carried == found.carried


def test_a_deleted_column_and_a_deleted_sheet_come_back():
    staff = Staff()
    headings = [cell.value for cell in staff.sheet[3]]
    staff.sheet.delete_cols(headings.index("审核人") + 1)
    del staff.book["来信日志"]

    found = read(staff.saved())
    again = desks.sheets(desks.drawn(replace(DESK, carried=found.carried)))

    assert found.oddities == (
        Oddity(kind="column-gone", sheet="entries", column="reviewer"),
        Oddity(kind="sheet-gone", sheet="letters"),
    )
    assert again[ENTRIES][2] == desks.sheets(DRAWN)[ENTRIES][2]
    assert "来信日志" in again


def test_a_renamed_sheet_is_known_by_its_headings():
    staff = Staff()
    staff.sheet.title = "作品登记（老师用）"
    staff.at("AH-002", "人工审核").value = "通过"

    found = read(staff.saved())

    assert found.said == (said("AH-002", "verdict", "通过", 2),)
    assert found.oddities == ()


def test_staffs_own_columns_notes_widths_and_sheets_are_drawn_again():
    staff = Staff()
    staff.sheet.insert_cols(3)
    staff.sheet["C3"] = "老师的列"
    staff.sheet["C4"], staff.sheet["C5"] = 12.5, "=LEN(B5)"
    staff.sheet["C6"] = datetime(2020, 12, 3)  # noqa: DTZ001  (a workbook's clock has no zone)
    staff.sheet["C7"].fill = PatternFill("solid", fgColor="FFFFE0B2")
    staff.sheet.column_dimensions["B"].width = 41
    staff.sheet.column_dimensions["D"].hidden = True
    staff.sheet.row_dimensions[9].hidden = True
    staff.at("AH-007", "片名").comment = Comment("看这里", "王老师", height=90, width=200)
    staff.sheet.auto_filter.add_filter_column(1, ["《灯》", "《桥》"])
    own = staff.book.create_sheet("我的统计")
    own["A1"], own["B2"] = "合计", "=SUM(1,2)"
    own["B2"].number_format = "0.00"
    own.merge_cells("A1:C1")
    own.column_dimensions["A"].width = 33
    staff.book.defined_names["满分"] = DefinedName("满分", attr_text="我的统计!$A$1")

    found = read(staff.saved())
    again = desks.opened(desks.drawn(replace(DESK, carried=found.carried)))

    sheet, stats = again[ENTRIES], again["我的统计"]
    assert [sheet.cell(r, 3).value for r in range(3, 7)] == [
        "老师的列",
        12.5,
        "=LEN(B5)",
        datetime(2020, 12, 3),  # noqa: DTZ001  (likewise)
    ]
    assert sheet["C7"].fill.fgColor.rgb == "FFFFE0B2"
    assert sheet.column_dimensions["B"].width == 41
    assert sheet.column_dimensions["D"].hidden
    assert sheet.row_dimensions[9].hidden
    comment = sheet["B10"].comment
    assert (comment.text, comment.author) == ("看这里", "王老师")
    (filtered,) = sheet.auto_filter.filterColumn
    assert (filtered.colId, list(filtered.filters.filter)) == (1, ["《灯》", "《桥》"])
    assert (stats["A1"].value, stats["B2"].value) == ("合计", "=SUM(1,2)")
    assert (stats["B2"].number_format, stats.column_dimensions["A"].width) == ("0.00", 33)
    assert [str(merged) for merged in stats.merged_cells.ranges] == ["A1:C1"]
    assert again.defined_names["满分"].attr_text == "我的统计!$A$1"


def carried_on(staff):
    """The sheet of entries as it is drawn after staff saved their file."""
    return desks.opened(
        desks.drawn(replace(DESK, carried=read(staff.saved()).carried, protect=True))
    )[ENTRIES]


def test_times_arrays_and_flags_in_staffs_own_column_are_drawn_again():
    staff = Staff()
    staff.sheet.insert_cols(3)
    staff.sheet["C3"] = "老师的列"
    staff.sheet["C4"], staff.sheet["C4"].number_format = time(8, 30), "h:mm"
    staff.sheet["C5"] = ArrayFormula("C5", "=SUM(LEN(B4:B5))")
    staff.sheet["C6"] = True

    sheet = carried_on(staff)

    assert sheet["C4"].value == time(8, 30)
    assert (sheet["C5"].value.ref, sheet["C5"].value.text) == ("C5", "=SUM(LEN(B4:B5))")
    assert sheet["C6"].value is True
    assert not sheet["C4"].protection.locked
    assert sheet["B4"].protection.locked


def test_a_filter_that_compares_is_set_again_and_hides_nothing_more():
    staff = Staff()
    compared = CustomFilters(customFilter=[CustomFilter(operator="greaterThan", val="1")])
    filtered = staff.sheet.auto_filter.filterColumn
    filtered.append(FilterColumn(colId=7, customFilters=compared))
    filtered.append(FilterColumn(colId=5, filters=Filters(filter=["3:00"])))
    staff.sheet.row_dimensions[5].hidden = True

    sheet = carried_on(staff)

    rule, times = sheet.auto_filter.filterColumn
    (custom,) = rule.customFilters.customFilter
    assert (rule.colId, custom.operator, custom.val) == (7, "greaterThan", "1")
    assert (times.colId, times.filters.filter) == (5, ["3:00"])
    # Of AH-006 no film was measured: what its form says reads otherwise, and is filtered out.
    assert [row for row in range(4, 29) if sheet.row_dimensions[row].hidden] == [5, 9]


def test_rows_that_a_colour_hid_are_seen_again_since_the_filter_is_gone():
    staff = Staff()
    by_colour = ColorFilter(dxfId=0, cellColor=True)
    staff.sheet.auto_filter.filterColumn.append(FilterColumn(colId=6, colorFilter=by_colour))
    staff.sheet.row_dimensions[5].hidden = True

    sheet = carried_on(staff)

    assert sheet.auto_filter.filterColumn == []
    assert not sheet.row_dimensions[5].hidden


def test_a_formula_of_staffs_goes_with_its_row():
    kept = replace(read(DRAWN).carried.sheets["entries"], cells={})
    columns = (*kept.columns, replace(kept.columns[0], key="own:长", heading="长"))
    cells = {"own:长": {"AH-002": KeptCell(text="=LEN(B9)", kind="formula", at="Z9")}}
    carried = replace(
        read(DRAWN).carried,
        sheets={"entries": replace(kept, columns=columns, cells=cells)},
    )

    sheet = desks.opened(desks.drawn(replace(DESK, carried=carried)))[ENTRIES]

    assert sheet.cell(5, len(columns)).value == "=LEN(B5)"


def test_an_own_picture_or_chart_keeps_the_file_from_being_replaced():
    staff = Staff()
    own = staff.book.create_sheet("我的图")
    own["A1"] = 3
    chart = BarChart()
    chart.add_data(Reference(own, min_col=1, min_row=1, max_row=1))
    own.add_chart(chart, "C3")
    staff.at("AH-002", "人工审核").value = "通过"

    found = read(staff.saved())

    assert (found.blocked, found.what) == ("pictures", "我的图")
    assert found.said == (said("AH-002", "verdict", "通过", 2),)


def test_a_hundred_thousand_pasted_rows_keep_the_file_from_being_replaced():
    staff = Staff()
    for _ in range(600):
        staff.sheet.append([None, "粘贴"])

    found = read(staff.saved())

    assert (found.blocked, found.what) == ("rows", ENTRIES)


def test_a_cell_at_the_far_end_is_cut_out_before_anything_reads_it():
    staff = Staff()
    staff.at("AH-002", "人工审核").value = "通过"
    staff.sheet["XFD1048576"] = "远"

    found = read(staff.saved())

    assert found.said == (said("AH-002", "verdict", "通过", 2),)


def test_a_file_without_the_hidden_sheet_is_compared_with_what_would_be_drawn():
    staff = Staff()
    del staff.book["_intake"]
    staff.at("AH-002", "人工审核").value = "通过"

    found = read(staff.saved(), lambda: desks.book.base(DESK, desks.WORDING))

    assert found.said == (said("AH-002", "verdict", "通过", 2),)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04half", DRAWN[: len(DRAWN) // 2]])
def test_what_is_no_workbook_is_unreadable(content):
    with pytest.raises(Unreadable):
        read(content)


def test_another_campaigns_tracker_is_not_read():
    other = desks.drawn(replace(DESK, campaign_name="别的活动"))

    with pytest.raises(Unreadable):
        read(other)
