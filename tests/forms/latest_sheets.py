"""The seventh set's workbooks, web pages and letters."""

from __future__ import annotations

from datetime import date, datetime
from html import escape
from pathlib import Path

import openpyxl
import xlsxwriter
from forms import latest_word as word
from forms import paper
from forms.latest_word import NAME, ONE, TWO
from forms.paper import ANNEX, GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y, chosen
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

PEOPLE = paper.people("latest")


def two_forms(path: Path, who: Person) -> Form:
    return word.two_forms(path, who, PEOPLE[0])


def parts(who: Person) -> tuple[int, int]:
    """The length in minutes and seconds."""
    return divmod(int(float(str(who.values[D]))), 60)


def days(who: Person) -> list[date]:
    return [date.fromisoformat(day) for day in who.values[W]]


def wide_apart(path: Path, who: Person) -> Form:
    """Labels and answers with empty columns and rows between, unmerged."""
    path = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("登记表")
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.set_column("E:E", 70, wrap)
        for n, f in enumerate(ANNEX):
            sheet.write(2 + 2 * n, 1, f"{ONE[f]}：")
            sheet.write(2 + 2 * n, 4, who[f])
    return who.made(path)


def dates_in_three_cells(path: Path, who: Person) -> Form:
    """The period as a date, the word 至 and a date, each in a cell; a phone as a number."""
    path = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        line = book.add_format({"border": 1, "text_wrap": True})
        day = book.add_format({"border": 1, "num_format": 'yyyy"年"m"月"d"日"'})
        sheet.set_column("A:D", 20)
        for n, f in enumerate(ANNEX):
            sheet.write(n, 0, TWO[f], line)
            if f is W:
                first, last = days(who)
                sheet.write_datetime(n, 1, first, day)
                sheet.write(n, 2, "至", line)
                sheet.write_datetime(n, 3, last, day)
            else:
                sheet.merge_range(n, 1, n, 3, who[f], line)
        sheet.write_number(5, 1, int(str(who.values[P])), line)
    return who.made(path)


def minutes_and_seconds(path: Path, who: Person) -> Form:
    """The length in four cells: a number, 分, a number, 秒."""
    path = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        line = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
        sheet.merge_range("A1:E1", NAME, line)
        sheet.set_column("A:A", 18)
        for n, f in enumerate(ANNEX, 1):
            sheet.write(n, 0, ONE[f], line)
            if f is D:
                sheet.write_row(n, 1, (parts(who)[0], "分", parts(who)[1], "秒"), line)
            else:
                sheet.merge_range(n, 1, n, 4, who[f], line)
        sheet.set_row(9, 300)
    return who.made(path)


def with_lists(path: Path, who: Person) -> Form:
    """A cover, the form with lists to choose from, and the sheet of the lists' words."""
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "封面"
    cover.append(["", "扶贫微视频征集活动"])
    cover.append(["", "登记表见下一页，请填写片名、时长、联系人等信息"])
    form, lists = book.create_sheet("登记表"), book.create_sheet("字典")
    form.append(["填报项目", "填报内容"])
    for f in ANNEX:
        form.append([TWO[f], who[f]])
        form.cell(form.max_row, 2).alignment = Alignment(wrap_text=True)
    for number, w in enumerate(SEVEN):
        lists.append([w, GENRES[number] if number < len(GENRES) else None])
    listed = DataValidation("list", formula1="字典!$B$1:$B$2")
    form.add_data_validation(listed)
    listed.add("B5")
    form.column_dimensions["B"].width = 70
    book.active = 1
    book.save(target := path.with_suffix(".xlsx"))
    return who.made(target)


def hidden_rows(path: Path, who: Person) -> Form:
    """Works as rows: last year's are hidden, the one below them is this year's."""
    other = PEOPLE[7]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([NAME])
    sheet.append([ONE[f] for f in ANNEX])
    sheet.append([other[f] for f in ANNEX])
    sheet.append([who[f] for f in ANNEX])
    sheet.row_dimensions[3].hidden = True
    for held in sheet[2]:
        held.font, held.fill = Font(bold=True), PatternFill("solid", fgColor="DDEBF7")
    book.save(target := path.with_suffix(".xlsx"))
    return who.made(target)


