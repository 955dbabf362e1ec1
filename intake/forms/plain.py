"""Plain text, a file or a letter's own → lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from intake import text
from intake.forms.cells import Block, Cell, Line, Table
from intake.forms.package import refused

MOST_BYTES = 2 * 1024 * 1024
MOST_LINES = 5_000
LEAST_TABS = 2
_BORDER = re.compile("[|│┃｜]")
_RULE = re.compile(r"[\s|│┃+:=─━┌┬┐├┼┤└┴┘-]*")
_UNICODE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def read(path: Path) -> tuple[Block, ...]:
    """The lines of a text file in whatever charset it is. Raises UnusableError when too large."""
    if path.stat().st_size > MOST_BYTES:
        raise refused(reason="too-large", detail="the text is over 2 MB")
    raw = path.read_bytes()
    codec = _UNICODE.get(raw[:2])
    return lines(raw[2:].decode(codec, "replace") if codec else text.decode_bytes(raw))


def lines(whole: str) -> tuple[Block, ...]:
    """The lines of a text that say something; a table drawn with upright strokes is a table."""
    told = text.plain(whole).split("\n")[:MOST_LINES]
    return tuple(_blocks([line for line in told if line.strip()]))


def _blocks(told: list[str]) -> Iterator[Block]:
    for kind, group in groupby(told, key=_kind):
        if kind == "drawn":
            yield _table([line for line in group if not _RULE.fullmatch(line)])
        elif kind == "tabbed":
            yield _grid([line.split("\t") for line in group])
        else:
            yield from (Line(text=line) for line in group)


def _kind(line: str) -> str:
    """Whether a line belongs to a table drawn with strokes, or to one of columns set by tabs."""
    if _is_drawn(line):
        return "drawn"
    return "tabbed" if line.strip().count("\t") >= LEAST_TABS else "line"


def _is_drawn(line: str) -> bool:
    return bool(_BORDER.search(line)) and (
        bool(_BORDER.match(line.strip())) or bool(_RULE.fullmatch(line))
    )


def _table(rows: list[str]) -> Table:
    return _grid([_BORDER.split(_BORDER.sub("", line.strip(), count=1)) for line in rows])


def _grid(rows: list[list[str]]) -> Table:
    return Table(
        cells=tuple(
            Cell(text=cell.strip(), row=row, column=column)
            for row, cells in enumerate(rows)
            for column, cell in enumerate(cells)
        )
    )
