"""More tracks than a film has: up to 64 it is read as any other, beyond them a person looks."""

import subprocess

import films as odd
import pytest
from measured import SOURCES, maker, measure, workshop

from intake.model import FilmFacts, Nature, NotMeasured


def tracks(path, count):
    """A right film, with its sound so many times more."""
    film = odd.index_behind(maker(), workshop())
    words = ["-v", "error", "-nostdin", "-i", str(film), "-map", "0", *["-map", "0:a"] * count]
    subprocess.run([str(maker()), *words, "-c", "copy", str(path)], check=True)


@SOURCES
@pytest.mark.parametrize("count", [62, 63])
def test_film_has_many_streams(tmp_path, source, count):
    path = tmp_path / "film.mp4"
    tracks(path, count)

    found = measure(path, source)

    if count + 2 <= 64:
        assert isinstance(found, FilmFacts)
        assert (found.width, found.duration_seconds) == (1920, 3.0)
    else:
        reason = "ffprobe: Cannot allocate memory" if source == "PATH" else "ffprobe: Out of memory"
        assert found == NotMeasured(nature=Nature.FILM, reason=reason)
