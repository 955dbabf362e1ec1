"""The twelfth set's people, and every layout of Word's by name."""

from __future__ import annotations

from forms import satchel_annex as annex
from forms import satchel_own as own
from forms.paper import Layout
from forms.satchel_books import SHEETS
from forms.stationery import people

PEOPLE = [
    who for part in ("first", "second", "third", "fourth") for who in people(f"satchel_{part}")
]
LAYOUTS: dict[str, Layout] = {
    draw.__name__.replace("_", "-"): draw for draw in annex.WAYS + own.WAYS
} | {name: sheet.word for name, sheet in SHEETS.items()}
