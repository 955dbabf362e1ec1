"""The eleventh set's people and layouts for Word by name: the annex's hands, schools' own forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from forms import mailroom_annex as annex
from forms import mailroom_marks as marks
from forms import mailroom_own as own
from forms.paper import Form, Layout
from forms.postbag_ruler import sheets
from forms.stationery import people

PEOPLE = [
    who for part in ("first", "second", "third", "fourth") for who in people(f"mailroom_{part}")
]
SHEETS = sheets("mailroom_sheets")
LAYOUTS: dict[str, Layout] = {
    draw.__name__.replace("_", "-"): draw for draw in annex.WAYS + marks.WAYS + own.WAYS
} | {name: sheet.word for name, sheet in SHEETS.items()}


def documents(folder: Path, prefix: str, lines: Iterable[tuple[str, int]]) -> Iterator[Form]:
    """Word's documents of these layouts, each by the person of this number, named in order."""
    for at, (name, n) in enumerate(lines):
        yield LAYOUTS[name](folder / f"{prefix}-{at}-{name}", PEOPLE[n])
