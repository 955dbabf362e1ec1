"""Drawn: a page → the base that the workbook carries along: what each cell said. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from intake.text import cell_text
from intake.tracker import stamp
from intake.tracker.page import Cell, Page, Placed
from intake.tracker.seen import OWN, RowBase, as_text


def rows(page: Page) -> Iterator[tuple[str, RowBase]]:
    """What the robot writes into a sheet, by key."""
    return _rows(page, page.placed) if page.placed else _lines(page)


def _rows(page: Page, placed: Placed) -> Iterator[tuple[str, RowBase]]:
    lines = page.lines[page.heading : page.heading + len(placed.rows)]
    for (key, revision), line in zip(placed.rows, lines, strict=True):
        cells = dict(zip(placed.columns, line.cells, strict=True))
        words = {c: _text(cells[c]) for c in placed.columns if c in placed.staff}
        marks = {
            c: stamp.mark(_text(cells[c]))
            for c in placed.columns
            if c not in placed.staff and not c.startswith(OWN)
        }
        yield (
            key,
            RowBase(marks=marks, words={c: t for c, t in words.items() if t}, revision=revision),
        )


def _lines(page: Page) -> Iterator[tuple[str, RowBase]]:
    """A sheet without a table: rows and columns by their numbers."""
    for at, line in enumerate(page.lines, 1):
        column, marks = 1, {}
        for cell in line.cells:
            if cell.value not in (None, ""):
                marks[str(column)] = stamp.mark(_text(cell))
            column += cell.span
        if marks:
            yield str(at), RowBase(marks=marks)


def illustrations(page: Page) -> int:
    """How many pictures and charts lie on a sheet."""
    inside = sum(cell.picture is not None for line in page.lines for cell in line.cells)
    return len(page.bars) + len(page.charts) + inside


def _text(cell: Cell) -> str:
    """What a reader will find in the cell."""
    value = cell.value
    return as_text(written(value) if isinstance(value, str) else value)


@lru_cache(maxsize=100_000)
def written(text: str) -> str:
    """A text as a cell can hold it; most stand in many cells."""
    return cell_text(text)
