"""A scan or a photo → what is read in it, by rapidocr, in a process of its own.

The door of pi_heif, which comes with the extra [ocr].

The picture is turned (0, 90, 180, 270), its table straightened, red seals are taken off, the lines
of the table give the grid. Written as JSON: pages of cells and lines with their certainty, and a
small JPEG of each cell.
"""

from __future__ import annotations

import base64
import io
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from intake.forms import apart, pens, posture, seals, sniff, upright
from intake.forms.boxes import alike, covered, pieces, squares, usual
from intake.forms.eye import Eye, colour
from intake.forms.order import in_order, joined, size_of
from intake.forms.ruled import (
    Box,
    box_of,
    grid,
    ink_in,
    parted,
    reaching,
    straightened,
    strokes,
    together,
    within,
)

MOST_PIXELS = {"JPEG": 120_000_000}
"""Of a picture, before it is unpacked: a telephone's largest have about a hundred million."""
MOST_UNPACKED = 50_000_000
"""Of one that cannot be unpacked at a smaller size: A4 at 600 points an inch has 35 million."""
LONG_SIDE = 1900
"""What a page is reduced to: characters of a form are then about 24 pixels high."""
MOST_PAGES = 4
ENOUGH_SECONDS = 12.0
"""Of processor time; after it no further page is begun. A page takes three, a crowded one eight."""
MOST_LINES = 250
"""Of a page so many lines are read: a form has fifty."""
_LEAST_SAID = 2
"""Of a table's text at least one line has so many letters."""
LEAST_BOXES = 2
"""Of a choice as many options are printed, each with its box."""
_LONGEST_OPTION = 25
"""Characters to a box on average; in a story 口, 日 and 回 look like boxes now and then."""
DPI = 165
Picture = Any


def main(path: str) -> None:
    """In a process of its own: write what stands in a picture or PDF to standard output."""
    import cv2  # noqa: PLC0415  (an extra; only this process needs it)

    cv2.setNumThreads(1)
    pages = list(_pages(Path(path)))
    eye = Eye()
    told: list[dict[str, Any]] = []
    for page in pages:
        if told and time.process_time() > ENOUGH_SECONDS:
            break
        told.append(_page(eye, page))
    sys.stdout.write(json.dumps(told))


def _pages(path: Path) -> Iterator[Picture]:
    """The pages as RGB arrays of bounded size."""
    import numpy as np  # noqa: PLC0415

    with path.open("rb") as stream:
        pdf = b"%PDF-" in stream.read(1024)
    for picture in _rendered(path) if pdf else _opened(path):
        shape = picture.convert("RGB")
        shape.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
        yield np.asarray(shape)


def _opened(path: Path) -> Iterator[Image.Image]:
    Image.MAX_IMAGE_PIXELS = None
    _learn(path)
    try:
        with Image.open(path) as picture:
            # Of a telephone's JPEG a second picture is a small copy; of a scanner's TIFF a page.
            held = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
            for number in range(min(held, MOST_PAGES)):
                picture.seek(number)
                yield _reduced(picture)
    except (OSError, ValueError, SyntaxError) as error:
        apart.complain("unreadable", f"damaged picture ({type(error).__name__})")


def _learn(path: Path) -> None:
    """Teach Pillow an iPhone's pictures where this is one; scan.py asked whether it can."""
    if sniff.tell(path) == "heic":
        import pi_heif  # noqa: PLC0415  (an extra)

        pi_heif.register_heif_opener()


def _reduced(picture: Image.Image) -> Image.Image:
    """A picture at the size at which it is read, upright by its camera's word, on white."""
    most = MOST_PIXELS.get(picture.format or "", MOST_UNPACKED)
    if picture.width * picture.height > most:
        apart.complain("too-large", f"{picture.width} x {picture.height} pixels")
    picture.draft("RGB", (LONG_SIDE, LONG_SIDE))
    plain = picture.copy() if picture.mode in {"RGB", "L"} else _opaque(picture)
    plain.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    return ImageOps.exif_transpose(plain)


