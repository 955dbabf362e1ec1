"""Draw: the desk → tracker.xlsx.

The workbook holds values only: no formula, no macro, no link to anywhere but our own folders. What
strangers wrote stays text whatever it looks like. The same desk gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from copy import copy
from datetime import UTC, datetime
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from intake.text import cell_text
from intake.tracker import (
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
from intake.tracker.book import pictures, plots, protection, restore
from intake.tracker.desk import Desk
from intake.tracker.drawn import drawn, written
from intake.tracker.looks import LINE, LOOKS, Look
from intake.tracker.page import Cell, Page, Placed
from intake.tracker.seen import Base
from intake.tracker.words import Words
from intake.wording import Wording

FONT = "Microsoft YaHei"
LONGEST_LINK = 2_000
"""Characters of a link; Excel takes 2,079."""

MOST_LINKS = 65_000
"""Links on one sheet; Excel takes 65,530 and calls the file damaged when there are more."""

LIVELY = ("=", "+", "-", "@")
"""A text that starts like this would come alive once somebody edits the cell in Excel."""

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
A4 = 9


def draw(desk: Desk, wording: Wording) -> bytes:
    """The whole tracker as the bytes of an .xlsx file.

    Raises:
        BadSetup: templates/desk.toml lacks a word, or names what does not exist.
    """
    pages = pages_of(desk, wording)
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, look in LOOKS.items():
        workbook.add_named_style(_style(name, look))
    dressed = _dressed(workbook)
    for page in pages:
        sheet = workbook.create_sheet(page.name)
        _draw_page(sheet, page, dressed)
        if desk.protect:
            protection.protect(sheet, page)
    for own in desk.carried.own:
        restore.add_sheet(workbook, own)
    _stamp(workbook, pages, desk)
    return _bytes(workbook, desk)


def pages_of(desk: Desk, wording: Wording) -> tuple[Page, ...]:
    """Every sheet as plain data. Raises BadSetup as `draw` does."""
    words = Words(wording)
    words.check()
    return (
        overview.page(desk, words),
        entries.page(desk, words),
        files.page(desk, words),
        findings.page(desk, words),
        letters.page(desk, words),
        unsent.page(desk, words),
        schedule.page(desk, words),
        guide.page(words),
    )


def base(desk: Desk, wording: Wording) -> Base:
    """What the robot would draw of a desk, for a file that does not say what it was drawn from."""
    return drawn(pages_of(desk, wording), desk)


def check(wording: Wording) -> None:
    """Try all words of the tracker, by drawing one of a campaign that nobody has written to yet.

    Raises:
        BadSetup: what `draw` would raise, said before the first letter comes.
    """
    empty = Desk(campaign_name="", now=_EPOCH, zone=UTC, dossiers=(), letters=(), file_links={})
    draw(empty, wording)


def _dressed(workbook: Workbook) -> dict[str, StyleArray]:
    """Each look as the library keeps it in a cell: named for every cell, it is half the cost."""
    trial = workbook.create_sheet("trial")
    found = {}
    for name in LOOKS:
        cell = trial["A1"]
        cell.style = name
        found[name] = copy(cell._style)  # noqa: SLF001  (no public way to share a style)
    workbook.remove(trial)
    return found


def _draw_page(sheet: Worksheet, page: Page, dressed: Mapping[str, StyleArray]) -> None:
    _measure(sheet, page)
    links = 0
    for row, line in enumerate(page.lines, 1):
        sheet.row_dimensions[row].height = line.height
        column = 1
        for cell in line.cells:
            drawn = _draw_cell(sheet, cell, (row, column), dressed)
            links += _lead(drawn, cell, linked=links < MOST_LINKS)
            if cell.picture is not None:
                sheet.add_image(pictures.Picture(cell.picture, (row, column)))
            column += cell.span
    for bars in page.bars:
        sheet.add_chart(plots.bars(sheet, bars))
    for chart in page.charts:
        sheet.add_chart(plots.chart(sheet, chart))
    _set_up(sheet, page)
    if page.placed is not None:
        _offer(sheet, page, page.placed)
        restore.hide_columns(sheet, page.placed)
        restore.restore(sheet, page, page.placed)


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


def _stamp(workbook: Workbook, pages: Sequence[Page], desk: Desk) -> None:
    """The hidden sheet: what was drawn, so that what staff change can be told from it."""
    sheet = workbook.create_sheet(stamp.SHEET)
    for row, line in enumerate(stamp.lines(drawn(pages, desk)), 1):
        for column, text in enumerate(line, 1):
            if text:
                _write(_cell(sheet, row, column), written(text))
    sheet.sheet_state = "veryHidden"


def _cell(sheet: Worksheet, row: int, column: int) -> XlsxCell:
    """A new cell; the library's own way looks for an old one first, and takes twice as long."""
    made = XlsxCell(sheet, row, column)
    sheet._cells[row, column] = made  # noqa: SLF001  (as above)
    return made


