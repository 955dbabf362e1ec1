"""Is the corner badge there, is it this one, and for how long? Pure.

Each window of the film is asked whether it shows the badge in its place, and all that do are pooled
and compared cell by cell, since another year's badge differs in a few figures only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from intake.media.badge import (
    QUIET,
    Badge,
    Size,
    View,
    alike,
    locate,
    nudged,
    pinned,
    view,
)
from intake.media.frames import Floats, Frames

PRESENT = 0.3
"""Likeness from which a window shows the badge, once its place is known; without one: 0 ± 0.1."""

PLAIN = 0.5
"""Likeness of a whole film's mean from which its place needs no closer look."""

TELLING = 0.35
"""A window whose badge, were it there, would be alike by less than this tells nothing ..."""

HALF = 0.5
"""... and one that has less of it than this share surely lacks it."""

BLANK, STARK = 0.25, 0.7
"""How much strokes must tell in a window (over gray 1) to be seen there, and to be missed there:
white over white tell nothing, and coding at low rates spoils what stands out a little."""

CELLS = 4
"""Cells a side into which a badge is cut to be compared part by part."""

LEAST_EDGES = 0.35
"""A cell with less than this share of an even one's edges says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a badge stands: likeness of the whole and of its worst cell, shares of time.

    Of the windows that tell anything, or of a third of all, `share` show it; of all, `perhaps` do
    not surely lack it; `lacking` windows surely do. A few prove little. `opacity` is 1 for a badge
    as dense as its reference.
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


def stand(film: Frames, badge: Badge) -> Standing:
    """Where the badge stands in the film, how alike and for how long."""
    windows = list(_windows(film))
    best = Standing(badge=badge)
    for place in badge.places if windows else ():
        views = [view(film.large[window], place, badge.bright) for window in windows]
        best = max(best, _follow(views, badge, place), key=lambda s: s.alike * (s.share > 0))
    return best


def _windows(film: Frames) -> Iterator[slice]:
    """Windows of four seconds; of a short film an eighth of it, one second at least."""
    width = max(1.0, min(4.0, film.seconds / 8))
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
    if not shown:
        return Standing(badge=badge, alike=spot.alike)
    spot, whole = pinned(_pooled(shown), badge, spot)
    worst, strength = _worst_cell(whole, spot.size.edges)
    opacity = _opacity(whole, spot.size.edges)
    states = [_shows(view.cut(spot), spot.size, opacity) for view in views]
    told = [state for state in states if state is not None]
    counted = max(len(told), len(states) // 3)
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
    return alike(cut.edges, size.edges * cut.told)


def _shows(cut: View, size: Size, opacity: float) -> bool | None:
    """Whether a window shows the badge; None where it would not stand out if it were there."""
    if float(cut.told.mean()) < BLANK:
        return None
    known = _likeness(cut, size)
    strength = float(np.linalg.norm(cut.edges) + np.sqrt(QUIET * cut.told.size))
    expected = opacity * float(np.linalg.norm(size.edges * cut.told)) / strength
    if known >= min(PRESENT, HALF * expected) and known > NOISE:
        return True
    missed = expected >= TELLING and known < HALF * expected
    return False if missed and float(cut.told.mean()) >= STARK else None


NOISE = 0.12
"""Likeness that chance may bring about."""


def _worst_cell(piece: Floats, edges: Floats) -> tuple[float, float]:
    """Of all cells that have edges of their own: the lowest likeness, and how strong it is there.

    Each may lie a part of a pixel off its place, as when a film is squeezed a little. The strength
    is that of the film's edges against the badge's: coding weakens them, another badge has as
    strong ones elsewhere.
    """
    moved = list(nudged(piece))
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
                likest = max(alike(one[cell], edges[cell]) for one in moved)
                worst = min(worst, (likest, strength))
    return worst


def _opacity(piece: Floats, edges: Floats) -> float:
    """How strong the badge's edges are against its reference's."""
    return float((piece * edges).sum() / max(1e-6, (edges * edges).sum()))
