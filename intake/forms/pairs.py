"""What stands beside a label: a field, the text written for it, how sure, and where. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from intake.forms.cells import Cell, Line
from intake.model import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A field's label with what was written for it, how sure that is, and where it stands.

    `rank` is the synonym's place in config: the first is the form's own word. `loose` is what stood
    in a line outside all tables, `sample` in a table that is called an example. `whose` is the word
    for the person that a name or a number is of (联系人, 导师), `named` whether its label or row
    says so, and not a row above.
    """

    field: Field
    raw: str
    stressed: str = ""
    sure: float = 1.0
    rank: int = 0
    place: str = ""
    record: int = 0
    loose: bool = False
    sample: bool = False
    still: str = ""
    ticked: str = ""
    whose: str = ""
    named: bool = False


def sure_of(told: Cell | Line, name: Field) -> float:
    """How sure a text is as this field's: where its lines break only matters in a story."""
    return min(told.sure, told.breaks) if name is Field.SYNOPSIS else told.sure
