"""Is a known intro or outro in its place? Where it stands, how much of it, what differs. Pure.

A whole picture cannot tell two years' intros apart: ground and motion are the same, only a number
differs (measured). So the clip is found by its small pictures, and what is found is compared area
by area in the large ones; the worst area decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from intake.media import areas, finer, fitting, framed, pace
from intake.media.frames import (
    SMALL_FPS,
    Bytes,
    Floats,
    Frames,
    Mask,
    Numbers,
    flat,
    halved,
    spreads,
)
from intake.media.pace import DENSE_FPS

MOST_COMPARED = 24
"""Large pictures of a clip that are compared area by area; more tell nothing new."""

EVEN = 6.0
"""Spread of brightness below which a small picture says nothing."""

SEAM = 0.45
"""Seconds at both ends of a clip in which films are blended into one another."""


PLAIN = fitting.Fit()
"""How a picture lies that was left as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A clip's pictures, 25 a second: dense (k, 180, 320) and small (k, 36, 64); its sound.

    `finely` reads those with such numbers once more, as (n, 360, 640).
    """

    name: str
    small: Bytes
    dense: Bytes
    seconds: float
    sound: Floats | None = None
    finely: Callable[[Numbers], Bytes] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Where a clip was seen best: from when, which share of it, how alike; 1 is the same.

    `alike` is the median correlation of whole pictures. `steady` is the likeness of the area that
    differs most in the means of all pictures, `told` how much more than the rest it differs: coding
    spoils all areas alike, and its noise is gone from a mean. `kept` is the share of areas that are
    alike, `detail` how strong the edges of the others are, for 1 in the clip; `left` is how much of
    the clip's own edges is there in the least of these. `gone` is the share of the clip's pictures
    that something else stands for, `motion` how much those that are there change, for 1 in the
    clip. `frame` and `dense` are two pictures that show that area, `area` its top left corner in
    them, `is_cornered` whether a badge may lie there; `frame` is -1 where no large picture fell
    into the clip: nothing is known of areas.

    `shown` are the film's large pictures that were compared, `own` the dense ones of each, `fit`
    how they were laid, `asked` the areas that count. The second look (second.py) adds the fine
    `cell` that is most unlike, and how alike what lies there is to the rest of the film (`stays`).
    """

    clip: Clip
    at_seconds: float
    share: float
    alike: float
    steady: float = 0.0
    told: float = 0.0
    kept: float = 0.0
    detail: float = 1.0
    left: float = 1.0
    gone: float = 0.0
    pace: float = 1.0
    motion: float = 1.0
    heard: float | None = None
    frame: int = -1
    dense: int = -1
    area: tuple[int, int] = (0, 0)
    is_cornered: bool = False
    is_framed: bool = False
    shown: Numbers | None = None
    own: Numbers | None = None
    fit: fitting.Fit = PLAIN
    asked: Mask | None = None
    cell: finer.Cell | None = None
    stays: float = 0.0


PERHAPS, SURELY = 1, 2
"""Where a badge may lie over a clip, and where the campaign's own does."""


def sight(film: Frames, clip: Clip, window: tuple[float, float], hidden: Bytes) -> Sighting:
    """Where within `window` (seconds of the film) the clip begins most likely, and how alike it is.

    `hidden` is 180 × 320, not 0 where a badge may lie over the clip: by what is clear its place is
    found, and all but what is surely hidden is compared.
    """
    found = _sight(film, clip, window, hidden, PLAIN)
    if found.alike < LIKELY and (frame := framed.find(film.large)):
        within = _sight(film, clip, window, hidden, frame)
        return replace(within, is_framed=True) if within.alike > found.alike else found
    if found.frame < 0 or not _is_poor(found) or found.alike < SOMEHOW:
        return found
    bars = framed.bars(film.large, clip.dense) if found.share < GOOD else PLAIN
    if bars != PLAIN:
        found = max(found, _sight(film, clip, window, hidden, bars), key=_rank)
    if found.share < GOOD:
        signs = _signs(film, clip, found.at_seconds)
        if signs.any():
            hidden = np.where(signs, np.uint8(SURELY), hidden)
            found = max(found, _sight(film, clip, window, hidden, PLAIN), key=_rank)
    if found.alike < LIKELY or not _is_poor(found):
        return found
    fit = _fit(film, clip, found.at_seconds)
    if fit == PLAIN:
        return found
    return max(found, _sight(film, clip, window, hidden, fit), key=_rank)


