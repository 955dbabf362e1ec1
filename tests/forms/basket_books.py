"""The fourteenth set's workbooks: the annex in cells, collecting tables, downloads of surveys."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from forms.basket_layouts import SHEETS
from forms.basket_word import HEAD, LABELS, ORDER, PAIRS, ROWS
from forms.paper import C, D, Form, G, N, P, Person, S, T, W, Y
from forms.postbag_ruler import EDGE, written
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

MIDDLE = Alignment("center", "center", wrap_text=True)
LEFT = Alignment("left", "center", wrap_text=True)
SHORT = LABELS | {Y: "故事梗概"}


def new(name: str = "Sheet1") -> tuple[Workbook, Worksheet]:
    book = Workbook()
    page = book.active
    page.title = name
    page.page_setup.paperSize, page.sheet_properties.pageSetUpPr.fitToPage = 9, True
    page.page_setup.fitToHeight = 0
    return book, page


def kept(book: Workbook, path: Path, who: Person) -> Form:
    path = path.with_suffix(".xlsx")
    book.save(path)
    return who.made(path)


def ruled(page: Worksheet, first: int, last: int, wide: Iterable[float]) -> None:
    """Lines around the cells of these rows, all in the middle, columns so wide."""
    for line in page.iter_rows(first, last):
        for cell in line:
            cell.border, cell.alignment = EDGE, MIDDLE
    for n, width in enumerate(wide):
        page.column_dimensions["ABCDEFGHIJKLMNOP"[n]].width = width


def annex_cells(path: Path, who: Person) -> Form:
    """The annex drawn again in a worksheet by someone who does everything there."""
    book, page = new("登记表")
    page["A1"], page["A1"].font = HEAD, Font("宋体", 16, bold=True)
    page["A1"].alignment, page.row_dimensions[1].height = MIDDLE, 48
    page.merge_cells("A1:D1")
    written(SHEETS["annex-in-cells"], who, page, 2)
    return kept(book, path, who)


def annex_careless(path: Path, who: Person) -> Form:
    """The annex copied over cell for cell: nothing merged or ruled, the telephone a number."""
    book, page = new()
    page.append([HEAD])
    for a, b in PAIRS:
        page.append([LABELS[a], who[a], LABELS[b], int(who[b]) if b is P else who[b]])
    for f in ROWS:
        page.append([LABELS[f], who[f]])
    page.column_dimensions["B"].width, page.column_dimensions["D"].width = 20, 14
    return kept(book, path, who)


def summary(path: Path, who: Person) -> Form:
    """The collecting table with one film in it, two rows left empty, and who typed it below."""
    book, page = new("汇总表")
    page.append([f"{who[S]}微视频作品汇总表"])
    page.append(["序号", *(SHORT[f] for f in ORDER), "备注"])
    page.append([1, *(who[f] for f in ORDER), None])
    page.append([2])
    page.append([3])
    ruled(page, 2, 5, (6, 16, 16, 11, 10, 12, 15, 16, 18, 60, 8))
    page.append(["填表人：段小艳    审核人：谢志刚    填表时间：2020年12月14日"])
    page["A1"].font, page["A1"].alignment = Font("黑体", 18), MIDDLE
    page.merge_cells("A1:K1")
    page.merge_cells("A6:K6")
    page.row_dimensions[1].height, page.row_dimensions[3].height = 40, 150
    return kept(book, path, who)


def survey_download(path: Path, who: Person) -> Form:
    """A survey's answers as the site hands them out: its own columns first, questions numbered."""
    book, page = new("Sheet1")
    asked = (S, T, G, D, C, W, N, P, Y)
    own = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]
    told = {G: "（单选）", C: "（可多选）", W: "（开始—结束）"}
    heads = [f"{n}、{SHORT[f]}{told.get(f, '')}" for n, f in enumerate(asked, 1)]
    page.append([*own, *heads])
    known = ["31", "2020/12/13 16:20:08", "514秒", "微信", "N/A", "117.40.138.92(江西-南昌)"]
    page.append([*known, *(who[f] for f in asked)])
    return kept(book, path, who)


def collected(path: Path, who: Person) -> Form:
    """A form of an office suite on the web: who sent it and when, then the asked."""
    book, page = new("收集结果")
    asked = (T, S, N, P, G, D, C, W, Y)
    heads = [f"{SHORT[f]}（必填）" for f in asked]
    page.append(["提交者（自动）", "提交时间（自动）", *heads])
    page.append(["小马哥", "2020年12月12日 20:47", *(who[f] for f in asked)])
    for cell in page[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", "D9E1F2")
    return kept(book, path, who)


def label_list(path: Path, who: Person) -> Form:
    """Labels in the first column, answers in the second; two empty sheets behind, as of old."""
    book, page = new("Sheet1")
    page.append(["微视频作品登记"])
    for f in ORDER:
        page.append([f"{SHORT[f]}：", who[f]])
    for line in page.iter_rows(2, 10):
        for cell in line:
            cell.border, cell.alignment, cell.font = EDGE, LEFT, Font("宋体", 12)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 16, 70
    page.row_dimensions[10].height = 130
    book.create_sheet("Sheet2")
    book.create_sheet("Sheet3")
    return kept(book, path, who)


def grouped(path: Path, who: Person) -> Form:
    """Heads in two rows, the upper ones over groups; how to fill it in stands above."""
    book, page = new("附件2")
    order = (S, T, D, G, C, W, Y, N, P)
    page.append(["附件2"])
    page.append(["微视频推荐作品信息表"])
    page.append(["说明：时长不超过4分钟；内容分类可填一项或多项；故事梗概500字以内。"])
    page.append(["选送学校", "作品信息", *[None] * 5, "联系人", None])
    page.append([None, *(SHORT[f] for f in order[1:7]), "姓名", "电话"])
    page.append([who[f] for f in order])
    ruled(page, 4, 6, (18, 18, 11, 10, 16, 18, 64, 11, 16))
    for place in ("A2:I2", "A3:I3", "A4:A5", "B4:G4", "H4:I4"):
        page.merge_cells(place)
    page["A2"].font, page["A2"].alignment = Font("黑体", 18), MIDDLE
    page.row_dimensions[2].height, page.row_dimensions[6].height = 36, 150
    return kept(book, path, who)


BOOKS = {
    draw.__name__.replace("_", "-"): draw
    for draw in (
        annex_cells, annex_careless, summary, survey_download, collected, label_list, grouped,
    )
}  # fmt: skip
