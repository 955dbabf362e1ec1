"""A workbook's looks (.xlsx): text that is struck out, symbol fonts, stress, boxes over the cells.

calamine tells what a cell says and not how it looks. Only workbooks that use such looks pay for
them: most name none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from intake.forms import package
from intake.forms.elements import Element, child_of, is_on, local_name, parse, value_of
from intake.forms.symbols import SIGNS

_PARTS = re.compile(
    r"/?xl/(?:sharedStrings|styles|workbook|_rels/workbook|drawings/drawing\d{1,3})\.xml(?:\.rels)?"
)
_SHEETS = re.compile(r"/?xl/worksheets/[\w.-]{1,60}\.xml")
_CELL = re.compile(rb'<(?:\w{1,9}:)?c r="([A-Z]{1,3})(\d{1,7})" s="(\d{1,5})"')
_SHAPED = re.compile(rb"<(?:\w{1,9}:)?(row|col)(\s[^<>]{1,400})>")
_NUMBERS = re.compile(rb'\s(r|min|max)="(\d{1,7})"')
_HIDDEN = re.compile(rb'\shidden="(?:1|true|on)"')
MOST_COLUMNS = 16_384
_LOOKS = re.compile(rb"<(?:\w{1,9}:)?(?:strike|u|b|color)[\s/>]|[Ww]ingdings")
_STRUCK = "struck out"
Place = tuple[int, int]
_BLACK = frozenset({"FF000000", "00000000", "FF333333"})
MOST_LINES = 200
MOST_BYTES = 4 * 1024 * 1024
"""Of a part; the looks of a larger workbook do not count, and its elements would fill memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How a workbook's texts look.

    `seen` and `stressed`: a text as calamine tells it → what is seen of it, what of it is stressed.
    `formed`: sheet's name → row and column from 0 → the cell's symbol font, or that it is struck
    out. `boxes` are the lines in boxes that lie over the cells. `hidden`: sheet's name → the rows
    and columns from 0 that nobody sees.
    """

    seen: Mapping[str, str] = field(default_factory=dict)
    stressed: Mapping[str, str] = field(default_factory=dict)
    formed: Mapping[str, Mapping[Place, str]] = field(default_factory=dict)
    boxes: tuple[str, ...] = ()
    hidden: Mapping[str, tuple[frozenset[int], frozenset[int]]] = field(default_factory=dict)

    def is_hidden(self, sheet: str, at: Place) -> bool:
        """Whether a cell stands in a row or a column that is hidden."""
        rows, columns = self.hidden.get(sheet, (frozenset(), frozenset()))
        return at[0] in rows or at[1] in columns

    def text(self, sheet: str, at: Place, told: str) -> str:
        """What is seen of a cell's text."""
        look = self.formed.get(sheet, {}).get(at, "")
        if look == _STRUCK:
            return ""
        return _drawn(look, told) if look else self.seen.get(told, told)


def read(path: Path) -> Looks:
    """The looks of a workbook. Raises UnusableError."""
    held = {
        name.lstrip("/").removeprefix("xl/"): raw
        for name, raw in _parts(path, _PARTS)
        if len(raw) <= MOST_BYTES
    }
    seen: dict[str, str] = {}
    stressed: dict[str, str] = {}
    names = _names(held.get("workbook.xml", b""), held.get("_rels/workbook.xml.rels", b""))
    pages = {names.get(part.rpartition("/")[2], ""): raw for part, raw in _parts(path, _SHEETS)}
    inline = [raw for raw in pages.values() if b"<is>" in raw and len(raw) <= MOST_BYTES]
    shared = _strings(held.get("sharedStrings.xml", b""))
    for whole, shown, stress in (*shared, *(told for raw in inline for told in _strings(raw))):
        # The same text in two looks says nothing for certain.
        seen[whole] = shown if seen.get(whole, shown) == shown else whole
        stressed[whole] = stress
    forms = dict(_forms(held.get("styles.xml", b"")))
    drawn = [raw for name, raw in held.items() if name.startswith("drawings/")]
    boxes = [line for raw in drawn for line in _lines(raw)]
    return Looks(
        seen=seen,
        stressed=stressed,
        formed=_formed(pages, forms) if forms else {},
        boxes=tuple(boxes[:MOST_LINES]),
        hidden={name: _hidden(raw) for name, raw in pages.items() if b"hidden=" in raw},
    )


def _parts(path: Path, wanted: re.Pattern[str]) -> list[tuple[str, bytes]]:
    return sorted(package.parts(path, wanted).items())


