"""The fifteenth set's people, and every layout of Word's by name."""

from __future__ import annotations

from forms import hamper_annex as annex
from forms import hamper_own as own
from forms.paper import Layout
from forms.postbag_ruler import sheets
from forms.stationery import people

PARTS = ("first", "second", "third", "fourth")
PEOPLE = [who for part in PARTS for who in people(f"hamper_{part}")]
SHEETS = sheets("hamper_sheets")
LAYOUTS: dict[str, Layout] = {
    draw.__name__.replace("_", "-"): draw for draw in annex.WAYS + own.WAYS
} | {name: sheet.word for name, sheet in SHEETS.items()}
