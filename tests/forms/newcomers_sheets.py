"""The newcomers' workbooks: exports of questionnaires and collections, and offices' own tables."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import xlsxwriter
from forms.paper import GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import picked, words
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from intake.model import Field

THIN = Border(*[Side("thin")] * 4)
WRAP = Alignment(wrap_text=True, vertical="center")


def seconds(who: Person) -> int:
    return int(float(str(who.values[D])))


def days(who: Person) -> list[date]:
    return [date.fromisoformat(day) for day in who.values[W]]


def dressed(sheet, *wide: int, head: int = 0) -> None:
    """Ruled, wrapped, columns so wide, one page wide in print; the row `head` bold on blue."""
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    for at, width in enumerate(wide):
        sheet.column_dimensions["ABCDEFGHIJKLMN"[at]].width = width
    for line in sheet.iter_rows():
        for held in line:
            held.border, held.alignment = THIN, WRAP
            if held.row == head:
                held.font, held.fill = Font(bold=True), PatternFill("solid", fgColor="D9E2F3")


def kept(book, path: Path, who: Person) -> Form:
    book.save(target := path.with_suffix(".xlsx"))
    return who.made(target)


def annex_with_notes(path: Path, who: Person) -> Form:
    """The annex drawn in cells, merged, its notes at the foot."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["附件"])
    sheet.append(["微视频信息登记表"])
    for x, y in ((T, S), (D, G), (N, P)):
        sheet.append([labels[x], who[x], labels[y], who[y]])
    for f in (C, W, Y):
        sheet.append([labels[f], who[f]])
        sheet.merge_cells(
            start_row=sheet.max_row, end_row=sheet.max_row, start_column=2, end_column=4
        )
    sheet.append(["注：1.片名加书名号；2.预计时长不超过4分钟；3.请于12月18日前报送。"])
    sheet.merge_cells("A2:D2")
    sheet.merge_cells("A9:D9")
    dressed(sheet, 14, 32, 14, 24)
    sheet.row_dimensions[8].height = 240
    return kept(book, path, who)


def start_and_end(path: Path, who: Person) -> Form:
    """The period's two days have a row each, under one merged label; they are real dates."""
    labels = words("影片名称 所在学校 影片时长 影片类型 联系人 联系手机 影片分类 制作周期 影片梗概")
    with xlsxwriter.Workbook(target := path.with_suffix(".xlsx")) as book:
        sheet = book.add_worksheet("报名表")
        line = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
        day = book.add_format({"border": 1, "num_format": "yyyy-mm-dd", "align": "left"})
        sheet.set_column("A:B", 13)
        sheet.set_column("C:C", 64)
        sheet.merge_range("A1:C1", "微视频报名表", line)
        at = 1
        for f in (T, S, G, C, D, W, N, P, Y):
            if f is W:
                sheet.merge_range(at, 0, at + 1, 0, labels[f], line)
                for word, when in zip(("开始日期", "结束日期"), days(who), strict=True):
                    sheet.write(at, 1, word, line)
                    sheet.write_datetime(at, 2, when, day)
                    at += 1
                continue
            sheet.merge_range(at, 0, at, 1, labels[f], line)
            sheet.write(at, 2, who[f], line)
            at += 1
    return who.made(target)


def ticks_under_heads(path: Path, who: Person) -> Form:
    """A list with two rows of headings; the seven categories are columns with a tick."""
    labels = words("作品名称 学校 时长 类型 姓名 电话 内容分类（打√） 制作周期 故事梗概")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["序号", labels[T], labels[S], labels[D], labels[G], labels[C], *[None] * 6,
                  "联系人", None, labels[W], labels[Y]])  # fmt: skip
    sheet.append([None] * 5 + list(SEVEN) + [labels[N], labels[P]])
    ticks = ["√" if w in who.values[C] else None for w in SEVEN]
    sheet.append([1, who[T], who[S], who[D], who[G], *ticks, who[N], who[P], who[W], who[Y]])
    for span in ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:L1", "M1:N1", "O1:O2", "P1:P2"):
        sheet.merge_cells(span)
    dressed(sheet, 6, 20, 18, 10, 10, head=1)
    return kept(book, path, who)