def _hidden(sheet: bytes) -> tuple[frozenset[int], frozenset[int]]:
    """The rows and columns of a sheet, from 0, that are hidden."""
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, told in _SHAPED.findall(sheet):
        at = {name: int(number) for name, number in _NUMBERS.findall(told)}
        if not _HIDDEN.search(told):
            continue
        if kind == b"row" and b"r" in at:
            rows.add(at[b"r"] - 1)
        elif kind == b"col" and {b"min", b"max"} <= at.keys():
            columns |= set(range(at[b"min"] - 1, min(at[b"max"], MOST_COLUMNS)))
    return frozenset(rows), frozenset(columns)


def _formed(pages: Mapping[str, bytes], forms: Mapping[int, str]) -> dict[str, dict[Place, str]]:
    """The cells in one of these formats, by the names of their sheets."""
    found: dict[str, dict[Place, str]] = {}
    for name, raw in pages.items():
        places = found.setdefault(name, {})
        for letters, row, style in (cell.groups() for cell in _CELL.finditer(raw)):
            if look := forms.get(int(style)):
                places[int(row) - 1, _column(letters)] = look
    return found


def _names(book: bytes, relations: bytes) -> dict[str, str]:
    """The file name of a sheet's part → the name of the sheet."""
    if not book or not relations:
        return {}
    targets = {e.attrib.get("Id"): e.attrib.get("Target", "") for e in parse(relations)}
    sheets = child_of(parse(book), "sheets")
    listed = [] if sheets is None else list(sheets)
    return {
        targets.get(value_of(sheet, "id"), "").rpartition("/")[2]: sheet.attrib.get("name", "")
        for sheet in listed
    }


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _strings(raw: bytes) -> Iterator[tuple[str, str, str]]:
    """Of each text in more than one look: the whole, what is seen of it, what is stressed."""
    if not _LOOKS.search(raw):
        return
    for item in parse(raw).iter():
        if local_name(item) not in {"si", "is"}:
            continue
        runs = [part for part in item if local_name(part) == "r"]
        told = [(child_of(run, "rPr"), _text(run)) for run in runs]
        whole = "".join(text for _, text in told)
        if whole:
            seen = "".join(_signs(look, text) for look, text in told if not _is_struck(look))
            yield whole, seen, "".join(text for look, text in told if _is_stressed(look))


def _text(run: Element) -> str:
    part = child_of(run, "t")
    return (part.text or "") if part is not None else ""


def _signs(look: Element, text: str) -> str:
    """Text in a symbol font as the boxes and ticks that it shows."""
    font = child_of(look, "rFont")
    return _drawn((value_of(font) or "").lower() if font is not None else "", text)


def _drawn(font: str, text: str) -> str:
    signs = SIGNS.get(font, {})
    return "".join(signs.get(ord(c) & 0xFF, c) for c in text)


def _is_struck(look: Element) -> bool:
    return is_on(child_of(look, "strike"))


def _is_stressed(look: Element) -> bool:
    colour = child_of(look, "color")
    told = value_of(colour, "rgb") if colour is not None else None
    return any(is_on(child_of(look, name)) for name in ("b", "u")) or bool(
        told and told not in _BLACK
    )


def _forms(raw: bytes) -> Iterator[tuple[int, str]]:
    """The numbers of the cell formats that strike out, or show signs by a symbol font."""
    if not _LOOKS.search(raw):
        return
    root = parse(raw)
    fonts = [_look(font) for font in _all(root, "fonts")]
    for number, form in enumerate(_all(root, "cellXfs")):
        told = form.attrib.get("fontId", "")
        at = int(told) if re.fullmatch("[0-9]{1,4}", told) else len(fonts)
        if at < len(fonts) and fonts[at]:
            yield number, fonts[at]


def _all(root: Element, name: str) -> list[Element]:
    part = child_of(root, name)
    return [] if part is None else list(part)


def _look(font: Element) -> str:
    name = child_of(font, "name")
    told = (value_of(name) or "").lower() if name is not None else ""
    return _STRUCK if _is_struck(font) else told if told in SIGNS else ""


def _lines(raw: bytes) -> Iterator[str]:
    """The paragraphs of the boxes in a drawing."""
    if b"txBody" not in raw:
        return
    for paragraph in parse(raw).iter():
        if local_name(paragraph) == "p":
            told = "".join(e.text or "" for e in paragraph.iter() if local_name(e) == "t")
            if told.strip():
                yield told
