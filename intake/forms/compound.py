"""A compound file ([MS-CFB]) → the bytes of its named streams, within budgets."""

from __future__ import annotations

import struct
from collections.abc import Iterator

MOST_STREAM = 20 * 1024 * 1024
MOST_ENTRIES = 4_000
_END = 0xFFFFFFFA
"""Sector numbers from here on are signs: free, end of chain, part of the table."""
_STREAM, _ROOT = 2, 5
_ENTRY = 128


class DamagedError(Exception):
    """The file is not what it should be."""


class Compound:
    """One such file, held in memory."""

    def __init__(self, raw: bytes) -> None:
        """Read its tables. Raises DamagedError."""
        if len(raw) < 512:  # noqa: PLR2004  (a header)
            raise DamagedError
        head = struct.unpack_from("<HH", raw, 30)
        if not 7 <= head[0] <= 12:  # noqa: PLR2004  (sectors of 128 bytes to 4 kB)
            raise DamagedError
        self._raw = raw
        self._sector, self._mini = 1 << head[0], 1 << min(head[1], 12)
        first, _, self._small = struct.unpack_from("<LLL", raw, 48)
        mini, _, more, _ = struct.unpack_from("<LLLL", raw, 60)
        self._next = self._table(more)
        self._next_mini = self._numbers(b"".join(self._sectors(mini)))
        self._entries = list(self._listed(b"".join(self._sectors(first))))
        root = next((e for e in self._entries if e[1] == _ROOT), None)
        self._minis = b"".join(self._sectors(root[2])) if root else b""

    def stream(self, name: str) -> bytes:
        """The bytes of a stream. Raises DamagedError where there is none."""
        for told, kind, start, size in self._entries:
            if told == name and kind == _STREAM:
                if size > MOST_STREAM:
                    raise DamagedError
                return self._held(start, size)
        raise DamagedError

    def _held(self, start: int, size: int) -> bytes:
        if size >= self._small:
            return b"".join(self._sectors(start))[:size]
        pieces = [
            self._minis[n * self._mini : (n + 1) * self._mini]
            for n in _chain(start, self._next_mini)
        ]
        return b"".join(pieces)[:size]

    def _sectors(self, start: int) -> Iterator[bytes]:
        for number in _chain(start, self._next):
            at = (number + 1) * self._sector
            yield self._raw[at : at + self._sector]

    def _table(self, more: int) -> list[int]:
        """What follows each sector; where that is written, header and further sectors tell."""
        places = list(struct.unpack_from("<109L", self._raw, 76))
        per = self._sector // 4 - 1
        while more < _END and len(places) < MOST_STREAM // self._sector:
            at = (more + 1) * self._sector
            block = self._numbers(self._raw[at : at + self._sector])
            if len(block) <= per:
                break
            places += block[:per]
            more = block[per]
        pieces = (
            self._raw[(n + 1) * self._sector : (n + 2) * self._sector] for n in places if n < _END
        )
        return self._numbers(b"".join(pieces))

    @staticmethod
    def _numbers(raw: bytes) -> list[int]:
        count = len(raw) // 4
        return list(struct.unpack(f"<{count}L", raw[: 4 * count]))

    @staticmethod
    def _listed(raw: bytes) -> Iterator[tuple[str, int, int, int]]:
        for at in range(0, min(len(raw), MOST_ENTRIES * _ENTRY) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", raw, at + 64)
            start, size = struct.unpack_from("<LL", raw, at + 116)
            name = raw[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            yield name, kind, start, size


def _chain(start: int, following: list[int]) -> Iterator[int]:
    """The numbers of a chain, each once."""
    seen = 0
    while start < len(following) and start < _END and seen <= len(following):
        yield start
        start = following[start]
        seen += 1
