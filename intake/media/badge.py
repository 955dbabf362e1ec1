"""Is the corner badge there, is it this one, and for how long? Pure.

A badge stands still while the film moves: the mean of clipped gradients over many pictures keeps
its edges and loses the film's (measured). It is looked for in sizes from 60 to 140 %, around its
place; then each window of the film is asked whether it shows the badge there, and all that do are
pooled and compared cell by cell, since another year's badge differs in a few figures only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from intake.media.frames import Bytes, Floats, Frames

Spectra: TypeAlias = NDArray[np.complexfloating]
HEIGHT, WIDTH = 360, 640
CLIP = 16.0
"""Gray levels a pixel above which an edge counts as no stronger: the film's own edges are."""

PRESENT = 0.3
"""Likeness from which a window shows the badge, once its place is known; without one: 0 ± 0.1."""

PLAIN = 0.5
"""Likeness of a whole film's mean from which its place needs no closer look."""

TELLING = 0.35
"""A window whose badge, were it there, would be alike by less than this tells nothing ..."""

HALF = 0.5
"""... and one that has less of it than this share surely lacks it."""

BLANK = 0.1
"""How much strokes must tell in a window, over gray 1: white over white tell nothing."""

FAINT = 0.02
"""The same of a pixel, below which its edges are not made any stronger."""

CELLS = 4
"""Cells a side into which a badge is cut to be compared part by part."""

