"""The twelfth set's workbooks: the annex in cells, a list of two works, true types, an export."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from forms.mailroom_books import kept, new
from forms.paper import GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.postbag_ruler import EDGE, sheets, written
from forms.postbag_sheets import framed, headed
from forms.satchel_annex import SECOND, right
from forms.stationery import words
from openpyxl.styles import Alignment, Font, PatternFill

LABELS = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
ORDER = (S, T, G, D, C, W, N, P, Y)
SHEETS = sheets("satchel_sheets")
WRAPPED = Alignment("left", "center", wrap_text=True)
SAMPLE = {
    S: "某某大学", T: "《示例作品》", G: "纪录片", D: "3分30秒", C: "教育扶贫、产业扶贫",
    W: "2020年9月1日-2020年11月1日", N: "王某某", P: "13800000000",
    Y: "简要介绍作品内容，500字以内。",
}  # fmt: skip


def beside(page, said, top: int, left: int = 1) -> int:
    """Label and answer in two columns from this cell on; gives the row below."""
    for n, (label, value) in enumerate(said, top):
        name, held = page.cell(n, left, label), page.cell(n, left + 1, value)
        name.font, held.alignment = Font("微软雅黑", 11, bold=True), WRAPPED
        name.border = held.border = EDGE
        if len(str(value)) > 60:
            page.row_dimensions[n].height = 24 * (len(str(value)) // 30 + 1)
    page.column_dimensions["ABCDEF"[left - 1]].width = 18
    page.column_dimensions["ABCDEF"[left]].width = 66
    return top + len(said)


def annex_in_cells(path: Path, who: Person) -> Form:
    """The annex typed into Excel, merged as in Word; its number stands above."""
    book, page = new()
    page["A1"] = "附件"
    sheet = SHEETS["annex-in-cells"]
    written(sheet, who, page, headed(sheet, page, 2))
    page["A2"].font, page.row_dimensions[2].height = Font("宋体", 12), 36
    return kept(book, path, who)


def two_works_listed(path: Path, who: Person) -> Form:
    """A school's list: heads, this person's work, another of the same school, a total."""
    book, page = new()
    page.append([f"{who[S]}微视频作品信息汇总表"])
    page.append(["序号", *(LABELS[f] for f in ORDER)])
    page.append([1, *(who[f] for f in ORDER)])
    page.append([2, *(SECOND.get(f, who[f]) for f in ORDER)])
    framed(page)
    page.merge_cells("A1:J1")
    for n, wide in enumerate((6, 18, 16, 10, 10, 16, 18, 10, 16, 60)):
        page.column_dimensions["ABCDEFGHIJ"[n]].width = wide
    return kept(book, path, who)


def kept_numbers(path: Path, who: Person) -> Form:
    """The telephone kept as a number; two days that Excel knows as days, in one row."""
    book, page = new()
    page["A1"] = "微视频信息登记表"
    begin, end = (date.fromisoformat(day) for day in who.values[W])
    said = [(LABELS[f], who[f]) for f in (T, S, G, D, C, N)]
    low = beside(page, [*said, (LABELS[P], int(str(who.values[P])))], 2)
    page.cell(low, 1, "开拍日期")
    page.cell(low, 2, begin).number_format = 'yyyy"年"m"月"d"日"'
    page.cell(low + 1, 1, "完成日期")
    page.cell(low + 1, 2, end).number_format = 'yyyy"年"m"月"d"日"'
    beside(page, [(LABELS[Y], who[Y])], low + 2)
    page.cell(8, 2).number_format = "0"
    for n in (low, low + 1):
        page.cell(n, 2).alignment = WRAPPED
    return kept(book, path, who)


def sample_sheet_behind(path: Path, who: Person) -> Form:
    """The form on the first worksheet; behind it the sample that the organiser filled in."""
    book, page = new()
    page.title = "登记表（请填写）"
    page["B1"] = "微视频信息登记表"
    page["B1"].font = Font("黑体", 16)
    beside(page, [(LABELS[f], who[f]) for f in ORDER], 3, 2)
    sample = book.create_sheet("样表")
    sample["B1"] = "微视频信息登记表（填写示例）"
    beside(sample, [(LABELS[f], SAMPLE[f]) for f in ORDER], 3, 2)
    return kept(book, path, who)


def collected_online(path: Path, who: Person) -> Form:
    """The download of an online collection: numbers, times, a nickname, then the questions."""
    book, page = new()
    page.title = "Sheet"
    heads = [f"{n}.{LABELS[f]}" for n, f in enumerate(ORDER, 1)]
    page.append(["编号", "开始答题时间", "结束答题时间", "答题时长", "用户昵称", *heads])
    times = ["2020-12-10 15:20:41", "2020-12-10 15:41:07", "20分26秒", "老艾"]
    page.append(["1", *times, *(who[f] for f in ORDER)])
    for cell in page[1]:
        cell.fill = PatternFill("solid", fgColor="F2F2F2")
    return kept(book, path, who)


def unit_head_and_notes(path: Path, who: Person) -> Form:
    """Unit and day above the table, notes below, gridlines on a page laid across."""
    book, page = new()
    sheet = SHEETS["unit-head-and-notes"]
    below = headed(sheet, page)
    page.cell(below, 1, f"填报单位：{who[S]}")
    page.cell(below, 5, "填报日期：2020年12月9日")
    low = written(sheet, who, page, below + 1)
    for n, line in enumerate(("说明：1.预计时长含片头、片尾。", "2.内容分类可多选。"), low):
        page.cell(n, 1, line).font = Font("楷体", 11)
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    return kept(book, path, who)


def choices_in_a_column(path: Path, who: Person) -> Form:
    """A choice a row beside its merged label, a tick in the third column where it applies."""
    book, page = new()
    page.append(["微视频信息登记表"])
    for f in (T, S, D):
        page.append([LABELS[f], who[f]])
    for f, options in ((G, GENRES), (C, SEVEN)):
        first = page.max_row + 1
        for n, word in enumerate(options):
            page.append([None if n else LABELS[f], word, "√" if word in right(who, f) else None])
        page.merge_cells(f"A{first}:A{page.max_row}")
    for f in (W, N, P, Y):
        page.append([LABELS[f], who[f]])
    framed(page)
    page.merge_cells("A1:C1")
    for letter, wide in zip("ABC", (16, 62, 8), strict=True):
        page.column_dimensions[letter].width = wide
    page.row_dimensions[page.max_row].height = 160
    return kept(book, path, who)


def from_and_to(path: Path, who: Person) -> Form:
    """One row for the production: begin and end in cells of their own, each with its label."""
    book, page = new()
    page.append(["高校微视频信息登记表"])
    for a, b in ((T, S), (G, D), (N, P)):
        page.append([LABELS[a], who[a], LABELS[b], who[b]])
    begin, end = (date.fromisoformat(day) for day in who.values[W])
    page.append(["制作周期（起）", f"{begin:%Y.%m.%d}", "制作周期（止）", f"{end:%Y.%m.%d}"])
    page.append([LABELS[C], who[C]])
    page.append([LABELS[Y], who[Y]])
    framed(page)
    for place in ("A1:D1", "B6:D6", "B7:D7"):
        page.merge_cells(place)
    for letter, wide in zip("ABCD", (18, 30, 18, 30), strict=True):
        page.column_dimensions[letter].width = wide
    page.row_dimensions[7].height = 180
    return kept(book, path, who)


BOOKS = {
    draw.__name__.replace("_", "-"): draw
    for draw in (
        annex_in_cells, two_works_listed, kept_numbers, sample_sheet_behind, collected_online,
        unit_head_and_notes, choices_in_a_column, from_and_to,
    )
}  # fmt: skip
