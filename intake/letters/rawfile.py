"""Pieces of a raw letter → one file on disk, named by its sha256 and safe against a crash.

Written beside its place, synced, then renamed: a file under its final name is whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from intake.durable import UNFINISHED, draft, sync
from intake.errors import NeedsPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """A raw letter on disk: path, sha256 and size in bytes."""

    path: Path
    sha256: str
    size: int


def store(pieces: Iterable[bytes], folder: Path, limit: int) -> RawFile:
    """Write `pieces` to ``folder/ab/abcd….eml``, readable by its owner only.

    Raises NeedsPerson beyond `limit` bytes, OSError when the disk refuses, and whatever `pieces`
    raises; then nothing is left behind.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with draft(folder) as unfinished:
        sha256, size = _write(pieces, unfinished.file, limit)
        path = folder / sha256[:2] / f"{sha256}.eml"
        path.parent.mkdir(exist_ok=True, mode=0o700)
        unfinished.place(path)
    sync(path.parent)
    sync(folder)
    return RawFile(path=path, sha256=sha256, size=size)


def sweep(folder: Path) -> None:
    """Remove what a killed process left unfinished; only one process writes to a folder."""
    for litter in folder.glob(f"*{UNFINISHED}"):
        litter.unlink(missing_ok=True)


def _write(pieces: Iterable[bytes], file: BinaryIO, limit: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            message = f"a letter of more than {limit} bytes; look at it in the mailbox"
            raise NeedsPerson(message)
        digest.update(piece)
        file.write(piece)
    return digest.hexdigest(), size
