"""Keep: a workbook that staff have saved → what they did to it that must be there again.

Read with openpyxl once a change of the file; values of our own columns are read by readback.py.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from intake.tracker import slim, stamp
from intake.tracker.carried import Carried, KeptCell, KeptColumn, KeptSheet, Note, OwnSheet
from intake.tracker.package import Package, Unreadable
from intake.tracker.seen import OWN, BookSeen, SheetSeen, as_text

MOST_CELLS = 50_000
"""Cells of a sheet of staff's own; a larger one stays in their file, and that file stays."""

USUAL_WIDTH = 8.43


def keep(package: Package, seen: BookSeen) -> Carried:
    """What staff did to our sheets, and the sheets that they added. Raises Unreadable."""
    workbook = _open(slim.slim(package, seen))
    ours = {s.sheet: _ours(workbook[s.name], s) for s in seen.sheets if s.columns}
    own = [_own(workbook[name]) for name in seen.extra if name != stamp.SHEET]
    return Carried(sheets=ours, own=tuple(own), names=_names(workbook))


def _names(workbook: Workbook) -> dict[str, str]:
    """The names that staff gave; those of the programs begin with a line or are hidden."""
    return {
        name: str(defined.attr_text)
        for name, defined in workbook.defined_names.items()
        if defined.attr_text and not defined.hidden and not name.startswith("_")
    }


def crowded(seen: BookSeen, package: Package) -> str:
    """The first sheet of staff's own that is too large to be carried; empty when there is none."""
    parts = package.sheets()
    return next((n for n in seen.extra if package.parts[parts[n]].count(b"<c ") > MOST_CELLS), "")


def _open(content: bytes) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of every extension that it drops
            return load_workbook(io.BytesIO(content))
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as error:
        raise Unreadable(type(error).__name__) from error


def _ours(sheet: Worksheet, seen: SheetSeen) -> KeptSheet:
    keys = {row.at: row.key for row in seen.rows}
    return KeptSheet(
        name=sheet.title,
        columns=tuple(_columns(sheet, seen)),
        cells=_cells(sheet, seen),
        notes=tuple(_notes(sheet, seen, keys)),
        hidden=() if _coloured(sheet) else _hidden(sheet, keys),
        filters=_filters(sheet, seen),
        rules=_rules(sheet, seen),
        loose=seen.loose,
    )


def _columns(sheet: Worksheet, seen: SheetSeen) -> Iterator[KeptColumn]:
    shapes = _shapes(sheet)
    filled = {c for row in seen.rows for c, v in row.cells.items() if c.startswith(OWN) and v != ""}
    for at, key in enumerate(seen.columns, 1):
        text = as_text(sheet.cell(seen.heading, at).value)
        if not key.startswith(OWN) or text or key in filled:
            width, hidden = shapes.get(at, (USUAL_WIDTH, False))
            yield KeptColumn(key=key, heading=text, width=width, hidden=hidden)


def _shapes(sheet: Worksheet) -> dict[int, tuple[float, bool]]:
    """Width and whether hidden of each column; one element may speak of many."""
    found = {}
    for letter, shape in sheet.column_dimensions.items():
        first = shape.min or column_index_from_string(letter)
        last = min(shape.max or first, first + 300)
        for at in range(first, last + 1):
            found[at] = (float(shape.width or USUAL_WIDTH), bool(shape.hidden))
    return found


def _cells(sheet: Worksheet, seen: SheetSeen) -> dict[str, dict[str, KeptCell]]:
    """What staff wrote in their own columns, by column and row key."""
    found: dict[str, dict[str, KeptCell]] = {}
    for at, column in enumerate(seen.columns, 1):
        if column.startswith(OWN):
            cells = ((row.key, _cell(sheet.cell(row.at, at))) for row in seen.rows)
            kept = {key: cell for key, cell in cells if cell is not None}
            if kept:
                found[column] = kept
    return found


