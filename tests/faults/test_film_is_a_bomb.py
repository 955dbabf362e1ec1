"""A small file that would fill the memory: our limit ends it, and it goes to a person."""

from __future__ import annotations

import struct
from pathlib import Path

import films as odd
import pytest
from boxes import box, changed, swollen
from measured import maker, peaks, workshop

from intake.materials import nature
from intake.model import Nature

ROOM = 600
"""MB that a film may take at most, the robot and its program together."""


def swelling(path: Path, size: int = 700 << 20) -> None:
    """A megabyte of index that is compressed from 700."""
    film = odd.index_behind(maker(), workshop()).read_bytes()
    path.write_bytes(changed(film, {b"moov": lambda inside: swollen(box(b"moov", inside), size)}))


def covered(path: Path) -> None:
    """A cover of 700 megabytes, nearly all of which are a hole in the file."""
    size = 700 << 20
    kinds = (b"covr", b"ilst", b"meta", b"udta", b"moov")
    head = struct.pack(">I4s2I", 16 + size, b"data", 13, 0)
    handler = box(b"hdlr", bytes(8), b"mdirappl", bytes(9))
    film = odd.index_behind(maker(), workshop()).read_bytes()
    at = film.index(b"moov") + 4
    before = {b"meta": bytes(4) + handler, b"moov": film[at:]}
    for kind in kinds:
        head = before.get(kind, b"") + head
        head = struct.pack(">I4s", 8 + len(head) + size, kind) + head
    with path.open("wb") as stream:
        stream.write(film[: at - 8] + head)
        stream.truncate(stream.tell() + size)


def compressed(path: Path) -> None:
    """An index that is compressed as some programs do, from little."""
    swelling(path, 1 << 20)


@pytest.mark.parametrize(
    ("make", "source", "reason"),
    [
        (swelling, "PATH", "ffprobe: Cannot allocate memory"),
        (compressed, "wheel", "ffprobe: Function not implemented"),
        (covered, "wheel", "ffprobe: Out of memory"),
    ],
    ids=["swelling", "no bomb, for a program without zlib", "covered"],
)
def test_a_bomb_takes_little_and_rejects_nobody(tmp_path, make, source, reason):
    path = tmp_path / "film.mp4"
    make(path)

    (robot, program), found = peaks(path, source)

    assert nature.tell(path, path.name) == (Nature.FILM, "mp4")
    assert robot + program <= ROOM
    assert found == reason
