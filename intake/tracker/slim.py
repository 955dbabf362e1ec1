"""Slim: a package → the same one without what the robot draws itself, quick to open. Pure.

openpyxl takes seconds for the thousands of cells that we know from elsewhere. Left in are the
headings, columns of staff's own, comments, widths, hidden rows and the filter; their sheets whole.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from intake.tracker import stamp
from intake.tracker.package import Package, parsed
from intake.tracker.seen import OWN, BookSeen, SheetSeen

STRINGS = "xl/sharedStrings.xml"
KEPT = frozenset({"sheetPr", "dimension", "cols", "sheetData", "autoFilter", "legacyDrawing"})
"""Elements of a sheet that say what staff did to it; links, rules and print set-up are ours."""

_LETTERS = re.compile("[A-Z]{1,3}")


def slim(package: Package, seen: BookSeen) -> bytes:
    """The package as one file, our own cells left out."""
    parts, places = dict(package.parts), package.sheets()
    ours = {sheet.name: sheet for sheet in seen.sheets}
    roots: dict[str, etree._Element] = {}
    for name, part in places.items():
        roots[part] = root = parsed(parts[part])
        if name == stamp.SHEET:
            _empty(root)
        elif name in ours:
            _cut(root, ours[name])
            _unlink(parts, part)
    _share(parts, roots.values())
    parts |= {part: etree.tostring(root) for part, root in roots.items()}
    return _packed(parts)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return packed.getvalue()


def _empty(root: etree._Element) -> None:
    for row in list(root.iter("{*}row")):
        _drop(row)


def _cut(root: etree._Element, seen: SheetSeen) -> None:
    """Leave headings and staff's own columns, and what they did to the sheet."""
    for node in list(root):
        if etree.QName(node).localname not in KEPT:
            root.remove(node)
    own = {at for at, column in enumerate(seen.columns, 1) if column.startswith(OWN)}
    for number, row in enumerate(root.iter("{*}row"), 1):
        if int(row.get("r") or number) == seen.heading:
            continue
        if not own:
            del row[:]
        else:
            for at, cell in enumerate(list(row), 1):
                if _column(cell.get("r"), at) not in own:
                    row.remove(cell)


def _column(place: str | None, otherwise: int) -> int:
    """The number of the column that a cell says it stands in."""
    letters = _LETTERS.match(place or "")
    if letters is None:
        return otherwise
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number


def _unlink(parts: dict[str, bytes], part: str) -> None:
    """Leave only the relations of a sheet of ours that its comments need."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    if rels in parts:
        root = parsed(parts[rels])
        for node in list(root):
            if not str(node.get("Type")).endswith(("/comments", "/vmlDrawing")):
                root.remove(node)
        parts[rels] = etree.tostring(root)


def _share(parts: dict[str, bytes], roots: Iterable[etree._Element]) -> None:
    """Leave only the shared strings that a cell still names, and number them anew."""
    if STRINGS not in parts:
        return
    root = parsed(parts[STRINGS])
    strings = list(root.iterchildren("{*}si"))
    used: dict[int, int] = {}
    for value in _shared(roots):
        index = int(value.text or 0)
        value.text = str(used.setdefault(index, len(used)))
    for index, node in enumerate(strings):
        if index not in used:
            root.remove(node)
    root[:] = [strings[index] for index in used if index < len(strings)]
    parts[STRINGS] = etree.tostring(root)


def _shared(roots: Iterable[etree._Element]) -> Iterator[etree._Element]:
    for root in roots:
        for cell in root.iter("{*}c"):
            if cell.get("t") == "s":
                yield from (v for v in cell.iterchildren("{*}v") if (v.text or "").isdecimal())


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
