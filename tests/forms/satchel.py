"""The twelfth set: a satchel of what schools really send, a third of it the annex as issued.

What is in it stands in satchel_list.toml, the people in satchel_first.toml to satchel_fourth.toml;
the annex is in satchel_annex.py, schools' own forms in satchel_own.py and satchel_sheets.toml,
workbooks in satchel_books.py, letters and pages in satchel_web.py and satchel_pages.py, hands and
machines in satchel_pens.py and satchel_lens.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from forms import paper
from forms import satchel_pages as pages
from forms.paper import Form
from forms.satchel_books import BOOKS
from forms.satchel_layouts import LAYOUTS, PEOPLE, lines
from forms.satchel_paper import pictures
from forms.satchel_web import PAGES

HAND = {**LAYOUTS, **BOOKS, **PAGES}


def drawn(folder: Path, kind: str) -> Iterator[Form]:
    """The list's forms of one kind that need no program but Python."""
    for n, (name, who, _) in enumerate(lines(kind)):
        if name in HAND:
            yield HAND[name](folder / f"twelfth-{kind}-{n}-{name}", PEOPLE[int(who)])


def handmade(folder: Path) -> Iterator[Form]:
    """What needs no program but Python."""
    for kind in ("docx", "xlsx", "html", "txt"):
        yield from drawn(folder, kind)


def exported(folder: Path) -> Form:
    """The annex saved as a web page by a word processor."""
    who = PEOPLE[next(int(n) for name, n, _ in lines("html") if name == "annex-exported")]
    form = LAYOUTS["word-torn"](folder / "twelfth-exported", who)
    [path] = paper.converted([form.path], "html:HTML (StarWriter)", folder)
    return replace(form, path=path, format="html")


def by_programs(folder: Path) -> Iterator[Form]:
    """What LibreOffice and Chromium make."""
    yield exported(folder)
    for to in ("doc", "rtf", "odt"):
        yield from paper.recast(drawn(folder, to), to, folder)
    made = list(drawn(folder, "pdf"))
    for format_ in ("docx", "xlsx"):
        yield from paper.recast([form for form in made if form.format == format_], "pdf", folder)
    for name, who, _ in lines("pdf"):
        if name in pages.PAGES:
            page = pages.CSS + pages.PAGES[name](PEOPLE[int(who)])
            yield PEOPLE[int(who)].made(paper.printed(page, folder / f"twelfth-{name}.pdf"))


def twelfth(folder: Path) -> Iterator[Form]:
    """The whole set, file after file."""
    yield from handmade(folder)
    yield from by_programs(folder)
    yield from pictures(folder)
