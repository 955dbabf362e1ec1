"""Is the compressed version made from this HD version: the same pictures at the same times? Pure.

Each film leaves a signature of some ten kilobytes: its small pictures, smaller still. Two of them
can be compared at any time later, without decoding a film again.
"""

from __future__ import annotations

import zlib

import numpy as np

from intake.media.frames import SMALL_FPS, Bytes, Floats, flat, halved, spreads
from intake.model import Pairing

LINES, COLUMNS = 9, 16
MOST_BYTES = 16 * 1024**2
LATE_SECONDS = 1.0
"""By how much one version may begin later than the other."""

EVEN = 4.0
"""Spread of brightness below which two pictures are alike when their brightness is."""

DARK = 24.0
"""Gray levels by which two even pictures may differ."""

DIFFERENT = 0.7
"""Correlation below which a second shows something else."""


def sign(small: Bytes) -> bytes:
    """The signature of a film's small pictures (n, 36, 64): each made 9 × 16, packed by change."""
    tiny = halved(small, 4)
    change = np.diff(tiny, axis=0, prepend=np.zeros((1, LINES, COLUMNS), np.uint8))
    return zlib.compress(change.tobytes(), 6)


def read(signature: bytes) -> Bytes:
    """The pictures (n, 9, 16) of a signature. Raises ValueError for what is none."""
    try:
        raw = zlib.decompressobj().decompress(signature, MOST_BYTES)
    except zlib.error as error:
        message = "not a signature of a film"
        raise ValueError(message) from error
    size = LINES * COLUMNS
    change = np.frombuffer(raw[: len(raw) // size * size], np.uint8).reshape(-1, LINES, COLUMNS)
    return np.cumsum(change, axis=0, dtype=np.uint8)


def compare(hd: Bytes, compressed: Bytes) -> Pairing | None:
    """How alike two films are, second by second; None when one has no pictures to compare."""
    if min(len(hd), len(compressed)) < SMALL_FPS:
        return None
    # bars that some programs make at the sides would outweigh what a pale picture shows
    hd, compressed = hd[:, 1:-1, 1:-1], compressed[:, 1:-1, 1:-1]
    late = int(LATE_SECONDS * SMALL_FPS)
    shifts = range(-late, late + 1)
    tried = {shift: _alike(hd, compressed, shift) for shift in shifts}
    shift = max(shifts, key=lambda one: float(np.median(tried[one])) + float(tried[one].mean()))
    best = tried[shift]
    seconds = best[: len(best) // int(SMALL_FPS) * int(SMALL_FPS)].reshape(-1, int(SMALL_FPS))
    means = seconds.mean(axis=1)
    return Pairing(
        median=round(float(np.median(best)), 3),
        worst=round(float(means.min()), 3),
        different_seconds=int((means < DIFFERENT).sum()) + _unpaired(hd, compressed, shift),
        at_seconds=int(means.argmin()),
    )


def _unpaired(hd: Bytes, compressed: Bytes, shift: int) -> int:
    """Seconds, rounded, that one version goes on for alone, but for one: ends are cut by a hair."""
    one, other = hd[max(0, shift) :], compressed[max(0, -shift) :]
    longer = max(one, other, key=len)[min(len(one), len(other)) :]
    alone = int((spreads(longer) >= EVEN).sum())
    return round(max(0.0, alone - SMALL_FPS) / SMALL_FPS)


def _alike(hd: Bytes, compressed: Bytes, shift: int) -> Floats:
    """How alike pictures are at the same times, one version `shift` pictures late."""
    one, other = hd[max(0, shift) :], compressed[max(0, -shift) :]
    count = min(len(one), len(other))
    one, other = one[:count], other[:count]
    a, b = flat(one), flat(other)
    best = np.full(count, -1, np.float32)
    for step in (-1, 0, 1):  # a cut may fall on either side of a fifth of a second
        rows = np.clip(np.arange(count) + step, 0, count - 1)
        best = np.maximum(best, (a * b[rows]).sum(axis=1))
    even = (spreads(one) < EVEN) & (spreads(other) < EVEN)
    bright = [films.reshape(count, -1).mean(axis=1) for films in (one, other)]
    best[even] = np.where(np.abs(bright[0] - bright[1])[even] < DARK, 1, 0)
    return best
