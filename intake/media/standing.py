"""Is the corner badge there, is it this one, and for how long? Pure.

Each window of the film is asked whether it shows the badge in its place, and all that do are pooled
and compared cell by cell, since another year's badge differs in a few figures only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from intake.media import grounds, redrawn, stretched
from intake.media.badge import (
    HEIGHT,
    QUIET,
    WIDTH,
    Badge,
    Size,
    Spot,
    View,
    alike,
    locate,
    nudged,
    pinned,
    settled,
    view,
)
from intake.media.frames import Floats, Frames
from intake.media.opacity import weigh

PRESENT = 0.3
"""Likeness from which a window is taken to show the badge, once its place is known."""

PLAIN = 0.5
"""Likeness of a whole film's mean from which its place needs no closer look."""

HALF, TRACE = 0.5, 0.25
"""Shares of the badge's opacity: a window that has more than the first of it shows it, one that has
less than the second lacks it: coding at low rates takes much of thin strokes away."""

FAINTEST = 0.2
"""Opacity below which nothing counts as a badge, however little else there is."""

BUSY = 1.0
"""How much the film's own edges may be of the badge's where it lacks it: a coder that is short of
bits keeps the stronger ones."""

ERROR = 0.06
"""How far off an opacity may be for each time that the film's own pictures differ as much as the
badge does (measured: none of a badge's seems 0.4 of it where they differ seven times as much)."""

CELL, STEP = 10, 3
"""Pixels of a side of the cells in which a badge is compared part by part: a figure's size; and
from one to the next."""

LEAST_EDGES = 0.5
"""A cell with less than this share of an even one's edges says nothing."""

REST = 0.25
"""Share of the cells that may be kept worse than what counts as the rest."""

LEAST = 0.02
"""What may differ in any coding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a badge stands: likeness of the whole and of its worst cell, shares of time.

    `told` is how many times as much of its worst cell is unlike as of the rest: coding spoils all.
    `least` and `apart` are the same of all windows together, each cell as it is there.
    `planted` is how alike the place would be were the badge laid over it half as dense.

    Of the windows that tell anything, or of a third of all, `share` show it; of all, `perhaps` do
    not surely lack it; `lacking` windows surely do. A few prove little. `opacity` is 1 for a badge
    as dense as its reference, and it may be off by `doubt`.
    """

    badge: Badge
    alike: float = 0.0
    worst: float = 0.0
    told: float = 0.0
    least: float = 0.0
    apart: float = 0.0
    planted: float = 0.0
    share: float = 0.0
    perhaps: float = 0.0
    lacking: int = 0
    scale: float = 1.0
    opacity: float = 0.0
    doubt: float = np.inf
    top: int = 0
    left: int = 0
    is_stretched: bool = False

    @property
    def size(self) -> Size:
        """The badge at the size at which it stands."""
        return next(size for size in self.badge.sizes if size.scale == self.scale)

    def shared(self, box: tuple[int, int, int, int]) -> int:
        """Of how many pixels of a box (top, bottom, left, right) the badge is."""
        height, width = self.size.edges.shape[1:]
        lines: int = min(box[1], self.top + height) - max(box[0], self.top)
        columns: int = min(box[3], self.left + width) - max(box[2], self.left)
        return max(0, lines) * max(0, columns)

    @property
    def is_cut_off(self) -> bool:
        """Whether the picture's border takes more of the badge away than its margin."""
        size = self.size
        behind = self.top + size.edges.shape[1], self.left + size.edges.shape[2]
        over = max(-self.top, -self.left, behind[0] - HEIGHT, behind[1] - WIDTH)
        return bool(over > MARGIN)


MARGIN = 2
"""Pixels of a reference around its badge."""


def stand(film: Frames, badge: Badge) -> Standing:
    """Where the badge stands in the film, how alike and for how long."""
    windows = _wide(film)
    best = Standing(badge=badge)
    for place in badge.places if windows else ():
        views = [view(film.large[_some(window)], place, badge.bright) for window in windows]
        found = _follow(views, badge, place)
        if found.alike < LIKELY or found.worst < KEPT:
            found = _stretched(views, found, place)
        if found.alike >= PRESENT and found.worst < CLEAR:
            found = _redrawn(views, found, place)
        if found.alike >= PRESENT and found.worst < CLEAR:
            found = _grounded(film, views, found, place)
        best = max(best, found, key=_rank)
    return _timed(film, best)


