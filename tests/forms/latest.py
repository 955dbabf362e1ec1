"""The seventh set, read last of all, when the mending is done: nothing is shared with the others.

Its documents are in latest_word.py, workbooks and letters in latest_sheets.py, people in
latest.toml, pages to be printed here. Fields in `Form.open` have no value: about them two careful
people may differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from forms import latest_saved as saved
from forms import latest_sheets as sheets
from forms import latest_word as word
from forms import lens, paper
from forms.latest_sheets import PEOPLE
from forms.latest_word import NAME, ONE, TWO
from forms.paper import ANNEX, GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y, chosen, drawn

CSS = """<style>@page{size:A4;margin:15mm 20mm} body{font:12.5pt/1.5 'Noto Serif CJK SC'} h1{
font-size:19pt;text-align:center;margin:4mm 0 6mm} table{border-collapse:collapse;width:100%} td{
border:1px solid #000;padding:4px 8px} .h{text-align:center;background:#f2f2f2;width:9em}
section{break-after:page} .i p{text-indent:2em;margin:0} .sans{font-family:'Noto Sans CJK SC';
font-size:11.5pt} .u span{border-bottom:1px solid #000;padding:0 1em} .thin td{border-width:.5px;
border-color:#888} .two{display:flex;flex-wrap:wrap} .two div{width:50%;box-sizing:border-box;
padding:2mm;border:1px solid #777} small{display:block;color:#666}</style>"""


def told(who: Person) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in who[Y].split("\n"))


def first_column(who: Person, look: str) -> str:
    """One field a row, grey labels in the middle of their cells."""
    said = {f: escape(who[f]) for f in ANNEX} | {Y: told(who)}
    rows = "".join(f"<tr><td class=h>{ONE[f]}<td class=i>{said[f]}" for f in ANNEX)
    return f"<section class='{look}'><h1>{NAME}</h1><table>{rows}</table></section>"


def blanks(who: Person, look: str) -> str:
    """Lines of blanks underlined, two short fields on one line."""

    def line(*fields) -> str:
        return (
            "<p>" + "　".join(f"{TWO[f]}：<span>{escape(who[f])}</span>" for f in fields) + "</p>"
        )

    lines = line(T) + line(S) + line(D, G) + line(N, P) + line(C) + line(W)
    story = f"<p>故事大意：</p><div class=i>{told(who)}</div>"
    return f"<section class='u {look}'><h1>{NAME}</h1>{lines}{story}</section>"


def ticked(who: Person, look: str) -> str:
    """Four columns, ticks in brackets behind the choices; the story's label above it."""
    said = {f: escape(who[f]) for f in ANNEX} | {
        G: "　".join(f"{g}（{'√' if g == who.values[G] else '　'}）" for g in GENRES),
        C: chosen(SEVEN, who.values[C], on="■", off="□"),
    }
    rows = "".join(
        f"<tr><td class=h>{ANNEX[x]}<td>{said[x]}<td class=h>{ANNEX[y]}<td>{said[y]}"
        for x, y in ((T, S), (G, D), (N, P))
    )
    rows += "".join(f"<tr><td class=h>{ANNEX[f]}<td colspan=3>{said[f]}" for f in (W, C))
    rows += f"<tr><td colspan=4 class=h>故事梗概（500字以内）<tr><td colspan=4 class=i>{told(who)}"
    return f"<section class='{look}'><p>附件：</p><h1>{NAME}</h1><table>{rows}</table></section>"


def cards(who: Person, look: str) -> str:
    """Cards of a submission system: a small grey label above each answer."""
    held = "".join(f"<div><small>{ONE[f]}</small>{escape(who[f])}</div>" for f in list(ANNEX)[:8])
    story = f"<div style='width:100%'><small>故事梗概</small>{told(who)}</div>"
    return (
        f"<section class='sans {look}'><h1>{NAME}</h1><div class=two>{held}{story}</div></section>"
    )


WORD = (
    (word.strict, 0), (word.odd_signs, 15), (word.ticks_behind, 1), (word.merge_fields, 8),
    (sheets.two_forms, 2), (word.old_merges, 6), (word.letter_by_letter, 13),
    (word.hints_in_labels, 12), (word.rows_replaced, 3), (word.hidden_text, 14),
    (word.two_fields_a_line, 7), (word.with_still, 9), (word.framed_choices, 5),
    (word.blocks_of_two_rows, 4),
)  # fmt: skip
OTHER = (
    (sheets.wide_apart, 4), (sheets.dates_in_three_cells, 8), (sheets.minutes_and_seconds, 13),
    (sheets.with_lists, 9), (sheets.hidden_rows, 3), (sheets.boxes_in_blocks, 11),
    (sheets.saved_web_form, 0), (sheets.online_table, 10), (sheets.from_an_assistant, 2),
    (sheets.spaced_labels, 15),
)  # fmt: skip
RECAST = (
    (saved.boxed_lines, 11, "doc"), (saved.story_then_people, 0, "doc"),
    (saved.colons_in_rows, 9, "rtf"), (saved.remarks_at_the_right, 14, "odt"),
    (saved.evenly_spread, 13, "pdf"), (saved.heads_and_lines, 1, "pdf"),
)  # fmt: skip


def handmade(folder: Path) -> Iterator[Form]:
    """What needs no program but Python."""
    yield from drawn(folder, "seventh", ((draw, PEOPLE[n]) for draw, n in WORD + OTHER))


def pdfs(folder: Path) -> Iterator[Form]:
    """As Chromium prints cards and underlined blanks."""
    for draw, number in ((cards, 6), (blanks, 5), (first_column, 15)):
        who, path = PEOPLE[number], folder / f"seventh-{draw.__name__.replace('_', '-')}.pdf"
        yield who.made(paper.printed(CSS + draw(who, ""), path))


def pictures(folder: Path) -> Iterator[Form]:
    """Ten pages as scans and photos, four of them under a seal."""
    drawers = (ticked, first_column, blanks, first_column, ticked) * 2
    people = [PEOPLE[n] for n in (2, 0, 9, 13, 11, 8, 3, 7, 15, 6)]
    looks = ("", "sans", "", "thin", "sans thin") * 2
    html = "".join(draw(who, look) for draw, who, look in zip(drawers, people, looks, strict=True))
    printed = lens.pages(paper.printed(CSS + html, folder / "seventh-sheets.pdf"), 160)
    seals = ((0.62, 0.18), (0.45, 0.34), (0.8, 0.22), (0.3, 0.3))
    yield from lens.pictured(folder, "seventh", list(zip(printed, people, strict=True)), seals)


def seventh(folder: Path) -> Iterator[Form]:
    """The whole set, file after file."""
    yield from handmade(folder)
    for to in ("doc", "rtf", "odt", "pdf"):
        sources = [(draw, PEOPLE[n]) for draw, n, goal in RECAST if goal == to]
        yield from paper.recast(drawn(folder, f"seventh-{to}", sources), to, folder)
    yield from pdfs(folder)
    yield from pictures(folder)
