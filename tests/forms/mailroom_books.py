"""The eleventh set's workbooks: the annex in cells, collecting tables, an export, true types."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import openpyxl
from forms.mailroom_annex import EXAMPLES
from forms.paper import GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.postbag_ruler import EDGE, Sheet, written
from forms.postbag_sheets import framed, headed
from forms.stationery import words
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

LABELS = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
ORDER = (T, S, D, G, N, P, C, W, Y)


def kept(book, path: Path, who: Person) -> Form:
    for page in book:
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(
            fitToPage=True
        )
    book.save(target := path.with_suffix(".xlsx"))
    return who.made(target)


def new():
    """A workbook and its first worksheet, named as Excel does."""
    book = openpyxl.Workbook()
    book.active.title = "Sheet1"
    return book, book.active


def typed_in(sheet: Sheet, path: Path, who: Person) -> Form:
    """A form of Word's typed into a worksheet; behind it the two that Excel left empty."""
    book, page = new()
    written(sheet, who, page, headed(sheet, page))
    book.create_sheet("Sheet2")
    book.create_sheet("Sheet3")
    return kept(book, path, who)


def to_choose_from(path: Path, who: Person) -> Form:
    """Genre from a list, the list's words on a hidden worksheet; begun at C3, no grid lines."""
    book, page = new()
    page.title, page.sheet_view.showGridLines = "填报", False
    page["C2"] = "微视频信息登记表（带*为必填项）"
    page["C2"].font = Font("微软雅黑", 14, bold=True)
    for n, f in enumerate(ORDER, 3):
        page.cell(n, 3, f"*{LABELS[f]}").fill = PatternFill("solid", fgColor="DDEBF7")
        held = page.cell(n, 4, who[f] or None)
        held.alignment = Alignment(wrap_text=True, vertical="center")
        page.cell(n, 3).border = held.border = EDGE
    listed = book.create_sheet("选项")
    for n, line in enumerate(SEVEN):
        listed.append([line, *GENRES[n : n + 1]])
    listed.sheet_state = "hidden"
    rule = DataValidation("list", f'"{",".join(GENRES)}"')
    page.add_data_validation(rule)
    rule.add("D6")
    page.column_dimensions["C"].width, page.column_dimensions["D"].width = 18, 74
    return kept(book, path, who)


def example_line(path: Path, who: Person) -> Form:
    """The province's collecting table: heads, a line that is called an example, then the work."""
    book, page = new()
    page.append(["高校扶贫微视频推荐作品一览表"])
    page.append(["序号", *(LABELS[f] for f in ORDER)])
    shown = {**EXAMPLES, C: "教育扶贫", W: "2020年X月XX日-X月XX日", Y: "500字以内"}
    page.append(["例", *(shown[f] for f in ORDER)])
    page.append([1, *(who[f] for f in ORDER)])
    framed(page)
    page.merge_cells("A1:J1")
    for cell in page[3]:
        cell.font = Font("宋体", 11, italic=True, color="808080")
    for n, wide in enumerate((6, 18, 16, 10, 10, 10, 15, 16, 18, 60)):
        page.column_dimensions["ABCDEFGHIJ"[n]].width = wide
    page.freeze_panes = "B3"
    return kept(book, path, who)


def collected(path: Path, who: Person) -> Form:
    """A shared document's collecting form, downloaded: who answered when, then the questions."""
    book, page = new()
    page.title = "收集结果"
    heads = [f"{LABELS[f]}（必填）" for f in ORDER]
    page.append(["提交者（自动）", "提交时间（自动）", *heads])
    said = [who[f] for f in ORDER]
    page.append(["微信用户", "2020年12月13日 20:16", *said])
    for cell in page[1]:
        cell.font = Font("Arial", 10, bold=True)
    return kept(book, path, who)


def counted(path: Path, who: Person) -> Form:
    """Cells of their own types: a length in time, two days, the telephone as a number."""
    begin, end = (date.fromisoformat(day) for day in who.values[W])
    minutes, seconds = divmod(int(float(str(who.values[D]))), 60)
    said: dict[str, object] = {
        "片名": who[T], "选送学校": who[S], "时长（分:秒）": time(0, minutes, seconds),
        "类型": who[G], "联系人": who[N], "联系电话": int(str(who.values[P])),
        "内容分类": who[C], "制作开始时间": begin, "制作结束时间": end, "故事梗概": who[Y],
    }  # fmt: skip
    book, page = new()
    for n, (label, value) in enumerate(said.items(), 1):
        page.cell(n, 1, label)
        page.cell(n, 2, value).alignment = Alignment("left", "center", wrap_text=True)
    page["B3"].number_format, page["B6"].number_format = "mm:ss", "0"
    page["B8"].number_format = page["B9"].number_format = "yyyy/m/d"
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 16, 70
    return kept(book, path, who)


def crossed_columns(path: Path, who: Person) -> Form:
    """A column for each choice, a tick in those that apply; the story on the line below."""
    book, page = new()
    page.append(["片名", "选送学校", "预计时长", "类型", "内容分类", *[""] * 6, "制作周期",
                 "联系人姓名", "联系人电话"])  # fmt: skip
    page.append(["", "", "", "", *SEVEN, "", "", ""])
    ticks = ["√" if w in who.values[C] else None for w in SEVEN]
    page.append([who[T], who[S], who[D], who[G], *ticks, who[W], who[N], who[P]])
    page.append(["故事梗概", who[Y]])
    framed(page)
    for place in ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:K1", "L1:L2", "M1:M2", "N1:N2", "B4:N4"):
        page.merge_cells(place)
    page.row_dimensions[4].height = 150
    for letter in "ABLN":
        page.column_dimensions[letter].width = 20
    return kept(book, path, who)


BOOKS = (to_choose_from, example_line, collected, counted, crossed_columns)
