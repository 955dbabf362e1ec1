"""The fifteenth set's workbooks: the annex in cells, collecting tables, a survey's download."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from forms.hamper_annex import EXAMPLES, HEAD, LABELS, PAIRS, ROWS
from forms.hamper_layouts import SHEETS
from forms.paper import GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.postbag_ruler import EDGE, written
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

ORDER = (T, S, D, G, N, P, C, W, Y)
MIDDLE = Alignment("center", "center", wrap_text=True)
LEFT = Alignment("left", "center", wrap_text=True)
SHORT = LABELS | {Y: "故事梗概"}


def kept(book: Workbook, path: Path, who: Person) -> Form:
    path = path.with_suffix(".xlsx")
    book.save(path)
    return who.made(path)


def sheet(name: str = "Sheet1") -> tuple[Workbook, Worksheet]:
    book = Workbook()
    book.active.title = name
    return book, book.active


def put(page: Worksheet, place: str, text: object, *, bold: bool = False, left: bool = False):
    """A framed cell, or a range made one."""
    first = place.partition(":")[0]
    if ":" in place:
        for row in page[place]:
            for cell in row:
                cell.border = EDGE
        page.merge_cells(place)
    held = page[first]
    held.value, held.font, held.border = text, Font("宋体", 12, bold=bold), EDGE
    held.alignment = LEFT if left else MIDDLE
    return held


def headed(page: Worksheet, text: str, across: str, size: int = 16) -> None:
    page[across.partition(":")[0]].value = text
    page.merge_cells(across)
    page["A1"].font, page["A1"].alignment = Font("宋体", size, bold=True), MIDDLE
    page.row_dimensions[1].height = 44


def widths(page: Worksheet, *wide: float) -> None:
    for letter, much in zip("ABCDEFGHIJKLMNOPQRSTUVW", wide, strict=False):
        page.column_dimensions[letter].width = much


def cells_annex(path: Path, who: Person) -> Form:
    """The annex copied from Word into cells; the period's example left above its answer."""
    book, page = sheet("登记表")
    headed(page, HEAD, "A1:D1", 14)
    for n, (x, y) in enumerate(PAIRS, 2):
        for letter, told in zip("ABCD", (LABELS[x], who[x], LABELS[y], who[y]), strict=True):
            put(page, f"{letter}{n}", told)
    for n, f in enumerate(ROWS, 5):
        told = f"{EXAMPLES[W]}\n{who[f]}" if f is W else who[f]
        put(page, f"A{n}", LABELS[f])
        put(page, f"B{n}:D{n}", told, left=True)
        page.row_dimensions[n].height = 220 if f is Y else 40
    widths(page, 18, 30, 16, 26)
    return kept(book, path, who)


def row_of_types(path: Path, who: Person) -> Form:
    """One row under heads; the telephone is a number, both days are days in two columns."""
    book, page = sheet("作品信息")
    heads = "序号 学校 片名 类型 时长 内容分类 开始拍摄 完成制作 联系人 手机 故事梗概"
    for n, head in enumerate(heads.split(), 1):
        held = page.cell(1, n, head)
        held.font, held.fill = Font("微软雅黑", 11, bold=True), PatternFill("solid", "DDEBF7")
    days = [date.fromisoformat(day) for day in who.values[W]]
    number = int(str(who.values[P]))
    said = [1, *(who[f] for f in (S, T, G, D, C)), *days, who[N], number, who[Y]]
    for n, value in enumerate(said, 1):
        page.cell(2, n, value).alignment = LEFT
    page["G2"].number_format = page["H2"].number_format = "yyyy/m/d"
    page["J2"].number_format = "0"
    page.row_dimensions[2].height = 150
    widths(page, 6, 16, 18, 9, 10, 16, 12, 12, 10, 14, 60)
    return kept(book, path, who)


