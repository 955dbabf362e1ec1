"""PDF with text → lines and tables. The door of pdfplumber and pdfminer.

Nothing is fetched, no script is run. A PDF that unpacks to much is read in a process of its own.
"""

from __future__ import annotations

import io
import itertools
import json
import re
import sys
import zlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from intake import text
from intake.forms import apart, drawn, radicals, typefaces, unruled, widgets, wraps
from intake.forms.cells import Block, Cell, Line, Table
from intake.forms.package import UnusableError, refused
from intake.forms.unruled import Piece
from intake.forms.wraps import Row

MOST_PAGES = 12
"""Pages that are read; a form has one or two, a list of schools' forms some more."""
MOST_PAGES_HELD = 500
"""A document with more is no form; the pages after the first ones are never counted one by one."""
MOST_BYTES = 100 * 1024 * 1024
MOST_UNPACKED = 64 * 1024 * 1024
MOST_AT_ONCE = 2 * 1024 * 1024
"""What all but its pictures may come to, unpacked, when it is read in the robot's own process."""
MOST_CHARACTERS = 60_000
BUDGET = apart.Budget(seconds=15.0, memory=1024**3)

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_HEAD_BYTES = 800
"""What is looked at before a stream to tell whether it is a picture."""
_GAP = 1.1
"""Characters: a wider gap parts two cells without a border."""
_BLANK, _MIXED, _ASIDE = 0.4, 0.65, 0.25
"""Characters: a wider gap is a blank; between Chinese and Latin ones printers leave a quarter."""
_LABEL, _SHARED = 10, 4
"""A label has at most so many characters; so many lines part it from its answer at one place."""
_KEPT = ("text", "row", "column", "rows", "columns", "stressed", "breaks")
"""What a process of its own tells of a cell."""
_NEAR = 2.0
"""Points within which two edges are one line of the grid."""


def read(path: Path) -> tuple[Block, ...]:
    """The lines and tables of its first pages; none when it has no text (a scan).

    Raises UnusableError, or OverrunError for our own limits.
    """
    if _weight(path) > MOST_AT_ONCE:
        return tuple(_thawed(block) for block in apart.run(__name__, path, BUDGET))
    return tuple(_blocks(path))


def main(path: str) -> None:
    """In a process of its own: write the blocks of one PDF to standard output as JSON."""
    try:
        blocks = _blocks(Path(path))
    except UnusableError as error:
        apart.complain(error.refusal.reason, error.refusal.detail)
        return
    sys.stdout.write(json.dumps([_frozen(block) for block in blocks]))


def _weight(path: Path) -> int:
    """What all but the pictures comes to, streams unpacked. Raises UnusableError for a bomb."""
    if path.stat().st_size > MOST_BYTES:
        raise refused(reason="too-large", detail="the file is over 100 MB")
    raw = path.read_bytes()
    heavy, unpacked = len(raw), 0
    for found in _STREAM.finditer(raw):
        size = _size(raw, found.end(), MOST_UNPACKED - unpacked)
        unpacked += size
        if unpacked >= MOST_UNPACKED:
            raise refused(reason="too-large", detail="over 64 MB when unpacked")
        before = raw[max(0, found.start() - _HEAD_BYTES) : found.start()]
        if _PICTURE.search(before[before.rfind(b"obj") + 1 :]):
            heavy -= max(0, raw.find(b"endstream", found.end()) - found.end())
        else:
            heavy += size
    return heavy


def _size(raw: bytes, start: int, most: int) -> int:
    """What the stream at `start` unpacks to, up to `most`; a stream packed twice counts twice."""
    total = 0
    piece = raw[start : start + MOST_UNPACKED]
    while total < most:
        try:
            piece = zlib.decompressobj().decompress(piece, most - total)
        except zlib.error:
            break
        if not piece:
            break
        total += len(piece)
    return total


def _blocks(path: Path) -> list[Block]:
    blocks: list[Block] = []
    try:
        with io.BytesIO(typefaces.bare(path.read_bytes())) as stream:
            # Closing pdfplumber's own document would first count all its pages.
            pdf = pdfplumber.open(stream)
            _check_pages(pdf.doc)
            known = itertools.islice(PDFPage.create_pages(pdf.doc), MOST_PAGES)
            for number, page in enumerate(known, 1):
                blocks = _turned(
                    blocks, _page(Page(pdf, page, page_number=number, initial_doctop=0))
                )
    except UnusableError:
        raise
    except PDFPasswordIncorrect as error:
        raise refused(reason="encrypted", detail="locked with a password") from error
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise refused(reason="encrypted", detail="locked with a password") from error
        raise refused(reason="unreadable", detail="damaged PDF") from error
    except Exception as error:  # pdfminer raises whatever a broken object makes it stumble over
        raise refused(
            reason="unreadable", detail=f"damaged PDF ({type(error).__name__})"
        ) from error
    return blocks


