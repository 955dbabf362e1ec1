"""A set of forms whose contents stand in a list: made by hand, by programs, and seen on paper.

A list (NAME_list.toml) has a text for each kind; each of its lines is a layout, the number of a
person and a remark, of paper also machine, file's ending, dots an inch, and pens and seals.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from forms import lens, paper
from forms import satchel_pens as pens
from forms.mailroom_lens import kept
from forms.paper import HERE, Form, Layout, Person
from forms.satchel_lens import camera
from PIL import Image

AT_ONCE = 6
"""So many documents are printed by one start of LibreOffice."""


@dataclass(frozen=True)
class Shot:
    """A line of paper: layout, person, machine, file's ending, dots an inch, pens and seals."""

    kind: str
    layout: str
    who: Person
    machine: str
    end: str
    dots: int
    spec: str
    camera = staticmethod(camera)
    """What takes the sheets, by a machine's name."""

    def penned(self, pdf: Path, seed: int) -> list[Image.Image]:
        """The printed pages, the first of them with what a pen marked."""
        sheets = lens.pages(pdf, self.dots)
        if kind := pens.pen(self.spec):
            boxes = pens.places(pdf, self.who, kind, self.dots)
            sheets[0] = pens.penned(sheets[0], boxes, kind, self.dots, seed)
        return sheets

    def seen(self, pdf: Path, seed: int) -> list[Image.Image]:
        """The printed pages, the last of them sealed and signed, the first penned, all taken."""
        sheets = self.penned(pdf, seed)
        sheets[-1] = pens.dressed(sheets[-1], self.who, self.spec, seed, self.dots)
        take = self.camera(self.machine)
        return [take(sheet, seed + n) for n, sheet in enumerate(sheets)]


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A set, by its list's file (`stem`), its people and its layouts.

    `layouts` are Word's, `more` what else needs no program but Python, `pages` are Chromium's,
    `shot` is how its paper is seen.
    """

    name: str
    stem: str
    people: Sequence[Person]
    layouts: Mapping[str, Layout]
    more: Mapping[str, Layout]
    pages: Mapping[str, Callable[[Person], str]]
    css: str
    seed: int
    shot: type[Shot] = Shot

    def lines(self, kind: str) -> list[list[str]]:
        """The list's lines of one kind, each in its parts."""
        told = tomllib.loads((HERE / f"{self.stem}_list.toml").read_text(encoding="utf-8"))[kind]
        return [[part.strip() for part in line.split("|")] for line in told.strip().split("\n")]

    def drawn(self, folder: Path, kind: str) -> Iterator[Form]:
        """The list's forms of one kind that need no program but Python."""
        hand = {**self.layouts, **self.more}
        for n, (name, who, _) in enumerate(self.lines(kind)):
            if name in hand:
                yield hand[name](folder / f"{self.name}-{kind}-{n}-{name}", self.people[int(who)])

    def whole(self, folder: Path) -> Iterator[Form]:
        """The whole set, file after file."""
        yield from self.handmade(folder)
        yield from self.by_programs(folder)
        yield from self.pictures(folder)

    def handmade(self, folder: Path) -> Iterator[Form]:
        """What needs no program but Python."""
        for kind in ("docx", "xlsx", "html", "txt"):
            yield from self.drawn(folder, kind)

    def by_programs(self, folder: Path) -> Iterator[Form]:
        """What LibreOffice and Chromium make."""
        for to in ("doc", "rtf", "odt"):
            yield from paper.recast(self.drawn(folder, to), to, folder)
        made = list(self.drawn(folder, "pdf"))
        for format_ in ("docx", "xlsx"):
            same = [form for form in made if form.format == format_]
            yield from paper.recast(same, "pdf", folder)
        for name, number, _ in self.lines("pdf"):
            if name in self.pages:
                who, path = self.people[int(number)], folder / f"{self.name}-{name}.pdf"
                yield who.made(paper.printed(self.css + self.pages[name](who), path))

    def pictures(self, folder: Path) -> Iterator[Form]:
        """The pictures, each with what its form means."""
        for n, (shot, pdf) in enumerate(self._printed(folder)):
            path = folder / f"{self.name}-{shot.kind}-{n}-{shot.layout}{shot.end}"
            taken = shot.seen(pdf, self.seed + 10 * n)
            yield shot.who.made(kept(taken, path, shot.dots), kind=shot.kind)

    def _printed(self, folder: Path) -> Iterator[tuple[Shot, Path]]:
        """Each shot with its paper: Word's by LibreOffice, so many at once, then Chromium's."""
        shots = list(self._shots())
        typed = [shot for shot in shots if shot.layout not in self.pages]
        paths = [
            self.layouts[shot.layout](
                folder / f"{self.name}-paper-{at}-{shot.layout}", shot.who
            ).path
            for at, shot in enumerate(typed)
        ]
        for n in range(0, len(paths), AT_ONCE):
            done = paper.converted(paths[n : n + AT_ONCE], "pdf", folder)
            yield from zip(typed[n : n + AT_ONCE], done, strict=True)
        for n, shot in enumerate(shot for shot in shots if shot.layout in self.pages):
            html = self.css + self.pages[shot.layout](shot.who)
            yield shot, paper.printed(html, folder / f"{self.name}-page-{n}.pdf")

    def _shots(self) -> Iterator[Shot]:
        """All the list's lines of paper."""
        for kind in ("scan", "photo", "sealed"):
            for layout, who, machine, end, dots, spec, _ in self.lines(kind):
                person = self.people[int(who)]
                yield self.shot(kind, layout, person, machine, end, int(dots), spec)
