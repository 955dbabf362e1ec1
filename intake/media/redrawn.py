"""A badge whose reference is drawn again for the part of a pixel at which a film shows it. Pure.

A stroke one pixel wide is two of half its strength half a pixel further on: coded well, a film
keeps which of them it was, and a reference drawn elsewhere differs from it in every fine stroke.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from intake.media.badge import Badge, Size, alike, settled
from intake.media.frames import Floats

SIZES = (0.988, 1.0, 1.012)
"""Between one size that is looked for and the next."""

PARTS = (-1 / 3, 0.0, 1 / 3)
"""Of a pixel, down and to the right."""


def badge(known: Badge, at: Size, piece: Floats) -> Badge:
    """The badge with the size `at` drawn as it is most like what a film shows there (2, h, w)."""
    best = max(_drawn(known, at), key=lambda size: _likeness(piece, size), default=at)
    return replace(known, sizes=tuple(best if size is at else size for size in known.sizes))


def _drawn(known: Badge, at: Size) -> Iterator[Size]:
    """The size drawn anew, where that leaves as many lines and columns."""
    if known.drawn is None:
        return
    for by in SIZES:
        for down in PARTS:
            for right in PARTS:
                size = known.drawn(at.scale * by, down, right)
                if size.edges.shape == at.edges.shape:
                    yield replace(size, scale=at.scale)


def _likeness(piece: Floats, size: Size) -> float:
    own = piece * size.ink
    return alike(settled(own, size.edges), size.edges)
