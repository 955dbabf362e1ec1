"""Is the corner badge there, is it this one, and for how long? Pure.

A badge stands still while the film moves: the mean of clipped gradients over many pictures keeps
its edges and loses the film's (measured). It is looked for in sizes from 60 to 140 %, around its
place; then each window of the film is asked whether it shows the badge there, and all that do are
pooled and compared cell by cell, since another year's badge differs in a few figures only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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

ABSENT = 0.15
"""Likeness below which a window shows no badge for sure; coding at low rates leaves little more."""

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
    a badge, right or wrong, may lie over intro and outro.
    """

    name: str
    sizes: tuple[Size, ...]
    places: tuple[tuple[int, int, int, int], ...]
    corners: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a badge stands: likeness of the whole and of its worst cell, shares of time.

    `share` is of the whole film, `body_share` of what lies between intro and outro: of windows that
    show it, and `perhaps` of those that do not surely lack it; `lacking` windows surely do. A few
    prove little: white words vanish over a bright second. `opacity` is 1 for a badge as dense as
    its reference.
    """

    badge: Badge
    alike: float = 0.0
    worst: float = 0.0
    strength: float = 0.0
    share: float = 0.0
    body_share: float = 0.0
    perhaps: float = 0.0
    lacking: int = 0
    scale: float = 1.0
    opacity: float = 0.0
    top: int = 0
    left: int = 0


def stand(film: Frames, badge: Badge, body: tuple[float, float]) -> Standing:
    """Where the badge stands in the film, how alike and how long. `body` in seconds."""
    windows = list(_windows(film))
    if not windows:
        return Standing(badge=badge)
    best = Standing(badge=badge)
    for place in badge.places:
        means = [gradients(film.large[window], place) for window in windows]
        found = _follow(means, badge, place)
        share, body_share = _shares([x >= PRESENT for x in found[1]], windows, film, body)
        _, perhaps = _shares([x >= ABSENT for x in found[1]], windows, film, body)
        seen = replace(
            found[0],
            share=share,
            body_share=body_share,
            perhaps=perhaps,
            lacking=sum(known < ABSENT for known in found[1]),
        )
        best = max(best, seen, key=lambda s: s.alike * (s.share > 0))
    return best


def gradients(pictures: Bytes, place: tuple[int, int, int, int]) -> Floats:
    """The mean of clipped gradients (2, h, w) over pictures, within a place."""
    top, bottom, left, right = place
    total = np.zeros((2, bottom - top, right - left), np.float32)
    for picture in pictures:
        total += slopes(picture[top:bottom, left:right].astype(np.float32), CLIP)
    return total / np.float32(max(1, len(pictures)))


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
    """Windows of four seconds; of a short film an eighth of it, two pictures at least."""
    count = len(film.large)
    width = max(2, round(min(4.0, film.seconds / 8) * film.large_fps))
    for start in range(0, count - width // 2, width):
        yield slice(start, min(count, start + width))


def _follow(
    means: Sequence[Floats], badge: Badge, place: tuple[int, int, int, int]
) -> tuple[Standing, list[float]]:
    """The badge's best place in these windows, and how alike it is in each of them."""
    third = max(1, len(means) // 3)
    spot = _locate(np.mean(means, axis=0), badge)
    if spot[0] < PLAIN:  # a badge that is there for a while only is plainer in that while
        pools = [means[at : at + third] for at in range(0, len(means), third)]
        spot = max(
            (spot, *(_locate(np.mean(pool, axis=0), badge) for pool in pools)),
            key=lambda found: found[0],
        )
    likeness, size, top, left = spot
    if size is None:
        return Standing(badge=badge), [0.0] * len(means)
    height, width = size.edges.shape[1:]
    cut = [mean[:, top : top + height, left : left + width] for mean in means]
    cut = [piece * size.ink for piece in cut]
    shown = [_alike(piece, size.edges) for piece in cut]
    pooled = [piece for piece, known in zip(cut, shown, strict=True) if known >= PRESENT]
    if not pooled:
        return Standing(badge=badge, alike=likeness), shown
    whole = _settled(np.mean(pooled, axis=0), size.edges)
    worst, strength = _worst_cell(whole, size.edges)
    seen = Standing(
        badge=badge,
        alike=_alike(whole, size.edges),
        worst=worst,
        strength=strength,
        scale=size.scale,
        opacity=_opacity(whole, size.edges),
        top=place[0] + top,
        left=place[2] + left,
    )
    return seen, shown


def _shares(
    shown: Sequence[bool], windows: Sequence[slice], film: Frames, body: tuple[float, float]
) -> tuple[float, float]:
    """The share of all windows that show the badge, and of those within the body."""
    times = film.times()
    middles = [float(times[w].mean()) for w in windows]
    within = [yes for yes, at in zip(shown, middles, strict=True) if body[0] <= at <= body[1]]
    whole = sum(shown) / len(shown)
    return whole, sum(within) / len(within) if within else whole


def _locate(mean: Floats, badge: Badge) -> tuple[float, Size | None, int, int]:
    """The best likeness of any size anywhere in a mean picture: (likeness, size, top, left)."""
    spectra = np.fft.rfft2(mean)
    energy = np.pad((mean * mean).sum(axis=0).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    best = _best_of(badge.sizes[::2], mean, spectra, energy)
    if best[1] is None:
        return best
    at = badge.sizes.index(best[1])
    near = _best_of(badge.sizes[max(0, at - 1) : at + 2 : 2], mean, spectra, energy)
    return max(best, near, key=lambda spot: spot[0])


def _best_of(
    sizes: Sequence[Size], mean: Floats, spectra: Spectra, energy: Floats
) -> tuple[float, Size | None, int, int]:
    best: tuple[float, Size | None, int, int] = (0.0, None, 0, 0)
    for size in sizes:
        if size.edges.shape[1] > mean.shape[1] or size.edges.shape[2] > mean.shape[2]:
            continue
        found = _likeness_map(spectra, energy, size.edges, mean.shape[1:])
        top, left = np.unravel_index(int(found.argmax()), found.shape)
        if found[top, left] > best[0]:
            best = (float(found[top, left]), size, int(top), int(left))
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
    moves = ((down, right) for down in PARTS for right in PARTS)
    moved = (_moved(_moved(piece, down, 1), right, 2) for down, right in moves)
    return max(moved, key=lambda one: _alike(one, edges))


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

    The strength is that of the film's edges against the badge's: coding weakens them, another
    badge has as strong ones elsewhere.
    """
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
                worst = min(worst, (_alike(piece[cell], edges[cell]), strength))
    return worst


def _opacity(piece: Floats, edges: Floats) -> float:
    """How strong the badge's edges are against its reference's."""
    return float((piece * edges).sum() / max(1e-6, (edges * edges).sum()))
