"""Is a known intro or outro in its place? Where it stands, how much of it, what differs. Pure.

A whole picture cannot tell two years' intros apart: ground and motion are the same, only a number
differs (measured). So the clip is found by its small pictures, and what is found is compared area
by area in the large ones; the worst area decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from intake.media.frames import SMALL_FPS, Bytes, Floats, Frames, flat, halved, spreads

Numbers: TypeAlias = NDArray[np.int_]
DENSE_FPS = 25.0
AREA, STRIDE, EDGE = 20, 10, 4
"""Pixels of a 180 × 320 picture: the side of an area, the way to the next, the border left out."""

STRUCTURE = 40.0
"""Gray levels squared below which an area counts as even: coding stirs up as much."""

REACH = 2
"""Pixels by which an area may be shifted: a letterbox of some lines shifts the border areas."""

EVEN = 6.0
"""Spread of brightness below which a small picture says nothing."""

SEAM = 0.25
"""Seconds at both ends of a clip in which films are blended into one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A reference clip: small pictures at 5 a second, dense (k, 180, 320) at 25, its sound."""

    name: str
    small: Bytes
    dense: Bytes
    seconds: float
    sound: Floats | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Where a clip was seen best: from when, which share of it, how alike; 1 is the same.

    `alike` is the median correlation of whole pictures, `worst` that of the worst area. `frame`
    and `dense` are the two pictures in which that area lies, `area` its top left corner in them;
    `frame` is -1 where no large picture fell into the clip, and nothing is known of its areas.
    """

    clip: Clip
    at_seconds: float
    share: float
    alike: float
    worst: float = 0.0
    strange: float = 0.0
    plain: float = 0.0
    pace: float = 1.0
    heard: float | None = None
    frame: int = -1
    dense: int = -1
    area: tuple[int, int] = (0, 0)


def sight(film: Frames, clip: Clip, window: tuple[float, float], hidden: Bytes) -> Sighting:
    """Where within `window` (seconds of the film) the clip begins most likely, and how alike it is.

    `hidden` is 180 × 320, not 0 where a badge may lie over the clip.
    """
    seen = ~hidden.astype(bool)
    start, share, alike = _place(film, clip, window, seen[2::5, 2::5])
    chosen, times = _middle(film, clip, start)
    if not len(chosen):
        return Sighting(clip=clip, at_seconds=max(0.0, start), share=share, alike=alike)
    pictures = halved(film.large[chosen])
    shift, pace, match = _align(pictures, times, clip, seen[2::5, 2::5])
    pairs = zip(pictures, match, strict=True)
    found = [_areas(p, clip.dense[d], seen) for p, d in pairs]
    scores, foreign = (np.stack([pair[n] for pair in found]) for n in (0, 1))
    row, column, worst = _worst(scores)
    frame = int(np.abs(np.nan_to_num(scores[:, row, column], nan=9) - worst).argmin())
    strange = float(np.median(foreign[:, row, column]))
    plain = _plainness(scores)
    return Sighting(
        clip=clip,
        at_seconds=max(0.0, start + shift),
        share=share,
        alike=alike,
        worst=worst,
        strange=strange,
        plain=plain,
        pace=pace,
        frame=int(chosen[frame]),
        dense=int(match[frame]),
        area=(EDGE + row * STRIDE, EDGE + column * STRIDE),
    )


def _worst(scores: Floats) -> tuple[int, int, float]:
    """The area that differs most, by the middle one of all pictures that show anything there.

    Some may be spoilt by coding; a number that differs is wrong in all that show it.
    """
    shown = np.isfinite(scores).any(axis=0)
    if not shown.any():
        return 0, 0, 0.0
    middle = np.ones(shown.shape, np.float32)
    middle[shown] = np.nanmedian(scores[:, shown], axis=0)
    row, column = np.unravel_index(int(middle.argmin()), middle.shape)
    return int(row), int(column), float(middle[row, column])


def _plainness(scores: Floats) -> float:
    """How well all but the worst fifth of the areas are kept: low where coding left little."""
    told = scores[np.isfinite(scores)]
    return float(np.quantile(told, 0.2)) if len(told) else 0.0


def _place(
    film: Frames, clip: Clip, window: tuple[float, float], seen: Bytes
) -> tuple[float, float, float]:
    """Start, share of the clip that is there, and median correlation, by the small pictures.

    Of places that fit alike the one nearest to its end of the film is taken.
    """
    rows, wanted = flat(film.small, seen), flat(clip.small, seen)
    telling = spreads(clip.small) > EVEN
    if telling.sum() < 2 or not len(rows):  # noqa: PLR2004  (one picture tells no place)
        return 0.0, 0.0, 0.0
    table = rows @ wanted.T
    # a step of 0.2 s may fall on either side of a fast movement
    near = np.maximum(table, np.maximum(_moved(table, 1), _moved(table, -1)))
    first, last = (round(edge * SMALL_FPS) for edge in window)
    starts = range(first, last + 1)
    best = (-1.0, 0, np.zeros(1, np.float32))
    for start in starts if first <= 0 else reversed(starts):
        found = _diagonal(near, start)[telling]
        total = float(np.clip(found, 0, 1).mean())
        if total > best[0] + EQUAL:
            best = (total, start, found)
    _, start, found = best
    return start / SMALL_FPS, float((found > ALIKE).mean()), float(np.median(found))


ALIKE = 0.85
"""Correlation above which a small picture counts as the clip's."""


def _moved(table: Floats, by: int) -> Floats:
    """The table one picture of the film earlier or later; ends repeat."""
    rows = np.clip(np.arange(len(table)) + by, 0, len(table) - 1)
    moved: Floats = table[rows]
    return moved


