"""One browser for all tests of the board, and one wall of works with a film that plays."""

from __future__ import annotations

import shutil

import pytest
from board import walls
from browser import browsing
from programs import require


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    """Headless Chromium."""
    with browsing(require("chromium"), tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="session")
def hung(tmp_path_factory, film_pair):
    """The board of 25 works in every state, each with the same short film."""
    folder = tmp_path_factory.mktemp("board")
    shutil.copy(film_pair[1], folder / "film.mp4")
    return walls.hang(folder, walls.wall(walls.works(film="film.mp4")))
