"""What a document holds, as every reader hands it on: lines of text and tables of cells. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph outside all tables; a line break in it is a newline."""

    text: str
    sure: float = 1.0
    breaks: float = 1.0
    """How certain the line breaks in it are, where they were told from a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell at its place in the grid (from 0), with the rows and columns that it is merged over.

    `stressed` is the part of its text that is underlined or highlighted, by which some senders
    choose one of several printed words. `sure` is how certain a text is that was read in a picture,
    `still` the number of the cell's own picture, or "", `ticked` its text with the little boxes
    that stand in it as signs, `breaks` how certain its line breaks are, where they were
    told from a page.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    stressed: str = ""
    sure: float = 1.0
    still: str = ""
    ticked: str = ""
    breaks: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table's cells, row by row; a table inside a cell is a block of its own after this one."""

    cells: tuple[Cell, ...]

    def right_of(self, cell: Cell) -> Iterator[Cell]:
        """The cells to the right in the cell's own rows: row by row, nearest first."""
        for other in self.cells:
            beside = cell.row <= other.row < cell.row + cell.rows
            if beside and other.column >= cell.column + cell.columns:
                yield other

    def below(self, cell: Cell) -> Iterator[Cell]:
        """The cells under the first column of the cell, nearest first."""
        for other in self.cells:
            under = other.column <= cell.column < other.column + other.columns
            if under and other.row >= cell.row + cell.rows:
                yield other


Block: TypeAlias = Line | Table


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Every line's and every cell's text that is not blank."""
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells if cell.text.strip())
