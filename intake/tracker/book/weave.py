"""Weave: a workbook that the drawing library saved, and rows written beside it → one file."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Mapping
from datetime import datetime

from intake.tracker.book.rows import Rows

LEVEL = 4
"""How hard the file is pressed: at 6 it takes twice the time for a twentieth of the bytes."""

_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
_ROWS = re.compile(rb"<sheetData ?/>|<sheetData>.*?</sheetData>", re.DOTALL)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def woven(shell: bytes, rows: Mapping[str, Rows], moment: datetime) -> bytes:
    """The file, rows put into the sheets of these parts; no trace of the machine's clock in it."""
    out = io.BytesIO()
    stamp = rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<2>"
    relations = {_relations(part): mine for part, mine in rows.items() if mine.relations}
    with (
        zipfile.ZipFile(io.BytesIO(shell)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name in rows:
                _sheet(target, name, content, rows[name])
            elif name in relations:
                _write(target, name, _related(content, relations.pop(name)))
            elif name == "docProps/core.xml":
                _write(target, name, _MODIFIED.sub(stamp, content))
            else:
                _write(target, name, content)
        for name, mine in relations.items():
            _write(target, name, _related(_RELATIONS + b"</Relationships>", mine))
    return out.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _FIRST_DAY)
    member.compress_type = zipfile.ZIP_DEFLATED
    member._compresslevel = LEVEL  # type: ignore[attr-defined]  # noqa: SLF001  (public from 3.13)
    return member


def _write(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    target.writestr(_member(name), content)


def _sheet(target: zipfile.ZipFile, name: str, shell: bytes, rows: Rows) -> None:
    """A sheet: its head, our rows, its tail with our links in it."""
    found = _ROWS.search(shell)
    head, tail = (shell, b"") if found is None else (shell[: found.start()], shell[found.end() :])
    size = f'<dimension ref="A1:{rows.last}"'.encode()
    with target.open(_member(name), "w", force_zip64=True) as part:
        part.write(_DIMENSION.sub(size, head) + b"<sheetData>")
        rows.out.seek(0)
        shutil.copyfileobj(rows.out, part)
        before, mark, after = tail.partition(b"<pageMargins")
        part.write(b"</sheetData>" + before)
        if rows.links:
            part.write(b"<hyperlinks>")
            part.writelines(link.encode() for link in rows.links)
            part.write(b"</hyperlinks>")
        part.write(mark + after)


def _relations(part: str) -> str:
    """Where the relations of a part stand."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _related(content: bytes, rows: Rows) -> bytes:
    """Relations with those of our links behind them."""
    before, mark, after = content.rpartition(b"</Relationships>")
    return before + "".join(rows.relations).encode() + mark + after