def _cell(cell: XlsxCell) -> KeptCell | None:
    """A cell with its look; None when there is neither."""
    fill = str(cell.fill.fgColor.rgb) if cell.fill.fill_type == "solid" else ""
    if cell.value is None and not fill:
        return None
    ink = cell.font.color.rgb if cell.font.color is not None else ""
    return KeptCell(
        text=_text(cell.value),
        kind=_kind(cell),
        format=str(cell.number_format),
        fill=fill if _is_colour(fill) else "",
        ink=ink if _is_colour(ink) else "",
        bold=bool(cell.font.bold),
        at=cell.value.ref if isinstance(cell.value, ArrayFormula) else cell.coordinate,
    )


def _text(value: Any) -> str:  # noqa: ANN401  (whatever a cell may hold)
    match value:
        case datetime() | date():
            return value.isoformat()
        case time() | timedelta():
            return str(to_excel(value))
        case ArrayFormula():
            return str(value.text)
    return "" if value is None else str(value)


def _kind(cell: XlsxCell) -> Any:  # noqa: ANN401  (one of KeptCell's kinds)
    match cell.value:
        case ArrayFormula():
            return "array"
        case str() if cell.data_type == "f":
            return "formula"
        case bool():
            return "flag"
        case int() | float() | time() | timedelta():
            return "number"
        case datetime() | date():
            return "moment"
        case _:
            return "text"


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and len(value) == len("AARRGGBB")


def _notes(sheet: Worksheet, seen: SheetSeen, keys: Mapping[int, str]) -> Iterator[Note]:
    cells = sorted(sheet._cells.items())  # noqa: SLF001  (iter_rows would make every cell)
    for (row, column), cell in cells:
        if cell.comment is not None and row in keys and column <= len(seen.columns):
            yield Note(
                key=keys[row],
                column=seen.columns[column - 1],
                text=cell.comment.text,
                author=cell.comment.author or "",
                width=float(cell.comment.width),
                height=float(cell.comment.height),
            )


def _hidden(sheet: Worksheet, keys: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(key for at, key in keys.items() if sheet.row_dimensions[at].hidden)


def _coloured(sheet: Worksheet) -> bool:
    """Whether rows are hidden by a colour: that filter is not carried, so its rows come back."""
    return any(c.colorFilter or c.iconFilter for c in sheet.auto_filter.filterColumn)


def _rules(sheet: Worksheet, seen: SheetSeen) -> dict[str, str]:
    """Filters that say more than a list of values: above, between, the first ten, of a month."""
    return {
        seen.columns[column.colId]: tostring(column.to_tree()).decode()
        for column in sheet.auto_filter.filterColumn
        if column.colId < len(seen.columns)
        and (
            column.customFilters
            or column.dynamicFilter
            or column.top10
            or (column.filters is not None and column.filters.dateGroupItem)
        )
    }


def _filters(sheet: Worksheet, seen: SheetSeen) -> dict[str, tuple[str, ...]]:
    """The values that the filter lets through, by column."""
    found = {}
    for column in sheet.auto_filter.filterColumn:
        at, chosen = column.colId, column.filters
        if chosen is not None and not chosen.dateGroupItem and at < len(seen.columns):
            blank = ("",) if chosen.blank else ()
            found[seen.columns[at]] = (*(str(value) for value in chosen.filter), *blank)
    return found


def _own(sheet: Worksheet) -> OwnSheet:
    cells: dict[str, KeptCell] = {}
    rows: Sequence[Sequence[XlsxCell]] = tuple(sheet.iter_rows()) if sheet.max_row else ()
    for row in rows:
        for cell in row:
            kept = _cell(cell) if not cell.__class__.__name__.startswith("Merged") else None
            if kept is not None:
                cells[cell.coordinate] = kept
    return OwnSheet(
        name=sheet.title,
        cells=cells,
        widths={get_column_letter(at): width for at, (width, _) in _shapes(sheet).items()},
        heights={str(at): float(r.height) for at, r in sheet.row_dimensions.items() if r.height},
        merged=tuple(str(merged) for merged in sheet.merged_cells.ranges),
        state=str(sheet.sheet_state),
    )
