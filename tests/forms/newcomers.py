"""The eighth set, by an author who had read no reader: other provinces' forms, filled in elsewhere.

Its documents are in newcomers_word.py and newcomers_office.py, those kept in other formats in
newcomers_saved.py, workbooks in newcomers_sheets.py and newcomers_exports.py, web pages and letters
in newcomers_web.py, Chromium's pages in newcomers_pages.py, its cameras and seals in
newcomers_lens.py, its people in newcomers.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from forms import lens, paper
from forms import newcomers_exports as exports
from forms import newcomers_lens as camera
from forms import newcomers_office as office
from forms import newcomers_pages as pages
from forms import newcomers_saved as saved
from forms import newcomers_sheets as sheets
from forms import newcomers_web as web
from forms import newcomers_word as word
from forms.newcomers_word import PEOPLE
from forms.paper import Form, drawn
from forms.papers import Papers

GREY, COLOUR, FAX = (camera.plain(manner) for manner in ("grey", "colour", "fax"))
BY_CHROMIUM = ((pages.print_view, 3), (pages.in_thirds, 10), (pages.broad_list, 20))
PAPERS = (
    (word.under_bands, 6, GREY, "scan", ".jpg"),
    (word.with_crew_below, 2, COLOUR, "scan", ".pdf"),
    (word.hints_left_standing, 19, camera.copied, "scan", ".jpg"),
    (office.grid_of_seven, 24, GREY, "scan", ".png"),
    (office.labels_down_the_side, 21, FAX, "scan", ".png"),
    (word.boxes_behind, 9, COLOUR, "scan", ".jpg"),
    (office.summary_of_one, 1, GREY, "scan", ".pdf"),
    (saved.counted_rows, 16, camera.screenshot, "scan", ".png"),
    (word.on_leaders, 17, lens.photo, "photo", ".jpg"),
    (word.figures_on_blanks, 0, camera.through_a_chat, "photo", ".jpg"),
    (word.phone_in_squares, 23, lens.photo, "photo", ".jpg"),
    (office.beside_a_sample, 5, camera.whitened, "photo", ".jpg"),
    (office.in_two_tongues, 14, camera.bent, "photo", ".jpg"),
    (office.with_file_number, 7, camera.whitened, "photo", ".pdf"),
    (saved.three_pairs, 18, lens.photo, "photo", ".jpg"),
    (saved.rungs, 12, camera.bent, "photo", ".jpg"),
    (word.letters_in_brackets, 25, GREY, "sealed", ".jpg"),
    (office.heads_and_hands, 13, COLOUR, "sealed", ".pdf"),
    (saved.stamped_foot, 15, COLOUR, "sealed", ".jpg"),
    (word.numbered_by_word, 8, camera.through_a_chat, "sealed", ".jpg"),
    (saved.school_first, 4, camera.whitened, "sealed", ".jpg"),
    (saved.name_with_number, 10, COLOUR, "sealed", ".png"),
)  # fmt: skip
SHEETS = (
    (pages.stub, 11, COLOUR, "scan", ".pdf"),
    (pages.filled_lines, 12, GREY, "scan", ".jpg"),
    (pages.rules_across, 20, lens.photo, "photo", ".jpg"),
    (pages.annex_redrawn, 3, camera.through_a_chat, "photo", ".jpg"),
)  # fmt: skip
SEALS = (
    (camera.round_seal, (0.72, 0.2)), (camera.oval, (0.56, 0.33)), (camera.round_seal, (0.7, 0.62)),
    (camera.square, (0.68, 0.8)), (camera.round_seal, (0.76, 0.13)), (camera.oval, (0.66, 0.16)),
)  # fmt: skip


PICTURES = Papers(
    name="eighth",
    people=PEOPLE,
    documents=PAPERS,
    sheets=SHEETS,
    css=pages.CSS,
    seals=SEALS,
    dots=170,
    seed=800,
)
"""Ten scans, ten photos, six sealed pages: every one of its own layout and making."""


def handmade(folder: Path) -> Iterator[Form]:
    """What needs no program but Python."""
    made = word.DOCUMENTS + office.DOCUMENTS + sheets.BOOKS + exports.BOOKS + web.PAGES
    yield from drawn(folder, "eighth", ((draw, PEOPLE[n]) for draw, n in made))


def by_programs(folder: Path) -> Iterator[Form]:
    """What LibreOffice and Chromium make: old documents, open ones, printed ones."""
    for to in ("doc", "rtf", "odt", "pdf"):
        sources = [(draw, PEOPLE[n]) for draw, n, goal in saved.RECAST if goal == to]
        yield from paper.recast(drawn(folder, f"eighth-{to}", sources), to, folder)
    books = drawn(folder, "eighth-calc", [(sheets.annex_with_notes, PEOPLE[25])])
    yield from paper.recast(books, "pdf", folder)
    rich = drawn(folder, "eighth-rich", [(web.wordpad, PEOPLE[22])])
    yield from paper.recast(rich, "pdf", folder)
    shown = [(draw, PEOPLE[n]) for draw, n in BY_CHROMIUM]
    yield from paper.prints(folder, "eighth", pages.CSS, shown)


def eighth(folder: Path) -> Iterator[Form]:
    """The whole set, file after file."""
    yield from handmade(folder)
    yield from by_programs(folder)
    yield from PICTURES.pictures(folder)
