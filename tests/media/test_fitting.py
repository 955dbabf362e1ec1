"""A picture that was zoomed or moved is laid over the one that it was made from."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.media.fitting import ZOOMS, Fit, find

HIGH, WIDE = 180, 320


def drawn(seed=0):
    """Soft shapes of chance, as of a film: no line of it is like another."""
    chance = np.random.default_rng(seed)
    coarse = chance.integers(0, 255, (HIGH // 4, WIDE // 4)).astype(np.float32)
    return coarse.repeat(4, axis=0).repeat(4, axis=1).astype(np.uint8)


def zoomed(picture, zoom, down=0.0, right=0.0):
    """The picture so many times as large around its middle, and aside by shares of its sides."""
    places = [
        np.clip(np.rint((np.arange(n) - (n - 1) / 2 - by * n) / zoom + (n - 1) / 2), 0, n - 1)
        for n, by in zip(picture.shape, (down, right), strict=True)
    ]
    rows, columns = (place.astype(int) for place in places)
    return picture[rows[:, None], columns[None, :]]


def test_a_picture_fits_itself():
    assert find(drawn(), drawn()) == Fit()


def test_nothing_fits_an_even_picture_better():
    assert find(np.full((HIGH, WIDE), 90, np.uint8), drawn()) == Fit()


@given(
    zoom=st.sampled_from([zoom for zoom in ZOOMS if abs(zoom - 1) > 0.02]),
    down=st.floats(-0.05, 0.05),
    right=st.floats(-0.05, 0.05),
)
@settings(max_examples=4, deadline=None)
def test_zoom_and_place_are_found(zoom, down, right):
    found = find(zoomed(drawn(), zoom, down, right), drawn())

    assert found.zoom == pytest.approx(zoom, abs=0.013)
    assert (found.down, found.right) == (
        pytest.approx(down, abs=0.01),
        pytest.approx(right, abs=0.01),
    )


def test_a_film_squeezed_by_bars_above_and_below_is_laid_out_again():
    wide = drawn()
    film = np.zeros_like(wide)
    lines = np.rint(np.linspace(0, HIGH - 1, HIGH - 8)).astype(int)
    film[4:-4] = wide[lines]

    fit = find(film, wide)

    assert fit.zoom * fit.tall == pytest.approx(172 / 180, abs=0.004)
    assert (fit.zoom, fit.right) == (pytest.approx(1, abs=0.004), pytest.approx(0, abs=0.004))


def test_what_is_laid_over_is_the_picture_itself():
    film = zoomed(drawn(), 1.05, 0.03, -0.02)

    laid = Fit(1.05, 0.03, -0.02).laid(film[None])[0]

    inner = slice(20, -20), slice(30, -30)
    assert np.corrcoef(laid[inner].ravel(), drawn()[inner].ravel())[0, 1] > 0.95


def test_as_it_is_nothing_is_copied():
    film = drawn()[None]

    assert Fit().laid(film) is film


def test_what_is_not_there_repeats_the_border():
    film = np.repeat(np.arange(10, dtype=np.uint8)[:, None], 10, axis=1)

    laid = Fit(1.0, 0.3).laid(film[None])[0]

    assert list(laid[:, 0]) == [3, 4, 5, 6, 7, 8, 9, 9, 9, 9]
