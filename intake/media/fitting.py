"""How a film's picture lies over a clip's: a little larger or smaller, a little aside. Pure.

Cutting programs squeeze films into frames, and some cut their borders off. What is left is the clip
all the same, and is compared once it is laid over it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from intake.media.badge import Spectra
from intake.media.frames import Bytes, Floats, halved

ZOOMS = tuple(1 + 0.0125 * step for step in range(-8, 10))
"""By how much a picture may be larger than the clip's."""

ASIDE = 0.08
"""By which share of its height or width it may lie aside."""

BORDER = 0.1
"""Share of a picture at each side that is not asked: what was cut off is not there."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A point of the clip's picture lies so many times as far from the middle, and so far aside.

    Up and down it lies `tall` times as far again: bars above and below squeeze a film.
    """

    zoom: float = 1.0
    down: float = 0.0
    right: float = 0.0
    tall: float = 1.0

    def laid(self, pictures: Bytes) -> Bytes:
        """Pictures (n, h, w) as they would be in the clip; what is not there repeats the border."""
        if self == Fit():
            return pictures
        lines = _places(pictures.shape[1], self.zoom * self.tall, self.down)
        columns = _places(pictures.shape[2], self.zoom, self.right)
        whole: Bytes = _between(_between(pictures, lines, 1), columns, 2)
        return whole


def _places(side: int, zoom: float, aside: float) -> Floats:
    middle = (side - 1) / 2
    places = (np.arange(side) - middle) * zoom + middle + aside * side
    found: Floats = np.clip(places, 0, side - 1).astype(np.float32)
    return found


def _between(pictures: Bytes, places: Floats, axis: int) -> Bytes:
    """The lines (axis 1) or columns (2) at these places, each between its two neighbours."""
    before = places.astype(int)
    shape = [-1 if at == axis else 1 for at in range(3)]
    part = np.rint((places - before) * SIXTEENTHS).astype(np.uint16).reshape(shape)
    behind = np.minimum(before + 1, pictures.shape[axis] - 1)
    one, other = (pictures.take(at, axis).astype(np.uint16) for at in (before, behind))
    mixed = one * (SIXTEENTHS - part) + other * part
    found: Bytes = ((mixed + SIXTEENTHS // 2) // SIXTEENTHS).astype(np.uint8)
    return found


SIXTEENTHS = np.uint16(16)
"""Parts of a pixel that are told apart."""


def find(film: Bytes, own: Bytes) -> Fit:
    """How the film's picture (h, w) lies over the clip's, by where their edges agree best."""
    small, wanted = (halved(picture[None])[0] for picture in (film, own))
    waves = np.fft.rfft2(_edges(wanted))
    fits = (_aside(small, waves, zoom) for zoom in ZOOMS)
    likely = max((Fit(), *fits), key=lambda fit: _agree(fit.laid(small[None])[0], wanted))
    return _refined(likely, film, own)


def _refined(fit: Fit, film: Bytes, own: Bytes) -> Fit:
    """The fit with each of its numbers moved a little for as long as the pictures agree better."""

    def agree(one: Fit) -> float:
        return _agree(one.laid(film[None])[0], own)

    best, plain = agree(fit), agree(Fit())
    for step in STEPS:
        for _ in range(ROUNDS):
            before = best
            for name, by in ((name, by) for name in NAMES for by in (step, -step)):
                tried = replace(fit, **{name: getattr(fit, name) + by})
                found = agree(tried)
                if found > best + EQUAL:
                    fit, best = tried, found
            if best == before:
                break
    return fit if 1 - best < WORTH * (1 - plain) else Fit()


NAMES = ("tall", "down", "zoom", "right")
STEPS = (0.008, 0.004, 0.002)
"""By which shares a fit is moved: from about a pixel to a third of one."""

ROUNDS = 3
EQUAL = 0.0005
"""Difference of agreement that is none."""

WORTH = 0.7
"""Share of what does not agree that may be left by a fit: laying a picture makes it softer."""


def _aside(film: Bytes, wanted: Spectra, zoom: float) -> Fit:
    """How far aside a picture of this size fits best."""
    zoomed = _edges(Fit(zoom).laid(film[None])[0])
    height, width = zoomed.shape[1:]
    agree = np.fft.irfft2((np.fft.rfft2(zoomed).conj() * wanted).sum(axis=0), s=(height, width))
    tall, wide = int(ASIDE * height), int(ASIDE * width)
    near = np.roll(agree, (tall, wide), (0, 1))[: 2 * tall + 1, : 2 * wide + 1]
    down, right = np.unravel_index(int(near.argmax()), near.shape)
    return Fit(zoom, -(int(down) - tall) * zoom / height, -(int(right) - wide) * zoom / width)


def _edges(picture: Bytes) -> Floats:
    """How brightness changes, down and across (2, h, w): its steps fit at one place only."""
    shown = picture.astype(np.float32)
    across = np.diff(shown, axis=1, append=shown[:, -1:])
    found: Floats = np.stack((np.diff(shown, axis=0, append=shown[-1:]), across))
    return found


def _agree(one: Bytes, other: Bytes) -> float:
    """Correlation of two pictures without their borders."""
    rows, columns = (slice(int(BORDER * side), -int(BORDER * side)) for side in one.shape)
    a, b = (part[rows, columns].astype(np.float32) for part in (one, other))
    a, b = a - a.mean(), b - b.mean()
    norm = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / norm if norm else 0.0
