"""Lines through or under a PDF page's characters → what is struck out, what is stressed. Pure.

A PDF knows neither: a word processor draws a line, or writes in another colour.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_THIN = 2.0
"""Points: a rectangle that is no higher is a line."""
_THROUGH, _UNDER = (0.4, 0.9), (0.9, 1.35)
"""Where a line that strikes out runs, and one under, in heights of the character from its top.

LibreOffice strikes at 0.73 and underlines at 1.12.
"""
_MOST = 2_000
"""Of a page so many drawn lines are looked at."""
_MOST_SHARE = 0.6
"""What is written in another colour is stressed where it is less of its cell."""
_BLACK = 0.25
"""Grey darker than this is black."""
Character = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Strokes:
    """The level lines of a page, from top to bottom: their heights, and from where to where."""

    heights: Sequence[float]
    spans: Sequence[tuple[float, float]]

    def cross(self, char: Character, between: tuple[float, float]) -> bool:
        """Whether a line runs over a character's middle at such a part of its height."""
        high, middle = char["bottom"] - char["top"], (char["x0"] + char["x1"]) / 2
        first = bisect_left(self.heights, char["top"] + between[0] * high)
        last = bisect_right(self.heights, char["top"] + between[1] * high)
        return any(left <= middle <= right for left, right in self.spans[first:last])


def strokes(shapes: Sequence[Character]) -> Strokes:
    """The thin level ones of a page's lines and rectangles."""
    thin = [s for s in shapes[:_MOST] if s["bottom"] - s["top"] < _THIN < s["x1"] - s["x0"]]
    level = sorted(((s["top"] + s["bottom"]) / 2, (s["x0"], s["x1"])) for s in thin)
    return Strokes([height for height, _ in level], [span for _, span in level])


def kept(chars: Sequence[Character], lines: Strokes) -> list[Character]:
    """The characters that no line strikes out; those with a line under them are marked so."""
    left = [c for c in chars if not lines.cross(c, _THROUGH)]
    return [c | {"under": True} if lines.cross(c, _UNDER) else c for c in left]


def stressed(cell: Sequence[Character]) -> list[Character]:
    """The characters of a cell that are underlined or coloured, where others are not."""
    seen = [c for c in cell if c["text"].strip()]
    told = [c for c in seen if c.get("under") or _is_coloured(c)]
    return told if len(told) <= _MOST_SHARE * len(seen) else []


def _is_coloured(char: Character) -> bool:
    """Whether a character is in another colour than black or grey."""
    colour = char.get("non_stroking_color")
    told = (
        [float(c) for c in colour or () if isinstance(c, int | float)]
        if isinstance(colour, list | tuple)
        else []
    )
    return len(told) == 3 and max(told) - min(told) > _BLACK  # noqa: PLR2004  (red, green, blue)
