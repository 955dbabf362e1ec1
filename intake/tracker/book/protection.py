"""Protection: the robot's cells locked against slips, staff's own open; there is no password."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from intake.tracker.page import Page
from intake.tracker.seen import OWN


def protect(sheet: Worksheet, page: Page) -> frozenset[int]:
    """Lock a sheet; what may be done without harm stays allowed. The columns that stay open."""
    rules = sheet.protection
    rules.sheet = True
    rules.autoFilter = rules.sort = rules.formatColumns = rules.formatRows = False
    if page.placed is None:
        return frozenset()
    return frozenset(
        at
        for at, key in enumerate(page.placed.columns, 1)
        if key in page.placed.staff or key.startswith(OWN)
    )
