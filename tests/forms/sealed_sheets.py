"""The sixth set's workbooks (openpyxl's), web pages and letters."""

from __future__ import annotations

from datetime import time
from html import escape
from pathlib import Path

import openpyxl
import xlsxwriter
from forms import paper
from forms.paper import ANNEX, GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.sealed_word import HOUSE, NAME, PLAIN
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Side

PEOPLE = paper.people("sealed")
THIN = Border(*[Side("thin")] * 4)
WRAP = Alignment(wrap_text=True, vertical="center")


def minutes(who: Person) -> tuple[int, int]:
    return divmod(int(float(str(who.values[D]))), 60)


def ruled(sheet, *wide: int) -> None:
    """Columns this wide, lines around all that is written, rows as high as their wrapped text."""
    for letter, width in zip("ABCDEFGHIJ", wide, strict=False):
        sheet.column_dimensions[letter].width = width
    for number, line in enumerate(sheet.iter_rows(), 1):
        longest = max(len(str(held.value or "")) / w for held, w in zip(line, wide, strict=False))
        sheet.row_dimensions[number].height = 18 + 16 * min(20, int(2 * longest))
        for held in line:
            held.border, held.alignment = THIN, WRAP


def labels_over_answers(path: Path, who: Person) -> Form:
    """Blocks of three labels with their answers below."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([NAME])
    for group in ((T, S, D), (G, N, P), (C, W)):
        sheet.append([HOUSE[f] for f in group])
        sheet.append([who[f] for f in group])
    sheet.append([HOUSE[Y]])
    sheet.append([who[Y]])
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A9:C9")
    ruled(sheet, 28, 28, 28)
    book.save(target := path.with_suffix(".xlsx"))
    return who.made(target)


def ticks_in_cells(path: Path, who: Person) -> Form:
    """Each category in a cell, a √ in the next where it holds; the genres likewise."""
    book = openpyxl.Workbook()
    sheet = book.active
    for f in (T, S, D):
        sheet.append([PLAIN[f], who[f]])
    sheet.append([PLAIN[G], *(t for g in GENRES for t in (g, "√" if g == who.values[G] else None))])
    for f in (N, P):
        sheet.append([PLAIN[f], who[f]])
    for number, w in enumerate(SEVEN):
        sheet.append([None if number else PLAIN[C], w, "√" if w in who.values[C] else None])
    sheet.merge_cells("A7:A13")
    for f in (W, Y):
        sheet.append([PLAIN[f], who[f]])
    ruled(sheet, 14, 40, 6, 12, 6)
    book.save(target := path.with_suffix(".xlsx"))
    return who.made(target)


def times_and_texts(path: Path, who: Person) -> Form:
    """The length a time cell shown in minutes and seconds, the phone text with an apostrophe."""
    book = openpyxl.Workbook()
    sheet = book.active
    for f in ANNEX:
        sheet.append(["", ANNEX[f], who[f]])
    sheet["C3"] = time(0, *minutes(who))
    sheet["C3"].number_format = 'mm"分"ss"秒"'
    sheet["C6"].quotePrefix = True
    ruled(sheet, 3, 22, 60)
    book.save(target := path.with_suffix(".xlsx"))
    return who.made(target)


def struck_in_cells(path: Path, who: Person) -> Form:
    """The wrong genre and the old title struck out within their cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    gone, kept = InlineFont(strike=True), InlineFont(b=True)
    for x, y in ((T, S), (D, G), (N, P)):
        sheet.append([HOUSE[x], who[x], HOUSE[y], who[y]])
    for f in (C, W, Y):
        sheet.append([HOUSE[f], who[f]])
    genres = [TextBlock(kept if g == who.values[G] else gone, f"{g} ") for g in GENRES]
    sheet["D2"] = CellRichText(*genres)
    sheet["B1"] = CellRichText(TextBlock(gone, "《旧片名》"), TextBlock(kept, who[T]))
    for line in (4, 5, 6):
        sheet.merge_cells(start_row=line, end_row=line, start_column=2, end_column=4)
    ruled(sheet, 18, 30, 18, 30)
    book.save(target := path.with_suffix(".xlsx"))
    return who.made(target)


