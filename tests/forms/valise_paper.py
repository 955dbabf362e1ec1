"""The thirteenth set on paper: printed, marked by hand, scanned or photographed as listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from forms import lens, paper
from forms import satchel_pens as pens
from forms import valise_pages as pages
from forms.mailroom_lens import kept
from forms.paper import Form
from forms.satchel_lens import camera
from forms.valise_layouts import PEOPLE, documents, lines
from PIL import Image

AT_ONCE = 6
"""So many documents are printed by one start of LibreOffice."""
SEED = 1300


@dataclass(frozen=True)
class Shot:
    """A line of the list: layout, person, machine, file's ending, dots an inch, pens and seals."""

    kind: str
    layout: str
    who: int
    machine: str
    end: str
    dots: int
    spec: str

    def seen(self, pdf: Path, seed: int) -> list[Image.Image]:
        """The printed pages, the last of them sealed and signed, the first penned, all taken."""
        who, sheets = PEOPLE[self.who], lens.pages(pdf, self.dots)
        if kind := pens.pen(self.spec):
            boxes = pens.places(pdf, who, kind, self.dots)
            sheets[0] = pens.penned(sheets[0], boxes, kind, self.dots, seed)
        sheets[-1] = pens.dressed(sheets[-1], who, self.spec, seed, self.dots)
        take = camera(self.machine)
        return [take(sheet, seed + n) for n, sheet in enumerate(sheets)]


def shots() -> list[Shot]:
    """All the list's lines of paper."""
    return [
        Shot(kind, layout, int(who), machine, end, int(dots), spec)
        for kind in ("scan", "photo", "sealed")
        for layout, who, machine, end, dots, spec, _ in lines(kind)
    ]


def pictures(folder: Path) -> Iterator[Form]:
    """The pictures, each with what its form means."""
    for n, (shot, pdf) in enumerate(printed(folder)):
        path = folder / f"thirteenth-{shot.kind}-{n}-{shot.layout}{shot.end}"
        made = kept(shot.seen(pdf, SEED + 10 * n), path, shot.dots)
        yield PEOPLE[shot.who].made(made, kind=shot.kind)


def printed(folder: Path) -> Iterator[tuple[Shot, Path]]:
    """Each shot with its paper: Word's by LibreOffice, so many at once, the others by Chromium."""
    typed = [shot for shot in shots() if shot.layout not in pages.PAGES]
    named = [(shot.layout, shot.who) for shot in typed]
    paths = [form.path for form in documents(folder, "thirteenth-paper", named)]
    for n in range(0, len(paths), AT_ONCE):
        done = paper.converted(paths[n : n + AT_ONCE], "pdf", folder)
        yield from zip(typed[n : n + AT_ONCE], done, strict=True)
    for n, shot in enumerate(shot for shot in shots() if shot.layout in pages.PAGES):
        html = pages.CSS + pages.PAGES[shot.layout](PEOPLE[shot.who])
        yield shot, paper.printed(html, folder / f"thirteenth-page-{n}.pdf")
