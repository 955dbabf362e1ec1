"""How a clip runs in a film: which of its pictures stands for each of the film's. Pure."""

from __future__ import annotations

import numpy as np

from intake.media.frames import Bytes, Floats, Mask, Numbers, flat, halved

DENSE_FPS = 25.0
"""Pictures of a clip a second."""


def align(pictures: Bytes, times: Floats, small: Bytes, seen: Mask) -> tuple[float, float, Numbers]:
    """Shift in seconds at which the pictures fit best, pace, and the dense picture for each.

    A clip played faster fits well at every moment when its motion is slow; its pace tells.
    """
    shown, own = flat(halved(pictures, 5), seen), flat(small, seen)
    table = shown @ own.T
    at = np.rint(times * DENSE_FPS).astype(int)
    reach = int(0.4 * DENSE_FPS)
    steps = sorted(range(-reach, reach + 1), key=abs)
    sums = _at(table, at - np.array(steps)[:, None]).sum(axis=1)
    # of a clip that stands still all fit alike: the nearest is as good as any
    step = steps[int(np.argmax(sums >= sums.max() - EQUAL * len(at)))]
    # a pale picture is not even like itself: a clip that fades seems to run where it is not pale
    pale = np.outer(selves(shown), selves(own))
    return step / DENSE_FPS, _pace(table / pale, at - step), _nearest(table, at - step, 1)


def motion_of(pictures: Bytes, own: Bytes) -> float:
    """How much pictures change from one to another, for 1 in the clip; 1 of one that is still."""
    shown, due = (float(halved(some, 5).std(axis=0).mean()) for some in (pictures, own))
    return shown / due if due >= MOVING else 1.0


MOVING = 4.0
"""Gray levels by which the pixels of a clip change that clearly moves."""


def selves(rows: Floats) -> Floats:
    """How like each picture is to itself: less than 1 for pale ones."""
    found: Floats = np.maximum(np.sqrt((rows * rows).sum(axis=1)), PALE)
    return found


PALE = 0.5


def _pace(table: Floats, at: Numbers) -> float:
    """How fast the clip runs, by the pace at which its pictures fit best; 1 unless one is better.

    One that merely seems to fit a little better, where coding blurred the clip, is no proof.
    """
    middle = at.mean()
    paced = np.rint(middle + (at - middle) * np.array(PACES)[:, None, None]).astype(int)
    tried = paced + np.arange(-SWAY, SWAY + 1)[:, None]
    sums = _at(table, tried).mean(axis=2).max(axis=1).tolist()
    best = max(range(len(PACES)), key=sums.__getitem__)
    return PACES[best] if sums[best] - sums[PACES.index(1.0)] > GAIN else 1.0


PACES = tuple(round(0.5 + 0.05 * step, 2) for step in range(31))
GAIN = 0.003
"""By how much another pace must fit better: blurred clips fit a little better at any."""

SWAY = 5
"""Dense pictures by which the middle of a clip may be off when another pace is tried."""


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


def _at(table: Floats, columns: Numbers) -> Floats:
    """How alike each picture (the last axis) is to the dense one of its column."""
    picked: Floats = table[np.arange(len(table)), np.clip(columns, 0, table.shape[1] - 1)]
    return picked
