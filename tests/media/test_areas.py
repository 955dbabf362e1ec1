"""Two pictures area by area, and what merely lies over one: expected from how they were drawn."""

import numpy as np
import pytest

from intake.media import areas

HIGH, WIDE = 180, 320
ALL = np.ones((HIGH, WIDE), bool)


def drawn(seed=0):
    """Squares of chance."""
    chance = np.random.default_rng(seed)
    coarse = chance.integers(20, 230, (HIGH // 4, WIDE // 4), dtype=np.uint8)
    return coarse.repeat(4, axis=0).repeat(4, axis=1)


def around(row, column):
    """The areas (row, column) that see this pixel."""
    first = [max(0, (at - areas.EDGE - areas.AREA) // areas.STRIDE + 1) for at in (row, column)]
    last = [(at - areas.EDGE) // areas.STRIDE for at in (row, column)]
    return slice(first[0], last[0] + 1), slice(first[1], last[1] + 1)


def test_a_picture_is_like_itself_everywhere():
    scores = areas.compare(drawn(), drawn(), ALL)

    assert scores.shape == (20, 38)
    assert scores.min() == 1
    assert areas.kept(scores) == 1


def test_its_negative_is_like_it_nowhere():
    assert areas.compare(255 - drawn(), drawn(), ALL).max() < 0.5


@pytest.mark.parametrize(("down", "right"), [(2, 0), (0, -2), (-2, 2)])
def test_two_pixels_aside_are_looked_through(down, right):
    moved = np.roll(drawn(), (down, right), (0, 1))

    assert areas.compare(moved, drawn(), ALL).min() == pytest.approx(1, abs=0.001)


def test_only_the_areas_that_were_changed_differ():
    other = drawn()
    other[100:116, 200:216] = drawn(1)[100:116, 200:216]

    scores = areas.compare(other, drawn(), ALL)
    untouched = np.ones(scores.shape, bool)
    untouched[around(100, 200)[0].start : around(115, 215)[0].stop, :] = False

    assert scores[untouched].min() == 1
    row, column = areas.lowest(scores)
    assert abs(areas.EDGE + row * areas.STRIDE - 100) <= areas.STRIDE
    assert abs(areas.EDGE + column * areas.STRIDE - 200) <= areas.STRIDE


def test_hidden_areas_and_those_that_are_even_in_both_say_nothing():
    one, other, seen = drawn(), drawn(), ALL.copy()
    one[:40], other[:40] = 90, 96
    seen[100, 200] = False

    scores = areas.compare(one, other, seen)

    nothing = np.zeros(scores.shape, bool)
    nothing[: (40 - areas.EDGE - areas.AREA) // areas.STRIDE + 1] = True
    nothing[around(100, 200)] = True
    assert np.array_equal(np.isnan(scores), nothing)


def test_where_only_one_is_even_they_differ():
    other = drawn()
    other[:40] = 90

    assert areas.compare(other, drawn(), ALL)[:2].max() < 0.5


def test_an_area_counts_by_how_much_more_it_differs_than_the_rest():
    scores = np.full((5, 5), 0.9, np.float32)
    scores[2, 3] = 0.6
    scores[0, 0] = np.nan

    # 1 - 0.36 over 1 - 0.81 and what may differ in any coding
    assert areas.excess(scores) == pytest.approx(0.64 / 0.195, abs=0.001)
    assert areas.lowest(scores) == (2, 3)
    assert areas.kept(scores) == pytest.approx(23 / 24)


def test_an_area_that_is_the_contrary_differs_no_more_than_wholly():
    scores = np.array([[-0.7, 1, 1, 1, 1, 1]], np.float32)

    assert areas.excess(scores) == pytest.approx(1 / 0.005, rel=0.001)


def test_of_nothing_nothing_is_known():
    nothing = np.full((3, 3), np.nan, np.float32)

    assert (areas.excess(nothing), areas.kept(nothing)) == (0, 0)


SIGN = slice(20, 50), slice(250, 300)


def signed(pictures, chosen=slice(None)):
    """The pictures with the same sign over some of them."""
    made = pictures.copy()
    made[chosen, *SIGN] = drawn(99)[SIGN]
    return made


def films(first, count=12):
    """Pictures that have nothing in common."""
    return np.stack([drawn(first + n) for n in range(count)])


def test_a_sign_that_stays_beyond_the_clip_is_found_where_it_lies():
    own = films(200)

    found = areas.lasting(signed(films(100)), signed(own), own)

    rows, columns = np.nonzero(found)
    assert len(rows) > 0
    assert found[around(35, 275)].all()
    assert (rows.min() * 8 + 4 >= 20 - 24, rows.max() * 8 + 4 <= 50 + 8) == (True, True)
    assert (columns.min() * 8 + 4 >= 250 - 24, columns.max() * 8 + 4 <= 300 + 8) == (True, True)


def test_a_sign_over_half_of_the_rest_does_not_stay():
    own = films(200)

    assert not areas.lasting(signed(films(100), slice(0, 6)), signed(own), own).any()


def test_an_outline_stays_that_turns_round_over_a_brighter_ground():
    frame = np.zeros((HIGH, WIDE), bool)
    frame[20:50, 250:300] = True
    dark, light = (np.where(frame, 128, of).astype(np.uint8) for of in (100, 156))
    own, beyond = np.full((12, HIGH, WIDE), 100, np.uint8), np.stack([light] * 12)

    assert areas.lasting(beyond, np.stack([dark] * 12), own)[around(20, 275)].all()


def test_softer_areas_have_less_detail():
    soft = areas.compare(drawn() // 2, drawn(), ALL)

    assert areas.detail(drawn(), drawn(), soft) == 1
    assert areas.detail(drawn(1) // 2, drawn(), np.full((20, 38), 0.1)) == pytest.approx(
        0.25, abs=0.02
    )


def test_where_nothing_lies_over_the_film_nothing_stays():
    assert not areas.lasting(films(100), films(200), films(200)).any()


def test_what_fills_a_large_part_of_the_picture_is_no_sign():
    own, whole = films(200), drawn(99)
    beyond, shown = films(100), films(200)
    beyond[:, :, :160], shown[:, :, :160] = whole[:, :160], whole[:, :160]

    assert not areas.lasting(beyond, shown, own).any()


def lettered(*strokes):
    """An even picture with some strokes (rows, columns) on it."""
    made = np.full((HIGH, WIDE), 90, np.uint8)
    for rows, columns in strokes:
        made[rows, columns] = 200
    return made


TITLE = tuple((slice(80, 100), slice(at, at + 4)) for at in range(60, 260, 12))
OTHER = (slice(88, 92), slice(60, 72))
CAPTION = (slice(158, 162), slice(20, 80))


def test_of_a_title_nothing_is_left_where_other_strokes_stand():
    own, other = lettered(*TITLE), lettered(OTHER, *TITLE[2:])
    shaded = own // 2

    scores = areas.compare(other, own, ALL)
    darker = np.where(np.arange(WIDE) < 120, shaded, own).astype(np.uint8)

    assert areas.left(other, own, scores) < 0.3
    assert areas.left(own, own, areas.compare(own, own, ALL)) == 1
    # all of a title's strokes are there under a veil, half as strong
    assert areas.left(darker, own, np.where(scores < 0.75, 0.1, 0.9)) == pytest.approx(0.5, abs=0.1)


def test_where_all_differs_nothing_is_left():
    nowhere = np.full((20, 38), 0.1)

    assert areas.left(drawn(1), drawn(), nowhere) == 0


def test_a_caption_lies_over_what_is_even_near_the_border_only():
    own = lettered(*TITLE)
    film = lettered(CAPTION, OTHER, *TITLE[2:], (slice(120, 124), slice(200, 260)))
    scores = areas.compare(film, own, ALL)

    over = areas.laid_over(own, scores)

    rows, _ = np.nonzero(over)
    assert over[around(160, 50)].all()
    assert areas.EDGE + areas.STRIDE * rows.min() >= HIGH - areas.BORDER
    assert not areas.laid_over(own, np.full(scores.shape, 0.1)).any()


def test_areas_are_spread_over_their_pixels_and_up_to_the_border():
    chosen = np.zeros((20, 38), bool)
    chosen[1, 2] = chosen[19, 37] = True

    covered = areas.spread(chosen, (HIGH, WIDE))

    expected = np.zeros((HIGH, WIDE), bool)
    expected[12:28, 20:36] = expected[156:, 300:] = True
    assert np.array_equal(covered, expected)