def _diagonal(table: Floats, start: int) -> Floats:
    """How alike each picture of the clip is when its first lies at `start`; 0 beyond the film."""
    rows = np.arange(table.shape[1]) + start
    inside = (rows >= 0) & (rows < len(table))
    found = np.zeros(table.shape[1], np.float32)
    found[inside] = table[rows[inside], np.flatnonzero(inside)]
    return found


def _middle(film: Frames, clip: Clip, start: float) -> tuple[Numbers, Floats]:
    """Large pictures that lie well within the clip, and their times in it."""
    inside = film.times() - start
    chosen = np.flatnonzero((inside > SEAM) & (inside < clip.seconds - SEAM))
    return chosen, inside[chosen]


def _align(pictures: Bytes, times: Floats, clip: Clip, seen: Bytes) -> tuple[float, float, Numbers]:
    """Shift in seconds at which the pictures fit best, pace, and the dense picture for each.

    A clip played faster fits well at every moment when its motion is slow; its pace tells.
    """
    table = flat(halved(pictures, 5), seen) @ flat(halved(clip.dense, 5), seen).T
    at = np.rint(times * DENSE_FPS).astype(int)
    reach = int(0.4 * DENSE_FPS)
    steps = sorted(range(-reach, reach + 1), key=abs)
    sums = np.array([_at(table, at - step).sum() for step in steps])
    # of a clip that stands still all fit alike: the nearest is as good as any
    step = steps[int(np.argmax(sums >= sums.max() - EQUAL * len(at)))]
    match = _nearest(table, at - step, 1)
    free = _nearest(table, at - step, int(1.2 * DENSE_FPS))
    return step / DENSE_FPS, _slope(at, free), match


def _nearest(table: Floats, at: Numbers, reach: int) -> Numbers:
    """For each picture the dense one within reach that fits best; of equal ones the nearest."""
    around = np.arange(-reach, reach + 1)
    choices = np.clip(at[:, None] + around, 0, table.shape[1] - 1)
    scores = np.take_along_axis(table, choices, axis=1)
    best = scores.max(axis=1, keepdims=True)
    far = np.where(scores >= best - EQUAL, np.abs(around), reach + 1)
    picked: Numbers = np.take_along_axis(choices, far.argmin(axis=1)[:, None], axis=1)[:, 0]
    return picked


EQUAL = 0.0005
"""Difference of correlation that is no difference."""


def _slope(at: Numbers, match: Numbers) -> float:
    """How fast the clip runs: the middle one of all slopes between two pictures."""
    one, other = np.triu_indices(len(at), 1)
    apart = at[other] - at[one]
    if not (apart >= DENSE_FPS / 2).any():
        return 1.0
    far = apart >= DENSE_FPS / 2
    return float(np.median((match[other] - match[one])[far] / apart[far]))


def _at(table: Floats, columns: Numbers) -> Floats:
    picked: Floats = table[np.arange(len(table)), np.clip(columns, 0, table.shape[1] - 1)]
    return picked


def _areas(one: Bytes, other: Bytes, seen: Bytes) -> tuple[Floats, Floats]:
    """Likeness of each area, from 1 down, NaN where hidden or both even; what is foreign in it."""
    inner = slice(EDGE, -EDGE)
    wanted, plain = other[inner, inner].astype(np.float32), one[inner, inner].astype(np.float32)
    best = _structure(plain, wanted)
    void = _boxes((~seen)[inner, inner].astype(np.float32)) > 0
    void |= (_variance(wanted) < STRUCTURE) & (_variance(plain) < STRUCTURE)
    best[void] = 1
    if best.min() < SURE:
        for down, right in np.ndindex(2 * REACH + 1, 2 * REACH + 1):
            top, left = EDGE + down - REACH, EDGE + right - REACH
            moved = one[top : top + wanted.shape[0], left : left + wanted.shape[1]]
            np.maximum(best, _structure(moved.astype(np.float32), wanted), out=best)
    best[void] = np.nan
    foreign = (
        _variance(plain)
        / (_variance(wanted) + STRUCTURE)
        * (1 - np.clip(np.nan_to_num(best), 0, 1) ** 2)
    )
    return best, foreign


def _variance(picture: Floats) -> Floats:
    size = np.float32(AREA * AREA)
    mean = _boxes(picture) / size
    spread: Floats = _boxes(picture * picture) / size - mean * mean
    return spread


SURE = 0.9
"""Likeness from which no better place is looked for."""


def _structure(one: Floats, other: Floats) -> Floats:
    """Correlation of each area, softened so that even areas agree with even ones only."""
    size = np.float32(AREA * AREA)
    a, b = _boxes(one) / size, _boxes(other) / size
    both = _boxes(one * other) / size - a * b
    of_a = np.maximum(_boxes(one * one) / size - a * a, 0)
    of_b = np.maximum(_boxes(other * other) / size - b * b, 0)
    likeness: Floats = (both + STRUCTURE) / np.sqrt((of_a + STRUCTURE) * (of_b + STRUCTURE))
    return likeness


def _boxes(picture: Floats) -> Floats:
    """The sum over each area, areas being STRIDE apart."""
    height, width = (side // STRIDE * STRIDE for side in picture.shape)
    lines = picture[:height, :width].reshape(height // STRIDE, STRIDE, width).sum(axis=1)
    sums = lines.reshape(height // STRIDE, width // STRIDE, STRIDE).sum(axis=2)
    # an area is two cells wide and high
    areas: Floats = sums[:-1, :-1] + sums[1:, :-1] + sums[:-1, 1:] + sums[1:, 1:]
    return areas
