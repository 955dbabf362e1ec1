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
from forms.listed import Listed
from forms.paper import Form
from forms.satchel_books import BOOKS
from forms.satchel_layouts import LAYOUTS, PEOPLE
from forms.satchel_web import PAGES

SET = Listed(
    name="twelfth",
    stem="satchel",
    people=PEOPLE,
    layouts=LAYOUTS,
    more={**BOOKS, **PAGES},
    pages=pages.PAGES,
    css=pages.CSS,
    seed=1200,
)
handmade = SET.handmade


def exported(folder: Path) -> Form:
    """The annex saved as a web page by a word processor."""
    who = PEOPLE[next(int(n) for name, n, _ in SET.lines("html") if name == "annex-exported")]
    form = LAYOUTS["word-torn"](folder / "twelfth-exported", who)
    [path] = paper.converted([form.path], "html:HTML (StarWriter)", folder)
    return replace(form, path=path, format="html")


def twelfth(folder: Path) -> Iterator[Form]:
    """The whole set, file after file."""
    yield from SET.handmade(folder)
    yield exported(folder)
    yield from SET.by_programs(folder)
    yield from SET.pictures(folder)
