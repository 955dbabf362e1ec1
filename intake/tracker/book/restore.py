"""Restore: what staff did to the workbook → the one that is drawn now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.filters import FilterColumn, Filters
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import fromstring

from intake.text import cell_text
from intake.tracker.carried import KeptCell, OwnSheet
from intake.tracker.page import Cell, Page, Placed


def restore(sheet: Worksheet, page: Page, placed: Placed) -> frozenset[int]:
    """Comments and the filter of staff's, on a sheet that is drawn anew; rows out of sight."""
    rows = {key: page.heading + index for index, (key, _) in enumerate(placed.rows, 1)}
    columns = {key: at for at, key in enumerate(placed.columns, 1)}
    for note in placed.kept.notes:
        if note.key in rows and note.column in columns:
            comment = Comment(note.text, note.author, height=note.height, width=note.width)
            sheet.cell(rows[note.key], columns[note.column]).comment = comment
    hidden = {rows[key] for key in placed.kept.hidden if key in rows}
    return frozenset(hidden | set(_filter(sheet, page, placed, columns)))


def _filter(
    sheet: Worksheet, page: Page, placed: Placed, columns: Mapping[str, int]
) -> Iterator[int]:
    """The filter as it was set; the rows that it hides, those that came since among them."""
    set_columns = sheet.auto_filter.filterColumn
    for key, rule in placed.kept.rules.items():
        if key in columns:
            column = FilterColumn.from_tree(fromstring(rule))
            column.colId = columns[key] - 1
            set_columns.append(column)
    for key, allowed in placed.kept.filters.items():
        if key in columns:
            chosen = Filters(blank="" in allowed or None, filter=[v for v in allowed if v])
            set_columns.append(FilterColumn(colId=columns[key] - 1, filters=chosen))
            lines = page.lines[page.heading : page.heading + len(placed.rows)]
            shown = (_shown(line.cells[columns[key] - 1]) for line in lines)
            yield from (
                at
                for at, text in enumerate(shown, page.heading + 1)
                if text is not None and text not in allowed
            )


def _shown(cell: Cell) -> str | None:
    """What a filter compares; None for a number or a time, which it knows by their look alone."""
    if cell.kept is not None:
        return cell.kept.text if cell.kept.kind == "text" else None
    if isinstance(cell.value, float | datetime):
        return None
    return "" if cell.value is None else str(cell.value)


def add_names(workbook: Workbook, names: Mapping[str, str]) -> None:
    """What staff call ranges and values, for their formulas."""
    for name, meant in names.items():
        workbook.defined_names[name] = DefinedName(name, attr_text=meant)


def add_sheet(workbook: Workbook, own: OwnSheet) -> None:
    """A sheet of staff's own, as it was."""
    sheet = workbook.create_sheet(own.name)
    for merged in own.merged:
        sheet.merge_cells(merged)
    for at, kept in own.cells.items():
        _fill(sheet[at], kept)
    for letter, width in own.widths.items():
        sheet.column_dimensions[letter].width = width
    for row, height in own.heights.items():
        sheet.row_dimensions[int(row)].height = height
    sheet.sheet_state = own.state


def _fill(cell: XlsxCell, kept: KeptCell) -> None:
    """One cell of staff's, with its value as it was."""
    match kept.kind:
        case "number":
            cell.value = float(kept.text)
        case "flag":
            cell.value = kept.text == "True"
        case "moment":
            cell.value = datetime.fromisoformat(kept.text)
        case "formula":
            cell.value = kept.text
        case "array":
            cell.value = ArrayFormula(kept.at, kept.text)
        case _ if kept.text:
            cell.value = cell_text(kept.text)
            cell.data_type = "s"
    _dress(cell, kept)


def _dress(cell: XlsxCell, kept: KeptCell) -> None:
    cell.number_format = kept.format
    if kept.fill:
        cell.fill = PatternFill("solid", fgColor=kept.fill)
    if kept.ink or kept.bold:
        cell.font = Font(color=kept.ink or None, bold=kept.bold)


def hide_columns(sheet: Worksheet, placed: Placed) -> None:
    """Columns that staff hid, and the one that only the robot reads."""
    for at, key in enumerate(placed.columns, 1):
        if key in placed.hidden:
            sheet.column_dimensions[get_column_letter(at)].hidden = True
