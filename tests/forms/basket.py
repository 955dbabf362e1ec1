"""The fourteenth set: a basket of what colleges of every rank send in the last week.

What is in it stands in basket_list.toml, the people in basket_first.toml to basket_fourth.toml;
the annex is in basket_annex.py, schools' own forms in basket_own.py and basket_sheets.toml,
workbooks in basket_books.py, mails and pages in basket_web.py and basket_pages.py, its machines
in basket_lens.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from forms import basket_pages as pages
from forms import lens
from forms import satchel_pens as pens
from forms.basket_books import BOOKS
from forms.basket_layouts import LAYOUTS, PEOPLE
from forms.basket_lens import camera
from forms.basket_web import PAGES
from forms.listed import Listed, Shot
from forms.paper import Form
from PIL import Image


@dataclass(frozen=True)
class Taken(Shot):
    """A line of paper, seen by this set's own machines."""

    def seen(self, pdf: Path, seed: int) -> list[Image.Image]:
        """The printed pages, the first of them penned, the last sealed and signed, all taken."""
        sheets = lens.pages(pdf, self.dots)
        if kind := pens.pen(self.spec):
            boxes = pens.places(pdf, self.who, kind, self.dots)
            sheets[0] = pens.penned(sheets[0], boxes, kind, self.dots, seed)
        sheets[-1] = pens.dressed(sheets[-1], self.who, self.spec, seed, self.dots)
        take = camera(self.machine)
        return [take(sheet, seed + n) for n, sheet in enumerate(sheets)]


@dataclass(frozen=True, kw_only=True)
class Basket(Listed):
    """A set of the list's kind with machines of its own."""

    def _shots(self) -> Iterator[Shot]:
        """All the list's lines of paper."""
        for kind in ("scan", "photo", "sealed"):
            for layout, who, machine, end, dots, spec, _ in self.lines(kind):
                yield Taken(kind, layout, self.people[int(who)], machine, end, int(dots), spec)


SET = Basket(
    name="fourteenth",
    stem="basket",
    people=PEOPLE,
    layouts=LAYOUTS,
    more={**BOOKS, **PAGES},
    pages=pages.PAGES,
    css=pages.CSS,
    seed=1400,
)
handmade = SET.handmade


def fourteenth(folder: Path) -> Iterator[Form]:
    """The whole set, file after file."""
    yield from SET.handmade(folder)
    yield from SET.by_programs(folder)
    yield from SET.pictures(folder)
