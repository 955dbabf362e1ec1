"""A set's forms on paper: printed, sealed where they are, and taken by a camera or a scanner.

Each is (layout, number of the person, camera, kind, ending of its file); a seal is (what cuts it,
where its middle lies on the page).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from forms import lens, paper
from forms.newcomers_lens import pressed
from forms.paper import Form, Person, S, drawn
from PIL import Image

Picture: TypeAlias = Image.Image
Taken: TypeAlias = tuple[Callable[..., object], int, Callable[[Picture, int], Picture], str, str]
Seal: TypeAlias = tuple[Callable[[Picture, str], Picture], tuple[float, float]]
AT_ONCE = 6
"""So many documents are printed by one start of LibreOffice."""


@dataclass(frozen=True, kw_only=True)
class Papers:
    """What of a set is seen in pictures: documents first, then Chromium's sheets in this style."""

    name: str
    people: Sequence[Person]
    documents: Sequence[Taken]
    sheets: Sequence[Taken]
    css: str
    seals: Sequence[Seal]
    dots: int
    seed: int

    def pictures(self, folder: Path) -> Iterator[Form]:
        """The pictures, each with what its form means."""
        seals = iter(self.seals)
        lines = [*self.documents, *self.sheets]
        for at, (page, line) in enumerate(zip(self._pages(folder), lines, strict=True)):
            draw, number, take, kind, end = line
            who, under = self.people[number], page
            if kind == "sealed":
                cut, place = next(seals)
                under = pressed(page, cut(page, str(who[S])), place, at)
            path = folder / f"{self.name}-{kind}-{at}-{draw.__name__.replace('_', '-')}{end}"
            yield who.made(lens.saved(take(under, self.seed + at), path), kind=kind)

    def _pages(self, folder: Path) -> list[Picture]:
        """What lies before the camera, a page a form."""
        layouts = ((draw, self.people[n]) for draw, n, *_ in self.documents)
        paths = [form.path for form in drawn(folder, f"{self.name}-paper", layouts)]
        printed = [
            pdf
            for n in range(0, len(paths), AT_ONCE)
            for pdf in paper.converted(paths[n : n + AT_ONCE], "pdf", folder)
        ]
        html = self.css + "".join(str(draw(self.people[n])) for draw, n, *_ in self.sheets)
        printed.append(paper.printed(html, folder / f"{self.name}-sheets.pdf"))
        return [page for path in printed for page in lens.pages(path, self.dots)]
