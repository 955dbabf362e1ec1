"""A header may promise anything: the packets are believed, and hostile numbers break nothing."""

import struct

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from measured import SOURCES, maker, measure, workshop

from intake.demo import films
from intake.model import FilmFacts, NotMeasured, Refusal


@pytest.fixture(scope="module")
def film():
    return films.make(maker(), workshop(), films.compressed(0))


@SOURCES
def test_film_claims_a_tenth_of_its_length(tmp_path, film, source):
    content = bytearray(film.read_bytes())
    at = content.index(b"mvhd") + 20
    units, length = struct.unpack_from(">2I", content, at - 4)
    assert length == 3 * units
    struct.pack_into(">I", content, at, length // 10)
    path = tmp_path / "film.mp4"
    path.write_bytes(content)

    found = measure(path, source)

    assert (found.duration_seconds, found.video_bit_rate < 1_000_000) == (3.0, True)


@given(place=st.integers(4, 3000), value=st.integers(0, 255))
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_film_with_a_wrong_byte_in_its_header(tmp_path, film, place, value):
    content = bytearray(film.read_bytes())
    content[place] = value
    path = tmp_path / "film.mp4"
    path.write_bytes(content)

    assert isinstance(measure(path, "PATH"), FilmFacts | Refusal | NotMeasured)
