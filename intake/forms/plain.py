"""Plain text, a file or a letter's own → lines."""

from __future__ import annotations

from pathlib import Path

from intake import text
from intake.forms.cells import Block, Line
from intake.forms.package import refused

MOST_BYTES = 2 * 1024 * 1024
MOST_LINES = 5_000
_UNICODE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def read(path: Path) -> tuple[Block, ...]:
    """The lines of a text file in whatever charset it is. Raises UnusableError when too large."""
    if path.stat().st_size > MOST_BYTES:
        raise refused(reason="too-large", detail="the text is over 2 MB")
    raw = path.read_bytes()
    codec = _UNICODE.get(raw[:2])
    return lines(raw[2:].decode(codec, "replace") if codec else text.decode_bytes(raw))


def lines(whole: str) -> tuple[Block, ...]:
    """The lines of a text that say something."""
    told = text.plain(whole).split("\n")[:MOST_LINES]
    return tuple(Line(text=line) for line in told if line.strip())