def _is_poor(found: Sighting) -> bool:
    return found.share < GOOD or found.steady < areas.SURE


def _rank(found: Sighting) -> tuple[bool, float]:
    return found.share >= GOOD, found.steady


GOOD, LIKELY, SOMEHOW = 0.85, 0.6, 0.4
"""Share of a clip and likeness: what is no better than the first and better than the second may lie
a little aside, and what is better than the third under a sign."""


def _signs(film: Frames, clip: Clip, start: float) -> Mask:
    """Where in the picture (180 × 320) something lies that stays in the film beyond the clip."""
    chosen, near = _matched(film, clip, start)
    rest = beyond(film, start, start + clip.seconds)
    if not len(chosen) or len(rest) < areas.LEAST_BEYOND:
        return np.zeros(clip.dense.shape[1:], np.bool_)
    lasting = areas.lasting(rest, halved(film.large[chosen]), clip.dense[near])
    return areas.spread(lasting, clip.dense.shape[1:])


def _fit(film: Frames, clip: Clip, start: float) -> fitting.Fit:
    """How the film's pictures lie over the clip's."""
    chosen, near = _matched(film, clip, start)
    if not len(chosen):
        return PLAIN
    return fitting.find(_mean(halved(film.large[chosen])), _mean(clip.dense[near]))


def _matched(film: Frames, clip: Clip, start: float) -> tuple[Numbers, Numbers]:
    """Large pictures that lie well within the clip, and the dense one of each."""
    chosen, times = _middle(film, clip, start)
    return chosen, np.clip(np.rint(times * DENSE_FPS).astype(int), 0, len(clip.dense) - 1)


def _sight(
    film: Frames, clip: Clip, window: tuple[float, float], hidden: Bytes, fit: fitting.Fit
) -> Sighting:
    """The clip's best place, if the film's pictures lie over its own like this."""
    seen = hidden == 0
    start, share, alike, gone = _place(film, clip, window, seen[5::10, 5::10], fit)
    chosen, times = _middle(film, clip, start)
    if not len(chosen):
        return Sighting(clip=clip, at_seconds=max(0.0, start), share=share, alike=alike, gone=gone)
    large = film.large[chosen]
    pictures = fit.laid(halved(framed.unboxed(large, clip.dense) if fit == PLAIN else large))
    shift, speed, match = pace.align(pictures, times, clip.small, seen[2::5, 2::5])
    mean, own = _mean(pictures), _mean(clip.dense[match])
    steady = areas.compare(mean, own, hidden != SURELY)
    if float(np.nanmin(steady, initial=1)) < areas.SURE:
        rest = beyond(film, start, start + clip.seconds)
        if len(rest) >= areas.LEAST_BEYOND:
            steady[areas.lasting(rest, pictures, clip.dense[match])] = np.nan
            steady[areas.laid_over(own, steady)] = np.nan
    row, column = areas.lowest(steady)
    middle = len(chosen) // 2
    top, left = areas.EDGE + row * areas.STRIDE, areas.EDGE + column * areas.STRIDE
    return Sighting(
        clip=clip,
        at_seconds=max(0.0, start + shift),
        share=share,
        alike=alike,
        steady=float(np.nan_to_num(steady[row, column])),
        told=areas.excess(steady),
        kept=areas.kept(steady),
        detail=areas.detail(mean, own, steady),
        left=areas.left(mean, own, steady),
        gone=gone,
        pace=speed,
        motion=pace.motion_of(pictures, clip.dense[match]),
        frame=int(chosen[middle]),
        dense=int(match[middle]),
        area=(top, left),
        is_cornered=bool(hidden[top : top + areas.AREA, left : left + areas.AREA].any()),
        shown=chosen,
        own=match,
        fit=fit,
        asked=np.isfinite(steady),
    )


def _mean(pictures: Bytes) -> Bytes:
    found: Bytes = pictures.mean(axis=0).round().astype(np.uint8)
    return found


