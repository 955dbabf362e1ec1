"""The travellers' workbooks, as people type them: narrow grids, wrong formats, spare columns."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import openpyxl
import xlsxwriter
from forms.paper import C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import words
from openpyxl.styles import Alignment, Border, Font, Side

from intake.model import Field

EDGE = Border(*[Side("thin", color="7F7F7F")] * 4)


def dressed(sheet, *wide: int, bold: str = "") -> None:
    """Columns so wide, edges around all, long texts wrapped; column `bold` in bold."""
    for at, width in enumerate(wide):
        sheet.column_dimensions["ABCDEFGHIJKLMNOP"[at]].width = width
    for line in sheet.iter_rows():
        for held in line:
            held.border, held.alignment = EDGE, Alignment(wrap_text=True, vertical="center")
            held.font = Font(name="宋体", bold=held.coordinate[0] == bold)


def kept(book, path: Path, who: Person) -> Form:
    book.save(target := path.with_suffix(".xlsx"))
    return who.made(target)


def days(who: Person) -> list[date]:
    return [date.fromisoformat(day) for day in who.values[W]]


def works_across(path: Path, who: Person) -> Form:
    """Fields go down, works across; only the first work's column is filled in."""
    labels = words("作品名称 学校名称 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 作品简介")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["填报项", "作品1", "作品2", "作品3"])
    for f in (T, G, C, D, W, Y, S, N, P):
        sheet.append([labels[f], who[f], None, None])
    dressed(sheet, 14, 60, 20, 20, bold="A")
    return kept(book, path, who)


def minutes_as_hours(path: Path, who: Person) -> Form:
    """The length was typed with a colon: the program took it for hours and shows what was typed."""
    labels = words(
        "片名 选送学校 预计时长（分：秒） 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概"
    )
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "登记表"
    for f in Field:
        sheet.append([labels[f], who[f]])
    sheet["B3"] = time(*divmod(int(float(str(who.values[D]))), 60))
    sheet["B3"].number_format = "h:mm"
    dressed(sheet, 18, 66)
    sheet["B3"].alignment = Alignment(horizontal="left")
    return kept(book, path, who)


def two_date_columns(path: Path, who: Person) -> Form:
    """One row a work; the period's first and last day in two columns under one heading."""
    with xlsxwriter.Workbook(target := path.with_suffix(".xlsx")) as book:
        sheet = book.add_worksheet("汇总")
        line = book.add_format({"border": 1, "text_wrap": True, "align": "center"})
        day = book.add_format({"border": 1, "num_format": 'yyyy"年"m"月"d"日"'})
        heads = words("作品名称 报送学校 时长 类型 联系人 手机 内容分类 制作周期 作品梗概")
        order = (S, T, G, D, C, W, N, P, Y)
        sheet.merge_range(0, 0, 0, 9, "扶贫微视频汇总表", line)
        at = 0
        for f in order:
            wide = 2 if f is W else 1
            if wide == 2:
                sheet.merge_range(1, at, 1, at + 1, heads[f], line)
                sheet.write_row(2, at, ("开始", "结束"), line)
                for n, when in enumerate(days(who)):
                    sheet.write_datetime(3, at + n, when, day)
            else:
                sheet.merge_range(1, at, 2, at, heads[f], line)
                sheet.write(3, at, who[f], line)
            at += wide
        sheet.set_column(0, 9, 16)
    return who.made(target)


def last_year_hidden(path: Path, who: Person) -> Form:
    """Last year's answers stand in a hidden column between label and answer; notes on cells."""
    labels = words("作品名称 申报单位 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 作品简介")
    old = words(
        "《旧作》 某某学院 5分00秒 剧情片 王五 13100001111 其他 2019年1月1日-2019年2月1日 旧简介"
    )
    with xlsxwriter.Workbook(target := path.with_suffix(".xlsx")) as book:
        sheet = book.add_worksheet("2020")
        wrap = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
        sheet.set_column("A:A", 14)
        sheet.set_column("B:B", 20, None, {"hidden": True})
        sheet.set_column("C:C", 64)
        for n, f in enumerate(Field):
            sheet.write_row(n, 0, (labels[f], old[f], who[f]), wrap)
        sheet.write_comment("C3", "请控制在4分钟以内")
        sheet.write_comment("C6", "请留手机 13000000000")
    return who.made(target)


def last_sheet(path: Path, who: Person) -> Form:
    """Two empty sheets, then the form, its heading written across merged cells in capitals."""
    labels = words("影片名 所属学校 影片时长 影片类型 联系人 联系电话 题材分类 摄制周期 影片梗概")
    book = openpyxl.Workbook()
    book.active.title = "Sheet1"
    book.create_sheet("Sheet2")
    sheet = book.create_sheet("Sheet3")
    sheet["A1"] = "微 视 频 信 息 登 记 表"
    sheet.merge_cells("A1:D1")
    for x, y in ((T, S), (G, D), (C, W), (N, P)):
        sheet.append([labels[x], who[x], labels[y], who[y]])
    sheet.append([labels[Y], who[Y]])
    sheet.merge_cells("B6:D6")
    dressed(sheet, 12, 34, 12, 30)
    sheet.row_dimensions[6].height = 220
    book.active = 2
    return kept(book, path, who)


