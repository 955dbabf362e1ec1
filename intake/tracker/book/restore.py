"""Restore: what staff did to the workbook → the one that is drawn now."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.comments import Comment
from openpyxl.formula.translate import Translator
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import FilterColumn, Filters
from openpyxl.worksheet.worksheet import Worksheet

from intake.text import cell_text
from intake.tracker.carried import KeptCell, OwnSheet
from intake.tracker.page import Page, Placed


def restore(sheet: Worksheet, page: Page, placed: Placed) -> None:
    """Comments, rows out of sight and the filter of staff's, on a sheet that was drawn anew."""
    rows = {key: page.heading + index for index, (key, _) in enumerate(placed.rows, 1)}
    columns = {key: at for at, key in enumerate(placed.columns, 1)}
    for note in placed.kept.notes:
        if note.key in rows and note.column in columns:
            comment = Comment(note.text, note.author, height=note.height, width=note.width)
            sheet.cell(rows[note.key], columns[note.column]).comment = comment
    for at in (rows[key] for key in placed.kept.hidden if key in rows):
        sheet.row_dimensions[at].hidden = True
    _filter(sheet, page, placed, columns)


def _filter(sheet: Worksheet, page: Page, placed: Placed, columns: Mapping[str, int]) -> None:
    """The filter as it was set; rows that came since are shown or hidden by it, too."""
    for key, allowed in placed.kept.filters.items():
        if key not in columns:
            continue
        chosen = Filters(blank="" in allowed or None, filter=[v for v in allowed if v])
        sheet.auto_filter.filterColumn.append(FilterColumn(colId=columns[key] - 1, filters=chosen))
        for index in range(len(placed.rows)):
            shown = sheet.cell(page.heading + 1 + index, columns[key]).value
            if ("" if shown is None else str(shown)) not in allowed:
                sheet.row_dimensions[page.heading + 1 + index].hidden = True


def add_sheet(workbook: Workbook, own: OwnSheet) -> None:
    """A sheet of staff's own, as it was."""
    sheet = workbook.create_sheet(own.name)
    for merged in own.merged:
        sheet.merge_cells(merged)
    for at, kept in own.cells.items():
        fill_kept(sheet[at], kept)
    for letter, width in own.widths.items():
        sheet.column_dimensions[letter].width = width
    for row, height in own.heights.items():
        sheet.row_dimensions[int(row)].height = height
    sheet.sheet_state = own.state


def fill_kept(cell: XlsxCell, kept: KeptCell) -> None:
    """One cell of staff's; a formula goes with its row."""
    match kept.kind:
        case "number":
            cell.value = float(kept.text)
        case "flag":
            cell.value = kept.text == "True"
        case "moment":
            cell.value = datetime.fromisoformat(kept.text)
        case "formula":
            cell.value = _moved(kept, cell)
        case _ if kept.text:
            cell.value = cell_text(kept.text)
            cell.data_type = "s"
    _dress(cell, kept)


def _moved(kept: KeptCell, cell: XlsxCell) -> str:
    """A formula in its row of now; its column counts as the same."""
    row = kept.at.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or str(cell.row)
    origin = f"{cell.column_letter}{row}"
    return str(Translator(kept.text, origin=origin).translate_formula(cell.coordinate))


def _dress(cell: XlsxCell, kept: KeptCell) -> None:
    cell._style = copy(cell._style)  # noqa: SLF001  (it is shared by all cells of its look)
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