LEAST_EDGES = 0.35
"""A cell with less than this share of an even one's edges says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Size:
    """A badge at one size: gradients (2, h, w) of its picture, gray at 360 lines.

    `ink` (h, w) weighs what of the picture is the badge's own: 0 where the film shows through;
    `face` (h, w) is the badge itself over gray, for people.
    """

    scale: float
    edges: Floats
    ink: Floats
    face: Bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A reference badge in all sizes, and where its middle may lie.

    `places` and `corners` are (top, bottom, left, right) in a picture of 360 × 640; in its corners
    a badge, right or wrong, may lie over intro and outro. `bright` is how bright thin strokes are,
    which stand out by what lies behind them only; None for a badge with a ground of its own.
    """

    name: str
    bright: float | None = None
    sizes: tuple[Size, ...]
    places: tuple[tuple[int, int, int, int], ...]
    corners: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a badge stands: likeness of the whole and of its worst cell, shares of time.

    Of the windows that tell anything, or of half of all, `share` show it; of all, `perhaps` do not
    surely lack it; `lacking` windows surely do. A few prove little. `opacity` is 1 for a badge as
    dense as its reference.
    """

    badge: Badge
    alike: float = 0.0
    worst: float = 0.0
    strength: float = 0.0
    share: float = 0.0
    perhaps: float = 0.0
    lacking: int = 0
    scale: float = 1.0
    opacity: float = 0.0
    top: int = 0
    left: int = 0


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


def stand(film: Frames, badge: Badge) -> Standing:
    """Where the badge stands in the film, how alike and for how long."""
    windows = list(_windows(film))
    best = Standing(badge=badge)
    for place in badge.places if windows else ():
        views = [view(film.large[window], place, badge.bright) for window in windows]
        best = max(best, _follow(views, badge, place), key=lambda s: s.alike * (s.share > 0))
    return best


def view(pictures: Bytes, place: tuple[int, int, int, int], bright: float | None) -> View:
    """The mean of clipped gradients over pictures within a place.

    Where strokes are `bright`, each pixel weighs by how far what surrounds it is from that: over a
    brighter ground their edges turn round.
    """
    top, bottom, left, right = place
    shape = bottom - top, right - left
    total, told = np.zeros((2, *shape), np.float32), np.zeros(shape, np.float32)
    for picture in pictures:
        shown = picture[top:bottom, left:right].astype(np.float32)
        weight = np.float32(1) if bright is None else _contrast(shown, bright)
        total += weight * slopes(shown, CLIP)
        told += weight * weight
    count = np.float32(max(1, len(pictures)))
    return View(total / count, told / count)


GROUND = 8
"""Pixels a side of the squares whose mean brightness counts as what lies behind strokes."""


def _contrast(shown: Floats, bright: float) -> Floats:
    """How much strokes of this brightness stand out over what surrounds them; 1 over gray."""
    squares = [slice(at, at + GROUND) for at in range(0, max(shown.shape), GROUND)]
    rows = np.stack([shown[s].mean(axis=0) for s in squares if s.start < shown.shape[0]])
    means = np.stack([rows[:, s].mean(axis=1) for s in squares if s.start < shown.shape[1]], axis=1)
    wide = means.repeat(GROUND, axis=0).repeat(GROUND, axis=1)[: shown.shape[0], : shown.shape[1]]
    found: Floats = np.clip((bright - wide) / 127, -1, 1).astype(np.float32)
    return found


def slopes(picture: Floats, clip: float | None) -> Floats:
    """Gradients down and across (2, h, w), none longer than `clip`."""
    found = np.zeros((2, *picture.shape), np.float32)
    down = (picture[2:] - picture[:-2]) / 8
    across = (picture[:, 2:] - picture[:, :-2]) / 8
    found[0, 1:-1, 1:-1] = down[:, :-2] + 2 * down[:, 1:-1] + down[:, 2:]
    found[1, 1:-1, 1:-1] = across[:-2] + 2 * across[1:-1] + across[2:]
    if clip is not None:
        length = np.sqrt(found[0] ** 2 + found[1] ** 2)
        found *= np.minimum(1, clip / np.maximum(length, clip / 4))
    return found


def _windows(film: Frames) -> Iterator[slice]:
    """Windows of four seconds; of a short film an eighth of it, one second at least."""
    width = max(1.0, min(4.0, film.seconds / 8))
    number = np.floor(film.times() / width).astype(int)
    edges = np.flatnonzero(np.diff(number, prepend=-1, append=-1))
    for start, end in pairwise(edges):
        yield slice(int(start), int(end))


def _follow(views: Sequence[View], badge: Badge, place: tuple[int, int, int, int]) -> Standing:
    """The badge's best place in these windows, how alike it is there, and in how many of them."""
    spot = _locate(_pooled(views), badge)
    if spot is None or spot.alike < PLAIN:
        # a badge that is there for a while only is plainer in that while
        third = max(1, len(views) // 3)
        pools = [_pooled(views[at : at + third]) for at in range(0, len(views), third)]
        found = [one for one in (spot, *(_locate(pool, badge) for pool in pools)) if one]
        spot = max(found, key=lambda one: one.alike, default=None)
    if spot is None:
        return Standing(badge=badge)
    shown = [view for view in views if _likeness(view.cut(spot), spot.size) >= PRESENT]
    if not shown:
        return Standing(badge=badge, alike=spot.alike)
    spot, whole = _pinned(_pooled(shown), badge, spot)
    worst, strength = _worst_cell(whole, spot.size.edges)
    opacity = _opacity(whole, spot.size.edges)
    states = [_shows(view.cut(spot), spot.size, opacity) for view in views]
    told = [state for state in states if state is not None]
    counted = max(len(told), len(states) // 2)
    return Standing(
        badge=badge,
        alike=spot.alike,
        worst=worst,
        strength=strength,
        share=sum(told) / counted,
        perhaps=sum(state is not False for state in states) / len(states),
        lacking=states.count(False),
        scale=spot.size.scale,
        opacity=opacity,
        top=place[0] + spot.top,
        left=place[2] + spot.left,
    )


def _pooled(views: Sequence[View]) -> View:
    return View(
        np.mean([view.edges for view in views], axis=0),
        np.mean([view.told for view in views], axis=0),
    )


def _likeness(cut: View, size: Size) -> float:
    return _alike(cut.edges, size.edges * cut.told)


def _shows(cut: View, size: Size, opacity: float) -> bool | None:
    """Whether a window shows the badge; None where it would not stand out if it were there."""
    if float(cut.told.mean()) < BLANK:
        return None
    known = _likeness(cut, size)
    strength = float(np.linalg.norm(cut.edges) + np.sqrt(QUIET * cut.told.size))
    expected = opacity * float(np.linalg.norm(size.edges * cut.told)) / strength
    if known >= min(PRESENT, HALF * expected) and known > NOISE:
        return True
    return False if expected >= TELLING and known < HALF * expected else None


NOISE = 0.12
"""Likeness that chance may bring about."""


def _locate(view: View, badge: Badge) -> Spot | None:
    """Where the badge is most likely, of any size and anywhere in a place."""
    found = _search(view.plain, badge.sizes[::2])
    if found is None:
        return None
    at = badge.sizes.index(found.size)
    near = _search(view.plain, badge.sizes[max(0, at - 1) : at + 2 : 2])
    return max((found, near or found), key=lambda spot: spot.alike)


def _pinned(view: View, badge: Badge, spot: Spot) -> tuple[Spot, Floats]:
    """The spot at the size that fits best once parts of a pixel are settled, and what lies there.

    Before that a larger size seems to fit as well: it is softer.
    """
    at = badge.sizes.index(spot.size)
    best: tuple[Spot, Floats] | None = None
    for size in badge.sizes[max(0, at - 2) : at + 3]:
        found = _search(view.plain, [size])
        if found is None:
            continue
        whole = _settled(view.cut(found).plain, size.edges)
        pinned = replace(found, alike=_alike(whole, size.edges))
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
        found = _likeness_map(spectra, energy, size.edges, mean.shape[1:])
        top, left = np.unravel_index(int(found.argmax()), found.shape)
        if best is None or found[top, left] > best.alike:
            best = Spot(float(found[top, left]), size, int(top), int(left))
    return best


def _likeness_map(
    spectra: Spectra, energy: Floats, edges: Floats, shape: tuple[int, ...]
) -> Floats:
    """The likeness of a badge's edges to those of a picture, at every place where it fits in."""
    height, width = edges.shape[1:]
    wanted = np.fft.rfft2(edges, s=shape)
    product = np.fft.irfft2((spectra * wanted.conj()).sum(axis=0), s=shape)
    product = product[: shape[0] - height + 1, : shape[1] - width + 1]
    local = energy[height:, width:] - energy[:-height, width:]
    local = local - energy[height:, :-width] + energy[:-height, :-width]
    noise = QUIET * height * width
    found: Floats = product / (np.sqrt(np.maximum(local, 0) + noise) * np.linalg.norm(edges))
    return found


QUIET = 0.25
"""Gray levels squared a pixel that an even area's mean gradients may have."""


def _alike(piece: Floats, edges: Floats) -> float:
    """Likeness of two gradient pictures: 1 the same, 0 nothing in common."""
    norm = np.sqrt((piece * piece).sum() + QUIET * piece[0].size) * np.linalg.norm(edges)
    return float((piece * edges).sum() / norm) if norm else 0.0


def _settled(piece: Floats, edges: Floats) -> Floats:
    """The piece moved by parts of a pixel to where it fits best: sizes seldom end on whole ones."""
    return max(_nudged(piece), key=lambda one: _alike(one, edges))


def _nudged(piece: Floats) -> Iterator[Floats]:
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


def _worst_cell(piece: Floats, edges: Floats) -> tuple[float, float]:
    """Of all cells that have edges of their own: the lowest likeness, and how strong it is there.

    Each may lie a part of a pixel off its place, as when a film is squeezed a little. The strength
    is that of the film's edges against the badge's: coding weakens them, another badge has as
    strong ones elsewhere.
    """
    moved = list(_nudged(piece))
    height, width = edges.shape[1:]
    tall, wide = max(4, height // 3), max(4, width // CELLS)
    even = float((edges * edges).sum()) * tall * wide / (height * width)
    worst = (1.0, 1.0)
    for top in range(0, height - tall + 1, max(1, tall // 2)):
        for left in range(0, width - wide + 1, max(1, wide // 2)):
            cell = (slice(None), slice(top, top + tall), slice(left, left + wide))
            own = float((edges[cell] ** 2).sum())
            if own > LEAST_EDGES * even:
                strength = float((piece[cell] ** 2).sum()) / own
                alike = max(_alike(one[cell], edges[cell]) for one in moved)
                worst = min(worst, (alike, strength))
    return worst


def _opacity(piece: Floats, edges: Floats) -> float:
    """How strong the badge's edges are against its reference's."""
    return float((piece * edges).sum() / max(1e-6, (edges * edges).sum()))
