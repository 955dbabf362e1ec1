"""A film's picture and the reference's, side by side, as a JPEG for staff."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw

from intake.media.areas import AREA
from intake.media.badge import HEIGHT, WIDTH
from intake.media.clips import Sighting
from intake.media.frames import Bytes, Frames
from intake.media.marks import Seen
from intake.media.standing import Standing

QUALITY = 80
MARGIN = 24
"""Pixels of the film that are shown around a badge."""

GROUND = 128
"""The gray on which a badge is drawn (references.py)."""


def picture(film: Frames, seen: Seen) -> bytes | None:
    """The film's picture on the left, the reference's on the right, a frame where they differ most.

    None where there is nothing to show.
    """
    if seen.sighting is not None and seen.sighting.frame >= 0:
        return _clip(film, seen.sighting)
    if seen.standing is not None and len(film.large):
        return _badge(film, seen.standing)
    return None


def _badge(film: Frames, place: Standing) -> bytes:
    """The corner in the middle of the film, and the reference badge as large as it stands there.

    Where no badge was found the corner is shown in which it ought to be.
    """
    size = next(s for s in place.badge.sizes if s.scale == place.scale)
    height, width = size.face.shape
    shown = place.share > 0
    top, left = (place.top, place.left) if shown else place.badge.places[0][::2]
    rows = slice(max(0, top - MARGIN), min(HEIGHT, top + height + MARGIN))
    columns = slice(max(0, left - MARGIN), min(WIDTH, left + width + MARGIN))
    if not shown:
        above, below, before, behind = (max(0, edge) for edge in place.badge.places[0])
        rows, columns = slice(above, below), slice(before, behind)
    corner = film.large[len(film.large) // 2][rows, columns]
    framed = np.full(corner.shape, GROUND, np.uint8)
    above, before = (top - rows.start, left - columns.start) if shown else (MARGIN, MARGIN)
    # what the border cuts off is not drawn
    face = size.face[max(0, -above) :, max(0, -before) :]
    above, before = max(0, above), max(0, before)
    face = face[: framed.shape[0] - above, : framed.shape[1] - before]
    framed[above : above + face.shape[0], before : before + face.shape[1]] = face
    return _jpeg(_wide(corner), _wide(framed))


def _clip(film: Frames, seen: Sighting) -> bytes:
    pictures = film.large[seen.frame], seen.clip.dense[seen.dense]
    sides = [_wide(one) for one in pictures]
    top, left = (2 * edge for edge in seen.area)
    for side in sides:
        ImageDraw.Draw(side).rectangle((left, top, left + 2 * AREA, top + 2 * AREA), outline=255)
    return _jpeg(*sides)


def _wide(pixels: Bytes) -> Image.Image:
    """The pixels as a picture 640 wide, as a whole picture is."""
    shown = Image.fromarray(pixels)
    return shown.resize((WIDTH, max(1, round(WIDTH * shown.height / shown.width))))


def _jpeg(left: Image.Image, right: Image.Image) -> bytes:
    both = Image.new("L", (2 * WIDTH + 8, max(left.height, right.height)), 255)
    both.paste(left, (0, 0))
    both.paste(right, (WIDTH + 8, 0))
    out = io.BytesIO()
    both.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
