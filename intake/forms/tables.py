"""One table being read: its labels, and the values that are taken. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from intake.forms import people, within
from intake.forms.cells import Cell, Table
from intake.forms.lexicon import Lexicon
from intake.forms.pairs import Pair, sure_of
from intake.model import Field

_OF_A_PERSON = frozenset({Field.CONTACT_NAME, Field.CONTACT_PHONE})


@dataclass(slots=True)
class Reading:
    """One table being read: which cells are labels, and which are values of one already."""

    table: Table
    lexicon: Lexicon
    where: str
    known: dict[int, tuple[Field, int]]
    hints: frozenset[int] = frozenset()
    """The columns of examples and hints."""
    taken: set[int] = field(default_factory=set)
    label_rows: frozenset[int] = frozenset()
    roles: Sequence[tuple[Cell, str]] = ()
    """The cells that say who somebody is."""

    def pair(self, cell: Cell, values: Sequence[Cell], sure: float, record: int = 0) -> Pair:
        """The label in `cell` with the text of these cells, which are thereby taken."""
        name, rank = self.known[id(cell)]
        whose, named = people.whose(cell, self.roles) if name in _OF_A_PERSON else ("", False)
        self.taken.update(map(id, values))
        filled = [v for v in values if v.text.strip()]
        place = filled[0] if filled else cell
        between = " " if name in within.SPREAD else "\n"
        return Pair(
            field=name,
            raw=within.joined(filled, between, name in self.lexicon.options),
            stressed="\n".join(v.stressed for v in filled),
            sure=min([sure, *(sure_of(v, name) for v in filled)]),
            rank=rank,
            place=f"{self.where} row {place.row + 1} column {place.column + 1}",
            record=record,
            still=place.still,
            whose=whose,
            named=named,
            ticked=" ".join(v.ticked or v.text for v in filled)
            if any(v.ticked for v in filled)
            else "",
        )
