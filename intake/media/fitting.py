"""How a film's picture lies over a clip's: a little larger or smaller, a little aside. Pure.

Cutting programs squeeze films into frames, and some cut their borders off. What is left is the clip
all the same, and is compared once it is laid over it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intake.media.badge import Spectra
from intake.media.frames import Bytes, Floats, Numbers

ZOOMS = tuple(1 + 0.0125 * step for step in range(-8, 10))
"""By how much a picture may be larger than the clip's."""

ASIDE = 0.08
"""By which share of its height or width it may lie aside."""

BORDER = 0.1
"""Share of a picture at each side that is not asked: what was cut off is not there."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A point of the clip's picture lies so many times as far from the middle, and so far aside."""

    zoom: float = 1.0
    down: float = 0.0
    right: float = 0.0

    def laid(self, pictures: Bytes) -> Bytes:
        """Pictures (n, h, w) as they would be in the clip; what is not there repeats the border."""
        if self == Fit():
            return pictures
        lines = _taken(pictures.shape[1], self.zoom, self.down)
        columns = _taken(pictures.shape[2], self.zoom, self.right)
        whole: Bytes = pictures[:, lines[:, None], columns[None, :]]
        return whole


def _taken(side: int, zoom: float, aside: float) -> Numbers:
    middle = (side - 1) / 2
    places = (np.arange(side) - middle) * zoom + middle + aside * side
    found: Numbers = np.clip(np.rint(places), 0, side - 1).astype(int)
    return found


def find(film: Bytes, own: Bytes) -> Fit:
    """How the film's picture (h, w) lies over the clip's, by where their edges agree best."""
    wanted = np.fft.rfft2(_edges(own))
    fits = (_aside(film, wanted, zoom) for zoom in ZOOMS)
    return max((Fit(), *fits), key=lambda fit: _agree(fit.laid(film[None])[0], own))


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
