"""Signed: an opaque S/MIME signature (CMS SignedData, RFC 5652) → the entity that was signed. Pure.

The signature itself is not checked: it says nothing that the campaign asks for. BER with indefinite
lengths and octet strings in pieces are read, as mail programs write both.
"""

from __future__ import annotations

from collections.abc import Iterator

MOST_BYTES = 64 * 2**20
DEEPEST = 12

_DATA = bytes.fromhex("06092a864886f70d010701")
"""The object identifier of plain data (1.2.840.113549.1.7.1) with its tag and length."""

_OCTETS, _OCTETS_IN_PIECES = 0x04, 0x24
_EXPLICIT = 0xA0
_LONG = 0x80


def entity(octets: bytes) -> bytes | None:
    """The MIME entity inside, or None when it is encrypted, or nothing that can be read."""
    start = octets.find(_DATA)
    if start < 0 or len(octets) > MOST_BYTES:
        return None
    try:
        tag, begin, end = _header(octets, start + len(_DATA), len(octets))
        if tag != _EXPLICIT:
            return None
        return b"".join(_strings(octets, begin, end, 0)) or None
    except (IndexError, ValueError):
        return None


def _strings(octets: bytes, at: int, end: int, depth: int) -> Iterator[bytes]:
    """The pieces of an octet string in their order."""
    if depth > DEEPEST:
        raise ValueError(depth)
    while at < end:
        tag, begin, after = _header(octets, at, end)
        if tag == 0 or tag not in {_OCTETS, _OCTETS_IN_PIECES}:
            return
        if tag == _OCTETS:
            yield octets[begin:after]
        else:
            yield from _strings(octets, begin, after, depth + 1)
            after = _closed(octets, begin, after, depth + 1)
        at = after


def _closed(octets: bytes, begin: int, end: int, depth: int) -> int:
    """Where a string in pieces ends: its own length says so, or two zero octets do."""
    if end < len(octets):
        return end
    at = begin
    while at + 2 <= end and octets[at : at + 2] != b"\0\0":
        tag, inner, after = _header(octets, at, end)
        at = after if tag == _OCTETS else _closed(octets, inner, after, depth + 1)
    return at + 2


def _header(octets: bytes, at: int, end: int) -> tuple[int, int, int]:
    """Tag, and where the value begins and ends; of indefinite length, with what is there."""
    tag, length = octets[at], octets[at + 1]
    at += 2
    if length == _LONG:
        return tag, at, end
    if length > _LONG:
        count = length - _LONG
        if count > 4:  # noqa: PLR2004  (no letter holds more than 4 GiB)
            raise ValueError(count)
        length, at = int.from_bytes(octets[at : at + count]), at + count
    return tag, at, min(at + length, end)
