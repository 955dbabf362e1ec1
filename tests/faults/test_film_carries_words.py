"""A film with a bomb of subtitles or with a parcel attached: neither is read, the film is right."""

import subprocess

import pytest
from kinds import LITTLE
from measured import look, maker, workshop

EVENT = "{}\n00:00:00,{:03d} --> 00:00:09,000\n{}\n\n"


def with_words(path, room):
    """A film with 500 subtitles at once, one of them of a megabyte."""
    told = room / "words.srt"
    lines = [EVENT.format(n, n % 1000, "<b>" * 20 + "x") for n in range(500)]
    told.write_text("".join(lines) + EVENT.format(500, 0, "y" * 2**20), encoding="utf-8")
    make(path, ["-i", str(told), "-map", "0", "-map", "1", "-c", "copy"])


def with_parcel(path, room):
    """A film with a font of ten megabytes."""
    parcel = room / "font.ttf"
    parcel.write_bytes(bytes(10 * 2**20))
    kind = ["-metadata:s:t", "mimetype=application/x-truetype-font"]
    make(path, ["-map", "0", "-c", "copy", "-attach", str(parcel), *kind])


def make(path, words):
    """A Matroska file of the film, under a film's name."""
    film = str(LITTLE(maker(), workshop()))
    line = [str(maker()), "-v", "error", "-nostdin", "-i", film, *words, "-f", "matroska"]
    subprocess.run([*line, str(path)], check=True)


@pytest.mark.parametrize(("make", "source"), [(with_words, "PATH"), (with_parcel, "wheel")])
def test_film_carries_words(tmp_path, make, source):
    path = tmp_path / "film.mp4"
    make(path, tmp_path)

    found = look(path, source)

    assert (found.width, found.height, found.container) == (320, 180, "matroska")
    assert (found.unscanned, found.frames_touched, found.frames_decoded) == (None, 0, 300)
