"""Tarred: a tar, or one file packed by gzip, bzip2 or xz → its members, read from the front."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, cast

from intake.materials.sink import PIECE, Sink, decode, refused

BLOCK = 512
ENDINGS = {"gzip": (".gz",), "bz2": (".bz2",), "xz": (".xz",)}
DAMAGED = (tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, ValueError, gzip.BadGzipFile)


def unpack(path: Path, form: str, name: str, sink: Sink) -> None:
    """Every member of the file at `path`, which its sender called `name`. Raises RefusedError."""
    try:
        with path.open("rb") as packed, _opened(packed, form) as stream:
            head = stream.peek(BLOCK)[:BLOCK]
            if form == "tar" or _is_tar(head):
                _tar(stream, sink)
            elif sink.enter(single := _single(name, form)):
                sink.take(single, _pieces(stream))
    except DAMAGED as error:
        raise refused(reason="unreadable", detail=type(error).__name__) from error
    except OSError as error:
        if error.errno is None:  # bz2 and gzip say so of damaged data
            raise refused(reason="unreadable", detail=type(error).__name__) from error
        raise


def _opened(packed: BinaryIO, form: str) -> io.BufferedReader:
    match form:
        case "gzip":
            stream = cast("io.RawIOBase", gzip.GzipFile(fileobj=packed))
        case "bz2":
            stream = cast("io.RawIOBase", bz2.BZ2File(packed))
        case "xz":
            stream = cast("io.RawIOBase", lzma.LZMAFile(packed))  # noqa: SIM115  (closed with its reader)
        case _:
            return cast("io.BufferedReader", packed)
    return io.BufferedReader(stream, PIECE)


def _is_tar(head: bytes) -> bool:
    """Whether the first block is a tar's: its checksum says so, with or without a name for it."""
    try:
        tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _single(name: str, form: str) -> str:
    """What a lone packed file is called without its ending."""
    plain = name.rpartition("/")[2] or "file"
    ending = next((e for e in ENDINGS.get(form, ()) if plain.lower().endswith(e)), "")
    return plain.removesuffix(plain[len(plain) - len(ending) :]) if ending else plain


def _tar(stream: io.BufferedReader, sink: Sink) -> None:
    # "r|" never seeks; names keep their octets until it is known what they are written in.
    with tarfile.open(
        fileobj=stream, mode="r|", encoding="utf-8", errors="surrogateescape"
    ) as archive:
        for member in archive:
            _member(archive, member, sink)


def _member(archive: tarfile.TarFile, member: tarfile.TarInfo, sink: Sink) -> None:
    name = decode(member.name.encode("utf-8", "surrogateescape"))
    wanted = sink.enter(name + "/" * member.isdir())
    if member.isdir():
        return
    if not member.isreg() or member.issparse():
        raise refused(reason="unsafe", detail="link")
    if not wanted:
        sink.count(member.size)
        return
    body = archive.extractfile(member)
    if body is None or sink.take(name, _pieces(body)) != member.size:
        raise refused(reason="unreadable", detail="member")


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece
