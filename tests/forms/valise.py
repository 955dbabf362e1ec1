"""The thirteenth set: a valise of what schools send when a ministry has called for films.

What is in it stands in valise_list.toml, the people in valise_first.toml to valise_third.toml;
the annex is in valise_annex.py, schools' own forms in valise_own.py and valise_sheets.toml,
workbooks in valise_books.py, mails and pages in valise_web.py and valise_pages.py; its pens and
machines are the twelfth's.
"""

from __future__ import annotations

from forms import valise_pages as pages
from forms.listed import Listed
from forms.valise_books import BOOKS
from forms.valise_layouts import LAYOUTS, PEOPLE
from forms.valise_web import PAGES

SET = Listed(
    name="thirteenth",
    stem="valise",
    people=PEOPLE,
    layouts=LAYOUTS,
    more={**BOOKS, **PAGES},
    pages=pages.PAGES,
    css=pages.CSS,
    seed=1300,
)
handmade, pictures, thirteenth = SET.handmade, SET.pictures, SET.whole
