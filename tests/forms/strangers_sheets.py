"""The fifth set's workbooks, web pages and letters."""

from __future__ import annotations

from datetime import date, time
from html import escape
from pathlib import Path

import xlsxwriter
from forms import paper
from forms.paper import ANNEX, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.strangers_word import LOCAL, NAME, SHORT

PEOPLE = paper.people("strangers")


def seconds(who: Person) -> float:
    return float(str(who.values[D]))


def plain_column(path: Path, who: Person) -> Form:
    """Labels left, answers right; the length a time cell, the phone a number."""
    path = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("登记表")
        wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        sheet.merge_range("A1:B1", NAME, book.add_format({"align": "center", "bold": True}))
        sheet.set_column("A:A", 16)
        sheet.set_column("B:B", 60)
        for n, f in enumerate(ANNEX, 1):
            sheet.write(n, 0, LOCAL[f], wrap)
            sheet.write(n, 1, who[f], wrap)
        clock = book.add_format({"num_format": "h:mm:ss", "border": 1})
        sheet.write_datetime(3, 1, time(0, *divmod(int(seconds(who)), 60)), clock)
        sheet.write_number(6, 1, int(who[P]), book.add_format({"num_format": "0", "border": 1}))
    return who.made(path)


def two_header_rows(path: Path, who: Person) -> Form:
    """One row a work under headings of two rows; the period in two real date cells."""
    path = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        head = book.add_format({"align": "center", "text_wrap": True, "border": 1})
        day = book.add_format({"num_format": "yyyy/m/d", "border": 1})
        sheet.merge_range(0, 0, 0, 9, f"{who[S]}{NAME}", head)
        for column, f in enumerate((T, S, D, G, N, P, C)):
            sheet.merge_range(1, column, 2, column, SHORT[f], head)
            sheet.write(3, column, who[f], head)
        sheet.merge_range(1, 7, 1, 8, "制作周期", head)
        for column, name, iso in zip((7, 8), ("开始", "结束"), who.values[W], strict=True):
            sheet.write(2, column, name, head)
            sheet.write_datetime(3, column, date.fromisoformat(iso), day)
        sheet.merge_range(1, 9, 2, 9, "故事梗概\n(500字以内)", head)
        sheet.write(3, 9, who[Y], head)
    return who.made(path)


def annex_in_excel(path: Path, who: Person) -> Form:
    """The annex drawn in merged cells; of the printed categories the right ones red and bold."""
    path = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("附件2")
        look = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
        red = book.add_format({"font_color": "red", "bold": True})
        plain = book.add_format({"font_color": "black"})
        sheet.merge_range("A1:H2", NAME, look)
        for n, (x, y) in enumerate(((T, S), (D, G), (N, P))):
            for column, text in enumerate((ANNEX[x], who[x], ANNEX[y], who[y])):
                sheet.merge_range(2 + n, 2 * column, 2 + n, 2 * column + 1, text, look)
        for n, f in enumerate((C, W, Y), 5):
            sheet.merge_range(n, 0, n, 1, ANNEX[f], look)
            sheet.merge_range(n, 2, n, 7, who[f], look)
        rich = [piece for w in SEVEN for piece in (red if w in who.values[C] else plain, f"{w} ")]
        sheet.write_rich_string(5, 2, *rich, look)
        sheet.set_row(7, 200)
    return who.made(path)


def hidden_draft(path: Path, who: Person) -> Form:
    """Last month's draft on a hidden sheet before the real one, and notes in a hidden column."""
    path = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(path) as book:
        old, new = book.add_worksheet("初稿"), book.add_worksheet("定稿")
        for n, f in enumerate(ANNEX, 1):
            old.write(n, 1, ANNEX[f])
            old.write(n, 2, {T: "《待定》", D: "6分钟", P: "13000000000"}.get(f, "待补充"))
            new.write(n, 1, ANNEX[f])
            new.write(n, 2, "请XX老师核对")
            new.write(n, 3, who[f], book.add_format({"text_wrap": True}))
        new.write("B1", NAME)
        new.set_column("C:C", None, None, {"hidden": True})
        new.set_column("D:D", 50)
        new.activate()
        new.set_first_sheet()
        old.hide()
    return who.made(path)