def beyond(film: Frames, start: float, end: float) -> Bytes:
    """Pictures (n, 180, 320) before and after the clip."""
    times = film.times()
    found = np.flatnonzero((times < start - SEAM) | (times > end + SEAM))
    return halved(film.large[found[:: 1 + len(found) // MOST_COMPARED]])


def _place(
    film: Frames, clip: Clip, window: tuple[float, float], seen: Mask, fit: fitting.Fit
) -> tuple[float, float, float, float]:
    """Start, share of the clip that is there, median correlation, and share that is gone.

    Of places that fit alike the one nearest to its end of the film is taken.
    """
    first, last = (round(edge * SMALL_FPS) for edge in window)
    end = last + int(clip.seconds * SMALL_FPS) + 1
    rows = flat(halved(fit.laid(film.small[max(0, first) : end])), seen)
    telling = spreads(clip.small[MIDDLE::STEP]) > EVEN
    if telling.sum() < 2 or not len(rows):  # noqa: PLR2004  (one picture tells no place)
        return 0.0, 0.0, NOTHING_KNOWN, 0.0
    near = _near(rows @ flat(halved(clip.small), seen).T)
    best = (-1.0, 0, np.zeros(1, np.float32))
    starts = range(first, last + 1)
    for start in starts if first <= 0 else reversed(starts):
        found = _diagonal(near, start - max(0, first))[telling]
        total = float(np.clip(found, 0, 1).mean())
        if total > best[0] + pace.EQUAL:
            best = (total, start, found)
    _, start, found = best
    # a pale picture is not even like itself
    own = pace.selves(flat(halved(clip.small[MIDDLE::STEP][telling]), seen))
    there, gone = shares_of(found / own**2, _seams(clip)[telling])
    return start / SMALL_FPS, there, float(np.median(found)), gone


def _seams(clip: Clip) -> Mask:
    """Which of the clip's steps may be blended into what lies before or behind it."""
    times = (np.arange(MIDDLE, len(clip.small), STEP) + 0.5) / DENSE_FPS
    seam = min(SEAM, clip.seconds / QUARTERS)
    near: Mask = (times < seam) | (times > clip.seconds - seam)
    return near


QUARTERS = 4
"""Of a clip of a second the middle is no seam: at either end a quarter may be."""


def shares_of(found: Floats, seams: Mask) -> tuple[float, float]:
    """Shares of the clip's steps that are there and that are gone, by how alike each is.

    Where all else is there a step at a seam counts that shows some of the clip: films pass over.
    """
    inner = found[~seams] if not seams.all() else found
    there = found > ALIKE
    if (inner > NEARLY).all():
        there |= seams & (found > PASSING)
    return float(there.mean()), float((inner < UNLIKE).mean())


PASSING = 0.3
"""Correlation above which a small picture at a seam shows some of the clip."""


NOTHING_KNOWN = 0.5
"""What is said of a clip whose pictures are all even: neither like nor unlike."""


STEP = int(DENSE_FPS / SMALL_FPS)
MIDDLE = STEP // 2
"""A film's small picture shows the middle one of five."""

ALIKE, NEARLY, UNLIKE = 0.85, 0.8, 0.6
"""Correlation above which a small picture counts as the clip's, is at least no other one's, and
below which it counts as another's."""


def _near(table: Floats) -> Floats:
    """The table with each clip's picture as like as the likest within a step of it."""
    padded = np.pad(table, ((0, 0), (STEP, STEP)), mode="edge")
    near: Floats = np.max(
        [padded[:, by : by + table.shape[1]] for by in range(2 * STEP + 1)], axis=0
    )
    return near


def _diagonal(table: Floats, start: int) -> Floats:
    """How alike each step of the clip is when its first lies at `start`; 0 beyond the film."""
    columns = np.arange(MIDDLE, table.shape[1], STEP)
    rows = np.arange(len(columns)) + start
    inside = (rows >= 0) & (rows < len(table))
    found = np.zeros(len(columns), np.float32)
    found[inside] = table[rows[inside], columns[inside]]
    return found


def _middle(film: Frames, clip: Clip, start: float) -> tuple[Numbers, Floats]:
    """Large pictures that lie well within the clip, and their times in it."""
    inside = film.times() - start
    chosen = np.flatnonzero((inside > SEAM) & (inside < clip.seconds - SEAM))
    chosen = chosen[:: 1 + len(chosen) // MOST_COMPARED]
    return chosen, inside[chosen]
