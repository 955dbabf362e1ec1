"""Sink: members of an archive, piece by piece → numbered files in one folder, under budgets.

What the sender called a member is text and never part of a path. Nothing is written beyond the
budget, whatever an archive says about itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

Reason: TypeAlias = Literal["encrypted", "unsafe", "unreadable", "unsupported"]

PIECE = 1024 * 1024
"""So many bytes are in memory at a time."""

UTF8_FLAG = 0x800
NOISE = re.compile(r"(?i)(?:.*/)?(?:__MACOSX/.*|\._[^/]*|\.DS_Store|thumbs\.db|desktop\.ini)\Z")
"""What Finder and Explorer leave in archives beside what the sender put there."""

DRIVE = re.compile(r"[A-Za-z]:")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class RefusedError(Exception):
    """The archive cannot be opened: why, and a word that says what was seen."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason: Reason = reason
        self.detail = detail


def refused(*, reason: Reason, detail: str) -> RefusedError:
    """The exception for a reason; `detail` says what was seen."""
    return RefusedError(reason, detail)


@dataclass(frozen=True, slots=True)
class Taken:
    """A member on disk: `number` names its file, `name` is what the archive calls it."""

    number: int
    name: str
    size: int


@dataclass(slots=True)
class Sink:
    """A folder that takes members; `most_bytes` and `most_entries` are for all of them together."""

    folder: Path
    most_bytes: int
    most_entries: int
    taken: list[Taken] = field(default_factory=list)
    entries: int = 0
    total: int = 0

    def enter(self, name: str) -> bool:
        """Count an entry; whether it is a file to take. Raises RefusedError for a bad path."""
        self.entries += 1
        if self.entries > self.most_entries:
            raise refused(reason="unsafe", detail="entries")
        check_path(name)
        return not name.endswith("/") and NOISE.match(name) is None

    def take(self, name: str, pieces: Iterable[bytes]) -> int:
        """Write a member's pieces under the next number; its size. Raises RefusedError."""
        number, size = len(self.taken), 0
        with (self.folder / str(number)).open("xb") as file:
            for piece in pieces:
                size += len(piece)
                self.count(len(piece))
                file.write(piece)
        self.taken.append(Taken(number, name, size))
        return size

    def count(self, size: int) -> None:
        """Count bytes that came out. Raises RefusedError beyond the budget."""
        self.total += size
        if self.total > self.most_bytes:
            raise refused(reason="unsafe", detail="bytes")


def check_path(name: str) -> None:
    """Refuse a path that leads out of its folder or could. Raises RefusedError."""
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or DRIVE.match(name) or CONTROL.search(name):
        raise refused(reason="unsafe", detail="path")


def decode(raw: bytes, *, says_utf8: bool = False) -> str:
    """A member's name with / between folders: UTF-8 where the octets are, else GB 18030.

    The octets decide, not what the archive says of them: UTF-8 stands in archives without the flag
    (Finder), and GBK in some with it. `says_utf8` decides only where neither fits.
    """
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8" if says_utf8 else "cp437", "replace").replace("\\", "/")
