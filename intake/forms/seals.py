"""A page's picture without the red ink of seals. Pure."""

from __future__ import annotations

from typing import Any

_RED = 28
"""Of 255: so much redder than green and blue is the ink of a seal."""
_INKED = 35
"""Of a hundred points of a seal so many are darker than its ink: what is black under it."""
_AROUND, _WRITTEN = 91, 15
"""The light of the paper is that of a square of so many pixels; a stroke is thinner than that."""
Picture = Any


def without(page: Picture) -> Picture:
    """Grey, red ink as light as the paper around it: a seal hides nothing that is black under it.

    Red is what is redder than most of the page, which may be lit warmly. There, and a little around
    it, where a JPEG lets colours run, only the red light counts. A seal brighter than paper in the
    shade would have edges of its own and break the ruled lines under it.
    """
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    red, green, blue = (page[:, :, i].astype(np.int16) for i in range(3))
    grey = ((red * 3 + green * 6 + blue) // 10).astype(np.uint8)
    excess = red - np.maximum(green, blue)
    seal = (excess - max(0, int(np.median(excess[::8, ::8]))) > _RED).astype(np.uint8)
    if not seal.any():
        return grey
    around = cv2.dilate(seal, np.ones((5, 5), np.uint8)) > 0
    paper = _paper(grey, around)
    level = max(0.1, float(np.percentile((red / paper)[seal > 0], _INKED)))
    bright = np.minimum(paper, red / level).astype(np.uint8)
    return np.where(around, np.maximum(bright, grey), grey).astype(np.uint8)


def _paper(grey: Picture, covered: Picture) -> Picture:
    """How bright the page is around each point, what is covered or written left out; 1 to 255."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    bare = cv2.dilate(np.where(covered, 0, grey).astype(np.uint8), np.ones((_WRITTEN, _WRITTEN)))
    seen = cv2.blur((bare > 0).astype(np.float32), (_AROUND, _AROUND))
    light = cv2.blur(bare.astype(np.float32), (_AROUND, _AROUND)) / np.maximum(seen, 1e-6)
    return np.clip(np.where(seen > 1e-3, light, 255), 1, 255)  # noqa: PLR2004  (some of it bare)