def _rank(found: Standing) -> tuple[bool, float]:
    """Of two badges in a film's corners the one whose every part is alike is ours."""
    likely = found.alike >= LIKELY
    return likely, found.worst if likely else found.alike


LIKELY, KEPT = 0.7, 0.55
"""Likeness of the whole and of its worst cell, below which a badge may be stretched."""

CLEAR = 0.86
"""Likeness of the worst cell from which all windows together tell enough."""

GAIN = 0.05
"""By how much it must then be more alike: among more sizes one more often fits by chance."""


def _stretched(
    views: Sequence[View], found: Standing, place: tuple[int, int, int, int]
) -> Standing:
    """What was found, or the badge made wider or narrower if that is there instead."""
    mean = _pooled(views)
    tried = ((locate(mean, badge), badge) for badge in stretched.badges(found.badge))
    likely = max(tried, key=lambda one: one[0].alike if one[0] else 0.0)
    if likely[0] is None or likely[0].alike < found.alike:
        return found
    other = _follow(views, likely[1], place)
    better = other.alike >= found.alike + GAIN
    return replace(other, is_stretched=True) if better else found


def _redrawn(views: Sequence[View], found: Standing, place: tuple[int, int, int, int]) -> Standing:
    """What was found, or the same drawn for its very place if that is more alike."""
    if found.is_stretched:
        return found
    spot = Spot(found.alike, found.size, found.top - place[0], found.left - place[2])
    shown = [one for one in views if _likeness(one.cut(spot), spot.size) >= PRESENT]
    height, width = spot.size.edges.shape[1:]
    whole = replace(spot.size, ink=np.ones((height, width), np.float32))
    piece = _pooled(shown or views).cut(replace(spot, size=whole)).plain
    other = _follow(views, redrawn.badge(found.badge, found.size, piece), place)
    return other if other.alike > found.alike else found


