"""Thumbnail: a still → a JPEG that is small enough to lie in a cell of the tracker."""

from __future__ import annotations

import io
import warnings

from PIL import Image

SIZE = (320, 180)
QUALITY = 82
MOST_PIXELS = 40_000_000


def make(picture: bytes) -> bytes:
    """A JPEG of at most 320 × 180 pixels; empty for what is no picture, or far too large a one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its size: it is looked at below
            with Image.open(io.BytesIO(picture)) as image:
                if image.width * image.height > MOST_PIXELS:
                    return b""
                small = image.convert("RGB")
        small.thumbnail(SIZE)
        made = io.BytesIO()
        small.save(made, "JPEG", quality=QUALITY)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    return made.getvalue()
