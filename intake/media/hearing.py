"""The sound of a clip as a second witness: is what is heard there the clip's own? Pure.

Sound is compared by how loud each of some bands is in each tenth of a second, which coding at low
rates leaves as it was; music that was laid over a clip changes it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from intake.media.clips import Sighting
from intake.media.frames import Floats, Frames

HERTZ = 8000
STEP = 800
"""Samples of a tenth of a second."""

BANDS = np.geomspace(4, 400, 17).astype(int)
"""Bounds of the bands in steps of 10 Hz, from 40 to 4,000 Hz."""

SILENT = 0.003
"""Mean loudness below which a clip has no sound of its own."""


def listened(film: Frames, seen: Sighting) -> Sighting:
    """The sighting with how alike the sound is; None where one of the two has none to compare."""
    own = seen.clip.sound
    heard = _around(film, seen)
    if own is None or heard is None or float(np.abs(own).mean()) < SILENT:
        return seen
    wanted, found = bands(own), bands(heard)
    room = len(found) - len(wanted)
    if len(wanted) < 8 or room < 0:  # noqa: PLR2004  (less than a second tells nothing)
        return seen
    best = max(_alike(found[at : at + len(wanted)], wanted) for at in range(room + 1))
    return replace(seen, heard=best)


def bands(sound: Floats) -> Floats:
    """How loud each band is in each tenth of a second (n, 16), in powers of e."""
    count = len(sound) // STEP
    pieces = sound[: count * STEP].reshape(count, STEP) * np.hanning(STEP)
    powers = np.abs(np.fft.rfft(pieces, axis=1)) ** 2
    sums = [powers[:, a:b].sum(axis=1) for a, b in pairwise(BANDS)]
    loud: Floats = np.log(np.stack(sums, axis=1) + 1e-4).astype(np.float32)
    return loud


def _around(film: Frames, seen: Sighting) -> Floats | None:
    """The film's sound where the clip was seen, half a second more on both sides."""
    start, end = seen.at_seconds - 0.5, seen.at_seconds + seen.clip.seconds + 0.5
    head, tail = film.sound_head, film.sound_tail
    if head is not None and end * HERTZ <= len(head) + HERTZ:
        return head[int(max(0.0, start) * HERTZ) : int(end * HERTZ)]
    if tail is None:
        return None
    begin = film.seconds - len(tail) / HERTZ
    return tail[int(max(0.0, start - begin) * HERTZ) : int(max(0.0, end - begin) * HERTZ)]


def _alike(one: Floats, other: Floats) -> float:
    a, b = one - one.mean(), other - other.mean()
    norm = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float((a * b).sum()) / norm if norm else 0.0
