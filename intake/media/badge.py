"""A reference badge, and where it is most likely to lie in a film's corner. Pure.

A badge stands still while the film moves: the mean of clipped gradients over many pictures keeps
its edges and loses the film's (measured). It is looked for in sizes from 60 to 140 %, around its
place, and settled to parts of a pixel.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from intake.media.frames import Bytes, Floats

Spectra: TypeAlias = NDArray[np.complexfloating]
HEIGHT, WIDTH = 360, 640
CLIP = 16.0
"""Gray levels a pixel above which an edge counts as no stronger: the film's own edges are."""

FAINT = 0.02
"""The same of a pixel, below which its edges are not made any stronger."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Size:
    """A badge at one size: gradients (2, h, w) of its picture, gray at 360 lines.

    `ink` (h, w) weighs what of the picture is the badge's own: 0 where the film shows through;
    `face` (h, w) is the badge itself over gray, for people; `cover` (h, w) how dense each pixel is,
    and `light` (h, w) what its brightness adds to what is left of the film.
    """

    scale: float
    edges: Floats
    ink: Floats
    face: Bytes
    cover: Floats
    light: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A reference badge in all sizes, and where its middle may lie.

    `places` and `corners` are (top, bottom, left, right) in a picture of 360 × 640, places a little
    beyond it; in its corners a badge, right or wrong, may lie over intro and outro. `bright` is how
    bright thin strokes are, which stand out by what lies behind them only; None for a badge with a
    ground of its own. `drawn` makes it anew at any scale, lower and further to the right by less
    than a pixel.
    """

    name: str
    bright: float | None = None
    sizes: tuple[Size, ...]
    drawn: Callable[[float, float, float], Size] | None = None
    places: tuple[tuple[int, int, int, int], ...]
    corners: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class View:
    """What some pictures show of a place: weighted mean gradients (2, h, w) and weights (h, w)."""

    edges: Floats
    told: Floats

    def cut(self, spot: Spot) -> View:
        """The part of the place on which a badge of this size lies."""
        height, width = spot.size.edges.shape[1:]
        rows, columns = slice(spot.top, spot.top + height), slice(spot.left, spot.left + width)
        return View(self.edges[:, rows, columns] * spot.size.ink, self.told[rows, columns])

    @property
    def plain(self) -> Floats:
        """The gradients as a badge of its reference's opacity would have them."""
        found: Floats = (self.edges / np.maximum(self.told, FAINT)).astype(np.float32)
        return found


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a place a badge lies, at which size, and how alike it is there."""

    alike: float
    size: Size
    top: int
    left: int


def view(pictures: Bytes, place: tuple[int, int, int, int], bright: float | None) -> View:
    """The mean of clipped gradients over pictures within a place.

    Where strokes are `bright`, each pixel weighs by how far what surrounds it is from that: over a
    brighter ground their edges turn round.
    """
    top, bottom, left, right = place
    shape = bottom - top, right - left
    rows, columns = (slice(max(0, top), bottom), slice(max(0, left), right))
    total, told = np.zeros((2, *shape), np.float32), np.zeros(shape, np.float32)
    for picture in pictures:
        inner = picture[rows, columns].astype(np.float32)
        # a badge may stand at the very border, and its margin beyond it
        before = rows.start - top, columns.start - left
        behind = (
            whole - part - gap for whole, part, gap in zip(shape, inner.shape, before, strict=True)
        )
        shown = np.pad(inner, tuple(zip(before, behind, strict=True)), mode="edge")
        weight = np.float32(1) if bright is None else _contrast(shown, bright)
        total += weight * slopes(shown, CLIP)
        told += weight * weight
    count = np.float32(max(1, len(pictures)))
    return View(total / count, told / count)


GRAY = 128.0
"""The ground on which a reference badge is drawn to be compared."""

GROUND = 8
"""Pixels a side of the squares whose mean brightness counts as what lies behind strokes."""


def _contrast(shown: Floats, bright: float) -> Floats:
    """How much strokes of this brightness stand out over what surrounds them; 1 over gray."""
    squares = [slice(at, at + GROUND) for at in range(0, max(shown.shape), GROUND)]
    rows = np.stack([shown[s].mean(axis=0) for s in squares if s.start < shown.shape[0]])
    means = np.stack([rows[:, s].mean(axis=1) for s in squares if s.start < shown.shape[1]], axis=1)
    wide = means.repeat(GROUND, axis=0).repeat(GROUND, axis=1)[: shown.shape[0], : shown.shape[1]]
    found: Floats = np.clip((bright - wide) / (bright - GRAY), -1, 1).astype(np.float32)
    return found


def slopes(picture: Floats, clip: float | None) -> Floats:
    """Gradients down and across (2, h, w), none longer than `clip`."""
    found = np.zeros((2, *picture.shape), np.float32)
    down = (picture[2:] - picture[:-2]) / 8
    across = (picture[:, 2:] - picture[:, :-2]) / 8
    inner = found[:, 1:-1, 1:-1]
    inner[0] = down[:, :-2] + 2 * down[:, 1:-1] + down[:, 2:]
    inner[1] = across[:-2] + 2 * across[1:-1] + across[2:]
    if clip is not None:
        length = inner[0] * inner[0]
        length += inner[1] * inner[1]
        np.sqrt(length, out=length)
        np.maximum(length, clip / 4, out=length)
        inner *= np.minimum(1, np.divide(clip, length, out=length), out=length)
    return found


def locate(view: View, badge: Badge) -> Spot | None:
    """Where the badge is most likely, of any size and anywhere in a place."""
    found = _search(view.plain, badge.sizes[::2])
    if found is None:
        return None
    at = badge.sizes.index(found.size)
    near = _search(view.plain, badge.sizes[max(0, at - 1) : at + 2 : 2])
    return max((found, near or found), key=lambda spot: spot.alike)


def pinned(view: View, badge: Badge, spot: Spot) -> tuple[Spot, Floats]:
    """The spot at the size that fits best once parts of a pixel are settled, and what lies there.

    Before that a larger size seems to fit as well: it is softer.
    """
    at = badge.sizes.index(spot.size)
    best: tuple[Spot, Floats] | None = None
    for size in badge.sizes[max(0, at - 2) : at + 3]:
        found = _search(view.plain, [size])
        if found is None:
            continue
        whole = settled(view.cut(found).plain, size.edges)
        pinned = replace(found, alike=alike(whole, size.edges))
        if best is None or pinned.alike > best[0].alike:
            best = pinned, whole
    return best or (spot, view.cut(spot).plain)


def _search(mean: Floats, sizes: Sequence[Size]) -> Spot | None:
    """The best place of all these sizes in mean gradients; None where none fits in at all."""
    spectra = np.fft.rfft2(mean)
    energy = np.pad((mean * mean).sum(axis=0).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    best: Spot | None = None
    for size in sizes:
        if size.edges.shape[1] > mean.shape[1] or size.edges.shape[2] > mean.shape[2]:
            continue
        found = _likeness_map(spectra, energy, size, mean.shape[1:])
        top, left = np.unravel_index(int(found.argmax()), found.shape)
        if best is None or found[top, left] > best.alike:
            best = Spot(float(found[top, left]), size, int(top), int(left))
    return best


def _likeness_map(spectra: Spectra, energy: Floats, size: Size, shape: tuple[int, ...]) -> Floats:
    """The likeness of a badge's edges to those of a picture, at every place where it fits in."""
    height, width = size.edges.shape[1:]
    product = np.fft.irfft2((spectra * _waves(size, shape)).sum(axis=0), s=shape)
    product = product[: shape[0] - height + 1, : shape[1] - width + 1]
    local = energy[height:, width:] - energy[:-height, width:]
    local = local - energy[height:, :-width] + energy[:-height, :-width]
    noise = QUIET * height * width
    norm = np.linalg.norm(size.edges)
    found: Floats = product / (np.sqrt(np.maximum(local, 0) + noise) * norm)
    return found


