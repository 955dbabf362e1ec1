"""Content: the octets of a part, small ones at hand, large ones in a file of their own.

A film must never stand in memory: it is decoded and hashed as it is read, straight to disk.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from intake.letters.transfer import Decoder

LARGE = 2**16
"""Octets, as coded in the letter, above which a body goes to disk."""

PIECE_BYTES = 2**20
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Decoded octets: `octets` are all of them, unless `path` names the file that holds them."""

    size: int
    sha256: str
    octets: bytes = b""
    path: Path | None = None

    def head(self, most: int) -> bytes:
        """The first octets, at most so many. Raises OSError."""
        if self.path is None:
            return self.octets[:most]
        with self.path.open("rb") as file:
            return file.read(most)

    def open(self) -> BinaryIO:
        """The octets as a stream. Raises OSError."""
        return BytesIO(self.octets) if self.path is None else self.path.open("rb")

    def pieces(self) -> Iterator[bytes]:
        """The octets in pieces of at most a mebibyte. Raises OSError."""
        with self.open() as stream:
            while piece := stream.read(PIECE_BYTES):
                yield piece


def of(octets: bytes) -> Content:
    """The content that these octets are."""
    return Content(size=len(octets), sha256=hashlib.sha256(octets).hexdigest(), octets=octets)


class Outflow:
    """Where one body flows: decoded into a new file, hashed on the way."""

    def __init__(self, path: Path, undo: Decoder) -> None:
        self._path, self._undo = path, undo
        self._file = os.fdopen(os.open(path, _NEW, 0o600), "wb")
        self._digest, self._size = hashlib.sha256(), 0

    def feed(self, piece: bytes) -> None:
        """Take one more piece as the letter codes it. Raises OSError."""
        self._write(self._undo.feed(piece))

    def end(self) -> Content:
        """The whole content. Raises OSError."""
        self._write(self._undo.end())
        self.close()
        return Content(size=self._size, sha256=self._digest.hexdigest(), path=self._path)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _write(self, octets: bytes) -> None:
        self._digest.update(octets)
        self._size += len(octets)
        self._file.write(octets)
