"""A page's picture → the same upright and level: its lines run from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from intake.forms import ruled
from intake.forms.eye import Eye, colour

_GLANCE = 704
"""The long side at which a page is looked at to tell which way is up."""
_GLIMPSE, _CLEARLY = 16, 0.3
"""So much of a line, in its heights, is read both ways; so much surer one way is clearly right."""
_SURE, _SAID = 0.9, 6
"""A line that says so much, and so surely, is not upside down: of 184 lines of scans and photos
the surer one of those turned (0.91) was read as a single 一."""
_LEVEL, _STEEP = 0.1, 15.0
"""Degrees: a page that slopes less is level, and lines that slope more tell nothing."""
_FINE, _TRIES = 0.1, 12
"""Degrees between the slopes that are tried, and how many to either side."""
Picture = Any


def righted(eye: Eye, page: Picture) -> Picture:
    """The page turned so that its lines run from left to right, and not upside down."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    scale = max(1.0, max(page.shape) / _GLANCE)
    small = cv2.resize(page, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_AREA)
    boxes = [corners * scale for corners in eye.boxes(small)]
    long = sorted(boxes, key=_length, reverse=True)[:12]
    if long and np.mean([_tall(corners) for corners in long]) > 0.5:  # noqa: PLR2004  (most of them)
        # a quarter turn to the left takes (x, y) to (y, width - x)
        wide = page.shape[1]
        page = np.ascontiguousarray(np.rot90(page))
        long = [np.stack([c[:, 1], wide - c[:, 0]], axis=1) for c in long]
    page = np.ascontiguousarray(np.rot90(page, 2)) if _is_upside_down(eye, page, long) else page
    return _levelled(page, long)


def _is_upside_down(eye: Eye, page: Picture, lines: Sequence[Picture]) -> bool:
    """Whether the lines are better read the other way round; one clear line is enough."""
    import numpy as np  # noqa: PLC0415

    better = 0.0
    for corners in lines[:4]:
        piece = _cut(page, corners)
        piece = colour(piece[:, : _GLIMPSE * piece.shape[0]])
        told, sure = eye.words(piece)
        if sure >= _SURE and len(told) >= _SAID:
            return False
        better += eye.words(np.ascontiguousarray(np.rot90(piece, 2)))[1] - sure
        if abs(better) > _CLEARLY:
            break
    return better > 0


def _levelled(page: Picture, lines: Sequence[Picture]) -> Picture:
    """The page turned by the few degrees that its lines slope (the same upside down)."""
    import cv2  # noqa: PLC0415

    slope = _slope(page, lines)
    if not _LEVEL < abs(slope) < _STEEP:
        return page
    high, wide = page.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), slope, 1.0)
    return cv2.warpAffine(page, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=255)


def _slope(page: Picture, lines: Sequence[Picture]) -> float:
    """By how many degrees the lines slope: about as the longest do, then where rows are clearest.

    The corners of a line are known to a pixel or two, which at its ends is half a degree.
    """
    import cv2  # noqa: PLC0415

    about = _about(lines)
    if abs(about) >= _STEEP:
        return about
    scale = min(1.0, _GLANCE / max(page.shape))
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = ruled.blackened(small)
    tried = [about + step * _FINE for step in range(-_TRIES, _TRIES + 1)]
    return max(tried, key=lambda slope: (_clearness(ink, slope), -abs(slope)), default=about)


def _about(lines: Sequence[Picture]) -> float:
    """The slope of the longest lines in degrees, each counted by its length."""
    import numpy as np  # noqa: PLC0415

    told = []
    for corners in lines:
        by_x = corners[corners[:, 0].argsort()]
        across = by_x[2:].mean(axis=0) - by_x[:2].mean(axis=0)
        slope = float(np.degrees(np.arctan2(across[1], across[0])))
        told.append((slope, float(np.hypot(*across))))
    half = sum(length for _, length in told) / 2
    for slope, length in sorted(told):
        half -= length
        if half <= 0:
            return slope
    return 0.0


def _clearness(ink: Picture, slope: float) -> float:
    """How much rows of ink differ from those beside them, once the page is turned so."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    high, wide = ink.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), slope, 1.0)
    turned = cv2.warpAffine(ink, turn, (wide, high), flags=cv2.INTER_LINEAR)
    rows = turned.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _length(corners: Picture) -> float:
    return float(max(_sides(corners)))


def _tall(corners: Picture) -> bool:
    wide, high = _sides(corners)
    return bool(high > 1.5 * wide)


def _sides(corners: Picture) -> tuple[float, float]:
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    return max(xs) - min(xs), max(ys) - min(ys)


def _cut(page: Picture, corners: Picture) -> Picture:
    """A line by itself, level: cut along its slope it holds nothing of those above and below."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    (x, y), (wide, high), slope = cv2.minAreaRect(np.asarray(corners, np.float32))
    if wide < high:
        wide, high, slope = high, wide, slope % 180 - 90
    turn = cv2.getRotationMatrix2D((x, y), slope, 1.0)
    turn[:, 2] += np.array([wide / 2 + 2 - x, high / 2 + 2 - y])
    size = (int(wide) + 5, int(high) + 5)
    return cv2.warpAffine(page, turn, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
