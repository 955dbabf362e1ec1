"""The fifth set: forms by someone who had seen neither the reader nor the other sets.

People, label words, layouts and ways of choosing are this set's own (people: strangers.toml; Word's
documents: strangers_word.py). Where two careful people could differ about a value, its field is in
`Form.open`, has no value, and nobody counts it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from forms import lens, paper
from forms import strangers_marks as marks
from forms import strangers_sheets as sheets
from forms import strangers_word as word
from forms.paper import ANNEX, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y, chosen, drawn
from forms.strangers_sheets import PEOPLE
from forms.strangers_word import LOCAL, NAME

CSS = """<style>@page{size:A4;margin:18mm 16mm} body{font:12pt 'Noto Serif CJK SC'} h1{text-align:
center;font-size:18pt} table{border-collapse:collapse;width:100%} td{border:1px solid #000;padding:
6px 8px} .l{width:17%;text-align:center} .s p{text-indent:2em;margin:0} section{break-after:page}
.k td{border:0;border-bottom:1px dotted #555} .b{font-family:'Noto Sans CJK SC'} .g .l{background:
#ddd}</style>"""


def story(who: Person) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in who[Y].split("\n"))


def sheet_annex(who: Person, look: str = "") -> str:
    """The annex as a page."""
    rows = "".join(
        f"<tr><td class=l>{ANNEX[x]}<td>{escape(who[x])}<td class=l>{ANNEX[y]}<td>{escape(who[y])}"
        for x, y in ((T, S), (D, G), (N, P))
    )
    rows += "".join(f"<tr><td class=l>{ANNEX[f]}<td colspan=3>{escape(who[f])}" for f in (C, W))
    rows += f"<tr><td class=l>{ANNEX[Y]}<td colspan=3 class=s style='height:70mm'>{story(who)}"
    return f"<section class='{look}'><p>附件2</p><h1>{NAME}</h1><table>{rows}</table></section>"


def sheet_boxes(who: Person, look: str = "") -> str:
    """One field a row, boxes before the choices, a row for the school's seal."""
    boxes = {
        G: chosen(("纪录片", "剧情片"), who.values[G], on="☑", off="☐"),
        C: chosen(SEVEN, who.values[C], on="☑", off="☐", gap=" "),
    }
    rows = "".join(
        f"<tr><td class=l>{LOCAL[f]}<td>{boxes.get(f, escape(who[f]))}" for f in list(ANNEX)[:8]
    )
    rows += f"<tr><td class=l>内容简介<td class=s style='height:60mm'>{story(who)}"
    rows += "<tr><td class=l>学校意见<td style='height:28mm;text-align:right'>（盖章）　年　月　日"
    return f"<section class='{look}'><h1>作品报名登记表</h1><table>{rows}</table></section>"


def sheet_lines(who: Person, look: str = "") -> str:
    """No rules: labels and answers with colons, the story below its own line."""
    lines = "".join(f"<p>{ANNEX[f]}：{escape(who[f])}</p>" for f in list(ANNEX)[:8])
    lines += f"<p>故事梗概：</p><div class=s>{story(who)}</div>"
    return f"<section class='b {look}'><h1>{NAME}</h1>{lines}</section>"


WORD = (
    (word.torn_runs, 0), (word.marked_choices, 1), (marks.content_controls, 14), (marks.tracked, 7),
    (marks.text_boxes, 8), (word.label_and_answer, 9), (word.underlined_blanks, 4),
    (word.labels_above, 3), (word.tables_within, 13), (word.grouped_rows, 2),
    (word.column_of_hints, 5), (word.wingdings, 10), (word.form_and_list, 15),
)  # fmt: skip
OTHER = (
    (sheets.plain_column, 13), (sheets.two_header_rows, 1), (sheets.annex_in_excel, 15),
    (sheets.hidden_draft, 9), (sheets.works_as_rows, 11), (sheets.far_from_the_corner, 6),
    (sheets.from_outlook, 2), (sheets.questionnaire, 12), (sheets.letter, 5),
    (sheets.pasted_table, 6),
)  # fmt: skip
RECAST = (
    (marks.under_the_example, 3, "doc"), (marks.down_the_page, 10, "doc"),
    (marks.tabbed_lines, 12, "rtf"), (marks.english_beside, 14, "odt"),
    (marks.annex_by_wps, 8, "pdf"), (marks.story_first, 0, "pdf"),
)  # fmt: skip


def handmade(folder: Path) -> Iterator[Form]:
    """What needs no program but Python."""
    yield from drawn(folder, "fifth", ((draw, PEOPLE[n]) for draw, n in WORD + OTHER))


def digital_pdfs(folder: Path) -> Iterator[Form]:
    """As Chromium prints them: a table with grey labels, and lines without rules."""
    for name, page in (("g", sheet_annex(PEOPLE[11], "g")), ("k", sheet_lines(PEOPLE[4]))):
        who = PEOPLE[11] if name == "g" else PEOPLE[4]
        yield who.made(paper.printed(CSS + page, folder / f"fifth-chromium-{name}.pdf"))


def pictures(folder: Path) -> Iterator[Form]:
    """Ten pages as scans and photos, four of them under a seal."""
    drawers = (sheet_annex, sheet_boxes, sheet_lines, sheet_boxes, sheet_annex) * 2
    people = [PEOPLE[n] for n in (0, 1, 5, 3, 9, 15, 6, 8, 10, 13)]
    html = "".join(draw(who) for draw, who in zip(drawers, people, strict=True))
    printed = lens.pages(paper.printed(CSS + html, folder / "fifth-sheets.pdf"), 170)
    seals = ((0.7, 0.2), (0.55, 0.3), (0.75, 0.42), (0.62, 0.25))
    yield from lens.pictured(folder, "fifth", list(zip(printed, people, strict=True)), seals)


def fifth(folder: Path) -> Iterator[Form]:
    """The whole set, file after file."""
    yield from handmade(folder)
    for to in ("doc", "rtf", "odt", "pdf"):
        sources = [(draw, PEOPLE[n]) for draw, n, goal in RECAST if goal == to]
        yield from paper.recast(drawn(folder, f"fifth-{to}", sources), to, folder)
    yield from digital_pdfs(folder)
    yield from pictures(folder)
