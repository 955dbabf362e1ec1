"""The thirteenth set's people, and every layout of Word's by name."""

from __future__ import annotations

from forms import valise_annex as annex
from forms import valise_own as own
from forms.paper import Layout
from forms.postbag_ruler import sheets
from forms.stationery import people

PEOPLE = [who for part in ("first", "second", "third") for who in people(f"valise_{part}")]
SHEETS = sheets("valise_sheets")
LAYOUTS: dict[str, Layout] = {
    draw.__name__.replace("_", "-"): draw for draw in annex.WAYS + own.WAYS
} | {name: sheet.word for name, sheet in SHEETS.items()}
