"""Zipped: a zip → its members, one after the other, each checked against what the list says.

Python's zipfile opens no zip whose names break their own flag, reads overlapping members without
a word and a list of any length (measured on 3.11); so the list is read here (APPNOTE 4.3, 4.4).
"""

from __future__ import annotations

import bz2
import os
import stat
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import BinaryIO, Protocol

from intake.materials import aes
from intake.materials.sink import PIECE, UTF8_FLAG, RefusedError, Sink, decode, refused

END = struct.Struct("<4s4H2IH")
END64_AT = struct.Struct("<4sIQI")
END64 = struct.Struct("<4sQ2H2I4Q")
LISTED = struct.Struct("<4s6H3I5H2I")
LOCAL = struct.Struct("<4s5H3I2H")
TAIL_BYTES = END.size + 65535
LIST_BYTES = 32 * 1024**2
LOCKED, STRONG, LATE_SIZES = 0x1, 0x40, 0x8
STORED, DEFLATED, BZIP2, SEALED = 0, 8, 12, 99
SEAL, UNSUMMED = 0x9901, 2
SEAL_FIELD = struct.Struct("<H2sBH")
FULL = 0xFFFFFFFF
ZIP64, UNIX_NAME = 0x0001, 0x7075
KEY_BYTES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A line of the list; `start` is where its local header begins.

    `seal` is version and strength of the AES that locks it, `method` what is packed within.
    """

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    start: int
    mode: int
    time: int
    seal: tuple[int, int] | None = None

    @property
    def locked(self) -> bool:
        """Whether a password protects it."""
        return bool(self.flags & LOCKED)


class Unpacker(Protocol):
    """What zlib and bz2 have in common."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most so many bytes of what `data` packs."""
        ...


def unpack(path: Path, sink: Sink, password: str | None) -> None:
    """Every member of the zip at `path` into the sink. Raises RefusedError."""
    with path.open("rb") as stream:
        members, floor = _list(stream)
        wanted = [m for m in members if sink.enter(m.name)]
        if any(stat.S_ISLNK(m.mode) for m in members):
            raise refused(reason="unsafe", detail="link")
        bodies = _bodies(stream, members, floor)
        for member in wanted:
            _take(stream, member, bodies[member.start], sink, password)


def _take(stream: BinaryIO, member: Member, body: int, sink: Sink, password: str | None) -> None:
    packed = _plain(_read(stream, body, member.packed), member, password)
    pieces = _checked(_unpacked(packed, member), member)
    try:
        sink.take(member.name, pieces)
    except (zlib.error, OSError, EOFError, ValueError) as error:
        # A wrong password shows as rubbish, once in 256 times past the byte that tells.
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise _damaged(member) from error


def _damaged(member: Member) -> RefusedError:
    return refused(reason="encrypted" if member.locked else "unreadable", detail="member")


def _list(stream: BinaryIO) -> tuple[list[Member], int]:
    """The members in the list's order, and where the list begins."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - TAIL_BYTES))
    tail = stream.read(TAIL_BYTES)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < END.size:
        raise refused(reason="unreadable", detail="end")
    _, disk, _, _, count, length, offset, _ = END.unpack_from(tail, at)
    if disk not in {0, 0xFFFF}:
        raise refused(reason="unreadable", detail="volume")
    finish = size - len(tail) + at
    if FULL in {length, offset} or count == 0xFFFF:  # noqa: PLR2004  (APPNOTE 4.4.1.4)
        count, length, offset, finish = _end64(stream, finish, (count, length, offset))
    begin = finish - length
    if length > LIST_BYTES or begin < 0 or begin < offset:
        raise refused(reason="unreadable", detail="list")
    stream.seek(0)
    if begin > offset and stream.read(4) == b"PK\x03\x04":
        # The end of a zip or document inside this one, whose own end is missing.
        raise refused(reason="unreadable", detail="end")
    stream.seek(begin)
    # What stands before the zip (a self-extractor) moves all its offsets.
    return list(_members(stream.read(length), count, begin - offset)), begin


def _end64(stream: BinaryIO, finish: int, plain: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Count, length and offset of the list of a zip64, and where the list ends."""
    at = finish - END64_AT.size
    head = _exactly(stream, at, END64_AT.size) if at >= 0 else b""
    if not head.startswith(b"PK\x06\x07"):
        return (*plain, finish)
    place = at - END64.size
    if place < 0:
        raise refused(reason="unreadable", detail="end")
    values = END64.unpack(_exactly(stream, place, END64.size))
    if values[0] != b"PK\x06\x06":
        raise refused(reason="unreadable", detail="end")
    return values[7], values[8], values[9], place


