"""The thirteenth set's workbooks: notes pinned to cells, coded choices, true types, hidden rows."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from forms.mailroom_books import kept, new
from forms.paper import SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.postbag_ruler import EDGE, written
from forms.postbag_sheets import framed, headed
from forms.satchel_annex import right
from forms.satchel_books import SAMPLE
from forms.stationery import words
from forms.valise_layouts import SHEETS
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font

LABELS = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
ORDER = (T, S, D, G, N, P, C, W, Y)
MIDDLE = Alignment("center", "center", wrap_text=True)


def annex_with_notes(path: Path, who: Person) -> Form:
    """The annex typed into cells; notes pinned to three of them tell how to fill them in."""
    book, page = new()
    sheet = SHEETS["annex-in-cells"]
    written(sheet, who, page, headed(sheet, page))
    for place, told in (
        ("B2", "片名请加书名号，如《示例》"),
        ("B3", "格式：3分30秒，不超过4分钟"),
        ("D4", "请填手机，如13800000000"),
    ):
        page[place].comment = Comment(told, "活动办")
    return kept(book, path, who)


def coded_choices(path: Path, who: Person) -> Form:
    """A survey's download by figures: a column for each category, 1 where it was chosen."""
    book, page = new()
    page.title = "按序号"
    before = ["序号", "提交答卷时间", "所用时间", "来源", "来自IP"]
    heads = [f"{n}、{LABELS[f]}" for n, f in enumerate((S, T, G, D), 1)]
    choices = [f"5({word})" for word in SEVEN]
    choices[0] = f"5、{LABELS[C]}（可多选）({SEVEN[0]})"
    rest = (W, N, P, Y)
    page.append([*before, *heads, *choices, *(f"{n}、{LABELS[f]}" for n, f in enumerate(rest, 6))])
    known = ["7", "2020/12/8 10:42:16", "731秒", "手机提交", "222.85.139.20(贵州-贵阳)"]
    given = [int(word in right(who, C)) for word in SEVEN]
    page.append([*known, *(who[f] for f in (S, T, G, D)), *given, *(who[f] for f in rest)])
    return kept(book, path, who)


def real_length(path: Path, who: Person) -> Form:
    """The length is a time of day that shows hours, minutes, seconds; the days are days."""
    book, page = new()
    page["A1"] = "微视频信息登记表"
    page["A1"].font = Font("黑体", 18)
    _, minutes, seconds = map(int, who[D].split(":"))
    begin, end = (date.fromisoformat(day) for day in who.values[W])
    rows = [(LABELS[f], who[f]) for f in (S, T, G)]
    rows += [(LABELS[D], time(0, minutes, seconds)), ("制作周期（开始）", begin)]
    rows += [("制作周期（结束）", end)]
    rows += [(LABELS[f], who[f]) for f in (N, P, C, Y)]
    for n, (label, value) in enumerate(rows, 2):
        name, held = page.cell(n, 1, label), page.cell(n, 2, value)
        name.border = held.border = EDGE
        name.alignment, held.alignment = MIDDLE, Alignment("left", "center", wrap_text=True)
        page.row_dimensions[n].height = 150 if label == LABELS[Y] else 28
    page["B5"].number_format = "hh:mm:ss"
    page["B6"].number_format = page["B7"].number_format = "yyyy/m/d"
    page.merge_cells("A1:B1")
    page["A1"].alignment, page.row_dimensions[1].height = MIDDLE, 36
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 22, 64
    return kept(book, path, who)


def hidden_sample(path: Path, who: Person) -> Form:
    """The province's collecting table: title, heads, a sample whose row was hidden, the work."""
    book, page = new()
    page.append(["微视频作品信息汇总表"])
    page.append(["序号", *(LABELS[f] for f in ORDER), "备注"])
    page.append(["例", *(SAMPLE[f] for f in ORDER), "填报时请隐藏本行"])
    page.append([1, *(who[f] for f in ORDER), None])
    framed(page)
    page.row_dimensions[3].hidden = True
    page.row_dimensions[4].height = 170
    page.merge_cells("A1:K1")
    for letter, wide in zip(
        "ABCDEFGHIJK", (6, 16, 16, 11, 10, 11, 15, 16, 17, 50, 10), strict=True
    ):
        page.column_dimensions[letter].width = wide
    return kept(book, path, who)


def two_blocks(path: Path, who: Person) -> Form:
    """Heads over answers in two bands, four columns each; the story across below its head."""
    book, page = new()
    page.append(["微视频信息登记表（第二季）"])
    for band in ((T, S, D, G), (C, W, N, P)):
        page.append([LABELS[f] for f in band])
        page.append([who[f] for f in band])
    page.append([LABELS[Y]])
    page.append([who[Y]])
    framed(page)
    for place in ("A1:D1", "A6:D6", "A7:D7"):
        page.merge_cells(place)
    for n in (2, 4, 6):
        for cell in page[n]:
            cell.font = Font("黑体", 12, bold=True)
    for letter in "ABCD":
        page.column_dimensions[letter].width = 26
    for n, high in enumerate((34, 24, 34, 24, 40, 24, 190), 1):
        page.row_dimensions[n].height = high
    return kept(book, path, who)


BOOKS = {
    draw.__name__.replace("_", "-"): draw
    for draw in (annex_with_notes, coded_choices, real_length, hidden_sample, two_blocks)
}
