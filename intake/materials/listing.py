"""A zip → the names of its members, from its list alone, under budgets; nothing is unpacked.

Python's zipfile reads the list of whatever length and raises many kinds of errors; here a list that
is damaged, absent or too long is simply None (APPNOTE 4.3.12 and 4.3.16).
"""

from __future__ import annotations

import os
import struct
from typing import BinaryIO

TAIL_BYTES = 22 + 65535
"""The end record and the longest comment that may follow it."""

LIST_BYTES = 1024**2
END = struct.Struct("<4s4H2IH")
MEMBER = struct.Struct("<4s6H3I5H2I")


def names(stream: BinaryIO) -> tuple[str, ...] | None:
    """The members' names as the zip lists them; None when the list cannot be read within budget."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - TAIL_BYTES))
    tail = stream.read(TAIL_BYTES)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < END.size:
        return None
    _, _, _, _, count, length, offset, _ = END.unpack_from(tail, at)
    if length > LIST_BYTES or offset + length > size:
        return None
    stream.seek(offset)
    return _members(stream.read(length), count)


def _members(listed: bytes, count: int) -> tuple[str, ...] | None:
    found, at = [], 0
    for _ in range(count):
        if listed[at : at + 4] != b"PK\x01\x02" or len(listed) - at < MEMBER.size:
            return None
        values = MEMBER.unpack_from(listed, at)
        name, extra, comment = values[10:13]
        start = at + MEMBER.size
        found.append(listed[start : start + name].decode("utf-8", "replace").replace("\\", "/"))
        at = start + name + extra + comment
    return tuple(found)
