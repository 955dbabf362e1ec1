import numpy as np

from intake.media import fingerprint


def film(seconds, seed):
    """Small pictures of a film whose scenes last a second each."""
    chance = np.random.default_rng(seed)
    scenes = chance.integers(0, 256, (seconds, 9, 16), dtype=np.uint8).repeat(5, axis=0)
    return scenes.repeat(4, axis=1).repeat(4, axis=2)


def taken(small, start=0.0, end=1e3):
    return fingerprint.read(fingerprint.take(small, start, min(end, len(small) / 5)))


def test_the_same_film_is_shared_whole_and_another_hardly():
    one, other = film(20, 1), film(20, 2)

    same, different = fingerprint.shared(taken(one), [taken(one), taken(other)])

    assert same == 1.0
    assert different < 0.1


def test_a_shorter_film_that_lies_in_a_longer_is_shared_whole():
    long = film(20, 1)

    assert fingerprint.shared(taken(long), [taken(long[25:50])]) == [1.0]
    assert fingerprint.shared(taken(long[25:50]), [taken(long)]) == [1.0]


def test_known_marks_do_not_count():
    marks = film(3, 9)
    one, other = (np.concatenate((marks, film(9, seed))) for seed in (1, 2))

    assert fingerprint.shared(taken(one), [taken(other)])[0] >= 0.25
    assert fingerprint.shared(taken(one, 3.0), [taken(other, 3.0)])[0] < 0.1


def test_black_seconds_tell_nothing():
    black = np.zeros((50, 36, 64), np.uint8)

    assert len(taken(black)) == 0
    assert fingerprint.shared(taken(black), [taken(black)]) == [0.0]


def test_what_is_no_fingerprint_has_no_numbers():
    assert len(fingerprint.read("?!")) == 0
    assert len(fingerprint.read(None)) == 0
