"""Compound files ([MS-CFB]) and Word 97 documents ([MS-DOC]) of known text, written by hand.

Only as much of either format as a reader must know: sectors of 512 bytes, the small stream, a table
of pieces of which each is in one of Word's two encodings.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

SECTOR, SMALL_SECTOR, SMALL = 512, 64, 4096
FREE, END, OF_TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
NOBODY = 0xFFFFFFFF
MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT_AT = 0x600


class Sectors:
    """Sectors of a file and what follows each."""

    def __init__(self, size: int) -> None:
        self.size, self.content, self.following = size, bytearray(), list[int]()

    def add(self, raw: bytes) -> int:
        """Put a stream behind the others; the number of its first sector."""
        if not raw:
            return END
        first, count = len(self.following), -(-len(raw) // self.size)
        self.content += raw.ljust(count * self.size, b"\0")
        self.following += [*range(first + 1, first + count), END]
        return first

    def table(self) -> bytes:
        """What follows each sector, as it is written."""
        return struct.pack(f"<{len(self.following)}L", *self.following)


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file that holds the streams; those under 4 kB lie in the small stream."""
    whole, small = Sectors(SECTOR), Sectors(SMALL_SECTOR)
    entries = []
    for name, raw in streams.items():
        lies = small if len(raw) < SMALL else whole
        entries.append((name, 2, lies.add(raw), len(raw)))
    root = ("Root Entry", 5, whole.add(bytes(small.content)), len(small.content))
    smalls = whole.add(small.table().ljust(SECTOR, b"\xff")) if small.following else END
    listed = b"".join(entry(*told) for told in [root, *entries])
    directory = whole.add(listed.ljust(-(-len(listed) // SECTOR) * SECTOR, b"\0"))
    count = -(-(len(whole.following) + 1) // (SECTOR // 4 - 1))
    first = len(whole.following)
    whole.following += [OF_TABLE] * count
    table = whole.table().ljust(count * SECTOR, b"\xff")
    places = [*range(first, first + count), *[FREE] * (109 - count)]
    head = struct.pack("<8s16xHHHHH6x", MAGIC, 62, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9L", 0, count, directory, 0, SMALL, smalls, 1, END, 0)
    return head + struct.pack("<109L", *places) + bytes(whole.content) + table


def entry(name: str, kind: int, first: int, size: int) -> bytes:
    """A line of the directory."""
    said = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<LLL", NOBODY, NOBODY, 1 if kind == 5 else NOBODY)
    return (
        said.ljust(64, b"\0") + struct.pack("<HBB", len(said), kind, 1) + links + bytes(36)
        + struct.pack("<LQ", first, size)
    )  # fmt: skip


def word(pieces: Sequence[str | bytes], *, locked: bool = False, magic: int = 0xA5EC) -> bytes:
    """A Word 97 document: text in UTF-16, bytes as they are in its one-byte encoding."""
    main, begins, places, count = bytearray(TEXT_AT), [0], [], 0
    for piece in pieces:
        place = len(main)
        places.append(place if isinstance(piece, str) else place * 2 | 0x40000000)
        main += piece.encode("utf-16-le") if isinstance(piece, str) else piece
        main += b"\0" * (len(main) % 2)
        count += len(piece)
        begins.append(count)
    placed = b"".join(struct.pack("<HLH", 0, place, 0) for place in places)
    pieced = struct.pack(f"<{len(begins)}L", *begins) + placed
    table = b"\x01\x03\x00abc" + b"\x02" + struct.pack("<L", len(pieced)) + pieced
    struct.pack_into("<H8xH", main, 0, magic, 0x0200 | (0x0100 if locked else 0))
    struct.pack_into("<L", main, 0x4C, count)
    struct.pack_into("<LL", main, 0x01A2, 4, len(table))
    return compound({"WordDocument": bytes(main), "1Table": bytes(4) + table})