def two_heads(path: Path, who: Person) -> Form:
    """A province's collecting table: heads in two rows, the contact's over name and telephone."""
    book, page = sheet("汇总表")
    headed(page, "“我的2020”微视频征集作品汇总表", "A1:J1")
    page["A2"] = f"填报单位：{who[S]}"
    page["H2"] = "填报日期：2020年12月17日"
    single = {"A": "序号", "B": "选送学校", "C": "片名", "D": "类型", "E": "预计时长",
              "H": "内容分类", "I": "制作周期", "J": "故事梗概"}  # fmt: skip
    for letter, head in single.items():
        put(page, f"{letter}3:{letter}4", head, bold=True)
    put(page, "F3:G3", "联系人", bold=True)
    put(page, "F4", "姓名", bold=True)
    put(page, "G4", "电话", bold=True)
    said = (1, *(who[f] for f in (S, T, G, D, N, P, C, W, Y)))
    for letter, told in zip("ABCDEFGHIJ", said, strict=True):
        put(page, f"{letter}5", told)
    page.row_dimensions[5].height = 260
    widths(page, 5, 14, 20, 9, 11, 9, 15, 14, 18, 60)
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    return kept(book, path, who)


def survey_export(path: Path, who: Person) -> Form:
    """A survey site's download: its own columns before, the questions with their numbers."""
    book, page = sheet("data")
    before = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]
    asked = [
        ("选送学校", S), ("作品片名", T), ("作品类型", G), ("预计时长", D), ("内容分类（多选）", C),
        ("制作周期", W), ("故事梗概（500字以内）", Y), ("联系人姓名", N), ("联系人电话", P),
    ]  # fmt: skip
    page.append([*before, *(f"{n}、{label}" for n, (label, _) in enumerate(asked, 1))])
    known = [1, "2020/12/13 22:47:05", "1264秒", "微信", "N/A", "117.140.33.72(广西-桂林)"]
    page.append([*known, *(who[f] for _, f in asked)])
    return kept(book, path, who)


def with_options(path: Path, who: Person) -> Form:
    """A school's form with lists to choose from, the lists on a second sheet, hints beside."""
    book, page = sheet("填报")
    headed(page, "扶贫微视频作品填报表", "A1:C1")
    hints = {D: "不超过4分钟", G: "下拉选择", P: "手机或座机", C: "可多选", Y: "500字以内"}
    for n, head in enumerate(("项目", "填写内容", "填写说明")):
        put(page, f"{'ABC'[n]}2", head, bold=True)
    for n, f in enumerate((S, T, G, D, C, W, N, P, Y), 3):
        put(page, f"A{n}", SHORT[f], bold=True)
        put(page, f"B{n}", who[f], left=True)
        put(page, f"C{n}", hints.get(f)).font = Font("宋体", 9, italic=True, color="808080")
        page.row_dimensions[n].height = 330 if f is Y else 30
    lists = book.create_sheet("选项")
    for n, word in enumerate(GENRES, 1):
        lists.cell(n, 1, word)
    for n, word in enumerate(SEVEN, 1):
        lists.cell(n, 2, word)
    choice = DataValidation("list", formula1="选项!$A$1:$A$2", allow_blank=True)
    page.add_data_validation(choice)
    choice.add("B5")
    widths(page, 16, 70, 18)
    return kept(book, path, who)


def as_time(path: Path, who: Person) -> Form:
    """Labels left, answers right; 3:45 was typed for the length and became a time of day."""
    book, page = sheet()
    for n, f in enumerate(ORDER, 1):
        put(page, f"A{n}", SHORT[f])
        put(page, f"B{n}", who[f], left=True)
        page.row_dimensions[n].height = 160 if f is Y else 24
    minutes, seconds = map(int, who[D].split(":"))
    page["B3"].value, page["B3"].number_format = time(minutes, seconds), "h:mm"
    widths(page, 14, 66)
    return kept(book, path, who)


def sections_book(path: Path, who: Person) -> Form:
    """A school's table in sections, ruled in cells; a second, empty sheet."""
    book, page = sheet()
    own = SHEETS["sections"]
    headed(page, own.title, "A1:D1")
    written(own, who, page, 2)
    book.create_sheet("Sheet2")
    return kept(book, path, who)


BOOKS = {
    draw.__name__.replace("_", "-"): draw
    for draw in (
        cells_annex, row_of_types, two_heads, survey_export, with_options, as_time, sections_book,
    )
}  # fmt: skip