def _opaque(picture: Image.Image) -> Image.Image:
    """What can be seen through is white, as on paper."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    plain = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", plain.size, "white"), plain).convert("RGB")


def _rendered(path: Path) -> Iterator[Image.Image]:
    import pypdfium2  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(path)
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            long = max(page.get_size())
            scale = min(DPI / 72, LONG_SIDE / max(long, 1))
            yield page.render(scale=scale).to_pil()
    except pypdfium2.PdfiumError as error:
        reason = "encrypted" if "password" in str(error).lower() else "unreadable"
        apart.complain(reason, "the PDF cannot be opened")


def _page(eye: Eye, page: Picture) -> dict[str, Any]:
    straight = straightened(posture.righted(eye, seals.without(page)))
    cells = grid(straight)
    lines = list(_lines(eye, straight, cells))
    cells = _saying(cells, lines)
    inside = [[b for b in lines if cell.holds(b.middle)] for cell in cells]
    high = sorted(b.bottom - b.top for b in lines)[len(lines) // 2] if lines else 0
    inside = [
        group or list(_overlooked(eye, straight, cell, high))
        for cell, group in zip(cells, inside, strict=True)
    ]
    stood = [_stood(eye, straight, cell, high) for cell in cells]
    taken = {id(b) for group in inside for b in group}
    inside = [_surer(told, group) for told, group in zip(stood, inside, strict=True)]
    size = size_of(lines)
    columns = _edges([x for c in cells for x in (c.left, c.right)], straight.shape[1])
    rows = _edges([y for c in cells for y in (c.top, c.bottom)], straight.shape[0])
    return {
        "cells": [
            _cell(straight, cell, group, columns, rows)
            | {
                "ticked": _ticked(eye, straight, cell, in_order(group), high),
                "stressed": _marked(eye, straight, pens.rings(straight, cell, group, size), size),
                "struck": _marked(eye, straight, pens.strokes(straight, group, size), 0.0),
            }
            for cell, group in zip(cells, inside, strict=True)
        ],
        "top": min((cell.top for cell in cells), default=0),
        "right": max((cell.right for cell in cells), default=0),
        "lines": [
            [b.left, b.top, b.right, b.bottom, b.text, b.sure]
            for b in in_order([b for b in lines if id(b) not in taken])
        ],
    }


def _saying(cells: Sequence[Box], lines: Sequence[Box]) -> list[Box]:
    """The cells of tables that say anything; the grain of a desk beside a page makes cells too."""
    said = [line for line in lines if sum(c.isalnum() for c in line.text) >= _LEAST_SAID]
    kept = [
        group
        for group in together(cells)
        if any(cell.holds(line.middle) for cell in group for line in said)
    ]
    return sorted((c for group in kept for c in group), key=lambda c: (c.top, c.left))


def _cell(
    page: Picture, cell: Box, group: Sequence[Box], columns: list[int], rows: list[int]
) -> dict[str, Any]:
    top, bottom = _nearest(rows, cell.top), _nearest(rows, cell.bottom)
    left, right = _nearest(columns, cell.left), _nearest(columns, cell.right)
    text, breaks = joined(in_order(group), cell)
    return {
        "text": text,
        "breaks": breaks,
        "sure": min((b.sure for b in group), default=1.0),
        "row": top,
        "column": left,
        "rows": max(1, bottom - top),
        "columns": max(1, right - left),
        "still": _jpeg(page, cell) if group else "",
    }


def _ticked(eye: Eye, page: Picture, cell: Box, lines: Sequence[Box], high: int) -> str:
    """A cell's text with its little boxes as ☑ and □, where it has two or more of them."""
    found = alike([squares(page, line, cell, high) for line in lines])
    size = usual(found)
    found = [
        covered(page, line, cell, here, size) if size else here
        for line, here in zip(lines, found, strict=True)
    ]
    boxes, signs = sum(map(len, found)), sum(len(line.text) for line in lines)
    if boxes < LEAST_BOXES or signs > _LONGEST_OPTION * boxes:
        return ""
    told = ""
    for line, here in zip(lines, found, strict=True):
        for sign, place in pieces(line, here):
            wide = place.right - place.left > (place.bottom - place.top) / 2
            words = eye.words(colour(_around(page, place)))[0] if wide else ""
            told += (f" {sign}" if sign else "") + words
    return told.strip()


def _marked(eye: Eye, page: Picture, places: Sequence[Box], size: float) -> list[str]:
    """The words that a pen marked, one after the other, and half a character of what is beside."""
    beside = round(size / 2)
    wider = (replace(p, left=p.left - beside, right=p.right + beside) for p in places)
    return [eye.words(colour(_around(page, place)))[0] for place in wider]


def _around(page: Picture, box: Box) -> Picture:
    return page[max(0, box.top - 2) : box.bottom + 3, max(0, box.left) : box.right + 1]


def _lines(eye: Eye, page: Picture, cells: Sequence[Box]) -> Iterator[Box]:
    """The lines of text with what they say; one that runs over a ruled line is cut there."""
    clean, ink = colour(page), strokes(page)
    found = [
        box for corners in eye.boxes(page)[:MOST_LINES] for box in parted(box_of(corners), cells)
    ]
    for told in found:
        box = reaching(ink, told, within(told, found, cells))
        piece = _around(clean, box)
        words, sure = eye.line(piece) if piece.size else ("", 0.0)
        if words.strip():
            yield replace(box, text=words.strip(), sure=round(sure, 3))


def _overlooked(eye: Eye, page: Picture, cell: Box, high: int) -> Iterator[Box]:
    """What stands in a cell in which no line was found: a few strokes such as 3′05″ are missed."""
    place = ink_in(page, cell)
    if place is None or not 0.4 * high < place.bottom - place.top < 1.8 * high:
        return
    told, sure = eye.line(colour(_around(page, place)))
    if told.strip():
        yield replace(place, text=told.strip(), sure=round(sure, 3))


def _stood(eye: Eye, page: Picture, cell: Box, high: int) -> list[Box]:
    """What stands in a cell whose characters are one below the other; nothing in any other."""
    row = upright.line(page, cell, high)
    told, sure = ("", 0.0) if row is None else eye.line(colour(row))
    return [replace(cell, text=told.strip(), sure=round(sure, 3))] if told.strip() else []


def _surer(told: list[Box], other: list[Box]) -> list[Box]:
    """The surer of two readings of a cell."""
    least = [min((box.sure for box in boxes), default=0.0) for boxes in (told, other)]
    return told if least[0] > least[1] else other


def _edges(values: Sequence[int], size: int) -> list[int]:
    """The grid's lines: edges that lie within a hundredth of the page are one."""
    near = max(10, size // 100)
    edges: list[int] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > near:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[int], value: int) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def _jpeg(page: Picture, box: Box) -> str:
    piece = Image.fromarray(
        page[max(0, box.top - 3) : box.bottom + 4, max(0, box.left - 3) : box.right + 4]
    )
    piece.thumbnail((900, 400))
    out = io.BytesIO()
    piece.save(out, "JPEG", quality=60)
    return base64.b64encode(out.getvalue()).decode("ascii")
