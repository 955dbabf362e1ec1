"""Rows: the lines of a page → the rows of a sheet as the file holds them, one at a time.

The drawing library keeps an object for every cell and asks each a dozen questions: at 20,000 works
that is most of the time and of the memory. So it draws all but the cells, which are written here;
weave.py puts them in their place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from intake.tracker.book.styles import Styles
from intake.tracker.carried import KeptCell
from intake.tracker.drawn import written
from intake.tracker.page import Cell, Line, Page

LONGEST_LINK = 2_000
"""Characters of a link; Excel takes 2,079."""

MOST_LINKS = 65_000
"""Links on one sheet; Excel takes 65,530 and calls the file damaged when there are more."""

LIVELY = ("=", "+", "-", "@")
"""A text that starts like this would come alive once somebody edits the cell in Excel."""

_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_NAMED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(slots=True)
class Rows:
    """The rows of one sheet: written to `out`, with what belongs behind them in the file.

    `links` are elements of the sheet, `relations` those of its relations, `merged` ranges of cells;
    `count` is how many there are, `last` the last cell.
    """

    out: IO[bytes]
    count: int = 0
    links: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    last: str = "A1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a page's cells are written: in which styles, which rows are out of sight.

    Where the sheet is locked, cells of `free` columns in the rows up to `until` are not.
    """

    styles: Styles
    hidden: Collection[int] = frozenset()
    free: Collection[int] = frozenset()
    until: int = 0


def write(page: Page, way: Way, out: IO[bytes]) -> Rows:
    """Write the rows of a page."""
    rows = Rows(out=out)
    widest = max((sum(c.span for c in line.cells) for line in page.lines), default=1)
    letters = [get_column_letter(at) for at in range(1, widest + 1)]
    for at, line in enumerate(page.lines, 1):
        cells = "".join(_cells(line, at, way, letters, rows))
        unseen = ' hidden="1"' if at in way.hidden else ""
        row = f'<row r="{at}" ht="{line.height:g}" customHeight="1"{unseen}>{cells}</row>'
        out.write(row.encode())
    rows.count = len(page.lines)
    rows.last = f"{letters[-1] if letters else 'A'}{max(1, len(page.lines))}"
    return rows


def append(lines: Iterable[Sequence[str]], rows: Rows) -> None:
    """Write more rows, of texts without any look."""
    for at, texts in enumerate(lines, rows.count + 1):
        cells = "".join(
            f'<c r="{get_column_letter(column)}{at}" t="inlineStr">{_inline(text)}</c>'
            for column, text in enumerate(texts, 1)
            if text
        )
        rows.out.write(f'<row r="{at}">{cells}</row>'.encode())
        rows.count = at


def _cells(line: Line, row: int, way: Way, letters: Sequence[str], rows: Rows) -> Iterator[str]:
    column = 1
    within = row <= way.until
    for cell in line.cells:
        at = f"{letters[column - 1]}{row}"
        free = within and column in way.free
        if cell.kept is None:
            yield _cell(cell, at, way.styles, free=free)
        else:
            style = way.styles.kept(cell.look, cell.kept, free=free)
            yield f'<c r="{at}" s="{style}"{_content(cell.kept, at)}'
        if cell.span > 1:
            style = way.styles.number(cell.look)
            beside = letters[column : column + cell.span - 1]
            yield from (f'<c r="{letter}{row}" s="{style}"/>' for letter in beside)
            rows.merged.append(f"{at}:{beside[-1]}{row}")
        if (cell.link or cell.goto) and len(rows.links) < MOST_LINKS:
            _lead(cell, at, rows)
        column += cell.span


def _cell(cell: Cell, at: str, styles: Styles, *, free: bool) -> str:
    """One cell; a text is a text, whatever a spreadsheet would make of it."""
    value = cell.value
    if isinstance(value, str) and value:
        quoted = value.startswith(LIVELY)
        style = styles.number(cell.look, quoted=quoted, free=free)
        return f'<c r="{at}" s="{style}" t="inlineStr">{_inline(value)}</c>'
    style = styles.number(cell.look, free=free)
    if value is None or value == "":
        return f'<c r="{at}" s="{style}"/>'
    number = to_excel(value) if isinstance(value, datetime) else value
    return f'<c r="{at}" s="{style}"><v>{number!r}</v></c>'


@lru_cache(maxsize=50_000)
def _inline(value: str) -> str:
    """A text as the file holds it. A reader turns _x0007_ into the character of that number."""
    text = written(value)
    if "_x" in text:
        text = _ESCAPE.sub("_x005F_", text)
    return _said(text)


def _said(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<is><t{space}>{escape(text)}</t></is>"


def _content(kept: KeptCell, at: str) -> str:
    """The rest of a cell of staff's, with its value as it was; a formula goes with its row."""
    match kept.kind:
        case "number":
            inside = f"<v>{float(kept.text)!r}</v>"
        case "flag":
            return f' t="b"><v>{int(kept.text == "True")}</v></c>'
        case "moment":
            inside = f"<v>{to_excel(datetime.fromisoformat(kept.text))!r}</v>"
        case "formula":
            inside = f"<f>{escape(_moved(kept, at))}</f>"
        case "array":
            inside = f'<f t="array" ref="{at}">{escape(_moved(kept, at))}</f>'
        case _:
            said = _said(written(kept.text)) if kept.text else ""
            return f' t="inlineStr">{said}</c>' if said else "/>"
    return f">{inside}</c>"


def _moved(kept: KeptCell, at: str) -> str:
    """A formula in its row of now, without its =; its column counts as the same."""
    letters = at.rstrip("0123456789")
    stood = kept.at.partition(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    row = stood or at.removeprefix(letters)
    moved = Translator(kept.text, origin=f"{letters}{row}").translate_formula(at)
    return written(str(moved)).removeprefix("=")


def _lead(cell: Cell, at: str, rows: Rows) -> None:
    """A link into the workbook, or to a file in our folders; anything else is none."""
    if cell.goto is not None:
        sheet, row = cell.goto
        place = quoteattr(f"'{sheet}'!{get_column_letter(cell.column)}{row}")
        rows.links.append(f'<hyperlink ref="{at}" location={place}/>')
        return
    target = _target(cell)
    if target:
        known = f"link{len(rows.relations) + 1}"
        rows.links.append(f'<hyperlink {_NAMED} ref="{at}" r:id="{known}"/>')
        rows.relations.append(
            f'<Relationship Id="{known}" Type="{_HYPERLINK}" Target={quoteattr(target)}'
            ' TargetMode="External"/>'
        )


def _target(cell: Cell) -> str:
    """Where a link leads from the tracker's folder; empty when that is out of our folders."""
    target = quote(cell.link, safe="/")
    if not target or len(target) > LONGEST_LINK or _leads_away(cell.link):
        return ""
    return target + (f"#{quote(cell.spot)}" if cell.spot else "")


def _leads_away(path: str) -> bool:
    """Whether a path is more than a relative one with forward slashes."""
    windows = PureWindowsPath(path)
    return "\\" in path or bool(windows.drive or windows.root) or PurePosixPath(path).is_absolute()
