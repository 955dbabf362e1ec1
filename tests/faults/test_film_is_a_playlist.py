"""A playlist under a film's name would play a neighbour's film; it must be refused unread."""

import pytest
from measured import SOURCES, copy, maker, measure, programs, workshop

from intake import child
from intake.demo import films
from intake.model import FilmFacts, Nature, Refusal

HLS = "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3.0,\n{}\n#EXT-X-ENDLIST\n"
CONCAT = "ffconcat version 1.0\nfile {}\n"


@pytest.fixture
def neighbour(tmp_path):
    """Another sender's film in the same folder: measured by itself it is right in all."""
    return copy(films.make(maker(), workshop(), films.hd(0)), tmp_path / "neighbour.mp4")


@SOURCES
@pytest.mark.parametrize("text", [HLS, CONCAT], ids=["hls", "ffconcat"])
@pytest.mark.parametrize("absolute", [False, True], ids=["relative", "absolute"])
def test_film_is_a_playlist(tmp_path, neighbour, source, text, absolute):
    path = tmp_path / "film.mp4"
    path.write_text(text.format(neighbour if absolute else neighbour.name), encoding="utf-8")

    found = measure(path, source)

    assert isinstance(measure(neighbour, source), FilmFacts)
    assert (type(found), found.nature, found.reason) == (Refusal, Nature.FILM, "unreadable")


def test_without_the_guard_the_neighbour_is_read(tmp_path, neighbour):
    """What the guard guards against: by default the list is opened and gives another's picture."""
    path = tmp_path / "film.mp4"
    path.write_text(CONCAT.format(neighbour.name), encoding="utf-8")
    unguarded = [str(programs("PATH").ffprobe), "-v", "error", "-show_entries", "stream=width"]

    done = child.run([*unguarded, "-of", "csv=p=0", f"file:{path}"], seconds=20)

    assert b"1920" in done.out
