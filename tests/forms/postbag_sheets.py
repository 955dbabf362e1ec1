"""The tenth set's workbooks: the annex typed into cells, lists for summing up, exports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import openpyxl
from forms.paper import SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.postbag_ruler import EDGE, Sheet, written
from forms.stationery import words
from openpyxl.styles import Alignment, Font

Book = Callable[[Path, Person], Form]


def kept(book, path: Path, who: Person) -> Form:
    book.save(target := path.with_suffix(".xlsx"))
    return who.made(target)


def headed(sheet: Sheet, page, top: int = 1) -> int:
    """The form's name over all columns; gives the row below it."""
    page.cell(top, 1, sheet.title).font = Font("黑体", 18)
    page.cell(top, 1).alignment = Alignment("center", "center")
    last = len(sheet.wide)
    page.merge_cells(start_row=top, start_column=1, end_row=top, end_column=last)
    page.row_dimensions[top].height = 36
    return top + 1


def copied(sheet: Sheet, path: Path, who: Person) -> Form:
    """The annex typed into a worksheet, below its name."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "登记表"
    written(sheet, who, page, headed(sheet, page))
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(
        fitToPage=True
    )
    page.page_setup.fitToHeight = 1
    return kept(book, path, who)


def with_notes(sheet: Sheet, path: Path, who: Person) -> Form:
    """The annex, and a second worksheet that tells how to fill it in."""
    book = openpyxl.Workbook()
    page = book.active
    page["A1"] = "附件："
    low = written(sheet, who, page, headed(sheet, page, 2))
    page.cell(low + 1, 1, "填表人：宣传部　　填表日期：2020.12.10")
    notes = book.create_sheet("填表说明")
    for line in ("1.片名请加书名号。", "2.时长不超过4分钟，如3分30秒。", "3.类型填纪录片或剧情片。",
                 f"4.内容分类从{'、'.join(SEVEN)}中选填。", "5.电话请填手机号码。"):  # fmt: skip
        notes.append([line])
    return kept(book, path, who)


def framed(page) -> None:
    for line in page.iter_rows():
        for cell in line:
            cell.border, cell.alignment = EDGE, Alignment("center", "center", wrap_text=True)


def one_of_a_list(path: Path, who: Person) -> Form:
    """The province's list for summing up: its name, the school's line, heads, one work."""
    heads = words("片名 选送学校 预计时长 类型 联系人 联系人电话 内容分类 制作周期 故事梗概")
    order = (S, T, G, D, C, W, N, P, Y)
    book = openpyxl.Workbook()
    page = book.active
    page.append(["江西省高校扶贫微视频作品汇总表"])
    page.append([f"填报单位：{who[S]}（盖章）"])
    page.append(["序号", *(heads[f] for f in order), "备注"])
    page.append([1, *(who[f] for f in order), None])
    framed(page)
    for line in (1, 2):
        page.merge_cells(start_row=line, start_column=1, end_row=line, end_column=11)
    for n, wide in enumerate((6, 20, 18, 10, 10, 18, 22, 10, 16, 50, 8)):
        page.column_dimensions["ABCDEFGHIJK"[n]].width = wide
    page.row_dimensions[4].height = 180
    return kept(book, path, who)


def two_columns(path: Path, who: Person) -> Form:
    """Label and answer, line after line, begun in the second column."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    book = openpyxl.Workbook()
    page = book.active
    page["B2"] = "微视频信息登记表"
    page["B2"].font = Font("宋体", 16, bold=True)
    for n, f in enumerate((T, S, D, G, C, W, N, P, Y), 3):
        page.cell(n, 2, labels[f]).border = EDGE
        page.cell(n, 3, who[f]).border = EDGE
        page.cell(n, 3).alignment = Alignment(wrap_text=True, vertical="top")
    page.column_dimensions["B"].width, page.column_dimensions["C"].width = 16, 70
    return kept(book, path, who)


def survey(path: Path, who: Person) -> Form:
    """A questionnaire's download: one row of answers among what the site knows."""
    heads = words("1、片名 2、选送学校 3、预计时长 4、类型 5、联系人姓名 6、联系人电话 "
                  "7、内容分类（可多选） 8、制作周期 9、故事梗概（500字以内）")  # fmt: skip
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Sheet1"
    told: Mapping[str, object] = {
        "序号": 1, "提交答卷时间": "2020/12/10 16:42:31", "所用时间": "655秒",
        "来源": "手机提交", "来源详情": "N/A", "来自IP": "117.40.0.1(江西-赣州)",
    }  # fmt: skip
    said = {f: who[f] for f in heads} | {C: "┋".join(who.values[C]), G: who.values[G]}
    page.append([*told, *(heads[f] for f in heads)])
    page.append([*told.values(), *(said[f] for f in heads)])
    return kept(book, path, who)


def true_types(path: Path, who: Person) -> Form:
    """Figures are numbers and days are dates; begin and end have columns of their own."""
    begin, end = (date.fromisoformat(day) for day in who.values[W])
    book = openpyxl.Workbook()
    page = book.active
    page.title = "推荐作品"
    page.append(["学校", "作品名称", "作品类型", "作品时长", "内容分类", "制作开始日期",
                 "制作结束日期", "联系人", "联系电话", "故事梗概"])  # fmt: skip
    page.append([who[S], who[T], who[G], who[D], who[C], begin, end, who[N],
                 int(str(who.values[P])), who[Y]])  # fmt: skip
    framed(page)
    for place in ("F2", "G2"):
        page[place].number_format = "yyyy/m/d"
    page["I2"].number_format = "0"
    for letter in "ABEFGI":
        page.column_dimensions[letter].width = 18
    page.column_dimensions["J"].width = 60
    return kept(book, path, who)


LISTS: tuple[tuple[Book, int], ...] = (
    (one_of_a_list, 28), (two_columns, 29), (survey, 30), (true_types, 33),
)  # fmt: skip