@functools.lru_cache(maxsize=80)
def _waves(size: Size, shape: tuple[int, ...]) -> Spectra:
    """A size's edges as waves, the same for every film."""
    found: Spectra = np.fft.rfft2(size.edges, s=shape).conj()
    return found


QUIET = 0.25
"""Gray levels squared a pixel that an even area's mean gradients may have."""


def alike(piece: Floats, edges: Floats) -> float:
    """Likeness of two gradient pictures: 1 the same, 0 nothing in common."""
    norm = np.sqrt((piece * piece).sum() + QUIET * piece[0].size) * np.linalg.norm(edges)
    return float((piece * edges).sum() / norm) if norm else 0.0


def settled(piece: Floats, edges: Floats) -> Floats:
    """The piece moved by parts of a pixel to where it fits best: sizes seldom end on whole ones."""
    return max(nudged(piece), key=lambda one: alike(one, edges))


def nudged(piece: Floats) -> Iterator[Floats]:
    """The piece moved by parts of a pixel, in all directions."""
    return (_moved(_moved(piece, down, 1), right, 2) for down in PARTS for right in PARTS)


PARTS = (-0.5, -0.25, 0.0, 0.25, 0.5)


def _moved(piece: Floats, by: float, axis: int) -> Floats:
    """The piece moved along an axis by less than a pixel, between two neighbours."""
    if not by:
        return piece
    part = np.float32(abs(by))
    moved: Floats = (1 - part) * piece + part * np.roll(piece, 1 if by > 0 else -1, axis)
    return moved
