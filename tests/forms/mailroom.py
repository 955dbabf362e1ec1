"""The eleventh set: a national campaign's post, most of it the annex as issued, filled in by hand.

The annex is in mailroom_annex.py and mailroom_marks.py, schools' own forms in mailroom_own.py and
mailroom_sheets.toml, workbooks in mailroom_books.py, pages and letters in mailroom_web.py and
mailroom_pages.py, what was scanned, photographed or sealed in mailroom_paper.py, the people in
mailroom_first.toml to mailroom_fourth.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from forms import mailroom_books as books
from forms import mailroom_pages as pages
from forms import mailroom_web as web
from forms import paper
from forms.mailroom_layouts import PEOPLE, SHEETS, documents
from forms.mailroom_paper import pictures
from forms.paper import Form, drawn

WORD = (
    ("typed-over", 39), ("in-blue", 1), ("examples-kept", 3), ("after-the-example", 5),
    ("between-the-signs", 9), ("empty-lines", 6), ("notes-below", 7), ("letter-before", 44),
    ("under-the-header", 8), ("struck-out", 17), ("in-red", 19), ("marked-yellow", 14),
    ("underlined", 23), ("ticked-behind", 16), ("rest-deleted", 24), ("changes-tracked", 2),
    ("remarked", 22), ("controlled", 11), ("wingdings", 29), ("in-a-frame", 13),
    ("two-tables", 0), ("colons-in-cells", 12), ("with-sample-column", 4), ("upright-names", 10),
)  # fmt: skip
CELLS = (("mailbox-and-adviser", 15), ("groups-at-the-side", 18), ("opinions-of-three", 21))
BOOKS = tuple(zip(books.BOOKS, (20, 25, 26, 27, 31), strict=True))
PLAIN = tuple(zip(web.PAGES, (28, 30, 32, 34, 35, 36, 37, 38, 40), strict=True))
SAVED = {
    "doc": (("old-boxes", 41), ("signed-and-sealed", 42), ("typed-over", 58),
            ("opinions-of-three", 43)),
    "rtf": (("typed-over", 45), ("on-dotted-lines", 46), ("with-a-promise", 47)),
    "odt": (("in-blue", 48), ("story-on-a-page", 49)),
    "pdf": (("typed-over", 50), ("hints-in-small", 51), ("story-on-top", 52),
            ("boxes-and-seal", 53), ("struck-out", 54), ("labels-above", 55)),
}  # fmt: skip
PRINTED = ((pages.cards, 57), (pages.office_print, 59), (pages.light_rules, 60))


def handmade(folder: Path) -> Iterator[Form]:
    """What needs no program but Python."""
    yield from documents(folder, "eleventh", WORD)
    for name, n in CELLS:
        yield books.typed_in(SHEETS[name], folder / f"eleventh-{name}", PEOPLE[n])
    yield from drawn(folder, "eleventh", ((draw, PEOPLE[n]) for draw, n in BOOKS + PLAIN))


def by_programs(folder: Path) -> Iterator[Form]:
    """What LibreOffice and Chromium make."""
    for to, lines in SAVED.items():
        yield from paper.recast(documents(folder, f"eleventh-{to}", lines), to, folder)
    sheet = SHEETS["person-and-number-in-one"]
    book = books.typed_in(sheet, folder / "eleventh-printed-book", PEOPLE[56])
    yield from paper.recast([book], "pdf", folder)
    shown = [(draw, PEOPLE[n]) for draw, n in PRINTED]
    yield from paper.prints(folder, "eleventh", pages.CSS, shown)


def eleventh(folder: Path) -> Iterator[Form]:
    """The whole set, file after file."""
    yield from handmade(folder)
    yield from by_programs(folder)
    yield from pictures(folder)
