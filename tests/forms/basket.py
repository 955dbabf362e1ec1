"""The fourteenth set: a basket of what colleges of every rank send in the last week.

What is in it stands in basket_list.toml, the people in basket_first.toml to basket_fourth.toml;
the annex is in basket_annex.py, schools' own forms in basket_own.py and basket_sheets.toml,
workbooks in basket_books.py, mails and pages in basket_web.py and basket_pages.py, its machines
in basket_lens.py.
"""

from __future__ import annotations

from forms import basket_pages as pages
from forms.basket_books import BOOKS
from forms.basket_layouts import LAYOUTS, PEOPLE
from forms.basket_lens import camera
from forms.basket_web import PAGES
from forms.listed import Listed, Shot


class Taken(Shot):
    """A line of paper, seen by this set's own machines."""

    camera = staticmethod(camera)


SET = Listed(
    name="fourteenth",
    stem="basket",
    people=PEOPLE,
    layouts=LAYOUTS,
    more={**BOOKS, **PAGES},
    pages=pages.PAGES,
    css=pages.CSS,
    seed=1400,
    shot=Taken,
)
handmade, pictures, fourteenth = SET.handmade, SET.pictures, SET.whole
