"""The thirteenth set: a valise of what schools send when a ministry has called for films.

What is in it stands in valise_list.toml, the people in valise_first.toml to valise_third.toml;
the annex is in valise_annex.py, schools' own forms in valise_own.py and valise_sheets.toml,
workbooks in valise_books.py, mails and pages in valise_web.py and valise_pages.py, what is on
paper in valise_paper.py; its pens and machines are the twelfth's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from forms import paper
from forms import valise_pages as pages
from forms.paper import Form
from forms.valise_books import BOOKS
from forms.valise_layouts import LAYOUTS, PEOPLE, lines
from forms.valise_paper import pictures
from forms.valise_web import PAGES

HAND = {**LAYOUTS, **BOOKS, **PAGES}


def drawn(folder: Path, kind: str) -> Iterator[Form]:
    """The list's forms of one kind that need no program but Python."""
    for n, (name, who, _) in enumerate(lines(kind)):
        if name in HAND:
            yield HAND[name](folder / f"thirteenth-{kind}-{n}-{name}", PEOPLE[int(who)])


def handmade(folder: Path) -> Iterator[Form]:
    """What needs no program but Python."""
    for kind in ("docx", "xlsx", "html", "txt"):
        yield from drawn(folder, kind)


def by_programs(folder: Path) -> Iterator[Form]:
    """What LibreOffice and Chromium make."""
    for to in ("doc", "rtf", "odt"):
        yield from paper.recast(drawn(folder, to), to, folder)
    made = list(drawn(folder, "pdf"))
    for format_ in ("docx", "xlsx"):
        yield from paper.recast([form for form in made if form.format == format_], "pdf", folder)
    for name, who, _ in lines("pdf"):
        if name in pages.PAGES:
            page = pages.CSS + pages.PAGES[name](PEOPLE[int(who)])
            yield PEOPLE[int(who)].made(paper.printed(page, folder / f"thirteenth-{name}.pdf"))


def thirteenth(folder: Path) -> Iterator[Form]:
    """The whole set, file after file."""
    yield from handmade(folder)
    yield from by_programs(folder)
    yield from pictures(folder)
