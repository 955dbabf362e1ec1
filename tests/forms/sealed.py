"""The sixth set, kept unread until the reader was mended by the fifth: nothing is shared with it.

Other people (sealed.toml), label words, layouts, programs and habits: Word's documents are in
sealed_word.py, workbooks and letters in sealed_sheets.py, pages for Chromium and LibreOffice here.
Fields in `Form.open` have no value: about them two careful people may differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

import openpyxl
from forms import lens, paper
from forms import sealed_sheets as sheets
from forms import sealed_word as word
from forms.paper import ANNEX, GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y, chosen, drawn
from forms.sealed_sheets import PEOPLE
from forms.sealed_word import HOUSE, NAME, PLAIN

CSS = """<style>@page{size:A4;margin:20mm 18mm} body{font:11.5pt 'Noto Sans CJK SC'} h1{font-size:
17pt;text-align:center} table{border-collapse:collapse;width:100%} td,th{border:1px solid #222;
padding:5px 6px;text-align:left} th{min-width:4.5em} section{break-after:page} .s p{margin:0 0 2mm}
.serif{font-family:'Noto Serif CJK SC';font-size:12pt} .o th{background:#eef3fa}
.i p{text-indent:2em;margin:0}</style>"""


def lines(who: Person) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in who[Y].split("\n"))


def six_across(who: Person, look: str) -> str:
    """Three fields a row, the last over the width."""
    rows = "".join(
        "<tr>" + "".join(f"<th>{PLAIN[f]}</th><td>{escape(who[f])}</td>" for f in three) + "</tr>"
        for three in ((T, S, D), (G, N, P))
    )
    rows += "".join(
        f"<tr><th>{PLAIN[f]}</th><td colspan=5>{escape(who[f])}</td></tr>" for f in (C, W)
    )
    rows += f"<tr><th>{PLAIN[Y]}</th><td colspan=5 class=i>{lines(who)}</td></tr>"
    return f"<section class='{look}'><h1>{NAME}</h1><table>{rows}</table></section>"


def grouped(who: Person, look: str) -> str:
    """Groups at the left, spanning their rows."""
    groups = (("作品", (T, D, G, C, W)), ("学校", (S,)), ("联系", (N, P)))
    rows = "".join(
        f"<tr>{f'<th rowspan={len(fs)}>{name}</th>' if f is fs[0] else ''}<th>{HOUSE[f]}</th>"
        f"<td>{escape(who[f])}</td></tr>"
        for name, fs in groups
        for f in fs
    )
    rows += f"<tr><th colspan=2>{HOUSE[Y]}</th><td class=i style='height:55mm'>{lines(who)}</td>"
    return f"<section class='{look}'><h1>{NAME}</h1><table>{rows}</table></section>"


def circles(who: Person, look: str) -> str:
    """Round marks before the choices, a seal's place at the foot."""
    said = {f: escape(who[f]) for f in ANNEX} | {
        G: chosen(GENRES, who.values[G], on="●", off="○"),
        C: chosen(SEVEN, who.values[C], on="●", off="○"),
        Y: lines(who),
    }
    rows = "".join(
        f"<tr><th style='width:24%'>{ANNEX[f].split(chr(10))[0]}<td class=i>{said[f]}"
        for f in ANNEX
    )
    foot = f"<p style='text-align:right'>{escape(who[S])}（公章）<br>2020年12月14日</p>"
    return f"<section class='{look}'><h1>{NAME}</h1><table>{rows}</table>{foot}</section>"


def two_works_wide(who: Person, look: str) -> str:
    """The story set apart below a table of pairs."""
    pairs = ((T, N), (S, P), (D, W), (G, C))
    rows = "".join(
        f"<tr><th>{HOUSE[x]}</th><td>{escape(who[x])}</td><th>{HOUSE[y]}</th><td>{escape(who[y])}</td>"
        for x, y in pairs
    )
    story = f"<h3>作品梗概（500字以内）</h3><div class=i>{lines(who)}</div>"
    return f"<section class='{look}'><h1>{NAME}</h1><table>{rows}</table>{story}</section>"


BY_WRITER = (
    (six_across, 1, "doc"), (grouped, 14, "doc"), (circles, 9, "rtf"), (two_works_wide, 13, "odt"),
)  # fmt: skip


def by_writer(folder: Path) -> Iterator[Form]:
    """Pages that LibreOffice keeps as doc, rtf and odt."""
    for draw, number, to in BY_WRITER:
        who, source = PEOPLE[number], folder / f"sixth-{draw.__name__.replace('_', '-')}.html"
        page = draw(who, "").replace("<table>", "<table border=1 cellspacing=0 width=100%>")
        source.write_text(f"<meta charset=utf-8>{page}", encoding="utf-8")
        yield who.made(paper.converted([source], to, folder)[0])


def by_calc(path: Path, who: Person) -> Form:
    """A workbook that is printed: label, answer, remark."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([NAME])
    sheet.append(["项目", "内容", "备注"])
    for f in ANNEX:
        sheet.append([PLAIN[f], who[f], ""])
    sheet.merge_cells("A1:C1")
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    sheets.ruled(sheet, 14, 62, 8)
    book.save(target := path.with_suffix(".xlsx"))
    return who.made(target)


def pdfs(folder: Path) -> Iterator[Form]:
    """Two of Chromium's, one of Writer's, one of Calc's."""
    for draw, number, look in ((two_works_wide, 7, "serif"), (grouped, 14, "o")):
        who, path = PEOPLE[number], folder / f"sixth-{draw.__name__.replace('_', '-')}-print.pdf"
        yield who.made(paper.printed(CSS + draw(who, look), path))
    for draw, number in ((word.over_two_pages, 0), (by_calc, 10)):
        source = drawn(folder, "sixth-pdf", [(draw, PEOPLE[number])])
        yield from paper.recast(source, "pdf", folder)


WORD = (
    (word.story_below_its_label, 0), (word.others_deleted, 2), (word.highlighted, 7),
    (word.form_fields, 4), (word.moved_and_linked, 8), (word.corrected_by_hand, 3),
    (word.footnoted, 9), (word.tables_under_headings, 14), (word.numbered_headings, 11),
    (word.label_over_answer, 12), (word.office_and_mobile, 5), (word.with_crew, 6),
    (word.rows_under_control, 1),
)  # fmt: skip
OTHER = (
    (sheets.labels_over_answers, 8), (sheets.ticks_in_cells, 2), (sheets.times_and_texts, 15),
    (sheets.struck_in_cells, 10), (sheets.example_row, 13), (sheets.two_sheets_and_formulas, 4),
    (sheets.from_qq_mail, 0), (sheets.term_list, 6), (sheets.square_brackets, 15),
    (sheets.answered_letter, 11),
)  # fmt: skip


def handmade(folder: Path) -> Iterator[Form]:
    """What needs no program but Python."""
    yield from drawn(folder, "sixth", ((draw, PEOPLE[n]) for draw, n in WORD + OTHER))


def pictures(folder: Path) -> Iterator[Form]:
    """Ten pages as scans and photos, four of them under a seal."""
    drawers = (circles, grouped, six_across, two_works_wide, circles) * 2
    people = [PEOPLE[n] for n in (15, 0, 1, 3, 9, 5, 13, 10, 7, 2)]
    looks = ("serif", "", "o", "serif", "") * 2
    html = "".join(draw(who, look) for draw, who, look in zip(drawers, people, looks, strict=True))
    printed = lens.pages(paper.printed(CSS + html, folder / "sixth-sheets.pdf"), 190)
    seals = ((0.5, 0.16), (0.78, 0.3), (0.35, 0.26), (0.66, 0.36))
    yield from lens.pictured(folder, "sixth", list(zip(printed, people, strict=True)), seals)


def sixth(folder: Path) -> Iterator[Form]:
    """The whole set, file after file."""
    yield from handmade(folder)
    yield from by_writer(folder)
    yield from pdfs(folder)
    yield from pictures(folder)
