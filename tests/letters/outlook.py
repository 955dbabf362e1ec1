"""What Outlook wraps files in: winmail.dat (MS-OXTNEF) and opaque S/MIME signatures (RFC 5652)."""

from __future__ import annotations

from collections.abc import Sequence

FILE_BEGINS, FILE_NAME, FILE_DATA = 0x9002, 0x8010, 0x800F


def winmail(files: Sequence[tuple[str, bytes]]) -> bytes:
    """A winmail.dat that holds these files, their names in GBK."""
    told = b"\x78\x9f\x3e\x22\x01\x00" + _object(1, 0x9006, 8, b"\x00\x00\x01\x00")
    for name, octets in files:
        told += _object(2, FILE_BEGINS, 6, bytes(14))
        told += _object(2, FILE_NAME, 1, name.encode("gbk") + b"\0")
        told += _object(2, FILE_DATA, 6, octets)
    return told


def _object(level: int, name: int, kind: int, data: bytes) -> bytes:
    head = bytes([level]) + name.to_bytes(2, "little") + kind.to_bytes(2, "little")
    check = (sum(data) & 0xFFFF).to_bytes(2, "little")
    return head + len(data).to_bytes(4, "little") + data + check


def signed(entity: bytes) -> bytes:
    """CMS SignedData around an entity, its octet string in pieces and of indefinite length."""
    pieces = [entity[n : n + 500] for n in range(0, len(entity), 500)]
    string = b"\x24\x80" + b"".join(_der(0x04, piece) for piece in pieces) + b"\0\0"
    data = bytes.fromhex("06092a864886f70d010701") + b"\xa0\x80" + string + b"\0\0"
    inside = _der(0x02, b"\x01") + _der(0x31, b"") + b"\x30\x80" + data + b"\0\0" + _der(0x31, b"")
    wrapped = b"\xa0\x80\x30\x80" + inside + b"\0\0\0\0"
    return b"\x30\x80" + bytes.fromhex("06092a864886f70d010702") + wrapped + b"\0\0"


def _der(tag: int, value: bytes) -> bytes:
    length = len(value)
    size = bytes([length]) if length < 128 else b"\x82" + length.to_bytes(2)
    return bytes([tag]) + size + value
