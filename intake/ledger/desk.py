"""Staff's cells as they wrote them, and what they did to the workbook, for the next drawing."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from intake.ledger.schema import desk_cell, desk_kept


class Desk:
    """The desk of a transaction: cells by sheet, row and column, and texts kept by name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def cells(self) -> dict[str, dict[str, dict[str, str]]]:
        """What stands in staff's cells, by sheet, row and column."""
        found: dict[str, dict[str, dict[str, str]]] = {}
        for row in self._connection.execute(sa.select(desk_cell)):
            found.setdefault(row.sheet, {}).setdefault(row.row, {})[row.column] = row.text
        return found

    def write(self, at: datetime, place: tuple[str, str, str], text: str, revision: int) -> None:
        """Keep what a cell says, with the revision that its row showed; "" empties it."""
        sheet, row, column = place
        same = (desk_cell.c.sheet == sheet, desk_cell.c.row == row, desk_cell.c.column == column)
        self._connection.execute(desk_cell.delete().where(*same))
        if text:
            values = {"sheet": sheet, "row": row, "column": column, "text": text}
            cell = desk_cell.insert().values(**values, revision=revision, at=at)
            self._connection.execute(cell)

    def outdated(self, sheet: str, row: str, revision: int) -> dict[str, tuple[str, datetime, int]]:
        """Cells of a row that spoke of an earlier revision: text, when written, which revision."""
        same = (desk_cell.c.sheet == sheet, desk_cell.c.row == row)
        query = sa.select(desk_cell).where(*same, desk_cell.c.revision < revision)
        return {r.column: (r.text, r.at, r.revision) for r in self._connection.execute(query)}

    def keep(self, name: str, body: str) -> None:
        """Keep a text under a name."""
        self._connection.execute(desk_kept.delete().where(desk_kept.c.name == name))
        self._connection.execute(desk_kept.insert().values(name=name, body=body))

    def kept(self, name: str) -> str | None:
        """The text of that name, or None."""
        return self._connection.scalar(sa.select(desk_kept.c.body).where(desk_kept.c.name == name))
