"""Uuencoding: a text with files written into it (``begin 644 name``) → the text, and the files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake import text
from intake.letters import transfer

MOST_BYTES = 64 * 2**20
MOST_FILES = 50

_BEGIN = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,300})\r?\n(?=[M!-`])", re.MULTILINE)
_END = re.compile(rb"^end[ \t]*\r?$\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Inside:
    """A file within the text, under the name on its ``begin`` line."""

    name: str
    octets: bytes


def split(octets: bytes) -> tuple[bytes, tuple[Inside, ...]]:
    """The text without its files, and the files. One whose ``end`` is missing goes to the end."""
    kept: list[bytes] = []
    files: list[Inside] = []
    at = 0
    for begin in _begins(octets):
        if begin.start() < at:
            continue
        end = _END.search(octets, begin.end())
        coded = octets[begin.end() : end.start() if end else len(octets)]
        lines = [line for line in coded.split(b"\n") if line.strip()]
        files.append(Inside(_name(begin[1]), b"".join(map(_line, lines))))
        kept.append(octets[at : begin.start()])
        at = end.end() if end else len(octets)
    return b"".join([*kept, octets[at:]]), tuple(files)


def _begins(octets: bytes) -> Iterator[re.Match[bytes]]:
    for count, begin in enumerate(_BEGIN.finditer(octets)):
        if count >= MOST_FILES:
            return
        yield begin


def _line(line: bytes) -> bytes:
    return transfer.uu_line(line.rstrip(b"\r"))


def _name(octets: bytes) -> str:
    return text.header_text(text.decode_words(octets), 1_000)
