"""The tenth set: one province's post in one campaign, most of it the annex as schools retyped it.

Its annexes are in postbag_annexes.toml, postbag_retyped.toml and postbag_kept.toml, ruled by
postbag_ruler.py; odd documents are in postbag_odd.py, workbooks in postbag_sheets.py, web pages
and letters in postbag_letters.py, its cameras in postbag_lens.py, its people in three more .toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from forms import lens, paper
from forms import newcomers_lens as press
from forms import postbag_lens as camera
from forms import postbag_letters as letters
from forms import postbag_odd as odd
from forms import postbag_sheets as books
from forms.paper import Form, S, drawn
from forms.postbag_ruler import sheets
from forms.stationery import people

PEOPLE = people("postbag_first") + people("postbag_second") + people("postbag_third")
ANNEXES, RETYPED, KEPT = map(sheets, ("postbag_annexes", "postbag_retyped", "postbag_kept"))
ALL = ANNEXES | RETYPED | KEPT
TYPED = tuple(zip([*ANNEXES, *RETYPED], range(22), strict=True))
ODD = ((odd.numbered_letter, 22), (odd.on_blanks, 23), (odd.with_controls, 24))
COPIED = (
    (books.copied, "book-annex", 26),
    (books.copied, "book-with-seal", 27),
    (books.with_notes, "printed-two-offices", 31),
    (books.copied, "by-groups", 32),
)
SAVED = (
    ("old-annex", 39, "doc"), ("old-with-crew", 40, "doc"), ("old-upright-story", 41, "doc"),
    ("old-mail-below", 42, "doc"), ("rich-plain", 43, "rtf"), ("rich-story-first", 44, "rtf"),
    ("open-annex", 45, "odt"), ("printed-annex", 46, "pdf"), ("printed-with-seal-line", 47, "pdf"),
    ("printed-ticks", 48, "pdf"), ("printed-two-offices", 49, "pdf"), ("printed-groups", 50, "pdf"),
)  # fmt: skip
GREY, COLOUR = press.plain("grey"), press.plain("colour")
PAPERS = (
    ("as-issued", 39, GREY, "scan", ".pdf"),
    ("with-teachers", 46, COLOUR, "scan", ".jpg"),
    ("signed-by-the-school", 41, camera.off_the_copier, "scan", ".pdf"),
    ("contact-in-three", 43, GREY, "scan", ".png"),
    ("boxes-to-tick", 33, COLOUR, "scan", ".pdf"),
    ("province-words", 47, camera.off_the_copier, "scan", ".jpg"),
    ("printed-groups", 52, GREY, "scan", ".jpg"),
    ("old-upright-story", 29, COLOUR, "scan", ".pdf"),
    ("three-pairs-a-row", 48, camera.by_the_window, "photo", ".jpg"),
    ("school-first", 35, camera.by_the_window, "photo", ".jpg"),
    ("hints-kept", 51, press.whitened, "photo", ".jpg"),
    ("list-of-two", 27, camera.by_the_window, "photo", ".jpg"),
    ("by-groups", 49, lens.photo, "photo", ".jpg"),
    ("printed-annex", 38, press.through_a_chat, "photo", ".jpg"),
    ("rich-plain", 53, camera.by_the_window, "photo", ".jpg"),
    ("old-annex", 44, lens.photo, "photo", ".jpg"),
    ("signed-by-the-school", 50, COLOUR, "sealed", ".pdf"),
    ("printed-with-seal-line", 36, COLOUR, "sealed", ".jpg"),
    ("printed-two-offices", 31, COLOUR, "sealed", ".pdf"),
    ("open-annex", 34, camera.by_the_window, "sealed", ".jpg"),
    ("with-a-pledge", 40, COLOUR, "sealed", ".jpg"),
)  # fmt: skip
SEALS = ((0.76, 0.62), (0.78, 0.61), (0.37, 0.49), (0.55, 0.62), (0.78, 0.15))


def handmade(folder: Path) -> Iterator[Form]:
    """What needs no program but Python."""
    for name, n in TYPED:
        yield ALL[name].word(folder / f"tenth-{name}", PEOPLE[n])
    yield from drawn(folder, "tenth", ((draw, PEOPLE[n]) for draw, n in ODD))
    annex = ANNEXES["signed-by-the-school"]
    yield odd.letter_then_annex(folder / "tenth-letter-then-annex", PEOPLE[25], annex)
    for make, name, n in COPIED:
        yield make(ALL[name], folder / f"tenth-book-{name}", PEOPLE[n])
    yield from drawn(folder, "tenth", ((draw, PEOPLE[n]) for draw, n in books.LISTS))
    yield from drawn(folder, "tenth", ((draw, PEOPLE[n]) for draw, n in letters.PLAIN))
    yield letters.pasted(KEPT["old-annex"], folder / "tenth-pasted", PEOPLE[35])


def by_programs(folder: Path) -> Iterator[Form]:
    """What LibreOffice and Chromium make."""
    for to in ("doc", "rtf", "odt", "pdf"):
        made = [KEPT[name].word(folder / f"tenth-{to}-{name}", PEOPLE[n])
                for name, n, goal in SAVED if goal == to]  # fmt: skip
        yield from paper.recast(made, to, folder)
    book = books.copied(KEPT["book-annex"], folder / "tenth-print-book", PEOPLE[51])
    yield from paper.recast([book], "pdf", folder)
    shown = [(draw, PEOPLE[n]) for draw, n in letters.PRINTED]
    yield from paper.prints(folder, "tenth", letters.CSS, shown)


def pictures(folder: Path) -> Iterator[Form]:
    """Eight scans, eight photos, five sealed pages: schools' forms as signed on paper."""
    typed = [ALL[name].word(folder / f"tenth-paper-{at}", PEOPLE[n]).path
             for at, (name, n, *_) in enumerate(PAPERS)]  # fmt: skip
    whole = [page for n in range(0, len(typed), 7)
             for pdf in paper.converted(typed[n : n + 7], "pdf", folder)
             for page in lens.pages(pdf, 170)]  # fmt: skip
    seals = iter(SEALS)
    for at, (page, line) in enumerate(zip(whole, PAPERS, strict=True)):
        name, number, take, kind, end = line
        who, under = PEOPLE[number], page
        if kind == "sealed":
            under = camera.stamped(page, press.round_seal(page, str(who[S])), next(seals), at)
        path = folder / f"tenth-{kind}-{at}-{name}{end}"
        yield who.made(lens.saved(take(under, 1000 + at), path), kind=kind)


def tenth(folder: Path) -> Iterator[Form]:
    """The whole set, file after file."""
    yield from handmade(folder)
    yield from by_programs(folder)
    yield from pictures(folder)
