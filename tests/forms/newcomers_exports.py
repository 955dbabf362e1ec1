"""The newcomers' workbooks that programs have written: questionnaires, collections, systems."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import xlsxwriter
from forms.newcomers_sheets import kept, seconds
from forms.paper import C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import words

from intake.model import Field


def questionnaire_export(path: Path, who: Person) -> Form:
    """A questionnaire's download: when, how long, whence; questions numbered; ┋ between choices."""
    labels = words("片名： 选送学校： 预计时长： 类型： 联系人姓名： 联系人电话： 内容分类（多选） "
                   "制作周期（起止日期）： 故事梗概（500字以内）：")  # fmt: skip
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    told = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]
    sheet.append(told + [f"{n}、{labels[f]}" for n, f in enumerate(Field, 1)])
    meta = [17, "2020/12/9 15:21:07", "412秒", "微信", "N/A", "117.136.0.1(福建-福州)"]
    said = {f: who[f] for f in Field} | {C: "┋".join(who.values[C]), G: who.values[G]}
    sheet.append([*meta, *(said[f] for f in Field)])
    return kept(book, path, who)


def collected_online(path: Path, who: Person) -> Form:
    """An online collection's table: who sent it and when, starred questions, real dates."""
    labels = words(
        "微视频名称 学校名称 视频时长 视频类型 联系人 联系电话 内容分类 制作周期 视频简介"
    )
    with xlsxwriter.Workbook(target := path.with_suffix(".xlsx")) as book:
        sheet = book.add_worksheet("收集结果")
        head = book.add_format({"bold": True, "bg_color": "#F5F7FA"})
        stamp = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_row(0, 0, ["提交者（自动）", "提交时间（自动）"], head)
        sheet.write(1, 0, "微信用户_木子")
        sheet.write_datetime(1, 1, datetime(2020, 12, 8, 9, 3), stamp)  # noqa: DTZ001
        for n, f in enumerate((T, S, N, P, G, C, D, W, Y), 2):
            sheet.write(0, n, f"{labels[f]}（必填）", head)
            sheet.write_string(1, n, ",".join(who.values[C]) if f is C else who[f])
    return who.made(target)


def phone_as_a_number(path: Path, who: Person) -> Form:
    """The mobile is a plain number in a column too narrow; the length is a number of minutes."""
    labels = words("作品名称 报送单位 时长（分钟） 类型 联系人 联系电话 类别 拍摄周期 简介")
    with xlsxwriter.Workbook(target := path.with_suffix(".xlsx")) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write_row(0, 0, [labels[f] for f in Field])
        for n, f in enumerate(Field):
            sheet.write(1, n, who[f])
        sheet.write_number(1, 2, seconds(who) / 60)
        sheet.write_number(1, 5, int(str(who.values[P])))
    return who.made(target)


def from_a_system(path: Path, who: Person) -> Form:
    """A web system's download: bare marks, every cell a string of its own, no styles at all."""
    labels = words("作品名称 学校 时长 作品类型 联系人 联系电话 扶贫类别 制作周期 内容简介")

    def line(number: int, texts: list[str]) -> str:
        cells = "".join(
            f'<c r="{"ABCDEFGHIJKL"[n]}{number}" t="inlineStr"><is><t xml:space="preserve">'
            f"{escape(text)}</t></is></c>" for n, text in enumerate(texts)
        )  # fmt: skip
        return f'<row r="{number}">{cells}</row>'

    rows = line(1, ["ID", "状态", *(labels[f] for f in Field), "创建人"])
    rows += line(2, ["10086", "已提交", *(who[f] for f in Field), "admin"])
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    rel = (
        f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/{{}}"'
    )
    rel += ' Target="{}"/></Relationships>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override '
        f'PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": rel.format("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="导出"'
        ' sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": rel.format("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>'
        "</worksheet>",
    }
    with zipfile.ZipFile(target := path.with_suffix(".xlsx"), "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return who.made(target)


BOOKS = (
    (questionnaire_export, 15), (collected_online, 23), (phone_as_a_number, 14), (from_a_system, 6),
)  # fmt: skip