def example_row(path: Path, who: Person) -> Form:
    """One row a work: under the headings an example row that says so, then the real work."""
    example = {
        T: "《XXX》", S: "XX大学", D: "3分50秒", G: "纪录片", N: "张三", P: "138xxxxxxxx",
        C: "教育扶贫", W: "2020年X月-X月", Y: "不超过500字",
    }  # fmt: skip
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["序号", *(PLAIN[f] for f in ANNEX)])
    sheet.append(["示例", *(example[f] for f in ANNEX)])
    sheet.append([1, *(who[f] for f in ANNEX)])
    ruled(sheet, 6, 14, 14, 10, 10, 10, 16, 16, 24, 60)
    book.save(target := path.with_suffix(".xlsx"))
    return who.made(target)


def two_sheets_and_formulas(path: Path, who: Person) -> Form:
    """Words of instruction on the first sheet; on the second some answers are formulas."""
    path = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(path) as book:
        told, form = book.add_worksheet("填报说明"), book.add_worksheet("报送表")
        told.write_column(
            0, 0, ("填报说明", "1.片名：加书名号", "2.时长：不超过4分钟", "3.电话：请填手机")
        )
        told.write_column(9, 0, (who[S], who[N]))
        for n, f in enumerate(ANNEX):
            form.write(n, 0, f"{n + 1}.{ANNEX[f].split(chr(10))[0]}")
            form.write(n, 1, who[f])
        form.write_formula("B2", "=填报说明!A10", None, who[S])
        form.write_formula("B5", "=填报说明!A11", None, who[N])
        form.activate()
    return who.made(path)


def from_qq_mail(path: Path, who: Person) -> Form:
    """A web mailer's lines: each a div, spaces that do not break, the story after an empty line."""
    lines = "".join(
        f"<div><b>{PLAIN[f]}</b>：&nbsp;{escape(who[f])}</div>" for f in ANNEX if f is not Y
    )
    told = "<div>老师好，附件较大，登记信息写在正文里：</div><div><br></div>"
    story = "".join(f"<div>{escape(line)}</div>" for line in who[Y].split("\n"))
    target = path.with_suffix(".html")
    page = (
        f"<div style='font:14px sans-serif'>{told}{lines}<div><b>剧情简介</b>：</div>{story}</div>"
    )
    target.write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    return who.made(target)


def term_list(path: Path, who: Person) -> Form:
    """A page of terms and their meanings, from a school's own system; in GBK."""
    items = "".join(
        f"<dt>{HOUSE[f]}</dt><dd>{escape(who[f]).replace(chr(10), '<br/>')}</dd>" for f in ANNEX
    )
    head = '<html><head><meta charset="gbk"></head>'
    page = f"{head}<body><h2>{NAME}</h2><dl>{items}</dl></body></html>"
    target = path.with_suffix(".html")
    target.write_bytes(page.encode("gbk"))
    return who.made(target)


def square_brackets(path: Path, who: Person) -> Form:
    """A telephone's note: each label in 【】, a blank line between, UTF-16."""
    text = "\n\n".join(f"【{PLAIN[f]}】{who[f]}" for f in ANNEX)
    target = path.with_suffix(".txt")
    target.write_text(f"报送材料\n\n{text}\n", encoding="utf-16")
    return who.made(target)


def answered_letter(path: Path, who: Person) -> Form:
    """A letter's own text, spaces for colons, above the blank form that it answers."""
    said = "\n".join(f"{ANNEX[f].split(chr(10))[0]}： {who[f]}" for f in ANNEX)
    blank = "\n".join(f"> {ANNEX[f].split(chr(10))[0]}：" for f in ANNEX)
    target = path.with_suffix(".txt")
    quoted = f"----------\n发件人：省教育厅\n> 请按下列格式回复：\n{blank}\n"
    text = f"您好，补报信息如下。\n\n{said}\n\n{quoted}"
    target.write_text(text, encoding="utf-8-sig")
    return who.made(target)
