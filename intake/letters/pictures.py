"""Pictures: the octets of a PNG or a JPEG → its size in pixels, and whether it looks like a page.

Only the head is read, never a pixel. Pure.
"""

from __future__ import annotations

LEAST_LONG = 1_000
"""Pixels of a page's long side in a scan that can be read."""

NARROWEST, WIDEST = 1.37, 1.46
"""A4 is 1.414 high by 1 wide, give or take a crooked scan; a camera's photo is 1.33 or 1.5."""

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
MOST_SEGMENTS = 200
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of the segment that tells a JPEG's size (ITU T.81, B.1.1.3)."""


def size(octets: bytes) -> tuple[int, int] | None:
    """Width and height, or None when the head does not tell."""
    if octets.startswith(_PNG) and octets[12:16] == b"IHDR":
        return _number(octets[16:20]), _number(octets[20:24])
    return _jpeg(octets) if octets.startswith(_JPEG) else None


def is_page(octets: bytes) -> bool:
    """Whether a picture has the shape of an A4 page, upright or not."""
    short, long = sorted(size(octets) or (0, 0))
    return long >= LEAST_LONG and short * NARROWEST <= long <= short * WIDEST


def _jpeg(octets: bytes) -> tuple[int, int] | None:
    """The size in the first frame's segment."""
    at = 2
    for _ in range(MOST_SEGMENTS):
        if octets[at : at + 1] != b"\xff" or len(octets) < at + 9:
            return None
        if octets[at + 1] in _FRAMES:
            return _number(octets[at + 7 : at + 9]), _number(octets[at + 5 : at + 7])
        at += 2 + max(2, _number(octets[at + 2 : at + 4]))
    return None


def _number(octets: bytes) -> int:
    return int.from_bytes(octets, "big")
