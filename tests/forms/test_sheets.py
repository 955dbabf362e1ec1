from datetime import date, time

import pytest
import xlsxwriter

from intake.forms import sheets
from intake.forms.package import UnusableError


def book(path, cells, merged=()):
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("汇总表")
        for place, value in cells.items():
            sheet.write(place, value)
        for span, value in merged:
            sheet.merge_range(span, value)
    return path


def test_cells_are_read_as_texts(tmp_path):
    path = book(tmp_path / "a.xlsx", {"A1": "学校", "B1": 13800000000, "C1": 3.5, "A3": "末行"})

    read = sheets.rows(path)

    assert [(s.name, s.rows) for s in read] == [
        ("汇总表", (("学校", "13800000000", "3.5"), ("", "", ""), ("末行", "", "")))
    ]


def test_rows_start_at_the_first_cell_of_the_sheet(tmp_path):
    path = book(tmp_path / "a.xlsx", {"B2": "片名"}, [("B3:C4", "《灯》")])

    (read,) = sheets.rows(path)

    assert read.rows == (("", ""), ("", "片名"), ("", "《灯》"))
    assert read.merged == (sheets.Merged(top=2, left=1, bottom=3, right=2),)


def test_dates_and_times_are_written_as_iso_has_them(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as made:
        sheet = made.add_worksheet()
        sheet.write("A1", date(2020, 11, 3), made.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write("B1", time(3, 58), made.add_format({"num_format": "h:mm"}))

    (read,) = sheets.rows(tmp_path / "a.xlsx")

    assert read.rows == (("2020-11-03", "03:58:00"),)


def test_a_hidden_sheet_is_not_read(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as made:
        made.add_worksheet("看得见").write("A1", "甲")
        hidden = made.add_worksheet("藏起来")
        hidden.write("A1", "乙")
        hidden.hide()

    read = sheets.rows(tmp_path / "a.xlsx")

    assert [s.name for s in read] == ["看得见"]


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-8", "gb18030"])
def test_a_table_of_text_is_read_in_its_charset(tmp_path, charset):
    path = tmp_path / "a.csv"
    path.write_bytes('学校,别名\r\n北京大学,"北大,PKU"\r\n'.encode(charset))

    (read,) = sheets.rows(path)

    assert read.rows == (("学校", "别名"), ("北京大学", "北大,PKU"))


def test_a_cell_at_the_far_end_is_refused_before_memory_is_spent(tmp_path):
    path = book(tmp_path / "a.xlsx", {"A1": "片名", "XFD1048576": "远"})

    with pytest.raises(UnusableError) as error:
        sheets.rows(path)

    assert error.value.refusal.reason == "too-large"
