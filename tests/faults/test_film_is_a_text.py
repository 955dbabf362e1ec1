"""A text, a page or chance bytes under a film's name: unreadable, never "cut off"."""

import films as odd
import pytest
from measured import SOURCES, measure

from intake.materials import nature
from intake.model import Nature, Refusal


@SOURCES
def test_film_is_a_text(tmp_path, source):
    path = odd.text_named_mp4(tmp_path)

    told, found = nature.tell(path, path.name), measure(path, source)

    assert told == (Nature.FILM, "mp4")
    detail = "moov atom not found; Invalid data found when processing input"
    assert found == Refusal(nature=Nature.FILM, reason="unreadable", detail=detail)


@SOURCES
@pytest.mark.parametrize(
    "content", [b"<html><body>404</body></html>", bytes(range(256)) * 400, bytes(5000), b"x"]
)
def test_film_is_something_else(tmp_path, source, content):
    path = tmp_path / "film.mp4"
    path.write_bytes(content)

    found = measure(path, source)

    assert (type(found), found.reason) == (Refusal, "unreadable")
    assert str(tmp_path) not in found.detail


@SOURCES
def test_film_is_empty(tmp_path, source):
    path = tmp_path / "film.mp4"
    path.touch()

    assert measure(path, source) == Refusal(nature=Nature.FILM, reason="empty")
