"""The eleventh set on paper: twenty scans, twelve photos, ten sealed and signed sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from forms import lens, paper
from forms import mailroom_lens as machine
from forms import mailroom_pages as pages
from forms.mailroom_layouts import PEOPLE, documents
from forms.mailroom_lens import Camera, feeder, flatbed, sideways, two_tone
from forms.paper import Form, S
from PIL import Image

AT_ONCE = 6
"""So many documents are printed by one start of LibreOffice."""
SEED = 1100
STEADY, HASTY = machine.telephone(0.02, 0.16, 0.6), machine.telephone(0.045, 0.26, 0.75)
FROM_BELOW = machine.telephone(0.06, 0.2, 0.65)


@dataclass(frozen=True)
class Shot:
    """A sheet's layout and filler; machine, file's ending, dots an inch; seal, signature if any."""

    layout: str
    who: int
    take: Camera
    end: str
    kind: str = "scan"
    dots: int = 200
    seal: tuple[float, float] | None = None
    sign: tuple[float, float] | None = None

    def dressed(self, page: Image.Image, words: str, seed: int) -> Image.Image:
        """The page with what was signed and pressed on it."""
        page = machine.signed(page, self.sign, seed) if self.sign else page
        return machine.sealed(page, words, self.seal, seed) if self.seal else page


SCANS = (
    Shot("typed-over", 61, flatbed, ".jpg"),
    Shot("ticked-behind", 62, feeder, ".pdf"),
    Shot("signed-and-sealed", 63, flatbed, ".pdf", dots=250),
    Shot("authors-first", 64, feeder, ".jpg"),
    Shot("letter-before", 66, feeder, ".pdf"),
    Shot("rounds-filled", 67, sideways(flatbed, 90), ".jpg"),
    Shot("in-two-languages", 68, flatbed, ".pdf"),
    Shot("school-over-the-table", 69, two_tone, ".pdf", dots=300),
    Shot("broad-list", 70, sideways(flatbed, 90), ".pdf", dots=250),
    Shot("numbered-by-the-office", 33, sideways(feeder, 180), ".jpg"),
)
SCANNED_PAGES = (
    Shot("annex_in_song", 71, flatbed, ".jpg"),
    Shot("annex_with_foot", 65, feeder, ".pdf"),
    Shot("circled", 4, flatbed, ".jpg"),
    Shot("crossed_out", 10, flatbed, ".pdf"),
    Shot("ticked_boxes", 12, two_tone, ".png", dots=300),
    Shot("light_rules", 18, sideways(feeder, 270), ".pdf"),
    Shot("cards", 21, feeder, ".jpg"),
    Shot("three_bars", 25, sideways(flatbed, 180), ".pdf", dots=250),
    Shot("upright_groups", 13, flatbed, ".jpg"),
    Shot("office_print", 15, feeder, ".pdf"),
)
PHOTOS = (
    Shot("typed-over", 0, STEADY, ".jpg", "photo"),
    Shot("notes-below", 20, HASTY, ".jpg", "photo"),
    Shot("hints-in-small", 23, STEADY, ".jpg", "photo"),
    Shot("upright-names", 28, FROM_BELOW, ".jpg", "photo"),
    Shot("brackets-ticked", 31, sideways(STEADY, 90), ".jpg", "photo"),
    Shot("examples-kept", 40, HASTY, ".jpg", "photo"),
    Shot("province-heads", 50, STEADY, ".jpg", "photo"),
)
PHOTOGRAPHED_PAGES = (
    Shot("annex_in_song", 2, FROM_BELOW, ".jpg", "photo"),
    Shot("annex_with_foot", 9, HASTY, ".jpg", "photo"),
    Shot("circled", 35, STEADY, ".jpg", "photo"),
    Shot("three_bars", 27, sideways(HASTY, 270), ".jpg", "photo"),
    Shot("cards", 46, FROM_BELOW, ".jpg", "photo"),
)
SEALED = (
    Shot("signed-and-sealed", 52, flatbed, ".pdf", "sealed", 200, (0.78, 0.62), (0.38, 0.63)),
    Shot("boxes-and-seal", 55, flatbed, ".jpg", "sealed", 200, (0.72, 0.68)),
    Shot("opinions-of-three", 11, flatbed, ".pdf", "sealed", 200, (0.7, 0.66), (0.5, 0.6)),
    Shot("with-a-promise", 63, STEADY, ".jpg", "sealed", 200, (0.76, 0.2), (0.8, 0.62)),
    Shot("typed-over", 45, flatbed, ".jpg", "sealed", 200, (0.72, 0.2)),
    Shot("school-over-the-table", 37, STEADY, ".jpg", "sealed", 200, (0.42, 0.16)),
    Shot("groups-at-the-side", 6, flatbed, ".pdf", "sealed", 200, (0.66, 0.4)),
)
SEALED_PAGES = (
    Shot("annex_with_foot", 30, flatbed, ".pdf", "sealed", 200, (0.8, 0.66), (0.3, 0.63)),
    Shot("ticked_boxes", 43, HASTY, ".jpg", "sealed", 200, (0.7, 0.62)),
    Shot("office_print", 22, flatbed, ".jpg", "sealed", 200, (0.74, 0.14)),
)
DOCUMENTS = SCANS + PHOTOS + SEALED
PAGES = SCANNED_PAGES + PHOTOGRAPHED_PAGES + SEALED_PAGES


def pictures(folder: Path) -> Iterator[Form]:
    """The pictures, each with what its form means."""
    for n, (shot, pdf) in enumerate(printed(folder)):
        who, seed = PEOPLE[shot.who], SEED + n
        seen = [shot.take(shot.dressed(page, str(who[S]), seed), seed)
                for page in lens.pages(pdf, shot.dots)]  # fmt: skip
        path = folder / f"eleventh-{shot.kind}-{n}-{shot.layout.replace('_', '-')}{shot.end}"
        yield who.made(machine.kept(seen, path, shot.dots), kind=shot.kind)


def printed(folder: Path) -> Iterator[tuple[Shot, Path]]:
    """Each shot with its paper: Word's by LibreOffice, so many at once, the others by Chromium."""
    lines = ((shot.layout, shot.who) for shot in DOCUMENTS)
    paths = [form.path for form in documents(folder, "eleventh-paper", lines)]
    for n in range(0, len(paths), AT_ONCE):
        done = paper.converted(paths[n : n + AT_ONCE], "pdf", folder)
        yield from zip(DOCUMENTS[n : n + AT_ONCE], done, strict=True)
    for n, shot in enumerate(PAGES):
        html = pages.CSS + getattr(pages, shot.layout)(PEOPLE[shot.who])
        yield shot, paper.printed(html, folder / f"eleventh-page-{n}.pdf")
