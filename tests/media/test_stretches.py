import numpy as np
import pytest

from intake.media import stretches

RNG = np.random.default_rng(7)


def pictures(*runs, size=(36, 64)):
    """Runs of (how many, None for moving or a brightness)."""
    made = [
        RNG.integers(60, 200, (count, *size)) if level is None else np.full((count, *size), level)
        for count, level in runs
    ]
    return np.concatenate(made).astype(np.uint8)


def test_black_is_told_by_its_times():
    film = pictures((10, None), (20, 16), (10, None), (5, 16), (10, None))

    assert stretches.black(film, 5) == ((2.0, 6.0),)


@pytest.mark.parametrize(("level", "found"), [(0, True), (32, True), (33, False)])
def test_black_is_dark(level, found):
    assert bool(stretches.black(pictures((20, level)), 5)) is found


def test_a_title_on_black_is_not_black():
    film = pictures((20, 16))
    film[:, 16:20, 10:40] = 220

    assert stretches.black(film, 5) == ()


def test_frozen_is_told_by_its_times():
    film = np.concatenate(
        [
            pictures((4, None), size=(360, 640)),
            np.repeat(pictures((1, None), size=(360, 640)), 12, axis=0),
            pictures((3, None), size=(360, 640)),
        ]
    )

    assert stretches.frozen(film) == ((4.0, 15.0),)


def test_a_small_thing_that_moves_is_not_frozen():
    film = pictures((12, 90), size=(360, 640))
    for second in range(12):
        film[second, 100:120, 20 * second : 20 * second + 20] = 140

    assert stretches.frozen(film) == ()


def test_coding_noise_is_frozen_and_black_is_not():
    noisy = pictures((12, 90), size=(360, 640)) + RNG.integers(0, 3, (12, 360, 640), dtype=np.uint8)

    assert stretches.frozen(noisy) == ((0.0, 11.0),)
    assert stretches.frozen(pictures((12, 16), size=(360, 640))) == ()


@pytest.mark.parametrize(("peak", "found"), [(0, ((1.0, 5.0),)), (104, ((1.0, 5.0),)), (120, ())])
def test_silence_is_told_by_its_times(peak, found):
    loud = RNG.integers(-9000, 9000, 8000)
    sound = np.concatenate([loud, np.tile([peak, -peak], 16000), loud]).astype(np.int16)

    assert stretches.silent(sound, 8000) == found


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_look_at_has_no_stretches(count):
    small, large = np.zeros((count, 36, 64), np.uint8), np.zeros((count, 360, 640), np.uint8)

    assert stretches.black(small, 5) == stretches.frozen(large) == ()
    assert stretches.silent(np.zeros(count, np.int16), 8000) == ()
