"""Ink in a line of text that none of the characters read there stands for.

Recognition passes over what it cannot read, as sure of the rest as if nothing stood between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

_HAN, _LATIN = 0.55, 0.35
"""Half of a character's width, of the width of the line's Chinese ones."""
_WIDEST = 0.9
"""A Chinese character is at most so wide, of its line's height."""
_FEWEST = 3
_LEAST, _HIGH, _WIDE = 0.65, 0.4, 0.6
"""What is passed over has so much room and is so high, of a character; so much of it has ink."""
Picture = Any


def is_left(picture: Picture, text: str, places: Sequence[float]) -> bool:
    """Whether a line (dark on light, tightly cut) has ink between its characters' places.

    `places` are the middles of the characters other than blanks, as shares of the line's width.
    """
    signs = text.replace(" ", "")
    if len(signs) != len(places) or not signs:
        return False
    ink = _ink(picture)
    spots = [place * ink.shape[1] for place in places]
    size = min([_WIDEST * ink.shape[0], *_steps(signs, spots)])
    return any(_is_sign(ink[:, left:right], size) for left, right in _gaps(signs, spots, size))


def _steps(signs: str, spots: Sequence[float]) -> list[float]:
    """How far Chinese characters that follow one another are apart, mostly; nothing of a few."""
    pairs = zip(pairwise(signs), pairwise(spots), strict=True)
    apart = sorted(b - a for told, (a, b) in pairs if not any(sign.isascii() for sign in told))
    return [apart[len(apart) // 2]] if len(apart) >= _FEWEST else []


def _gaps(signs: str, spots: Sequence[float], size: float) -> Iterator[tuple[int, int]]:
    """The room between neighbours that their own widths leave, in pixels."""
    halves = [size * (_LATIN if sign.isascii() else _HAN) for sign in signs]
    for (before, half), (after, other) in pairwise(zip(spots, halves, strict=True)):
        left, right = before + half, after - other
        if right - left >= _LEAST * size:
            yield int(left), int(right)


def _is_sign(ink: Picture, size: float) -> bool:
    """Whether ink is as much as a character's, and no dash or rule."""
    import numpy as np  # noqa: PLC0415

    rows = np.flatnonzero(ink.any(axis=1))
    filled = ink.any(axis=0).mean()
    return bool(rows.size and rows[-1] - rows[0] >= _HIGH * size and filled >= _WIDE)


def _ink(picture: Picture) -> Picture:
    import numpy as np  # noqa: PLC0415

    grey = picture[:, :, 0] if picture.ndim > 2 else picture  # noqa: PLR2004  (three colours)
    dark, paper = np.percentile(grey, (1, 90))
    return grey < (dark + paper) / 2
