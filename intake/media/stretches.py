"""Sampled pictures and sound → the stretches that are black, frozen or silent. Pure numbers.

Shorter ones than a person would notice are left out here; how long one must be to be worth a word
is the rules' business.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from intake.model import Stretch

Pictures = NDArray[np.uint8]
Samples = NDArray[np.int16]
Yes = NDArray[np.bool_]

DARK = 32
"""Of 255: how bright black may be; video's own black is 16."""

DARK_SHARE = 0.98
BLOCK = 40
"""Side of the blocks, in pixels of 640×360, whose mean change decides whether anything moved."""

STILL = 2.0
"""Of 255: the mean change of a block in a second that nobody sees; coding noise stays below it."""

HUSH = 104
"""Of 32768: -50 dB."""

HUSH_SECONDS = 0.1
LEAST_SECONDS = 2.0


def black(small: Pictures, rate: float) -> tuple[Stretch, ...]:
    """Where nearly the whole picture is dark; `small` (n, height, width) at `rate` a second."""
    dark = np.array([_is_dark(picture) for picture in small], dtype=np.bool_)
    return _stretches(dark, rate)


def frozen(large: Sequence[Pictures]) -> tuple[Stretch, ...]:
    """Where no block of the picture changes from one second to the next, black pictures apart."""
    still = [_change(a, b) <= STILL and not _is_dark(b) for a, b in pairwise(large)]
    return _stretches(np.array(still, dtype=np.bool_), 1.0)


def silent(sound: Samples, rate: int) -> tuple[Stretch, ...]:
    """Where no sample is louder than a hush; `sound` is mono at `rate` samples a second."""
    width = round(rate * HUSH_SECONDS)
    whole = sound[: len(sound) // width * width].reshape(-1, width)
    quiet = (whole.max(axis=1) <= HUSH) & (whole.min(axis=1) >= -HUSH) if len(whole) else _none()
    return _stretches(quiet, 1 / HUSH_SECONDS)


def _is_dark(picture: Pictures) -> bool:
    return float((picture <= DARK).mean()) >= DARK_SHARE


def _change(before: Pictures, after: Pictures) -> float:
    """The mean change of the block that changes most."""
    change = np.maximum(before, after) - np.minimum(before, after)
    height, width = (side // BLOCK for side in change.shape)
    cut = change[: height * BLOCK, : width * BLOCK].reshape(height, BLOCK, width * BLOCK)
    # whole lines are added up before anything else: a third of the time (measured)
    lines = cut.sum(axis=1, dtype=np.uint32).reshape(height, width, BLOCK)
    return float(lines.sum(axis=2).max()) / BLOCK**2


def _stretches(yes: Yes, rate: float) -> tuple[Stretch, ...]:
    """The runs of True that last long enough, in seconds."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], yes, [False])).astype(np.int8)))
    runs = edges.reshape(-1, 2) / rate
    return tuple(
        (round(float(a), 1), round(float(b), 1)) for a, b in runs if b - a >= LEAST_SECONDS
    )


def _none() -> Yes:
    return np.zeros(0, dtype=np.bool_)
