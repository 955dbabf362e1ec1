"""Fonts of a PDF that are drawn glyph by glyph (Type 3) → without what only drawing needs. Pure.

Chromium prints Chinese with a hundred such fonts, nearly each for one character, with names and
widths for up to 256 places: reading these takes half of a page's time.
"""

from __future__ import annotations

import re

MOST = 64 * 1024
"""A font's dictionary has at most so many bytes."""
_NAMED = re.compile(
    rb"(/Differences\s{0,9}\[)([^\]]{1,20000})(?=\])|(/CharProcs\s{0,9}<<)([^>]{1,20000})(?=>>)"
)
_FIRST = re.compile(rb"/FirstChar\s{1,9}0(?=\s)")
_WIDTHS = re.compile(rb"/Widths\s{0,9}\[([\d\s.]{1,20000})\]")
_UNUSED = re.compile(rb"/Differences\s{0,9}\[\s{0,9}0\s{1,9}/g0(?![\w.])")
"""Place 0 is the sign for what the font does not have: no text uses it."""


def bare(raw: bytes) -> bytes:
    """The same PDF, byte for byte as long, its fonts without names, drawings and unused widths.

    Only where the font says itself what its glyphs mean (ToUnicode).
    """
    pieces: list[bytes] = []
    done = 0
    for found in re.finditer(rb"/Type3(?![\w.])", raw):
        start, end = _object(raw, found.start())
        if done <= start < end:
            font = raw[start:end]
            pieces += [raw[done:start], _undrawn(font).ljust(len(font))]
            done = end
    return b"".join([*pieces, raw[done:]]) if pieces else raw


def _object(raw: bytes, at: int) -> tuple[int, int]:
    """Where the font around a place begins and ends; an empty stretch where it needs its names."""
    start = raw.rfind(b" obj", max(0, at - MOST), at)
    end = raw.find(b"endobj", at, at + MOST)
    told = raw[start:end] if 0 <= start < end else b""
    plain = b"/ToUnicode" in told and b"stream" not in told
    return (start, end) if plain else (at, at)


def _undrawn(font: bytes) -> bytes:
    """A font's dictionary without names and drawings, its widths from the first used one on."""
    widths = _WIDTHS.search(font)
    if widths and _UNUSED.search(font) and _FIRST.search(font):
        told = widths[1].split()
        first = next((n for n, wide in enumerate(told) if n and wide != b"0"), 0)
        font = font.replace(widths[0], b"/Widths [" + b" ".join(told[first:]) + b"]", 1)
        font = _FIRST.sub(b"/FirstChar %d" % first, font, count=1)
    return _NAMED.sub(lambda found: found[1] or found[3], font)
