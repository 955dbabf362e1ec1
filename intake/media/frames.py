"""Pictures of a film as arrays, and the few measures that comparing them takes. Pure numpy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Bytes: TypeAlias = NDArray[np.uint8]
Floats: TypeAlias = NDArray[np.float32]
Numbers: TypeAlias = NDArray[np.int_]
Mask: TypeAlias = NDArray[np.bool_]

SMALL_FPS = 5.0
"""Small pictures (36 × 64) a second."""

GRAIN = 9.0
"""Gray levels squared that coding may stir up in an even area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """A film's pictures in gray: `small` (n, 36, 64) at 5 a second, `large` (m, 360, 640).

    `large_of` are the numbers of the small pictures that are there as large ones, too.
    `sound_head` and `sound_tail` are the first and last seconds of sound, mono at 8,000 a second,
    -1 to 1; None where there is none.
    """

    small: Bytes
    large: Bytes
    large_of: Numbers
    seconds: float
    sound_head: Floats | None = None
    sound_tail: Floats | None = None

    def times(self) -> Floats:
        """When each large picture is shown, in seconds.

        ffmpeg's `fps` rounds to the nearest: picture n shows what runs half a step later.
        """
        found: Floats = ((self.large_of + 0.5) / SMALL_FPS - 0.02).astype(np.float32)
        return found


def flat(pictures: Bytes, seen: Mask | None = None) -> Floats:
    """Each picture as one row of brightness less its mean, over its spread: rows to multiply.

    Only what `seen` (height, width) marks as seen is taken.
    The product of two rows is their correlation; even pictures come out near nothing.
    """
    kept = pictures if seen is None else pictures[:, seen]
    rows = _rows(kept).astype(np.float32)
    rows -= rows.mean(axis=1, keepdims=True)
    spread = np.sqrt((rows * rows).mean(axis=1, keepdims=True) + GRAIN)
    scaled: Floats = rows / (spread * np.sqrt(np.float32(rows.shape[1] or 1)))
    return scaled


def spreads(pictures: Bytes) -> Floats:
    """How much the brightness of each picture varies, in gray levels."""
    found: Floats = _rows(pictures).std(axis=1, dtype=np.float32)
    return found


def _rows(pictures: Bytes) -> Bytes:
    """Each picture as one row; none of no pictures."""
    return pictures.reshape(len(pictures), int(np.prod(pictures.shape[1:])))


def halved(pictures: Bytes, by: int = 2) -> Bytes:
    """Pictures with each `by` × `by` pixels made into their mean."""
    count, height, width = pictures.shape
    rows = np.zeros((count, height // by, width), np.uint16)
    total = np.zeros((count, height // by, width // by), np.uint16)
    # whole numbers are added sooner than floats, and each sum has one mean
    for line in range(by):
        rows += pictures[:, line::by]
    for column in range(by):
        total += rows[:, :, column::by]
    means = np.arange(255 * by * by + 1, dtype=np.float32) / np.float32(by * by)
    made: Bytes = means.round().astype(np.uint8)[total]
    return made
