"""MP4 as a tree of boxes (ISO/IEC 14496-12), so that a test can make a film say what it likes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

INSIDE = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"dinf"})
"""Boxes that hold nothing but boxes."""

PIECE = bytes(2**20)
Change = Callable[[bytes], bytes]


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box: its length, its kind, what is in it."""
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def changed(film: bytes, changes: dict[bytes, Change]) -> bytes:
    """A film with the contents of some kinds of boxes changed, wherever they are.

    The index has to stand behind the pictures, whose places would be others else.
    """
    made, at = b"", 0
    while at < len(film):
        size, kind = struct.unpack_from(">I4s", film, at)
        body = film[at + 8 : at + size]
        if kind in INSIDE:
            body = changed(body, changes)
        made += box(kind, changes.get(kind, bytes)(body))
        at += size
    return made


def alias(path: str) -> bytes:
    """The content of dref that says: the samples lie in another file (as ffmpeg reads `alis`)."""
    name = path.encode()
    volume = bytes(10 + 28 + 12)
    file = struct.pack(">B63s", len(name[-63:]), name[-63:]) + bytes(16 + 4 + 16)
    entry = struct.pack(">2h", 2, len(name)) + name + bytes(len(name) % 2)
    listed = box(b"alis", bytes(4), volume, file, entry, struct.pack(">2h", -1, 0))
    return struct.pack(">2I", 0, 1) + listed


def swollen(index: bytes, size: int) -> bytes:
    """The content of a compressed moov that becomes so many bytes: `index` and nothing behind it.

    A megabyte of nothing is compressed once and repeated, for each piece ends on a byte.
    """
    count = (size - len(index) - 8) // len(PIECE)
    full = index + struct.pack(">I4s", 8 + count * len(PIECE), b"free")
    first, each = zlib.compressobj(9, wbits=-15), zlib.compressobj(9, wbits=-15)
    pieces = [first.compress(full), first.flush(zlib.Z_FULL_FLUSH)]
    pieces.append((each.compress(PIECE) + each.flush(zlib.Z_FULL_FLUSH)) * count)
    total = zlib.adler32(full)
    for _ in range(count):
        total = zlib.adler32(PIECE, total)
    packed = b"\x78\x9c" + b"".join(pieces) + b"\x03\x00" + struct.pack(">I", total)
    length = struct.pack(">I", len(full) + count * len(PIECE))
    return box(b"cmov", box(b"dcom", b"zlib"), box(b"cmvd", length, packed))
