"""Small pictures of a film → a fingerprint; two fingerprints → how much they share. Pure.

One number of 64 bits a second, the signs of the lowest waves of its picture, without the campaign's
own intro and outro, which all films share. Even seconds (black, a plain card) tell nothing and are
left out. A hint for staff, never more.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from intake.media.frames import SMALL_FPS, Bytes, Floats, spreads

WAVES = 8
NEAR_BITS = 10
"""Bits in which the same second of two codings may differ."""

TELLING = 12.0
"""Spread of brightness below which a second tells nothing."""

MOST_SECONDS = 1200
BLOCK = 4096
"""Numbers compared at a time, so that thousands of films need no more memory than one."""


def take(small: Bytes, start: float, end: float) -> str:
    """The fingerprint of the seconds from `start` to `end`, as text."""
    per = int(SMALL_FPS)
    first, last = int(np.ceil(start * SMALL_FPS)), int(end * SMALL_FPS)
    middles = small[first + per // 2 : last : per][:MOST_SECONDS]
    middles = middles[spreads(middles) > TELLING]
    return base64.b64encode(hashes(middles).astype("<u8").tobytes()).decode()


def read(text: str | None) -> NDArray[np.uint64]:
    """The numbers of a fingerprint; none of what is no fingerprint."""
    try:
        raw = base64.b64decode(text or "", validate=True)
    except (ValueError, binascii.Error):
        raw = b""
    return np.frombuffer(raw[: len(raw) // 8 * 8], "<u8").astype(np.uint64)


def hashes(pictures: Bytes) -> NDArray[np.uint64]:
    """A number of 64 bits for each picture (n, h, w)."""
    if not len(pictures):
        return np.zeros(0, np.uint64)
    down, across = (_waves(side) for side in pictures.shape[1:])
    waves = (down @ pictures.astype(np.float32) @ across.T).reshape(len(pictures), -1)
    bits = waves > np.median(waves, axis=1, keepdims=True)
    packed: NDArray[np.uint64] = np.packbits(bits, axis=1).view("<u8")[:, 0].astype(np.uint64)
    return packed


def _waves(side: int) -> Floats:
    """The cosines of the lowest waves but the even one (8, side)."""
    at = (np.arange(side) + 0.5) * np.pi / side
    return np.cos(np.arange(1, WAVES + 1)[:, None] * at).astype(np.float32)


def shared(one: NDArray[np.uint64], others: Sequence[NDArray[np.uint64]]) -> list[float]:
    """For each other film: which share of the shorter of the two is found in the longer."""
    if not len(one):
        return [0.0] * len(others)
    sizes = [len(other) for other in others]
    whole = np.concatenate([*others, np.zeros(0, np.uint64)])
    owner = np.repeat(np.arange(len(sizes)), sizes)
    found = np.zeros(len(whole), bool)  # which of their seconds is one of ours
    mine = np.zeros((len(sizes), len(one)), bool)  # which of ours is one of theirs
    for start in range(0, len(whole), BLOCK):
        piece = whole[start : start + BLOCK]
        near = np.bitwise_count(piece[:, None] ^ one[None, :]) <= NEAR_BITS
        found[start : start + BLOCK] = near.any(axis=1)
        rows, columns = np.nonzero(near)
        mine[owner[start + rows], columns] = True
    theirs = np.bincount(owner[found], minlength=len(sizes))
    return [
        float(mine[n].mean() if len(one) <= size else theirs[n] / size) if size else 0.0
        for n, size in enumerate(sizes)
    ]