def _grounded(
    film: Frames, views: Sequence[View], found: Standing, place: tuple[int, int, int, int]
) -> Standing:
    """What was found, or the same as it looks over this film's ground if that is more alike."""
    if found.is_stretched or found.badge.bright is not None:
        return found
    mean = film.large[:: 1 + len(film.large) // MOST_MEANT].mean(axis=0).astype(np.uint8)
    ground = grounds.behind(mean, found.size, found.top, found.left)
    other = _follow(views, grounds.badge(found.badge, found.size, ground), place)
    return other if other.alike > found.alike else found


MOST_MEANT = 48
"""Pictures whose mean tells a film's ground; more tell nothing new."""


def _wide(film: Frames) -> list[slice]:
    """Windows of four seconds; of a short film an eighth of it, one second at least."""
    return list(_windows(film, max(1.0, min(4.0, film.seconds / 8))))


def _some(window: slice) -> slice:
    """A few pictures of a window: what stands still is told by these as well."""
    return slice(window.start, window.stop, max(1, (window.stop - window.start) // ENOUGH))


ENOUGH = 5


def _windows(film: Frames, width: float) -> Iterator[slice]:
    """Windows of so many seconds: which large pictures fall into each."""
    number = np.floor(film.times() / width).astype(int)
    edges = np.flatnonzero(np.diff(number, prepend=-1, append=-1))
    for start, end in pairwise(edges):
        yield slice(int(start), int(end))


def _follow(views: Sequence[View], badge: Badge, place: tuple[int, int, int, int]) -> Standing:
    """The badge's best place in these windows, how alike it is there, and in how many of them."""
    spot = locate(_pooled(views), badge)
    if spot is None or spot.alike < PLAIN:
        # a badge that is there for a while only is plainer in that while
        third = max(1, len(views) // 3)
        pools = [_pooled(views[at : at + third]) for at in range(0, len(views), third)]
        found = [one for one in (spot, *(locate(pool, badge) for pool in pools)) if one]
        spot = max(found, key=lambda one: one.alike, default=None)
    if spot is None:
        return Standing(badge=badge)
    shown = [view for view in views if _likeness(view.cut(spot), spot.size) >= PRESENT]
    # of none that shows it all are asked: what lies there then is no badge of ours
    pool = _pooled(shown or views)
    spot, whole = pinned(pool, badge, spot) if shown else (spot, pool.cut(spot).plain)
    pieces = [whole]
    least, apart = worst, told = _cells(pieces, spot.size.edges)
    if spot.alike < LIKELY or least < CLEAR:
        pieces += _parts(shown, spot)
        worst, told = _cells(pieces, spot.size.edges)
    return Standing(
        badge=badge,
        alike=max(alike(piece, spot.size.edges) for piece in pieces) if shown else spot.alike,
        worst=worst,
        told=told,
        least=least,
        apart=apart,
        planted=_planted(whole, spot.size.edges),
        scale=spot.size.scale,
        top=place[0] + spot.top,
        left=place[2] + spot.left,
    )


def _parts(shown: Sequence[View], spot: Spot) -> list[Floats]:
    """What lies there in each third of the windows, settled.

    What a busy ground hides in one of them another shows, while a wrong figure is wrong in all.
    """
    third = max(1, -(-len(shown) // 3))
    pools = (_pooled(shown[at : at + third]) for at in range(0, len(shown), third))
    return [settled(pool.cut(spot).plain, spot.size.edges) for pool in pools]


def _timed(film: Frames, seen: Standing) -> Standing:
    """The same with how dense the badge is, and in how many seconds it is there."""
    density = weigh(film.large, seen.size, seen.top, seen.left)
    told = [density.of(window) for window in _windows(film, 1.0)]
    opacity, doubt = _joined(told)
    shown = [one for one in told if one[0] + ERROR * one[1] > HALF * opacity]
    opacity, doubt = _joined(shown)
    states = [_shows(one, opacity) for one in told]
    known = [state for state in states if state is not None]
    counted = max(len(known), len(states) // 3, 1)
    return replace(
        seen,
        share=sum(known) / counted,
        perhaps=sum(state is not False for state in states) / max(1, len(states)),
        lacking=states.count(False),
        opacity=opacity,
        doubt=doubt,
    )


def _joined(told: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The opacity by all windows, each as much as it is sure, and how far it may be off."""
    weights = [1 / max(noise, QUIETEST) ** 2 for _, noise in told]
    total = sum(weights)
    if not total:
        return 0.0, np.inf
    mean = sum(one * weight for (one, _), weight in zip(told, weights, strict=True)) / total
    return mean, ERROR / float(np.sqrt(total / len(told)))


QUIETEST = 0.2
"""No window is surer than this: coding changes all of them."""


def _shows(told: tuple[float, float], opacity: float) -> bool | None:
    """Whether a window shows the badge; None where the film may have brought it about."""
    found, noise = told
    opacity = max(opacity, FAINTEST)
    if found - ERROR * noise >= HALF * opacity:
        return True
    lacks = noise <= BUSY and found + ERROR * noise < TRACE * opacity
    return False if lacks else None


def _pooled(views: Sequence[View]) -> View:
    return View(
        np.mean([view.edges for view in views], axis=0),
        np.mean([view.told for view in views], axis=0),
    )


def _likeness(cut: View, size: Size) -> float:
    return alike(cut.edges, size.edges * cut.told)


def _planted(piece: Floats, edges: Floats) -> float:
    """How alike the piece would be with the badge in it half as dense: what could be seen here."""
    return alike(piece + np.float32(HALF) * edges, edges)


def _cells(pieces: Sequence[Floats], edges: Floats) -> tuple[float, float]:
    """Of all cells that have edges of their own: the lowest likeness, and how far it stands out.

    Each counts as it is in the piece that shows it best, and may lie a part of a pixel off its
    place, as when a film is squeezed a little.
    """
    own = _sums(edges, edges)
    kept = own > LEAST_EDGES * own.mean()
    every = (one for piece in pieces for one in nudged(piece))
    best = np.max([_alike(one, edges, own) for one in every], axis=0)[kept]
    worst, rest = float(best.min()), float(np.quantile(best, REST))
    return worst, (1 - max(worst, 0.0) ** 2) / (1 - max(rest, 0.0) ** 2 + LEAST)


def _alike(piece: Floats, edges: Floats, own: Floats) -> Floats:
    """Likeness of each cell."""
    there = _sums(piece, piece) + QUIET * CELL * CELL
    found: Floats = _sums(piece, edges) / np.sqrt(there * np.maximum(own, 1e-6))
    return found


def _sums(one: Floats, other: Floats) -> Floats:
    """The products of two gradient pictures, summed over each cell; of small ones over all."""
    total = np.pad((one * other).sum(axis=0).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    height, width = (min(CELL, side - 1) for side in total.shape)
    sums = total[height:] - total[:-height]
    found: Floats = (sums[:, width:] - sums[:, :-width])[::STEP, ::STEP]
    return found
