"""Summary: rows → 汇总表.xlsx in the upper tier's columns (openpyxl's second door).

Values only, and every text as text: what begins like a formula stays the words that it was.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from intake.text import cell_text

FONT = "Microsoft YaHei"
WIDEST = 46
LIVELY = ("=", "+", "-", "@")
"""A text that starts like this would come alive once somebody edits the cell in Excel."""

Value = str | int | float | None


def write(title: str, columns: Mapping[str, str], rows: Sequence[Mapping[str, Value]]) -> bytes:
    """The sheet's bytes: a title, the headings of `columns`, a row a work.

    `columns` maps a heading to the name of the value below it, in the upper tier's order.
    """
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Sheet1"
    lines: list[list[Value]] = [[title], list(columns)]
    lines += [[row.get(name) for name in columns.values()] for row in rows]
    for number, line in enumerate(lines, 1):
        for column, value in enumerate(line, 1):
            _fill(sheet.cell(number, column), value, head=number == len(lines[:2]))
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=max(len(columns), 1))
    _dress(sheet.cell(1, 1))
    for column, width in enumerate(_widths(lines[1:]), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A3"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _fill(cell: Cell, value: Value, *, head: bool) -> None:
    """Put a value into a cell; strangers' words stay words."""
    cell.value = cell_text(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(LIVELY)
    side = Side(style="thin", color="B8C4D0")
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.font = Font(name=FONT, size=10.5, bold=head)
    if head:
        cell.fill = PatternFill("solid", fgColor="E4EEFA")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _dress(cell: Cell) -> None:
    """The title across the sheet."""
    cell.font = Font(name=FONT, size=15, bold=True)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _widths(lines: Sequence[Sequence[Value]]) -> list[float]:
    """Room for the longest of the first words of each column, Chinese ones counting twice."""
    columns = zip(*lines, strict=True)
    return [min(WIDEST, 4 + max(_breadth(value) for value in column)) for column in columns]


def _breadth(value: Value) -> int:
    return sum(2 if ord(c) > 0x2E7F else 1 for c in str("" if value is None else value)[:60])  # noqa: PLR2004  (CJK begins there)