def label_and_answer_in_one(path: Path, who: Person) -> Form:
    """Every cell holds its label, a colon and the answer."""
    labels = words("作品名称 推荐学校 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 作品简介")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["B2"] = "微视频作品推荐表"
    for at, f in zip(
        ("B3", "D3", "B4", "D4", "B5", "D5", "B6", "D6"), list(Field)[:8], strict=True
    ):
        sheet[at] = f"{labels[f]}：{who[f]}"
    sheet["B7"] = f"{labels[Y]}：\n{who[Y]}"
    for n in range(3, 7):
        sheet.merge_cells(f"B{n}:C{n}")
        sheet.merge_cells(f"D{n}:E{n}")
    sheet.merge_cells("B2:E2")
    sheet.merge_cells("B7:E7")
    dressed(sheet, 3, 24, 24, 24, 24)
    sheet.row_dimensions[7].height = 260
    return kept(book, path, who)


def signed_below(path: Path, who: Person) -> Form:
    """Below the form, who filled it in, who looked it over, their number and the day."""
    labels = words("片名 学校（盖章） 片长 体裁 联系人 手机号码 内容分类 摄制时间 内容提要")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, "扶贫微视频登记表"])
    for f in (S, T, G, D, C, W, Y, N, P):
        sheet.append([None, labels[f], who[f]])
    sheet.append([])
    sheet.append([None, "填表人：小胡", "审核人：丁处长　　办公室电话：0000-88880000"])
    sheet.append([None, "填表日期", datetime(2020, 12, 7)])  # noqa: DTZ001
    dressed(sheet, 2, 16, 70)
    return kept(book, path, who)


def second_of_three_sheets(path: Path, who: Person) -> Form:
    """The call, the form, the codes; boxes before the choices, one a line."""
    labels = words("作品名称 选送高校 时长 作品类型 联络人 联络电话 作品内容分类 制作周期 作品梗概")
    book = openpyxl.Workbook()
    call, form, codes = book.active, book.create_sheet("作品信息"), book.create_sheet("代码")
    call.title = "须知"
    for n, told in enumerate(
        ("一、每校限报一部作品", "二、作品时长不超过4分钟", "三、截止12月18日"), 2
    ):
        call.cell(n, 2, told)
    said = {f: who[f] for f in Field} | {
        G: picked(GENRES, who.values[G], "☑{}", "☐{}"),
        C: picked(SEVEN, who.values[C], "☑{}", "☐{}", "\n"),
    }
    for f in (T, G, C, D, W, Y, S, N, P):
        form.append([labels[f], said[f]])
    for n, w in enumerate(SEVEN, 1):
        codes.append([n, w])
    dressed(form, 18, 60)
    return kept(book, path, who)


def columns_of_help(path: Path, who: Person) -> Form:
    """Number, item, must, answer, how to write it: as an office for informatics likes it."""
    labels = words(
        "微视频名称 院校名称 微视频时长 微视频类型 联系人姓名 联系人手机 扶贫主题 制作周期 简介"
    )
    helps = words("不超过20字 与学校公章一致 不超过4分钟 纪录片/剧情片 真实姓名 11位手机号 可多选 "
                  "开始日期-结束日期 500字以内")  # fmt: skip
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["序号", "字段", "是否必填", "填写内容", "说明"])
    for n, f in enumerate(Field, 1):
        sheet.append([n, labels[f], "是", who[f], helps[f]])
    dressed(sheet, 6, 16, 10, 60, 22, head=1)
    return kept(book, path, who)


def sideways_blocks(path: Path, who: Person) -> Form:
    """Film at the left, people at the right, side by side; the story below both."""
    labels = words("片名 单位 时长 类型 联系人 电话 分类 周期 梗概")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["作品信息", None, None, "单位信息", None])
    left, right = (T, G, D, C, W), (S, N, P)
    for n in range(5):
        beside = [labels[right[n]], who[right[n]]] if n < len(right) else [None, None]
        sheet.append([labels[left[n]], who[left[n]], None, *beside])
    sheet.append([labels[Y], who[Y]])
    for span in ("A1:B1", "D1:E1", "B7:E7"):
        sheet.merge_cells(span)
    dressed(sheet, 10, 34, 3, 10, 30)
    sheet.row_dimensions[7].height = 220
    return kept(book, path, who)


BOOKS = (
    (annex_with_notes, 22),
    (start_and_end, 5), (ticks_under_heads, 4),
    (label_and_answer_in_one, 18), (signed_below, 1), (second_of_three_sheets, 19),
    (columns_of_help, 25), (sideways_blocks, 2),
)  # fmt: skip
