"""A figure of a clip that is another's is told in fine cells, once a coder has blurred the rest."""

import numpy as np
import pytest

from intake.media.finer import CELL, Cell, strangest

HIGH, WIDE = 360, 640
EVERYWHERE = np.ones((HIGH, WIDE), np.bool_)
PLACE = slice(100, 112), slice(200, 212)


def figure(seed):
    """Strokes of chance, 12 × 12 pixels, two pixels wide, dark on bright."""
    chance = np.random.default_rng(seed)
    return (chance.integers(0, 2, (6, 6)) * 140 + 60).repeat(2, axis=0).repeat(2, axis=1)


def clip(*, seed=1):
    """A picture with a row of figures, of which one comes by its seed."""
    picture = np.full((HIGH, WIDE), 200, np.float32)
    for number, left in enumerate(range(104, 104 + 12 * CELL, CELL)):
        picture[100:112, left : left + CELL] = figure(number + 10)
    picture[PLACE] = figure(seed)
    return picture


def coded(picture, blur=1):
    """The picture as a coder leaves it: softer, and a little noisy."""
    for axis in (0, 1) * blur:
        picture = picture / 2 + (np.roll(picture, 1, axis) + np.roll(picture, -1, axis)) / 4
    noise = np.random.default_rng(5).normal(0, 3, picture.shape)
    return (picture + noise).astype(np.float32)


def test_the_same_figures_are_alike_however_soft_they_became():
    found = strangest(coded(clip()), clip(), EVERYWHERE)

    assert found.alike > 0.9
    assert found.told < 3


def test_a_picture_that_lies_aside_is_alike():
    aside = np.roll(coded(clip()), (2, -1), (0, 1))

    assert strangest(aside, clip(), EVERYWHERE).alike > 0.9


def test_another_figure_is_told_with_its_place():
    found = strangest(coded(clip(seed=2)), clip(), EVERYWHERE)

    assert found.alike < 0.6
    assert found.told > 6
    assert (abs(found.top - 100) <= 8, abs(found.left - 200) <= 8) == (True, True)
    assert not found.is_covered


def test_strokes_beside_it_are_a_caption():
    film = clip(seed=2)
    for number, left in enumerate(range(212 + 3 * CELL, 640 - CELL, CELL)):
        film[100:112, left : left + CELL] = figure(number + 40)

    found = strangest(film, clip(seed=1), EVERYWHERE)
    far = clip(seed=2)
    far[300:312, 200:320] = np.tile(figure(8), (1, 10))

    assert found.is_covered
    assert not strangest(far, clip(), EVERYWHERE).is_covered


def test_what_is_hidden_is_not_asked():
    asked = EVERYWHERE.copy()
    asked[90:122, 190:222] = False

    assert strangest(coded(clip(seed=2)), clip(), asked).alike > 0.9


@pytest.mark.parametrize("film", [np.full((HIGH, WIDE), 200, np.float32), coded(clip(), 12)])
def test_strokes_that_are_merely_lost_tell_nothing(film):
    assert strangest(film, clip(), EVERYWHERE) is None


def test_a_cell_at_the_border_is_looked_at_closely():
    own, film = clip(), clip()
    own[:CELL, :CELL], film[:CELL, :CELL] = figure(3), figure(4)

    found = strangest(film, own, EVERYWHERE)

    assert isinstance(found, Cell)
    assert (found.top, found.left) == (0, 0)
