"""Each film is made in one known way, and measured by the system's ffprobe and by the package's."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import films as odd
import measured
import pytest

from intake.demo import films
from intake.model import FilmFacts, Nature, Refusal


@pytest.fixture(scope="module")
def maker():
    return measured.maker()


@pytest.fixture(scope="module")
def folder():
    return measured.workshop()


@pytest.fixture(scope="module", params=["PATH", "wheel"])
def measure(request):
    """The measurement by one source of programs."""
    assert measured.programs(request.param).source == request.param
    return lambda film: measured.measure(film, request.param)


def test_a_right_hd_version(measure, maker, folder):
    path = films.make(maker, folder, films.hd(0))

    found = measure(path)

    assert replace(found, video_bit_rate=0) == FilmFacts(
        container="mp4",
        video_codec="h264",
        width=1920,
        height=1080,
        display_width=1920,
        display_height=1080,
        sample_aspect=Fraction(1),
        frame_rate=Fraction(25),
        time_base=Fraction(1, 12800),
        steps=((512, 74),),
        scan="progressive",
        duration_seconds=3.0,
        container_seconds=3.0,
        video_bit_rate=0,
        size_bytes=path.stat().st_size,
        pixel_format="yuv420p",
        audio_codec="aac",
        rotation=0,
    )
    assert 0.5 < found.video_bit_rate / 2_500_000 < 1.0


def test_a_right_compressed_version(measure, maker, folder):
    found = measure(films.make(maker, folder, films.compressed(0)))

    assert (found.width, found.height, found.duration_seconds) == (1280, 720, 3.0)
    assert found.video_bit_rate <= 900_000


def test_hevc(measure, maker, folder):
    found = measure(films.make(maker, folder, replace(films.hd(0), codec="hevc", seconds=1)))

    assert (found.video_codec, found.scan, found.duration_seconds) == ("hevc", "progressive", 1.0)


def test_five_minutes(measure, maker, folder):
    found = measure(films.make(maker, folder, films.long(films.compressed(0))))

    assert (found.duration_seconds, found.steps) == (300.0, ((512, 7499),))


def test_thirty_a_second(measure, maker, folder):
    found = measure(odd.thirty_a_second(maker, folder))

    assert (found.frame_rate, found.steps) == (Fraction(30), ((512, 59),))
    assert found.time_base == Fraction(1, 15360)


def test_dropped_pictures_show_in_the_steps(measure, maker, folder):
    found = measure(odd.fifth_picture_missing(maker, folder))

    # Of 75 pictures 15 are gone: the first, and fourteen between two others.
    assert (found.steps, found.time_base) == (((512, 45), (1024, 14)), Fraction(1, 12800))
    assert found.duration_seconds == pytest.approx(2.96, abs=0.04)


def test_pictures_coded_out_of_order(measure, maker, folder):
    found = measure(odd.bidirectional(maker, folder))

    assert (found.steps, found.duration_seconds) == (((512, 49),), 2.0)


def test_interlaced(measure, maker, folder):
    found = measure(odd.interlaced(maker, folder))

    assert (found.scan, found.frame_rate) == ("interlaced", Fraction(25))


def test_anamorphic(measure, maker, folder):
    found = measure(odd.anamorphic(maker, folder))

    assert (found.display_width, found.sample_aspect) == (1440, Fraction(4, 3))


def test_rotated(measure, maker, folder):
    found = measure(odd.rotated(maker, folder))

    assert (found.width, found.height, found.rotation) == (1920, 1080, 90)
    assert (found.display_width, found.display_height) == (1080, 1920)


@pytest.mark.parametrize(
    ("film", "container", "seconds"),
    [
        (odd.matroska_named_mp4, "matroska", 3.0),
        (odd.quicktime, "mov", 3.0),
        (odd.mpegts, "mpegts", 3.0),
        (odd.flash, "flv", 3.0),
        (odd.avi, "avi", 1.0),
        (odd.windows_media, "asf", 1.0),
        (odd.programme_stream, "other", 1.0),
    ],
)
def test_containers_by_content(measure, maker, folder, film, container, seconds):
    found = measure(film(maker, folder))

    assert found.container == container
    assert found.duration_seconds == pytest.approx(seconds, abs=0.041)


def test_no_sound(measure, maker, folder):
    assert measure(odd.mute(maker, folder)).audio_codec is None


def test_bit_rate_is_weighed_not_read(measure, maker, folder):
    found = measure(odd.heavy(maker, folder))

    assert found.video_bit_rate == pytest.approx(2_000_000, rel=0.1)


def test_hidden_beginning_does_not_count(measure, maker, folder):
    found = measure(odd.beginning_hidden(maker, folder))

    assert found.duration_seconds == pytest.approx(1.8, abs=0.041)
    assert found.steps == ((512, 44),)


def test_a_cover_is_no_film(measure, maker, folder):
    detail = "there is no moving picture inside"
    expected = Refusal(nature=Nature.FILM, reason="unreadable", detail=detail)

    assert measure(odd.sound_with_cover(maker, folder)) == expected
