"""The travellers' workbooks that are half a program's: codes, lists, records."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
from forms.paper import GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import words
from forms.travellers_sheets import kept
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from intake.model import Field


def zeros_and_ones(path: Path, who: Person) -> Form:
    """A questionnaire's coded download: a column for each choice, 1 where it was chosen."""
    labels = words("1.作品名称 2.选送学校 3.作品时长 4.作品类型 5.联系人 6.联系电话 7.内容分类 "
                   "8.制作周期 9.故事梗概")  # fmt: skip
    heads = ["答题序号", "开始答题时间", "结束答题时间", "答题时长"]
    line: list[object] = ["3", "2020-12-10 20:01:15", "2020-12-10 20:09:40", "8分25秒"]
    for f in Field:
        if f is C:
            heads += [f"{labels[f]}:{w}" for w in SEVEN]
            line += [int(w in who.values[C]) for w in SEVEN]
        else:
            heads.append(labels[f])
            line.append(who.values[G] if f is G else who[f])
    book = openpyxl.Workbook()
    book.active.append(heads)
    book.active.append(line)
    return kept(book, path, who)


def three_category_columns(path: Path, who: Person) -> Form:
    """Lists to choose from: three columns for up to three categories, one for the genre."""
    heads = ["作品名称", "选送学校", "片长", "作品类型", "内容分类1", "内容分类2", "内容分类3",
             "制作周期", "联系人", "联系电话", "作品简介"]  # fmt: skip
    three = [*who.values[C], None, None][:3]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "填报"
    sheet.append(heads)
    sheet.append([who[T], who[S], who[D], who.values[G], *three, who[W], who[N], who[P], who[Y]])
    genre = DataValidation("list", formula1=f'"{",".join(GENRES)}"')
    seven = DataValidation("list", formula1=f'"{",".join(SEVEN)}"')
    for rule, cells in ((genre, "D2:D50"), (seven, "E2:G50")):
        sheet.add_data_validation(rule)
        rule.add(cells)
    sheet.freeze_panes = "A2"
    for held in sheet[1]:
        held.fill = PatternFill("solid", fgColor="FFD966")
    return kept(book, path, who)


def ids_and_values(path: Path, who: Person) -> Form:
    """A system's download of one record: identifier, name of the field, value."""
    labels = words(
        "作品名称 学校名称 作品时长 作品类型 联系人姓名 联系人手机号 内容分类 制作周期 作品介绍"
    )
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["field_id", "字段名称", "字段值"])
    sheet.append(["record", "记录编号", "2020121000031"])
    sheet.append(["created", "创建时间", datetime(2020, 12, 10, 8, 30)])  # noqa: DTZ001
    for n, f in enumerate((S, N, P, T, G, C, D, W, Y), 1):
        sheet.append([f"f{n:03}", labels[f], who[f]])
    sheet.append(["status", "审核状态", "待审核"])
    return kept(book, path, who)


BOOKS = ((zeros_and_ones, 12), (three_category_columns, 17), (ids_and_values, 22))