def _write(cell: XlsxCell, text: str) -> None:
    """Write a clean text, of whatever kind it looks; the library's own way would guess a kind."""
    cell._value = text  # noqa: SLF001  (as above)
    cell.data_type = "s"


def _draw_cell(
    sheet: Worksheet, cell: Cell, at: tuple[int, int], dressed: Mapping[str, StyleArray]
) -> XlsxCell:
    """Draw one cell at (row, column), in its look."""
    row, column = at
    drawn = _cell(sheet, row, column)
    style = dressed[cell.look]
    if cell.span > 1:
        for beside in range(column + 1, column + cell.span):
            _cell(sheet, row, beside)._style = style  # noqa: SLF001  (as in `_dressed`)
        sheet.merge_cells(
            start_row=row, end_row=row, start_column=column, end_column=column + cell.span - 1
        )
    drawn._style = style  # noqa: SLF001  (as in `_dressed`)
    if cell.kept is not None:
        restore.fill_kept(drawn, cell.kept)
    else:
        _fill(drawn, cell)
    return drawn


def _lead(drawn: XlsxCell, cell: Cell, *, linked: bool) -> bool:
    """Where a cell leads; says whether it carries a link."""
    link = _link(cell, drawn.coordinate) if linked else None
    if link is not None:
        drawn.hyperlink = link
    return link is not None


def _fill(drawn: XlsxCell, cell: Cell) -> None:
    """The cell's value; a text is a text, whatever a spreadsheet would make of it."""
    if not isinstance(cell.value, str):
        drawn.value = cell.value
        return
    if not cell.value:
        return
    # A reader turns _x0007_ into the character of that number; written so, it stays as it was sent.
    text = written(cell.value)
    if "_x" in text:
        text = _ESCAPE.sub("_x005F_", text)
    _write(drawn, text)
    if text.startswith(LIVELY):
        drawn._style = copy(drawn._style)  # noqa: SLF001  (the others of this look keep theirs)
        drawn.quotePrefix = True


def _link(cell: Cell, at: str) -> Hyperlink | None:
    """A link into the workbook, or to a file in our folders; anything else is none."""
    if cell.goto is not None:
        sheet, row = cell.goto
        return Hyperlink(ref=at, location=f"'{sheet}'!{get_column_letter(cell.column)}{row}")
    target = quote(cell.link, safe="/")
    if not target or len(target) > LONGEST_LINK or _leads_away(cell.link):
        return None
    place = f"#{quote(cell.spot)}" if cell.spot else ""
    return Hyperlink(ref=at, target=target + place)


def _leads_away(path: str) -> bool:
    """Whether a path is more than a relative one with forward slashes."""
    windows = PureWindowsPath(path)
    return "\\" in path or bool(windows.drive or windows.root) or PurePosixPath(path).is_absolute()


def _style(name: str, look: Look) -> NamedStyle:
    thin = Side(style="thin", color=LINE)
    borders = {
        "box": Border(left=thin, right=thin, top=thin, bottom=thin),
        "below": Border(bottom=Side(style="medium", color=look.ink)),
        "": Border(left=Side(style="thick", color=look.edge) if look.edge else None),
    }
    return NamedStyle(
        name=name,
        font=Font(
            name=FONT,
            size=look.size,
            bold=look.bold,
            color=look.ink,
            underline="single" if look.underlined else None,
        ),
        fill=PatternFill("solid", fgColor=look.paper) if look.paper else PatternFill(),
        alignment=Alignment(
            horizontal=look.across, vertical=look.up, wrap_text=look.wrap, indent=look.indent
        ),
        border=borders[look.frame],
        number_format=look.format,
    )


def _set_up(sheet: Worksheet, page: Page) -> None:
    """What stays in sight, the filter, and how the sheet is printed."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = page.tab
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(page.whole)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.8, 0.4
    sheet.oddFooter.center.text = page.footer
    if page.heading:
        last = get_column_letter(len(page.widths))
        sheet.freeze_panes = sheet.cell(page.heading + 1, page.pinned + 1).coordinate
        sheet.auto_filter.ref = f"A{page.heading}:{last}{len(page.lines)}"
        sheet.print_title_rows = f"{page.heading}:{page.heading}"


def _bytes(workbook: Workbook, desk: Desk) -> bytes:
    """The file, without a trace of the machine's clock: not inside, not on its members."""
    moment: datetime = desk.local(desk.now)
    workbook.properties.creator = ""
    workbook.properties.title = cell_text(desk.campaign_name)
    workbook.properties.created = moment
    drawn, clean = io.BytesIO(), io.BytesIO()
    workbook.save(drawn)
    stamp = rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<2>"
    with zipfile.ZipFile(drawn) as source, zipfile.ZipFile(clean, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(stamp, content)
            member = zipfile.ZipInfo(name, _FIRST_DAY)
            target.writestr(member, content, zipfile.ZIP_DEFLATED)
    return clean.getvalue()
