"""Fonts of a PDF that are drawn glyph by glyph (Type 3) → without what only drawing needs. Pure.

Chromium prints Chinese with a hundred such fonts, each with names for its 256 places: of the time
that a page takes, reading these names is a third.
"""

from __future__ import annotations

import re

MOST = 64 * 1024
"""A font's dictionary has at most so many bytes."""
_NAMED = re.compile(
    rb"(/Differences\s{0,9}\[)([^\]]{1,20000})(?=\])|(/CharProcs\s{0,9}<<)([^>]{1,20000})(?=>>)"
)


def bare(raw: bytes) -> bytes:
    """The same PDF, byte for byte as long, with blanks for names and drawings of glyphs.

    Only where the font says itself what its glyphs mean (ToUnicode).
    """
    if b"/Type3" not in raw:
        return raw
    pieces: list[bytes] = []
    done = 0
    for found in _NAMED.finditer(raw):
        if _is_font(raw, found.start()):
            head = found[1] or found[3]
            pieces += [raw[done : found.start()], head, b" " * (len(found[0]) - len(head))]
            done = found.end()
    return b"".join([*pieces, raw[done:]])


def _is_font(raw: bytes, at: int) -> bool:
    """Whether the object at a place is such a font."""
    start = raw.rfind(b" obj", max(0, at - MOST), at)
    end = raw.find(b"endobj", at, at + MOST)
    told = raw[start:end] if 0 <= start < end else b""
    return b"/Type3" in told and b"/ToUnicode" in told and b"stream" not in told
