"""The thirteenth set's list, its people, and every layout of Word's by name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from forms import valise_annex as annex
from forms import valise_own as own
from forms.paper import HERE, Form, Layout
from forms.postbag_ruler import sheets
from forms.stationery import people

LIST = tomllib.loads((HERE / "valise_list.toml").read_text(encoding="utf-8"))
PEOPLE = [who for part in ("first", "second", "third") for who in people(f"valise_{part}")]
SHEETS = sheets("valise_sheets")
LAYOUTS: dict[str, Layout] = {
    draw.__name__.replace("_", "-"): draw for draw in annex.WAYS + own.WAYS
} | {name: sheet.word for name, sheet in SHEETS.items()}


def lines(kind: str) -> list[list[str]]:
    """The list's lines of one kind, each in its parts."""
    return [[part.strip() for part in line.split("|")] for line in LIST[kind].strip().split("\n")]


def documents(folder: Path, prefix: str, named: list[tuple[str, int]]) -> Iterator[Form]:
    """Word's documents of these layouts, each by the person of this number, named in order."""
    for at, (name, n) in enumerate(named):
        yield LAYOUTS[name](folder / f"{prefix}-{at}-{name}", PEOPLE[n])
