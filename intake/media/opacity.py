"""How dense a badge lies over pictures: 1 as dense as its reference, 0 not at all. Pure.

Under a badge a picture is (1 - cover) x ground + cover x badge. The ground is known from around its
strokes, so that what the badge adds can be weighed against what it would add: one number a picture,
which stays the same through a film that shows the badge and falls to nothing in one that does not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intake.media.badge import Size
from intake.media.frames import Bytes, Floats, Mask

CLEAR = 0.08
"""Cover up to which a pixel shows the film alone."""

GROUND = 6
"""Pixels a side of the squares whose mean brightness counts as what lies behind the badge."""

MARGIN = 6
"""Pixels around a badge that tell what lies behind it."""


@dataclass(frozen=True, slots=True)
class Density:
    """For each picture: what the badge adds (`seen`) where it adds anything, against what it would.

    `due` and `all` are the squares of what it would add and of all that differs from the ground.
    """

    seen: Floats
    due: Floats
    all: Floats

    def of(self, chosen: slice) -> tuple[float, float]:
        """Opacity in some of the pictures, and how much the film's own edges are of the badge's."""
        seen, due, whole = (float(part[chosen].sum()) for part in (self.seen, self.due, self.all))
        if due < LEAST * self.size(chosen):
            return 0.0, np.inf
        opacity = seen / due
        return opacity, float(np.sqrt(max(0.0, whole / due - opacity**2)))

    def size(self, chosen: slice) -> int:
        """How many pictures are chosen."""
        return len(self.seen[chosen])


LEAST = 1.0


def weigh(pictures: Bytes, size: Size, top: int, left: int) -> Density:
    """How dense a badge of this size lies over each of the pictures (n, 360, 640) at a place."""
    cover, light, ink = (np.pad(part, MARGIN) for part in (size.cover, size.light, size.ink))
    rows = slice(max(0, top - MARGIN), min(pictures.shape[1], top - MARGIN + cover.shape[0]))
    columns = slice(max(0, left - MARGIN), min(pictures.shape[2], left - MARGIN + cover.shape[1]))
    inner = (
        slice(rows.start - top + MARGIN, rows.stop - top + MARGIN),
        slice(columns.start - left + MARGIN, columns.stop - left + MARGIN),
    )
    cover, light, ink = cover[inner], light[inner], ink[inner]
    shown = pictures[:, rows, columns].astype(np.float32)
    ground = _ground(shown, cover < CLEAR)
    found = _steps(shown, ink)
    wanted = tuple(
        of_light - of_cover * behind
        for of_light, of_cover, behind in zip(
            _steps(light, ink), _steps(cover, ink), (ground[:, 1:], ground[:, :, 1:]), strict=True
        )
    )
    seen, due, whole = (
        sum(np.einsum("nhw,nhw->n", a, b) for a, b in zip(one, other, strict=True))
        for one, other in ((found, wanted), (wanted, wanted), (found, found))
    )
    pixels = np.float32(cover.size)
    return Density(seen / pixels, due / pixels, whole / pixels)


def _steps(pictures: Floats, ink: Floats) -> tuple[Floats, Floats]:
    """By how much brightness changes from pixel to pixel of the badge's own, down and across.

    A film has as much of it in wide shapes as in narrow ones, so that nothing of it looks like a
    badge for long.
    """
    down = np.diff(pictures, axis=-2) * np.minimum(ink[1:], ink[:-1])
    return down, np.diff(pictures, axis=-1) * np.minimum(ink[:, 1:], ink[:, :-1])


def _ground(shown: Floats, clear: Mask) -> Floats:
    """The mean brightness of squares where the film shows; of others, that of their neighbours."""
    height, width = shown.shape[1:]
    sums, room = _squares(shown * clear), _squares(clear[None].astype(np.float32))[0]
    while not (room > 0).all() and (room > 0).any():
        more, wide = _around(sums), _around(room[None])[0]
        sums = np.where(room > 0, sums, more)
        room = np.where(room > 0, room, wide)
    means = sums / np.maximum(room, 1)
    wide = means.repeat(GROUND, axis=1).repeat(GROUND, axis=2)
    found: Floats = wide[:, :height, :width].astype(np.float32)
    return found


def _squares(pictures: Floats) -> Floats:
    """The sum over each square; those at the border may be smaller."""
    rows = np.add.reduceat(pictures, np.arange(0, pictures.shape[1], GROUND), axis=1)
    found: Floats = np.add.reduceat(rows, np.arange(0, pictures.shape[2], GROUND), axis=2)
    return found


def _around(squares: Floats) -> Floats:
    """The sum over each square and its eight neighbours."""
    padded = np.pad(squares, ((0, 0), (1, 1), (1, 1)))
    height, width = squares.shape[1:]
    found: Floats = np.sum(
        [padded[:, d : d + height, r : r + width] for d in range(3) for r in range(3)], axis=0
    )
    return found
