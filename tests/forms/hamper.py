"""The fifteenth set: a hamper of forms that clerks, teachers and students sent before the deadline.

What is in it stands in hamper_list.toml, the people in hamper_first.toml to hamper_fourth.toml;
the annex is in hamper_annex.py, schools' own forms in hamper_own.py and hamper_sheets.toml,
workbooks in hamper_books.py, mails and pages in hamper_web.py and hamper_pages.py, machines and
seals in hamper_lens.py.
"""

from __future__ import annotations

from forms import hamper_pages as pages
from forms.hamper_books import BOOKS
from forms.hamper_layouts import LAYOUTS, PEOPLE
from forms.hamper_lens import Taken
from forms.hamper_web import PAGES
from forms.listed import Listed

SET = Listed(
    name="fifteenth",
    stem="hamper",
    people=PEOPLE,
    layouts=LAYOUTS,
    more={**BOOKS, **PAGES},
    pages=pages.PAGES,
    css=pages.CSS,
    seed=1500,
    shot=Taken,
)
handmade, pictures, fifteenth = SET.handmade, SET.pictures, SET.whole