def boxes_in_blocks(path: Path, who: Person) -> Form:
    """Groups in merged cells at the left, boxes before the choices, dates as real dates."""
    groups = (("影片", (T, D, G, C, W, Y)), ("单位", (S,)), ("联系", (N, P)))
    book = openpyxl.Workbook()
    sheet = book.active
    boxes = {
        G: chosen(GENRES, who.values[G], on="☑", off="□"),
        C: chosen(SEVEN, who.values[C], on="☑", off="□", gap="\n"),
    }
    for name, fields in groups:
        for f in fields:
            sheet.append(
                [name if f is fields[0] else None, ANNEX[f].split("\n")[0], boxes.get(f, who[f])]
            )
        last = sheet.max_row
        sheet.merge_cells(
            start_row=last - len(fields) + 1, end_row=last, start_column=1, end_column=1
        )
    first, last = days(who)
    if first == last:
        sheet["C5"], sheet["C5"].number_format = datetime(*first.timetuple()[:3]), "yyyy/m/d"  # noqa: DTZ001
    sheet.column_dimensions["C"].width = 60
    for line in sheet.iter_rows():
        line[2].alignment = Alignment(wrap_text=True)
    book.save(target := path.with_suffix(".xlsx"))
    return who.made(target)


def saved_web_form(path: Path, who: Person) -> Form:
    """A filled-in page of a submission system, saved from the browser."""

    def given(f) -> str:
        if f is G:
            options = (
                f"<option{' selected' if g == who.values[G] else ''}>{g}</option>" for g in GENRES
            )
            return f"<select name=g><option>请选择</option>{''.join(options)}</select>"
        if f is C:
            return "".join(
                f"<label><input type=checkbox{' checked' if w in who.values[C] else ''}>{w}</label>"
                for w in SEVEN
            )
        if f is Y:
            return f"<textarea rows=8>{escape(who[Y])}</textarea>"
        return f'<input type="text" value="{escape(who[f])}" placeholder="请输入">'

    rows = "".join(f"<tr><th>{TWO[f]}</th><td>{given(f)}</td></tr>" for f in ANNEX)
    script = "<script>var 片名='不是这里';</script><style>th:after{content:'：'}</style>"
    page = (
        f"<!doctype html><html><head><meta charset=utf-8>{script}</head><body><form><table>{rows}"
    )
    target = path.with_suffix(".html")
    target.write_text(f"{page}</table><button>提交</button></form></body></html>", encoding="utf-8")
    return who.made(target)


def online_table(path: Path, who: Person) -> Form:
    """An online document's export: spans within spans, row spans, blanks of every kind."""

    def spans(text: str) -> str:
        lines = (
            f"<p><span><span style='color:#333'>{escape(t)}</span></span>\u200b</p>"
            for t in text.split("\n")
        )
        return "".join(lines)

    rows = "".join(
        f"<tr>{f'<td rowspan=4>{head}</td>' if n == 0 else ''}<td>{spans(ONE[f])}</td>"
        f"<td>{spans(who[f])}</td></tr>"
        for head, group in (("基本信息", (T, S, D, G)), ("其他信息", (N, P, C, W)))
        for n, f in enumerate(group)
    )
    rows += f"<tr><td colspan=2>{spans(ONE[Y])}</td><td>{spans(who[Y])}</td></tr>"
    target = path.with_suffix(".html")
    table = f"<table border=1><tbody>{rows}</tbody></table>"
    page = f'<meta charset="utf-8"><div><h1>{NAME}</h1>{table}</div>'
    target.write_text(page, encoding="utf-8")
    return who.made(target)


def from_an_assistant(path: Path, who: Person) -> Form:
    """A letter's own text by a student who signs with a name and phone of her own."""
    said = "\n".join(f"  {ONE[f]}: {who[f]}" for f in ANNEX if f is not Y)
    told = "老师您好：\n我是负责报送的学生，微视频登记信息见下：\n"
    story = f"  故事梗概:\n{who[Y]}\n"
    end = "\n祝工作顺利！\n\n--\n学生助理 小袁\n电话：19900001111\n"
    target = path.with_suffix(".txt")
    target.write_text(f"{told}{said}\n{story}{end}", encoding="utf-8")
    return who.made(target)


def spaced_labels(path: Path, who: Person) -> Form:
    """Typed in Windows' Notepad: labels spread by blanks to one width, blank lines, ANSI."""
    labels = {
        T: "片      名", S: "选送 学校", D: "预计 时长", G: "类      型", N: "联  系  人",
        P: "联系 电话", C: "内容 分类", W: "制作 周期", Y: "故事 梗概",
    }  # fmt: skip
    text = "\r\n".join(f"{labels[f]}：{who[f]}".replace("\n", "\r\n") for f in ANNEX)
    target = path.with_suffix(".txt")
    target.write_bytes(f"          {NAME}\r\n\r\n{text}\r\n".encode("gb18030"))
    return who.made(target)
