"""Where the lines of a story in running text break. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

_ENDED = re.compile(r"[。！？!?…”’』」》)）~～.;；：:—][\s\u3000]*$")
LEAST_FULL, MOST_LABEL, _ROOM = 48, 24, 4
"""A filled line is so wide, the first shorter by its label, all by what may not begin a line."""
_INDENT = re.compile("\n[ \t]+")
UNSURE = 0.7
_WIDE, _AS_WIDE = 0x2E80, "“”‘’—…·"
"""Where Chinese signs begin, and signs that are as wide in Chinese type."""


def told(raw: str, *, held: bool = False) -> tuple[str, float]:
    """A story without the breaks of a program that filled its lines, and how whole it looks.

    A full line that ends within a sentence goes on in the next, where that is not indented. Of a
    text that a cell of a document `held` nothing was lost: many a story has no full stop.
    """
    lines = raw.split("\n")
    widest = max(map(_width, lines))
    whole, doubt, wrapped = lines[0], False, False
    for before, line in pairwise(lines):
        full = widest >= LEAST_FULL and _width(before) >= widest - _ROOM - (
            MOST_LABEL if before is lines[0] else 0
        )
        runs_on = not _ENDED.search(before) and bool(line.strip()) and not line[0].isspace()
        whole += line if full and runs_on else f"\n{line}"
        wrapped = wrapped or (full and runs_on)
        doubt = doubt or (runs_on and bool(before.strip()) and (full or not held))
    # what filled the lines also indented the paragraphs
    whole = _INDENT.sub("\n", whole) if wrapped else whole
    cut = not held and not _ENDED.search(whole)
    return whole, UNSURE if doubt or cut else 1.0


def _width(line: str) -> int:
    """How wide a line is, in characters of half width."""
    return sum(2 if ord(c) >= _WIDE or c in _AS_WIDE else 1 for c in line.rstrip())