def twelve_narrow_columns(path: Path, who: Person) -> Form:
    """The annex rebuilt on twelve narrow columns, every cell merged of several."""
    labels = words("片　名 选送学校 预计时长 类　型 联系人姓名 联系人电话 内容分类 制作周期 "
                   "故事梗概\u000a（500字以内）")  # fmt: skip
    with xlsxwriter.Workbook(target := path.with_suffix(".xlsx")) as book:
        sheet = book.add_worksheet()
        line = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
        head = book.add_format({"bold": True, "align": "center", "font_size": 18})
        sheet.set_column(0, 11, 7)
        sheet.fit_to_pages(1, 0)
        sheet.merge_range(0, 0, 0, 11, "微视频信息登记表", head)
        for n, (x, y) in enumerate(((T, S), (D, G), (N, P)), 1):
            for at, f in ((0, x), (6, y)):
                sheet.merge_range(n, at, n, at + 1, labels[f], line)
                sheet.merge_range(n, at + 2, n, at + 5, who[f], line)
        for n, (f, high) in enumerate(((C, 2), (W, 1), (Y, 12))):
            top = (4, 6, 7)[n]
            sheet.merge_range(top, 0, top + high - 1, 1, labels[f], line) if high > 1 else (
                sheet.merge_range(top, 0, top, 1, labels[f], line))  # fmt: skip
            sheet.merge_range(top, 2, top + high - 1, 11, who[f], line)
    return who.made(target)


def below_the_notes(path: Path, who: Person) -> Form:
    """Notes in the first rows, the list's headings in the sixth, who reported it at the foot."""
    labels = words("作品名称 选送单位 时长 类型 联系人 联系人手机 内容分类 制作周期 故事梗概")
    book = openpyxl.Workbook()
    sheet = book.active
    for told in (
        "微视频作品推荐汇总表",
        "说明：",
        "1.每单位限报1部",
        "2.时长请写成“X分X秒”",
        "3.类型：纪录片、剧情片",
    ):
        sheet.append([told])
    sheet.append(["编号", *(labels[f] for f in Field), "备注"])
    sheet.append(["001", *(who[f] for f in Field), "已含片头片尾"])
    sheet.append(
        ["填报人：小安", None, None, None, "填报电话：0000-77778888", None, None, "2020.12.11"]
    )
    for n in range(1, 6):
        sheet.merge_cells(start_row=n, end_row=n, start_column=1, end_column=11)
    dressed(sheet, 8, 18, 18, 10, 10, 10, 16, 18, 22, 60, 14)
    return kept(book, path, who)


def banded(path: Path, who: Person) -> Form:
    """Coloured bands of headings over the width, each with its rows; answers merged and red."""
    labels = words("视频名称 报送院校 视频时长 视频类型 联系人 联系电话 内容分类 制作周期 视频简介")
    groups = (("▍学校信息", (S, N, P)), ("▍视频信息", (T, D, G, C, W)), ("▍视频简介", (Y,)))
    with xlsxwriter.Workbook(target := path.with_suffix(".xlsx")) as book:
        sheet = book.add_worksheet("报送")
        band = book.add_format({"bg_color": "#2F5496", "font_color": "white", "bold": True})
        red = book.add_format({"font_color": "red", "text_wrap": True, "border": 1})
        line = book.add_format({"border": 1})
        at = 0
        for name, fields in groups:
            sheet.merge_range(at, 0, at, 3, name, band)
            for f in fields:
                at += 1
                sheet.write(at, 0, labels[f], line)
                sheet.merge_range(at, 1, at, 3, who[f], red)
            at += 1
        sheet.set_column(0, 3, 22)
    return who.made(target)


def both_ways(path: Path, who: Person) -> Form:
    """Labels in every second column, three pairs a row, the widths left as they were."""
    labels = words("作品 学校 时长 类型 联系人 电话 分类 周期 简介")
    book = openpyxl.Workbook()
    sheet = book.active
    for three in ((T, S, D), (G, C, W)):
        sheet.append([x for f in three for x in (f"{labels[f]}：", who[f])])
    sheet.append([f"{labels[N]}：", who[N], f"{labels[P]}：", who[P]])
    sheet.append([f"{labels[Y]}：", who[Y]])
    return kept(book, path, who)


BOOKS = (
    (works_across, 21), (minutes_as_hours, 25), (two_date_columns, 14),
    (last_year_hidden, 11), (last_sheet, 9), (twelve_narrow_columns, 20), (below_the_notes, 15),
    (banded, 7), (both_ways, 16),
)  # fmt: skip
