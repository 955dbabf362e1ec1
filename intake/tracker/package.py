"""Package: the parts of an .xlsx file before any library opens them. Pure.

A cell at XFD1048576 makes a reader that keeps a sheet as a rectangle ask for half a terabyte and
die; so far cells are cut out first. What the drawing library would drop in silence (pictures,
charts, pivot tables that staff put in) is counted here.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

MOST_ROWS, MOST_COLUMNS, MOST_AREA = 100_000, 256, 4_000_000
"""How far a sheet may reach: 20,000 works have 60,000 files, each a row of a dozen columns."""

MOST_BYTES = 400 * 1024 * 1024
"""Bytes of all parts, unpacked; a tracker of 20,000 works has 60 million."""

MOST_PARTS = 10_000

STRANGE = (
    "xl/pivotTables/",
    "xl/cellimages",
    "xl/richData/",
    "xl/vbaProject",
    "xl/externalLinks/",
    "xl/slicers/",
    "xl/embeddings/",
    "xl/activeX/",
    "xl/ctrlProps/",
)
"""Pivot tables, pictures in cells, macros, formulas on other files, slicers, buttons: the drawing
library cannot make them again, or makes a file that Excel has to repair."""

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]{0,200}?\br="(\d{1,7})"')
_COLUMN = re.compile(rb'\br="([A-Z]{1,3})\d')
_ANCHOR = re.compile(rb"<(?:\w+:)?(?:twoCell|oneCell|absolute)Anchor\b")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Unreadable(Exception):
    """The file is no workbook that can be read: half written, empty, locked, or far too large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """An .xlsx file's parts by name, far cells cut out; `original` is the file if none were.

    `far` are the parts of sheets that held something there.
    """

    parts: Mapping[str, bytes]
    original: bytes = b""
    far: frozenset[str] = frozenset()

    def sheets(self) -> dict[str, str]:
        """The part of each sheet by the sheet's name, in the workbook's order."""
        targets = self._relations("xl/workbook.xml")
        root = parsed(self.parts.get("xl/workbook.xml", b"<x/>"))
        found = {}
        for node in root.iter("{*}sheet"):
            part = targets.get(str(node.get(_RELATION)), "")
            if part in self.parts:
                found[str(node.get("name"))] = part
        return found

    def anchors(self, sheet: str) -> int:
        """How many pictures, charts and shapes lie on a sheet, by the sheet's part."""
        return sum(
            len(_ANCHOR.findall(self.parts[part]))
            for part in self._relations(sheet).values()
            if "/drawings/drawing" in part and part in self.parts
        )

    def strange(self) -> int:
        """How many parts there are that nothing of ours makes."""
        return sum(name.startswith(STRANGE) for name in self.parts)

    def content(self) -> bytes:
        """The package as one file again."""
        if self.original:
            return self.original
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
            for name, part in self.parts.items():
                target.writestr(name, part)
        return packed.getvalue()

    def _relations(self, part: str) -> dict[str, str]:
        """The parts that a part refers to, by the relation's name."""
        folder, name = posixpath.split(part)
        raw = self.parts.get(f"{folder}/_rels/{name}.rels")
        if raw is None:
            return {}
        return {
            str(node.get("Id")): posixpath.normpath(
                posixpath.join("/" + folder, str(node.get("Target")))
            ).lstrip("/")
            for node in parsed(raw).iter("{*}Relationship")
            if node.get("TargetMode") != "External"
        }


def unpacked(content: bytes) -> Package:
    """The parts of a workbook. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source:
            parts = dict(_parts(source))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unreadable(type(error).__name__) from error
    if "xl/workbook.xml" not in parts:
        raise Unreadable("no workbook inside")  # noqa: EM101, TRY003  (a reason, not a sentence)
    sheets = [n for n in parts if "worksheets/" in n and n.endswith(".xml")]
    cut = {name: _cut(parts[name]) for name in sheets}
    changed = any(part is not parts[name] for name, (part, _) in cut.items())
    parts |= {name: part for name, (part, _) in cut.items()}
    far = frozenset(name for name, (_, held) in cut.items() if held)
    return Package(parts=parts, original=b"" if changed else content, far=far)


def _parts(source: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    members = source.infolist()
    if len(members) > MOST_PARTS or sum(m.file_size for m in members) > MOST_BYTES:
        raise Unreadable("too large")  # noqa: EM101, TRY003  (a reason, not a sentence)
    for member in members:
        with source.open(member) as stream:
            yield member.filename, stream.read(member.file_size + 1)


def _cut(part: bytes) -> tuple[bytes, bool]:
    """A sheet without its cells far away, and whether one of those held something."""
    if _is_near(part):
        return part, False
    root, held = parsed(part), False
    for node in list(root.iter("{*}c")):
        at = _PLACE.fullmatch(node.get("r") or "")
        parent = node.getparent()
        if at and parent is not None and _is_far(at[1].encode(), int(at[2])):
            held |= len(node) > 0
            parent.remove(node)
    return bytes(etree.tostring(root)), held


def _is_near(part: bytes) -> bool:
    """Whether the whole sheet fits; seen at a glance, for nearly all do."""
    rows = max(map(int, _ROW.findall(part)), default=0)
    columns = max(map(number_of, set(_COLUMN.findall(part))), default=0)
    within = rows <= MOST_ROWS and columns <= MOST_COLUMNS
    return within and rows * columns <= MOST_AREA


def _is_far(column: bytes, row: int) -> bool:
    number = number_of(column)
    return row > MOST_ROWS or number > MOST_COLUMNS or row * number > MOST_AREA


def number_of(column: bytes) -> int:
    """The number of a column by its letters: A is 1."""
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def parsed(raw: bytes) -> etree._Element:
    """A part as a tree; nothing outside it is fetched, no entity is put in. Raises Unreadable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("broken part") from error  # noqa: EM101, TRY003  (a reason)
