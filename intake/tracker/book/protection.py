"""Protection: the robot's cells locked against slips, staff's own open; there is no password."""

from __future__ import annotations

from copy import copy

from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.styles import Protection
from openpyxl.worksheet.worksheet import Worksheet

from intake.tracker.page import Page, Placed
from intake.tracker.seen import OWN

OPEN = Protection(locked=False)


def protect(sheet: Worksheet, page: Page) -> None:
    """Lock a sheet; what may be done without harm stays allowed."""
    if page.placed is not None:
        _open(sheet, page, page.placed)
    rules = sheet.protection
    rules.sheet = True
    rules.autoFilter = rules.sort = rules.formatColumns = rules.formatRows = False


def _open(sheet: Worksheet, page: Page, placed: Placed) -> None:
    """Let staff write in their columns, down to below the table."""
    last = page.heading + len(placed.rows)
    styles: dict[int, object] = {}
    for at, key in enumerate(placed.columns, 1):
        if key in placed.staff or key.startswith(OWN):
            for row in range(page.heading + 1, last + 1):
                _unlock(sheet.cell(row, at), styles)


def _unlock(cell: XlsxCell, styles: dict[int, object]) -> None:
    """Unlock a cell; one made so lends its style to all that looked as it did."""
    look = hash(cell._style)  # noqa: SLF001  (no public way to share a style)
    if look not in styles:
        cell._style = copy(cell._style)  # noqa: SLF001  (as above)
        cell.protection = OPEN
        styles[look] = cell._style  # noqa: SLF001  (as above)
    cell._style = styles[look]  # noqa: SLF001  (as above)