def _turned(before: list[Block], page: list[Block]) -> list[Block]:
    """Two pages' blocks; where a page ends within a table's cell, the next one goes on in it."""
    if not (before and page and isinstance(before[-1], Table) and isinstance(page[0], Table)):
        return [*before, *page]
    first = [cell for cell in page[0].cells if cell.row == 0]
    rest = [cell for cell in first if cell.text]
    last = next((c for c in reversed(before[-1].cells) if c.text), None)
    columns = {cell.column for table in (before[-1], page[0]) for cell in table.cells}
    same = len(first) > 1 and max(c.column for c in before[-1].cells) == max(columns)
    if last is None or len(rest) != 1 or not same or rest[0].column != last.column:
        return [*before, *page]
    ended = wraps.ends_a_sentence(last.text)
    whole = f"{last.text}{chr(10) if ended else ''}{rest[0].text}"
    told = replace(last, text=whole, breaks=wraps.DOUBT if ended else last.breaks)
    table = Table(cells=tuple(told if c is last else c for c in before[-1].cells))
    below = Table(cells=tuple(cell for cell in page[0].cells if cell.row))
    return [*before[:-1], table, *([below] if below.cells else []), *page[1:]]


def _check_pages(document: PDFDocument) -> None:
    """Refuses a document by the number of pages that it claims."""
    pages = resolve1(document.catalog.get("Pages"))
    count = resolve1(pages.get("Count")) if isinstance(pages, dict) else None
    if isinstance(count, int) and count > MOST_PAGES_HELD:
        raise refused(reason="too-large", detail=f"{count} pages")


def _page(page: Page) -> list[Block]:
    if len(page.chars) > MOST_CHARACTERS:
        raise refused(reason="too-large", detail="a page holds more text than a form may")
    seen = page.dedupe_chars()
    tables = seen.find_tables()
    lines = drawn.strokes([*page.lines, *page.rects])
    chars = [*drawn.kept(seen.chars, lines), *widgets.characters(_notes(page))]
    blocks: list[tuple[float, Block]] = [(t.bbox[1], _table(chars, t)) for t in tables]
    outside = [c for c in chars if not any(_within(c, t.bbox) for t in tables)]
    reach = max((t.bbox[2] for t in tables), default=0.0)
    written = _rows(outside)
    columns = _columns(written)
    rows = [pieces for row in written if (pieces := _pieces(row, columns))]
    blocks += unruled.blocks(rows, reach=reach)
    return [block for _, block in sorted(blocks, key=lambda item: item[0])]


def _notes(page: Page) -> list[dict[str, Any]]:
    """What lies over the page; a broken note is none."""
    try:
        return [
            note | {"data": {k: _resolved(v) for k, v in (note.get("data") or {}).items()}}
            for note in page.annots[: widgets.MOST]
        ]
    except Exception:  # noqa: BLE001  (pdfminer raises whatever a broken object makes it stumble over)
        return []


def _resolved(value: object) -> object:
    told = resolve1(value)
    return {k: resolve1(v) for k, v in told.items()} if isinstance(told, dict) else told


def _columns(rows: Sequence[Sequence[dict[str, Any]]]) -> list[float]:
    """Where answers begin behind a narrow gap, at the same place in several lines (points)."""
    starts: list[float] = []
    for row in rows:
        seen = [c for c in row if c["text"].strip()]
        for at, (before, char) in enumerate(pairwise(seen[: _LABEL + 1]), 1):
            wide = char["x0"] - before["x1"] > _BLANK * char["size"] and not _is_mixed(before, char)
            if at > 1 and wide and before["text"] not in ":：":
                starts.append(char["x0"])
                break
    return [x for x in _edges(starts) if sum(abs(x - s) <= _NEAR for s in starts) >= _SHARED]


def _pieces(row: Sequence[dict[str, Any]], columns: Sequence[float] = ()) -> list[Piece]:
    """A line's runs of text, parted where more than a character's width is blank.

    At the places of `columns` less is enough.
    """
    groups: list[list[dict[str, Any]]] = []
    blanks: list[dict[str, Any]] = []
    for char in row:
        if not char["text"].strip():
            blanks.append(char)
            continue
        begins = any(abs(x - char["x0"]) <= _NEAR for x in columns)
        most = (_BLANK if begins else _GAP) * char["size"]
        near = groups and char["x0"] - groups[-1][-1]["x1"] <= most
        if near:
            groups[-1] += [*blanks, char]
        else:
            groups.append([char])
        blanks = []
    return [_piece(group) for group in groups]


