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

MOST_ROWS, MOST_COLUMNS = 30_000, 256
MOST_BYTES = 400 * 1024 * 1024
"""Bytes of all parts, unpacked; a tracker of 20,000 works has 60 million."""

MOST_PARTS = 10_000

_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"')
_ANCHOR = re.compile(rb"<(?:\w+:)?(?:twoCell|oneCell|absolute)Anchor\b")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Unreadable(Exception):
    """The file is no workbook that can be read: half written, empty, locked, or far too large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """An .xlsx file's parts by name, far cells cut out."""

    parts: Mapping[str, bytes]

    def sheets(self) -> dict[str, str]:
        """The part of each sheet by the sheet's name, in the workbook's order."""
        targets = self._relations("xl/workbook.xml")
        root = _xml(self.parts.get("xl/workbook.xml", b"<x/>"))
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

    def pivots(self) -> int:
        """How many parts there are that nothing of ours makes: pivot tables, pictures in cells."""
        strange = ("xl/pivotTables/", "xl/cellimages", "xl/richData/", "xl/vbaProject")
        return sum(name.startswith(strange) for name in self.parts)

    def content(self) -> bytes:
        """The package as one file again."""
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
            for node in _xml(raw).iter("{*}Relationship")
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
    return Package(parts=parts)


def _parts(source: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    members = source.infolist()
    if len(members) > MOST_PARTS or sum(m.file_size for m in members) > MOST_BYTES:
        raise Unreadable("too large")  # noqa: EM101, TRY003  (a reason, not a sentence)
    for member in members:
        with source.open(member) as stream:
            part = stream.read(member.file_size + 1)
        near = "worksheets/" in member.filename and member.filename.endswith(".xml")
        yield member.filename, _near(part) if near else part


def _near(part: bytes) -> bytes:
    """A sheet without its cells beyond MOST_ROWS and MOST_COLUMNS."""
    if not any(_is_far(*cell) for cell in _CELL.findall(part)):
        return part
    root = _xml(part)
    for node in list(root.iter("{*}c")):
        at = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", node.get("r") or "")
        if at and _is_far(at[1].encode(), at[2].encode()):
            _drop(node)
    return bytes(etree.tostring(root))


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _is_far(column: bytes, row: bytes) -> bool:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return int(row) > MOST_ROWS or number > MOST_COLUMNS


def _xml(raw: bytes) -> etree._Element:
    """A part as a tree; nothing outside it is fetched, no entity is put in. Raises Unreadable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("broken part") from error  # noqa: EM101, TRY003  (a reason)
