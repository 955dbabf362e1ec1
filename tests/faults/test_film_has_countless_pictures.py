"""A few bytes of index that tell of any number of pictures: they are counted, never decoded."""

import struct

import films as odd
import pytest
from boxes import changed
from measured import maker, peaks, workshop


def counting(path, pictures):
    """A film of so many pictures of one byte each, all of which last a millisecond."""
    tables = {
        b"mdhd": lambda body: body[:12] + struct.pack(">2I", 1000, pictures) + body[20:],
        b"stts": lambda _: struct.pack(">4I", 0, 1, pictures, 1),
        b"stsz": lambda _: struct.pack(">3I", 0, 1, pictures),
        b"stsc": lambda _: struct.pack(">5I", 0, 1, 1, pictures, 1),
        b"stco": lambda _: struct.pack(">3I", 0, 1, 48),
        b"edts": lambda _: b"",
        b"ctts": lambda _: bytes(8),
        b"stss": lambda _: struct.pack(">3I", 0, 1, 1),
    }
    film = changed(odd.index_behind(maker(), workshop()).read_bytes(), tables)
    with path.open("wb") as stream:
        stream.write(film + struct.pack(">I4s", pictures + 8, b"mdat"))
        stream.truncate(stream.tell() + pictures)


@pytest.mark.parametrize(
    ("pictures", "reason"),
    [
        pytest.param(240_000, "the film has more than 60000 pictures", marks=pytest.mark.torture),
        (60_000_000, "the film tells of more than 1000000 pictures"),
    ],
)
def test_film_has_countless_pictures(tmp_path, pictures, reason):
    path = tmp_path / "film.mp4"
    counting(path, pictures)

    (robot, program), found = peaks(path, "PATH")

    assert found == reason
    assert (robot <= 250, program <= 150) == (True, True)
