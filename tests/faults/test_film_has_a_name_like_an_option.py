"""A name that a program would take for an option, a protocol or a pattern is only a name."""

import pytest
from measured import copy, maker, measure, workshop

from intake.demo import films
from intake.materials import gather, nature
from intake.model import FilmFacts, Nature

NAMES = [
    "-i.mp4",
    "-version.mp4",
    "concat:a.mp4",
    "http:x.mp4",
    "%03d.mp4",
    "*.mp4",
    "a'b\"c d.mp4",
]


@pytest.mark.parametrize(
    ("name", "source"),
    [*((name, "wheel") for name in NAMES), *((name, "PATH") for name in NAMES[:3])],
)
def test_film_has_a_name_like_an_option(tmp_path, name, source, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = copy(films.make(maker(), workshop(), films.compressed(0)), tmp_path / name)

    # The folder is left out on purpose: the path that is handed over is the bare name.
    found = measure(path.relative_to(tmp_path), source)

    assert isinstance(found, FilmFacts)
    assert (found.width, found.duration_seconds) == (1280, 3.0)


@pytest.mark.parametrize("name", [*NAMES, "../../x.mp4", "x\x00.mp4", "x\n.mp4"])
def test_stored_under_a_name_of_ours(tmp_path, name):
    path = gather.store(name.encode(), tmp_path, gather.safe_suffix(name))

    assert path.suffix == ".mp4"
    assert path.stem.isalnum()
    assert path.parent.parent == tmp_path
    assert nature.tell(path, name) == (Nature.FILM, "mp4")
