"""The fourteenth set's people, and every layout of Word's by name."""

from __future__ import annotations

from forms import basket_annex as annex
from forms import basket_own as own
from forms.paper import Layout
from forms.postbag_ruler import sheets
from forms.stationery import people

PARTS = ("first", "second", "third", "fourth")
PEOPLE = [who for part in PARTS for who in people(f"basket_{part}")]
SHEETS = sheets("basket_sheets")
LAYOUTS: dict[str, Layout] = {
    draw.__name__.replace("_", "-"): draw for draw in annex.WAYS + own.WAYS
} | {name: sheet.word for name, sheet in SHEETS.items()}
