from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from intake.media.timing import MOST_STEPS, Packet, parse, time_line

MILLI = Fraction(1, 1000)


def packets(times, lasts=40, size=1000):
    return [Packet(at, lasts, size, shown=True) for at in times]


def test_lines_become_packets():
    lines = b"0,-512,512,20047,K_\n512,0,512,100,_D_\nN/A,40,N/A,7,__\nN/A,N/A,1,1,__\n1,2\n\n"

    assert list(parse(lines)) == [
        Packet(0, 512, 20047, shown=True),
        Packet(512, 512, 100, shown=False),
        Packet(40, 0, 7, shown=True),
    ]


def test_an_even_film():
    found = time_line(packets([0, 80, 40, 120]), MILLI, Fraction(25))

    assert (found.steps, found.duration_seconds) == (((40, 3),), 0.16)
    assert (found.bit_rate, found.frame_rate) == (200_000, Fraction(25))


def test_a_film_starts_where_its_first_picture_does():
    found = time_line(packets([-80, -40, 0]), MILLI, Fraction(25))

    assert found.duration_seconds == 0.12


def test_the_last_packet_lasts_as_long_as_most():
    found = time_line(packets([0, 40, 80], lasts=0), MILLI, None)

    assert (found.duration_seconds, found.frame_rate) == (0.12, Fraction(25))


def test_one_picture_lasts_as_the_header_says():
    found = time_line(packets([0], lasts=0), MILLI, Fraction(25))

    assert (found.duration_seconds, found.steps) == (0.04, ())


def test_no_packet_is_no_time():
    found = time_line([], MILLI, None)

    assert (found.duration_seconds, found.bit_rate, found.frame_rate) == (0.0, 0, 0)


def test_pictures_at_one_instant_have_no_rate():
    found = time_line(packets([5, 5], lasts=0), MILLI, None)

    assert (found.duration_seconds, found.bit_rate, found.frame_rate) == (0.0, 0, 0)


def test_what_is_not_shown_is_held():
    hidden = Packet(-40, 40, 1000, shown=False)

    found = time_line([hidden, *packets([0, 40])], MILLI, Fraction(25))

    assert (found.duration_seconds, found.held_seconds, found.bit_rate) == (0.08, 0.12, 200_000)


def test_evenly_spread_steps_are_not_told_as_even_ones():
    # Every distance from 1 to 79 once, and 40 twice: the mean is 40, and nothing is regular.
    times, at = [0], 0
    for step in [*range(1, 80), 40]:
        at += step
        times.append(at)

    found = time_line(packets(times), MILLI, None)

    assert sum(count for step, count in found.steps if abs(step - 40) <= 1) == 4


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=400))
def test_capped_steps_keep_their_number_and_their_time(distances):
    times, at = [0], 0
    for step in distances:
        at += step
        times.append(at)

    found = time_line(packets(times), MILLI, None)

    assert len(found.steps) <= MOST_STEPS
    assert sum(count for _, count in found.steps) == len(distances)
    told = sum(step * count for step, count in found.steps)
    assert abs(told - sum(distances)) <= 5000


@given(st.binary(max_size=300))
def test_any_lines_are_read(lines):
    held = list(parse(lines))

    found = time_line(held, MILLI, None)

    shown = sum(packet.shown for packet in held)
    assert sum(count for _, count in found.steps) == max(shown - 1, 0)