def _members(listed: bytes, count: int, shift: int) -> Iterator[Member]:
    at = 0
    for _ in range(count):
        if listed[at : at + 4] != b"PK\x01\x02" or len(listed) - at < LISTED.size:
            raise refused(reason="unreadable", detail="list")
        values = LISTED.unpack_from(listed, at)
        name, extra, comment = values[10:13]
        start = at + LISTED.size
        raw, more = listed[start : start + name], listed[start + name : start + name + extra]
        size, packed, offset = _wide(values[9], values[8], values[16], more)
        seal, method = _sealed(values[4], more)
        yield Member(
            name=_named(raw, values[3], more),
            flags=values[3],
            method=method,
            seal=seal,
            time=values[5],
            crc=values[7],
            packed=packed,
            size=size,
            start=offset + shift,
            mode=values[15] >> 16,
        )
        at = start + name + extra + comment


def _extras(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        yield kind, extra[at + 4 : at + 4 + length]
        at += 4 + length


def _sealed(method: int, extra: bytes) -> tuple[tuple[int, int] | None, int]:
    """Version and strength of the AES lock, and the method within; None where there is none."""
    if method != SEALED:
        return None, method
    for kind, body in _extras(extra):
        if kind == SEAL and len(body) >= SEAL_FIELD.size:
            version, _, strength, within = SEAL_FIELD.unpack_from(body)
            return (version, strength), within
    raise refused(reason="unreadable", detail="list")


def _wide(size: int, packed: int, offset: int, extra: bytes) -> tuple[int, int, int]:
    """The three numbers, each from the zip64 field where it does not fit its own."""
    wide = next((body for kind, body in _extras(extra) if kind == ZIP64), b"")
    numbers = iter(struct.unpack_from(f"<{len(wide) // 8}Q", wide))
    try:
        size, packed, offset = (next(numbers) if n == FULL else n for n in (size, packed, offset))
    except (StopIteration, RuntimeError) as error:
        raise refused(reason="unreadable", detail="list") from error
    return size, packed, offset


def _named(raw: bytes, flags: int, extra: bytes) -> str:
    """The name: Info-ZIP's second one in UTF-8 while it belongs to the first, else the first."""
    for kind, body in _extras(extra):
        if kind == UNIX_NAME and body[:1] == b"\x01" and body[1:5] == _crc(raw):
            return decode(body[5:], says_utf8=True)
    return decode(raw, says_utf8=bool(flags & UTF8_FLAG))


def _crc(raw: bytes) -> bytes:
    return zlib.crc32(raw).to_bytes(4, "little")


def _bodies(stream: BinaryIO, members: Iterable[Member], floor: int) -> dict[int, int]:
    """Where each member's packed bytes begin. Raises RefusedError when two share bytes."""
    spans = []
    for member in members:
        head = _exactly(stream, member.start, LOCAL.size)
        if not head.startswith(b"PK\x03\x04"):
            raise refused(reason="unreadable", detail="member")
        values = LOCAL.unpack(head)
        body = member.start + LOCAL.size + values[9] + values[10]
        spans.append((member.start, body, body + member.packed))
    spans.sort()
    if any(one[2] > other[0] for one, other in pairwise(spans)):
        raise refused(reason="unsafe", detail="overlap")
    if spans and spans[-1][2] > floor:
        raise refused(reason="unreadable", detail="member")
    return {start: body for start, body, _ in spans}


def _exactly(stream: BinaryIO, at: int, length: int) -> bytes:
    if at < 0:
        raise refused(reason="unreadable", detail="list")
    stream.seek(at)
    found = stream.read(length)
    if len(found) < length:
        raise refused(reason="unreadable", detail="end")
    return found


def _read(stream: BinaryIO, at: int, length: int) -> Iterator[bytes]:
    while length:
        piece = _exactly(stream, at, min(PIECE, length))
        at, length = at + len(piece), length - len(piece)
        yield piece


def _unpacked(packed: Iterator[bytes], member: Member) -> Iterator[bytes]:
    if member.method == STORED:
        yield from packed
        return
    first = next(packed, b"")  # a wrong password is told before a method that we lack
    unpacker = _unpacker(member)
    for piece in chain([first], packed):
        data = piece
        while data or not _needs_input(unpacker):
            out = unpacker.decompress(data, PIECE)
            data = getattr(unpacker, "unconsumed_tail", b"")
            if not out and not data:
                break
            yield out
            if getattr(unpacker, "eof", False):
                return


def _needs_input(unpacker: Unpacker) -> bool:
    return bool(getattr(unpacker, "needs_input", True))


def _unpacker(member: Member) -> Unpacker:
    makers: dict[int, Callable[[], Unpacker]] = {
        DEFLATED: lambda: zlib.decompressobj(-zlib.MAX_WBITS),
        BZIP2: bz2.BZ2Decompressor,
    }
    if member.method not in makers:
        detail = aes.NAME if member.seal else f"zip {member.method}"
        raise refused(reason="unsupported", detail=detail)
    return makers[member.method]()


def _checked(pieces: Iterator[bytes], member: Member) -> Iterator[bytes]:
    """The pieces, as long as they are what the list promised. Raises RefusedError."""
    size = crc = 0
    for piece in pieces:
        size += len(piece)
        if size > member.size:
            raise _damaged(member)
        crc = zlib.crc32(piece, crc)
        yield piece
    # AE-2 leaves the checksum out: it would tell of short contents; its own stands in its place.
    unsummed = member.seal is not None and member.seal[0] == UNSUMMED
    if size != member.size or (crc != member.crc and not unsummed):
        raise _damaged(member)


def _plain(packed: Iterator[bytes], member: Member, password: str | None) -> Iterator[bytes]:
    """The packed bytes without their lock (APPNOTE 6.1). Raises RefusedError."""
    if not member.locked:
        return packed
    if password is None:
        raise refused(reason="encrypted", detail="member")
    if member.seal is not None:
        return aes.opened(packed, member.packed, member.seal[1], password)
    if member.flags & STRONG or member.method not in {STORED, DEFLATED, BZIP2}:
        raise refused(reason="unsupported", detail=f"zip {member.method}")
    return _unlocked(packed, member, password)


def _unlocked(packed: Iterator[bytes], member: Member, password: str) -> Iterator[bytes]:
    first = next(packed, b"")
    for codec in dict.fromkeys(("utf-8", "gb18030") if not password.isascii() else ("utf-8",)):
        lock = _Lock(password.encode(codec))
        head = lock.open(first[:KEY_BYTES])
        told = member.time >> 8 if member.flags & LATE_SIZES else member.crc >> 24
        if len(head) == KEY_BYTES and head[-1] == told:
            yield lock.open(first[KEY_BYTES:])
            yield from map(lock.open, packed)
            return
    raise refused(reason="encrypted", detail="password")


class _Lock:
    """The old zip cipher with its three keys."""

    TABLE = tuple(zlib.crc32(bytes([n]), FULL) ^ FULL for n in range(256))

    def __init__(self, password: bytes) -> None:
        self._keys = (0x12345678, 0x23456789, 0x34567890)
        for octet in password:
            self._keys = self._turned(self._keys, octet)

    def open(self, data: bytes) -> bytes:
        """The next bytes without the lock."""
        out, (one, two, three), table = bytearray(), self._keys, self.TABLE
        for octet in data:
            key = three | 2
            plain = octet ^ ((key * (key ^ 1)) >> 8) & 0xFF
            one = table[(one ^ plain) & 0xFF] ^ (one >> 8)
            two = ((two + (one & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
            three = table[(three ^ (two >> 24)) & 0xFF] ^ (three >> 8)
            out.append(plain)
        self._keys = (one, two, three)
        return bytes(out)

    def _turned(self, keys: tuple[int, int, int], octet: int) -> tuple[int, int, int]:
        one, two, three = keys
        one = self.TABLE[(one ^ octet) & 0xFF] ^ (one >> 8)
        two = ((two + (one & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        return one, two, self.TABLE[(three ^ (two >> 24)) & 0xFF] ^ (three >> 8)
