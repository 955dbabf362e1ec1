"""A Word 97 document (.doc, [MS-DOC]) → its bare text as lines and tables, without any program.

Only what the cells and paragraphs say: no looks, so that text which is struck out or hidden is read
like any other, and no merges. It stands in where LibreOffice is absent or loses a table, and what
it reads is always shown to a person.
"""

from __future__ import annotations

import re
import struct
from itertools import groupby
from pathlib import Path

from intake import text
from intake.forms.cells import Block, Cell, Line, Table
from intake.forms.compound import Compound, DamagedError
from intake.forms.package import MOST_OLD_BYTES, refused

SURE = 0.7
"""How sure its text is: nothing tells what a reader of the page would not see."""
MOST_PIECES, MOST_CHARACTERS = 20_000, 400_000
_MOST_LINES, _MOST_LABEL = 3, 16
_CELL, _PARAGRAPH = "\x07", "\r"
_SHOWN = re.compile(r"\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))|[\x13-\x15]")
"""A field's instruction, before what it shows."""
_SIGNS = str.maketrans({"\x0b": "\n", "\x0c": "\r", "\x0e": "\r", "\x1e": "-", "\x1f": None,
                        "\x01": None, "\x08": None, "\xa0": " "})  # fmt: skip
_TABLE_STREAM, _ENCRYPTED = 0x0200, 0x0100
_COMPRESSED = 0x40000000


def read(path: Path) -> tuple[Block, ...]:
    """The lines and tables of a document, in order. Raises UnusableError."""
    if path.stat().st_size > MOST_OLD_BYTES:
        raise refused(reason="too-large", detail="the document is over 20 MB")
    try:
        told = _text(Compound(path.read_bytes()))
    except (DamagedError, struct.error) as error:
        raise refused(reason="unreadable", detail="damaged document") from error
    return blocks(_SHOWN.sub("", told).translate(_SIGNS))


def blocks(told: str) -> tuple[Block, ...]:
    """Word's text → lines and tables: a cell ends with a sign, a row with one more."""
    parts = [(_CELL in p, p) for p in re.findall(r"[^\r]*\r|[^\r]+", _in_rows(told))]
    found: list[Block] = []
    for tabled, group in groupby(parts, key=lambda part: part[0]):
        lines = [part.rstrip(_PARAGRAPH) for _, part in group]
        found += [_table(lines)] if tabled else [_line(li) for li in lines if li.strip()]
    return tuple(found)


def _in_rows(told: str) -> str:
    """The text with a paragraph's end behind each row, and none within a cell."""
    out: list[str] = []
    row: list[str] = []
    waiting: list[str] = []
    for piece in re.findall(r"[^\r\x07]*[\r\x07]|[^\r\x07]+", told):
        if row and piece == _CELL and row[-1].endswith(_CELL):
            out.append("".join(row) + _PARAGRAPH)
            row = []
        elif row:
            row.append(piece.replace(_PARAGRAPH, "\n"))
        elif piece.endswith(_CELL):
            within = bool(out) and out[-1].endswith(_CELL + _PARAGRAPH) and _is_label(waiting)
            out += [] if within else waiting
            row = [w.replace(_PARAGRAPH, "\n") for w in waiting if within] + [piece]
            waiting = []
        else:
            waiting.append(piece)
    return "".join(out + row + waiting)


def _is_label(lines: list[str]) -> bool:
    """Whether lines between two rows are the first cell's: a label in two or three of them."""
    return 0 < len(lines) <= _MOST_LINES and all(len(li.strip()) <= _MOST_LABEL for li in lines)


def _line(told: str) -> Line:
    return Line(text=text.plain(told), sure=SURE)


def _table(rows: list[str]) -> Table:
    return Table(
        cells=tuple(
            Cell(text=text.plain(cell).strip(), row=row, column=column, sure=SURE)
            for row, line in enumerate(rows)
            for column, cell in enumerate(line.rstrip(_CELL).split(_CELL))
        )
    )


def _text(document: Compound) -> str:
    """The document's own text, put together from its pieces."""
    main = document.stream("WordDocument")
    magic, flags = struct.unpack_from("<H8xH", main)
    if magic != 0xA5EC or flags & _ENCRYPTED:  # noqa: PLR2004  ([MS-DOC] FibBase)
        raise DamagedError
    length = min(struct.unpack_from("<L", main, 0x4C)[0], MOST_CHARACTERS)
    start, size = struct.unpack_from("<LL", main, 0x01A2)
    table = document.stream("1Table" if flags & _TABLE_STREAM else "0Table")
    return "".join(_pieces(main, table[start : start + size], length))


def _pieces(main: bytes, clx: bytes, length: int) -> list[str]:
    at = 0
    while clx[at : at + 1] == b"\x01":
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at : at + 1] != b"\x02":
        raise DamagedError
    count = (struct.unpack_from("<L", clx, at + 1)[0] - 4) // 12
    if not 0 < count <= MOST_PIECES:
        raise DamagedError
    begins = struct.unpack_from(f"<{count + 1}L", clx, at + 5)
    places = [
        struct.unpack_from("<2xL2x", clx, at + 9 + 4 * count + 8 * n)[0] for n in range(count)
    ]
    return [
        _piece(main, place, min(end, length) - begin)
        for place, begin, end in zip(places, begins, begins[1:], strict=False)
        if begin < length
    ]


def _piece(main: bytes, place: int, count: int) -> str:
    if place & _COMPRESSED:
        start = (place & ~_COMPRESSED) // 2
        return main[start : start + count].decode("cp1252", "replace")
    return main[place : place + 2 * count].decode("utf-16-le", "replace")
