"""Draw: the desk → tracker.xlsx.

The workbook holds values only: no formula, no macro, no link to anywhere but our own folders. What
strangers wrote stays text whatever it looks like. The same desk gives the same bytes. A page is
drawn and forgotten before the next one is made.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from intake.text import cell_text
from intake.tracker import (
    drawn,
    entries,
    files,
    findings,
    guide,
    letters,
    overview,
    schedule,
    stamp,
    unsent,
)
from intake.tracker.book import pictures, plots, protection, restore, rows
from intake.tracker.book.rows import Rows, Way
from intake.tracker.book.styles import Styles
from intake.tracker.book.weave import woven
from intake.tracker.desk import Desk
from intake.tracker.page import Page, Placed
from intake.tracker.seen import Base
from intake.tracker.words import Words
from intake.wording import Wording

IN_MEMORY = 8 * 1024 * 1024
"""Bytes of a sheet's rows that are kept in memory; more wait in a file without a name."""

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
PAPERS = {"A4": 9, "A3": 8}
"""Sizes of paper by the number that the file's format gives them."""

PAGES: tuple[Callable[[Desk, Words], Page], ...] = (
    overview.page,
    entries.page,
    files.page,
    findings.page,
    letters.page,
    unsent.page,
    schedule.page,
    guide.page,
)
"""The sheets in their order."""


def draw(desk: Desk, wording: Wording) -> bytes:
    """The whole tracker as the bytes of an .xlsx file.

    Raises:
        BadSetup: templates/desk.toml lacks a word, or names what does not exist.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    styles = Styles(workbook)
    written: list[tuple[Worksheet, Rows]] = []
    with ExitStack() as beside:
        marks = Rows(out=_spool(beside))
        rows.append([stamp.head(desk.campaign_name)], marks)
        for page in _pages(desk, wording):
            sheet = workbook.create_sheet(page.name)
            written.append((sheet, _draw_page(sheet, page, desk, styles, _spool(beside))))
            drawn_rows, count = drawn.rows(page), drawn.illustrations(page)
            rows.append(stamp.lines(page.sheet, drawn_rows, count), marks)
        for own in desk.carried.own:
            restore.add_sheet(workbook, own)
        restore.add_names(workbook, desk.carried.names)
        written.append((_out_of_sight(workbook), marks))
        styles.close()
        shell = _saved(workbook, desk)
        parts = {sheet.path.lstrip("/"): mine for sheet, mine in written}
        return woven(shell, parts, desk.local(desk.now))


def _out_of_sight(workbook: Workbook) -> Worksheet:
    """The sheet that says what was drawn, so that what staff change can be told from it."""
    sheet = workbook.create_sheet(stamp.SHEET)
    sheet.sheet_state = "veryHidden"
    return sheet


def _pages(desk: Desk, wording: Wording) -> Iterator[Page]:
    """Every sheet as plain data, one at a time. Raises BadSetup as `draw` does."""
    words = Words(wording)
    words.check()
    yield from (make(desk, words) for make in PAGES)


def base(desk: Desk, wording: Wording) -> Base:
    """What the robot would draw of a desk, for a file that does not say what it was drawn from."""
    sheets, pictured = {}, {}
    for page in _pages(desk, wording):
        sheets[page.sheet] = dict(drawn.rows(page))
        pictured[page.sheet] = drawn.illustrations(page)
    return Base(campaign=desk.campaign_name, sheets=sheets, pictures=pictured)


def check(wording: Wording) -> None:
    """Try all words of the tracker, by drawing one of a campaign that nobody has written to yet.

    Raises:
        BadSetup: what `draw` would raise, said before the first letter comes.
    """
    empty = Desk(campaign_name="", now=_EPOCH, zone=UTC, dossiers=(), letters=(), file_links={})
    draw(empty, wording)


def _spool(beside: ExitStack) -> IO[bytes]:
    return cast("IO[bytes]", beside.enter_context(SpooledTemporaryFile(max_size=IN_MEMORY)))


def _draw_page(sheet: Worksheet, page: Page, desk: Desk, styles: Styles, out: IO[bytes]) -> Rows:
    """Draw all but the cells, which are written to `out`."""
    _measure(sheet, page)
    _set_up(sheet, page)
    _illustrate(sheet, page)
    hidden: frozenset[int] = frozenset()
    if page.placed is not None:
        _offer(sheet, page, page.placed)
        restore.hide_columns(sheet, page.placed)
        hidden = restore.restore(sheet, page, page.placed)
    free = protection.protect(sheet, page) if desk.protect else frozenset()
    until = page.heading + len(page.placed.rows) if page.placed is not None else 0
    mine = rows.write(page, Way(styles=styles, hidden=hidden, free=free, until=until), out)
    for merged in mine.merged:
        sheet.merged_cells.add(merged)
    return mine


def _illustrate(sheet: Worksheet, page: Page) -> None:
    """Pictures, bars and charts."""
    for row, line in enumerate(page.lines, 1):
        for column, cell in enumerate(line.cells, 1):
            if cell.picture is not None:
                sheet.add_image(pictures.Picture(cell.picture, (row, column)))
    for bars in page.bars:
        sheet.add_chart(plots.bars(sheet, bars))
    for chart in page.charts:
        sheet.add_chart(plots.chart(sheet, chart))


def _measure(sheet: Worksheet, page: Page) -> None:
    """The columns' widths, and those that nobody is to see."""
    for column, width in enumerate(page.widths, 1):
        shape = sheet.column_dimensions[get_column_letter(column)]
        shape.width, shape.hidden = width, 0 < page.shown < column


def _offer(sheet: Worksheet, page: Page, placed: Placed) -> None:
    """The dropdowns of staff's columns; another word may be written all the same."""
    last = page.heading + len(placed.rows)
    for at, key in enumerate(placed.columns, 1):
        if key in placed.choices and last > page.heading:
            offered = DataValidation(
                type="list", formula1=f'"{",".join(placed.choices[key])}"', allow_blank=True
            )
            offered.showErrorMessage = False
            letter = get_column_letter(at)
            offered.add(f"{letter}{page.heading + 1}:{letter}{last}")
            sheet.add_data_validation(offered)


def _set_up(sheet: Worksheet, page: Page) -> None:
    """What stays in sight, the filter, and how the sheet is printed."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = page.tab
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.orientation = "portrait" if page.upright else "landscape"
    sheet.page_setup.paperSize = PAPERS[page.paper]
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = page.across, int(page.whole)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.8, 0.4
    sheet.oddFooter.center.text = page.footer
    if page.heading:
        last = get_column_letter(len(page.widths))
        sheet.freeze_panes = sheet.cell(page.heading + 1, page.pinned + 1).coordinate
        sheet.auto_filter.ref = f"A{page.heading}:{last}{len(page.lines)}"
        sheet.print_title_rows = f"{page.heading}:{page.heading}"
    if page.across > 1 and page.pinned:
        sheet.print_title_cols = f"A:{get_column_letter(page.pinned)}"


def _saved(workbook: Workbook, desk: Desk) -> bytes:
    """The workbook without its cells."""
    workbook.properties.creator = ""
    workbook.properties.title = cell_text(desk.campaign_name)
    workbook.properties.created = desk.local(desk.now)
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()
