"""Carried: what staff did to the workbook that is neither a word nor a fact, kept as it was.

Columns in their order with width and whether they are hidden, columns of staff's own, comments, the
filter, rows out of sight, sheets of their own: read from their file, drawn into the next one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCell:
    """A cell of staff's: what it holds, as text, of which kind, and how it looks.

    `at` is where it stood (B7; of an array its range): a formula is moved with its row. Colours are
    ARGB or "".
    """

    text: str
    kind: Literal["text", "number", "moment", "flag", "formula", "array"] = "text"
    format: str = "General"
    fill: str = ""
    ink: str = ""
    bold: bool = False
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptColumn:
    """A column as staff left it: the robot's key or one of staff's own, heading, width, hidden."""

    key: str
    heading: str
    width: float
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A comment: on which row and column, what it says, whose it is, how large (points)."""

    key: str
    column: str
    text: str
    author: str
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSheet:
    """What staff did to one of our sheets.

    `cells` are those of staff's own columns by column and row key; `hidden` are keys of rows out of
    sight; `filters` the values that are let through by column, `rules` filters of another kind
    (above, between, of a month) as the file says them; `loose` rows that have no key.
    """

    name: str
    columns: tuple[KeptColumn, ...] = ()
    cells: Mapping[str, Mapping[str, KeptCell]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    hidden: tuple[str, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    loose: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSheet:
    """A sheet that staff added: cells by place, widths by column letter, heights by row, merges."""

    name: str
    cells: Mapping[str, KeptCell] = field(default_factory=dict)
    widths: Mapping[str, float] = field(default_factory=dict)
    heights: Mapping[str, float] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    state: str = "visible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """All of it: what staff did to our sheets, by key, the sheets that they added, their names.

    `names` are what they call a range or a value, with what it stands for.
    """

    sheets: Mapping[str, KeptSheet] = field(default_factory=dict)
    own: tuple[OwnSheet, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
