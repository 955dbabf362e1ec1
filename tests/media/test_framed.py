"""A film within a dark frame, as when a screen is filmed."""

import tracemalloc

import numpy as np
import pytest

from intake.media import framed
from intake.media.fitting import Fit
from intake.media.frames import Frames

HEIGHT, WIDTH = 360, 640


def film(top, bottom, left, right, dark=20):
    """Pictures of chance within a frame of so many lines and columns."""
    chance = np.random.default_rng(3)
    pictures = np.full((12, HEIGHT, WIDTH), dark, np.uint8)
    inner = pictures[:, top : HEIGHT - bottom, left : WIDTH - right]
    inner[:] = chance.integers(60, 255, inner.shape, dtype=np.uint8)
    return pictures


def test_what_lies_within_a_frame_fills_the_picture_once_laid():
    fit = framed.find(film(12, 20, 30, 10))

    assert (fit.zoom, fit.zoom * fit.tall) == pytest.approx((600 / 640, 328 / 360))
    assert (fit.right, fit.down) == pytest.approx((10 / 640, -4 / 360))
    laid = fit.laid(film(12, 20, 30, 10))
    assert laid[:, 2:-2, 2:-2].min() > 20


@pytest.mark.parametrize(
    "pictures",
    [
        film(0, 0, 0, 0),
        film(40, 40, 0, 0),
        film(0, 0, 80, 80),
        film(80, 80, 100, 100),
        film(12, 20, 30, 10, dark=120),
        np.zeros((5, HEIGHT, WIDTH), np.uint8),
        np.zeros((0, HEIGHT, WIDTH), np.uint8),
    ],
    ids=["none", "letterbox", "pillars", "a window", "a bright one", "all dark", "no picture"],
)
def test_any_other_film_has_no_frame(pictures):
    assert framed.find(pictures) is None


def test_a_frame_that_is_not_quite_level_is_one():
    pictures = film(14, 14, 20, 20)
    pictures[:, :18, : WIDTH // 3] = 20

    assert isinstance(framed.find(pictures), Fit)


def test_bars_that_a_clip_has_not_are_looked_through():
    whole = film(0, 0, 0, 0)
    dense = whole[:, ::2, ::2]

    fit = framed.bars(film(6, 2, 8, 0), dense)

    assert (fit.zoom, fit.zoom * fit.tall) == pytest.approx((632 / 640, 352 / 360))
    assert (fit.right, fit.down) == pytest.approx((4 / 640, 2 / 360))
    assert framed.bars(whole, dense) == Fit()
    assert framed.bars(film(60, 60, 0, 0), dense) == Fit()
    assert framed.bars(whole[:0], dense) == Fit()


def frames(pictures):
    """A film of these pictures."""
    return Frames(
        small=pictures[:, ::10, ::10],
        large=pictures,
        large_of=np.arange(len(pictures)),
        seconds=len(pictures) / 5,
    )


@pytest.mark.parametrize("bars", [(45, 45, 0, 0), (0, 0, 80, 80), (20, 20, 32, 32)])
def test_bars_of_another_shape_are_taken_away(bars):
    dense = film(0, 0, 0, 0)[:, ::2, ::2]

    opened = framed.opened(frames(film(*bars)), [dense])

    assert opened.large.shape == (12, HEIGHT, WIDTH)
    assert opened.large[:, 2:-2, 2:-2].min() > 40
    assert opened.small[:, 1:-1, 1:-1].min() > 40


@pytest.mark.parametrize(
    ("pictures", "dense"),
    [
        (film(45, 45, 0, 0), []),
        (film(45, 45, 0, 0), [film(45, 45, 0, 0)[:, ::2, ::2]]),
        (film(45, 20, 0, 0), [film(0, 0, 0, 0)[:, ::2, ::2]]),
        (film(5, 5, 0, 0), [film(0, 0, 0, 0)[:, ::2, ::2]]),
        (film(45, 45, 0, 0, dark=60), [film(0, 0, 0, 0)[:, ::2, ::2]]),
        (np.zeros((5, HEIGHT, WIDTH), np.uint8), [film(0, 0, 0, 0)[:, ::2, ::2]]),
        (np.zeros((0, HEIGHT, WIDTH), np.uint8), [film(0, 0, 0, 0)[:, ::2, ::2]]),
    ],
    ids=["nothing asked", "the clip's own", "uneven", "thin", "bright", "all dark", "no picture"],
)
def test_any_other_film_stays_as_it_is(pictures, dense):
    whole = frames(pictures)

    assert framed.opened(whole, dense) is whole


def test_a_bar_on_which_a_badge_lies_is_none():
    pictures = film(45, 45, 0, 0)
    pictures[:, 5:35, 500:600] = 200
    whole = frames(pictures)

    assert framed.opened(whole, [film(0, 0, 0, 0)[:, ::2, ::2]]) is whole


def test_telling_a_frame_takes_little_memory():
    pictures = film(12, 20, 30, 10)[np.arange(48) % 12]
    tracemalloc.start()

    framed.find(pictures)

    assert tracemalloc.get_traced_memory()[1] < 10 * pictures[0].nbytes * 8
    tracemalloc.stop()
