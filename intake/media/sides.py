"""A film's picture and the reference's, side by side, as a JPEG for staff."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw

from intake.media.badge import HEIGHT, WIDTH
from intake.media.clips import AREA, Sighting
from intake.media.frames import Bytes, Frames
from intake.media.marks import Seen

QUALITY = 80
MARGIN = 24
"""Pixels of the film that are shown around a badge."""


def picture(film: Frames, seen: Seen) -> bytes | None:
    """The film's picture on the left, the reference's on the right, a frame where they differ most.

    None where there is nothing to show.
    """
    if seen.sighting is not None and seen.sighting.frame >= 0:
        return _clip(film, seen.sighting)
    if seen.standing is not None and seen.standing.share > 0 and len(film.large):
        place = seen.standing
        height, width = place.badge.sizes[0].ink.shape
        box = (
            place.top - MARGIN,
            place.top + height * 2 + MARGIN,
            place.left - MARGIN,
            place.left + width * 2 + MARGIN,
        )
        top, bottom, left, right = np.clip(box, 0, (HEIGHT, HEIGHT, WIDTH, WIDTH))
        corner = film.large[len(film.large) // 2][top:bottom, left:right]
        edges = next(s for s in place.badge.sizes if s.scale == place.scale).edges
        drawn = np.clip(128 + 6 * (edges[0] + edges[1]), 0, 255).astype(np.uint8)
        return _jpeg(_wide(corner), _wide(drawn))
    return None


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
