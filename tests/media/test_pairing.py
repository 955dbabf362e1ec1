import numpy as np
import pytest

from intake.media import pairing


def film(seconds, seed):
    """Small pictures of a film whose scenes last a second each."""
    chance = np.random.default_rng(seed)
    scenes = chance.integers(0, 256, (seconds, 9, 16), dtype=np.uint8).repeat(5, axis=0)
    return scenes.repeat(4, axis=1).repeat(4, axis=2)


def compare(one, other):
    return pairing.compare(*(pairing.read(pairing.sign(small)) for small in (one, other)))


def test_a_signature_holds_the_pictures():
    small = film(6, 1)

    assert (pairing.read(pairing.sign(small)) == small[:, ::4, ::4]).all()


def test_the_same_film_is_alike_at_all_times():
    found = compare(film(10, 1), film(10, 1))

    assert (found.median, found.worst) == (pytest.approx(1, abs=0.01), pytest.approx(1, abs=0.01))
    assert found.different_seconds == 0


def test_another_film_differs_in_every_second_that_both_have():
    found = compare(film(10, 1), film(10, 2))

    # where nothing fits, the best shift may leave a second of one of them out
    assert found.different_seconds in {9, 10}


def test_another_cut_is_told_by_the_seconds_that_differ():
    other = film(10, 1)
    other[20:30] = film(2, 3)

    found = compare(film(10, 1), other)

    assert (found.different_seconds, found.at_seconds // 2) == (2, 2)


@pytest.mark.parametrize(("lost", "seconds"), [(5, 0), (7, 0), (9, 1)])
def test_an_end_that_one_version_lost_is_told(lost, seconds):
    assert compare(film(10, 1), film(10, 1)[:-lost]).different_seconds == seconds


def test_no_pictures_tell_nothing():
    assert compare(film(10, 1), film(0, 1)) is None


def test_what_is_no_signature_is_refused():
    with pytest.raises(ValueError, match="not a signature"):
        pairing.read(b"no signature")
