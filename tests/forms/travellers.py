"""The ninth set, by the eighth's author, made after it and before any reader had seen either.

Its documents are in travellers_word.py and travellers_cells.py, those kept in other formats in
travellers_saved.py, workbooks in travellers_sheets.py and travellers_exports.py, web pages and
letters in travellers_web.py, pages for Chromium in travellers_pages.py, its cameras and stamps in
travellers_lens.py, its people in travellers.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from forms import lens, paper
from forms import newcomers_lens as press
from forms import travellers_cells as cells
from forms import travellers_exports as exports
from forms import travellers_lens as camera
from forms import travellers_pages as pages
from forms import travellers_saved as saved
from forms import travellers_sheets as sheets
from forms import travellers_web as web
from forms import travellers_word as word
from forms.paper import Form, drawn
from forms.papers import Papers
from forms.travellers_word import PEOPLE

COLOUR, GREY = press.plain("colour"), press.plain("grey")
BY_CHROMIUM = ((pages.zebra, 8), (pages.tiles, 1), (pages.two_columns, 19), (pages.slip, 11))
AS_HTML = ((pages.simple_table, 6, "doc"), (pages.defined, 22, "rtf"))
PAPERS = (
    (word.starred, 9, camera.upside, "scan", ".jpg"),
    (word.with_codes, 15, COLOUR, "scan", ".pdf"),
    (word.before_the_crew, 21, camera.yellowed, "scan", ".jpg"),
    (word.three_levels, 12, GREY, "scan", ".png"),
    (word.ticks_and_crosses, 25, camera.upside, "scan", ".pdf"),
    (cells.blanks_in_cells, 18, camera.yellowed, "scan", ".jpg"),
    (cells.checked_by_two, 14, GREY, "scan", ".jpg"),
    (saved.stars_for_choices, 20, press.copied, "scan", ".png"),
    (word.contact_in_one, 5, lens.photo, "photo", ".jpg"),
    (word.beside_each_other, 17, camera.folded_in_four, "photo", ".jpg"),
    (cells.with_a_still, 7, camera.by_lamplight, "photo", ".jpg"),
    (cells.turned_from_pdf, 4, camera.off_a_screen, "photo", ".jpg"),
    (cells.asked_and_answered, 13, camera.in_passing, "photo", ".jpg"),
    (saved.thick_frame, 24, camera.by_lamplight, "photo", ".jpg"),
    (saved.answers_in_italics, 16, press.through_a_chat, "photo", ".jpg"),
    (cells.room_for_three, 10, camera.off_a_screen, "photo", ".jpg"),
    (saved.for_three_offices, 3, COLOUR, "sealed", ".jpg"),
    (word.numbered_choices, 23, camera.yellowed, "sealed", ".pdf"),
    (cells.genre_in_the_question, 6, lens.photo, "sealed", ".jpg"),
    (cells.all_full_width, 11, COLOUR, "sealed", ".png"),
)  # fmt: skip
SHEETS = (
    (pages.upright, 2, COLOUR, "scan", ".pdf"),
    (pages.tiles, 0, GREY, "scan", ".jpg"),
    (pages.zebra, 12, camera.folded_in_four, "photo", ".jpg"),
    (pages.slip, 9, camera.in_passing, "photo", ".jpg"),
    (pages.ticked_twice, 8, COLOUR, "sealed", ".jpg"),
    (pages.two_columns, 21, camera.by_lamplight, "sealed", ".jpg"),
)  # fmt: skip
SEALS = (
    (camera.double_ring, (0.62, 0.62)), (camera.dated, (0.76, 0.07)),
    (camera.double_ring, (0.66, 0.16)), (press.oval, (0.74, 0.52)),
    (camera.double_ring, (0.76, 0.6)), (camera.scrawl, (0.3, 0.6)),
)  # fmt: skip


PICTURES = Papers(
    name="ninth",
    people=PEOPLE,
    documents=PAPERS,
    sheets=SHEETS,
    css=pages.CSS,
    seals=SEALS,
    dots=165,
    seed=900,
)
"""Ten scans, ten photos, six stamped or signed pages, each of its own making."""


def handmade(folder: Path) -> Iterator[Form]:
    """What needs no program but Python."""
    made = word.DOCUMENTS + cells.DOCUMENTS + sheets.BOOKS + exports.BOOKS + web.PAGES
    made += ((saved.open_by_hand, 3),)
    yield from drawn(folder, "ninth", ((draw, PEOPLE[n]) for draw, n in made))


def by_programs(folder: Path) -> Iterator[Form]:
    """What LibreOffice and Chromium make."""
    for to in ("doc", "rtf", "odt", "pdf"):
        sources = [(draw, PEOPLE[n]) for draw, n, goal in saved.RECAST if goal == to]
        yield from paper.recast(drawn(folder, f"ninth-{to}", sources), to, folder)
    for draw, n, to in AS_HTML:
        source = folder / f"ninth-{draw.__name__.replace('_', '-')}.html"
        source.write_text(f"<meta charset=utf-8>{draw(PEOPLE[n])}", encoding="utf-8")
        yield PEOPLE[n].made(paper.converted([source], to, folder)[0])
    for draw, n in ((sheets.twelve_narrow_columns, 25), (saved.open_by_hand, 15)):
        yield from paper.recast(drawn(folder, "ninth-print", [(draw, PEOPLE[n])]), "pdf", folder)
    shown = [(draw, PEOPLE[n]) for draw, n in BY_CHROMIUM]
    yield from paper.prints(folder, "ninth", pages.CSS, shown)


def ninth(folder: Path) -> Iterator[Form]:
    """The whole set, file after file."""
    yield from handmade(folder)
    yield from by_programs(folder)
    yield from PICTURES.pictures(folder)
