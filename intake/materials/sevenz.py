"""Sevenz: a 7z → its members. The one door to py7zr.

A 7z names the sizes of its members before anything is unpacked, and unpacking stops there; every
byte is counted all the same.
"""

from __future__ import annotations

import lzma
import zlib
from pathlib import Path
from typing import BinaryIO

import py7zr
from py7zr.exceptions import (
    ArchiveError,
    PasswordRequired,
    UnsupportedCompressionMethodError,
)
from py7zr.io import Py7zIO, WriterFactory

from intake.materials.sink import Sink, Taken, decode, refused

DAMAGED = (
    ArchiveError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OverflowError,
    RuntimeError,
    TypeError,
    ValueError,
    lzma.LZMAError,
    zlib.error,
)
"""What py7zr raises on damaged headers; it names no such family of its own."""


def unpack(path: Path, sink: Sink, password: str | None) -> None:
    """Every member of the 7z at `path` into the sink. Raises RefusedError."""
    locked = password is not None
    try:
        with py7zr.SevenZipFile(path, password=password) as archive:
            locked = archive.needs_password()
            if locked and password is None:
                raise refused(reason="encrypted", detail="member")
            wanted = _wanted(archive, sink)
            if wanted:
                archive.extract(targets=wanted, factory=_Numbered(sink))
    except PasswordRequired as error:
        raise refused(reason="encrypted", detail="member") from error
    except UnsupportedCompressionMethodError as error:
        raise refused(reason="unsupported", detail="7z") from error
    except DAMAGED as error:
        raise refused(
            reason="encrypted" if locked else "unreadable", detail=type(error).__name__
        ) from error


def _wanted(archive: py7zr.SevenZipFile, sink: Sink) -> list[str]:
    """The members to unpack, by the list. Raises RefusedError for what it promises too much of."""
    wanted, promised = [], 0
    for member in archive.list():
        name = decode(member.filename.encode("utf-8", "surrogateescape"))
        takes = sink.enter(name + "/" * member.is_directory)
        if member.is_symlink or not (member.is_file or member.is_directory):
            raise refused(reason="unsafe", detail="link")
        if takes:
            wanted.append(member.filename)
            promised += member.uncompressed
    if promised > sink.most_bytes:
        raise refused(reason="unsafe", detail="bytes")
    return wanted


class _Numbered(WriterFactory):
    """Gives py7zr a numbered file for each member."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    def create(self, filename: str) -> Py7zIO:
        """The file that takes one member."""
        number = len(self._sink.taken)
        self._sink.taken.append(Taken(number, decode(filename.encode("utf-8", "replace")), 0))
        return _Member(self._sink, number)


class _Member(Py7zIO):
    """One member's file; py7zr writes it from the front to its end."""

    def __init__(self, sink: Sink, number: int) -> None:
        self._sink, self._number = sink, number
        self._file: BinaryIO = (sink.folder / str(number)).open("x+b")

    def write(self, s: bytes | bytearray) -> int:
        """Take a piece. Raises RefusedError beyond the budget."""
        self._sink.count(len(s))
        written = self._file.write(s)
        known = self._sink.taken[self._number]
        self._sink.taken[self._number] = Taken(known.number, known.name, known.size + written)
        return written

    def read(self, size: int | None = None) -> bytes:
        """What py7zr reads again, to check it."""
        return self._file.read(-1 if size is None else size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place in the file."""
        return self._file.seek(offset, whence)

    def flush(self) -> None:
        """Let the file be whole for whoever looks."""
        self._file.flush()

    def size(self) -> int:
        """How many bytes were written."""
        return self._sink.taken[self._number].size

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