def works_as_rows(path: Path, who: Person) -> Form:
    """The school's three works, a row each: the first is the one that counts."""
    path = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("汇总")
        sheet.write_row(0, 0, ("序号", *(LOCAL[f] for f in ANNEX), "备注"))
        for n, person in enumerate((who, PEOPLE[0], PEOPLE[8]), 1):
            sheet.write_row(n, 0, (n, *(person[f] for f in ANNEX), ""))
    return who.made(path)


def far_from_the_corner(path: Path, who: Person) -> Form:
    """A form that begins at C5, its length a number of minutes, remarks hung on its cells."""
    path = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write("C4", "作品报名信息（请勿改动格式）")
        for n, f in enumerate(ANNEX, 4):
            sheet.write(n, 2, "作品时长（分钟）" if f is D else LOCAL[f])
            sheet.write(n, 3, who[f])
        sheet.write_number(6, 3, seconds(who) / 60)
        sheet.write_comment(4, 3, "片名：原名《暂定》，已改")
        sheet.write_comment(9, 3, "联系电话：13900000000（旧）")
    return who.made(path)


def from_outlook(path: Path, who: Person) -> Form:
    """A table pasted from Word into a letter, with Microsoft's own marks and spaces."""
    rows = "".join(
        f'<tr><td width=140><p class=MsoNormal><span style="font-family:宋体">{ANNEX[f]}'
        f"<o:p></o:p></span></p></td><td width=430>"
        + "".join(f"<p class=MsoNormal>{escape(t)}<o:p></o:p></p>" for t in who[f].split("\n"))
        + "</td></tr>"
        for f in ANNEX
    )
    style = "<style><!-- p.MsoNormal {margin:0cm; font-size:10.5pt} --></style>"
    told = "<p class=MsoNormal>各位老师：<br>我校登记表如下，请查收。<o:p>&nbsp;</o:p></p>"
    page = (
        f"<html><head><meta charset=gb2312>{style}</head><body>{told}<table border=1>{rows}</table>"
    )
    target = path.with_suffix(".html")
    target.write_bytes(f"{page}</body></html>".encode("gb18030"))
    return who.made(target)


def questionnaire(path: Path, who: Person) -> Form:
    """The answers of an online questionnaire, saved as a page: numbered questions, stars, tips."""
    items = "".join(
        f'<div class="q"><div class="t"><i>*</i>{n}. {LOCAL[f].split("（")[0]}</div>'
        f'<div class="a">{escape(who[f]).replace(chr(10), "<br>")}</div></div>'
        for n, f in enumerate(ANNEX, 1)
    )
    page = f"<!doctype html><meta charset=utf-8><title>问卷</title><h1>{NAME}</h1>{items}"
    target = path.with_suffix(".html")
    target.write_text(f"{page}<p>感谢填写！</p>", encoding="utf-8")
    return who.made(target)


def letter(path: Path, who: Person) -> Form:
    """A letter's own text: polite words, numbered lines, the story last, a signature."""
    lines = "\n".join(f"{n}.{ANNEX[f]}：{who[f]}" for n, f in enumerate(ANNEX, 1) if f is not Y)
    text = (
        "尊敬的老师：\n    您好！现将我校作品登记信息报送如下，片名、时长如有问题请与我联系。\n\n"
        f"{lines}\n9.故事梗概：{who[Y]}\n\n此致\n敬礼！\n\n{who[S]}教务处\n2020年12月16日\n"
    )
    target = path.with_suffix(".txt")
    target.write_text(text, encoding="utf-8")
    return who.made(target)


def pasted_table(path: Path, who: Person) -> Form:
    """A table copied out of Word into a plain text file: tabs, Windows' line ends, GB 18030."""
    said = [NAME] + [
        f"{ANNEX[x]}\t{who[x]}\t{ANNEX[y]}\t{who[y]}" for x, y in ((T, S), (D, G), (N, P))
    ]
    said += [
        f"{f_label}\t{who[f]}" for f, f_label in ((C, "内容分类"), (W, "制作周期"), (Y, "故事梗概"))
    ]
    target = path.with_suffix(".txt")
    target.write_bytes("\r\n".join(said).encode("gb18030"))
    return who.made(target)