def _piece(chars: Sequence[dict[str, Any]]) -> Piece:
    row = _row(chars)
    return Piece(
        left=row.left,
        right=row.right,
        top=chars[0]["top"],
        text=_plain(row.text),
        size=chars[-1]["size"],
        spread=row.right - row.left - row.natural,
    )


def _plain(told: str) -> str:
    return radicals.unified(text.plain(told)).strip()


def _within(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    middle, line = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= middle <= box[2] and box[1] <= line <= box[3])


def _table(chars: Sequence[dict[str, Any]], found: Any) -> Table:  # noqa: ANN401  (pdfplumber has no types)
    """The cells at their places in the grid of all edges."""
    boxes = [box for box in found.cells if box is not None]
    across = _edges([x for box in boxes for x in (box[0], box[2])])
    down = _edges([y for box in boxes for y in (box[1], box[3])])
    by_box: dict[tuple[float, ...], list[dict[str, Any]]] = {box: [] for box in boxes}
    for char in chars:
        home = next((box for box in boxes if _within(char, box)), None)
        if home is not None:
            by_box[home].append(char)
    cells = []
    for box, held in by_box.items():
        left, right = _place(across, box[0]), _place(across, box[2])
        top, bottom = _place(down, box[1]), _place(down, box[3])
        told, breaks = _written(held, box[0], box[2])
        cells.append(
            Cell(
                text=told,
                stressed=_plain("".join(c["text"] for c in drawn.stressed(held))),
                breaks=breaks,
                row=top,
                column=left,
                rows=max(1, bottom - top),
                columns=max(1, right - left),
            )
        )
    return Table(cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _written(chars: list[dict[str, Any]], left: float, right: float) -> tuple[str, float]:
    """A cell's text between its borders, and how certain its line breaks are."""
    rows = [_row(row) for row in _rows(chars) if any(c["text"].strip() for c in row)]
    told, breaks = wraps.joined(rows, left, right)
    return _plain(told), breaks


def _row(chars: Sequence[dict[str, Any]]) -> Row:
    """A line of characters as one that may go on in the next."""
    seen = [c for c in chars if c["text"].strip()]
    first, last = seen[0], seen[-1]
    between = chars[chars.index(first) : chars.index(last) + 1]
    return Row(
        left=first["x0"],
        right=last["x1"],
        size=max(c["size"] for c in seen),
        text=_spaced(chars).rstrip(" "),
        natural=sum(c["x1"] - c["x0"] for c in between)
        + sum(_ASIDE * b["size"] for a, b in pairwise(between) if _is_mixed(a, b)),
    )


def _rows(chars: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The characters line by line, from left to right."""
    rows: list[list[dict[str, Any]]] = []
    for char in sorted(chars, key=lambda c: (round(c["bottom"]), c["x0"])):
        if rows and abs(rows[-1][0]["bottom"] - char["bottom"]) < char["size"] / 2:
            rows[-1].append(char)
        else:
            rows.append([char])
    for row in rows:
        row.sort(key=lambda c: c["x0"])
    return rows


def _spaced(row: Sequence[dict[str, Any]]) -> str:
    """A line's text with a blank where one is left."""
    told = str(row[0]["text"])
    for before, char in pairwise(row):
        least = _MIXED if _is_mixed(before, char) else _BLANK
        blank = char["x0"] - before["x1"] > least * char["size"] and not told.endswith(" ")
        told += (" " if blank else "") + char["text"]
    return told


def _is_mixed(before: dict[str, Any], char: dict[str, Any]) -> bool:
    """Whether of two characters one is Latin and the other is not, nor a sign."""
    latin = [c["text"].isascii() for c in (before, char)]
    return latin[0] is not latin[1] and before["text"].isalnum() and char["text"].isalnum()


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _place(edges: Sequence[float], value: float) -> int:
    return max(0, bisect_right(edges, value + _NEAR / 2) - 1)


def _frozen(block: Block) -> Any:  # noqa: ANN401  (JSON)
    if isinstance(block, Line):
        return {"text": block.text, "breaks": block.breaks}
    return [[getattr(cell, name) for name in _KEPT] for cell in block.cells]


def _thawed(told: Any) -> Block:  # noqa: ANN401  (JSON)
    if isinstance(told, dict):
        return Line(text=told["text"], breaks=told["breaks"])
    return Table(cells=tuple(Cell(**dict(zip(_KEPT, held, strict=True))) for held in told))
