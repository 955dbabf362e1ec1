"""The bytes of a material → one file on disk under a name of our own, safe against a crash.

Written beside its place, synced, then renamed: a file under its final name is whole. What the
sender called it stays text in the ledger.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from intake.durable import draft, sync
from intake.errors import TryLater

OTHERWISE = ".bin"
FILMS = frozenset(
    {".3gp", ".avi", ".flv", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".mts", ".wmv"}
)
DOCUMENTS = frozenset(
    {
        ".doc",
        ".docm",
        ".docx",
        ".et",
        ".odt",
        ".pdf",
        ".pptx",
        ".rtf",
        ".txt",
        ".wps",
        ".xls",
        ".xlsx",
    }
)
ARCHIVES = frozenset({".7z", ".gz", ".rar", ".tar", ".zip"})
OTHERS = frozenset({".bmp", ".eml", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
HARMLESS = FILMS | DOCUMENTS | ARCHIVES | OTHERS
"""Suffixes by which staff may open a file; none of them is run when it is clicked."""


def store(content: bytes, folder: Path, suffix: str) -> Path:
    """Write `content` to ``folder/ab/SHA256SUFFIX``, readable by its owner only; its path.

    The same bytes are one file, however often they come. Raises TryLater when the disk refuses;
    then nothing is left behind.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    path = place(folder, sha256, suffix)
    with _kept(path, folder):
        if not _is_there(path, len(content)):
            with draft(path.parent) as unfinished:
                unfinished.file.write(content)
                unfinished.place(path)
    return path


def adopt(found: Path, folder: Path, suffix: str) -> str:
    """Move a file that lies on the same disk into the store, as `store` would; its sha256."""
    try:
        with found.open("rb+") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            os.fsync(stream.fileno())
    except OSError as error:
        raise _refused(folder, error) from error
    path = place(folder, sha256, suffix)
    with _kept(path, folder):
        if not _is_there(path, found.stat().st_size):
            found.chmod(0o600)
            found.replace(path)
    return sha256


def place(folder: Path, sha256: str, suffix: str) -> Path:
    """Where the store keeps these bytes."""
    return folder / sha256[:2] / f"{sha256}{suffix}"


def settle(path: Path, sha256: str, folder: Path, suffix: str) -> Path:
    """Give a whole file on disk its name under `folder`, as `store` would; its new path.

    May be repeated: a file that was adopted before a crash is found under its name. Raises TryLater
    when the disk refuses.
    """
    target = place(folder, sha256, suffix)
    with _kept(target, folder):
        if path.exists():
            path.replace(target)
    return target


def safe_suffix(name: str) -> str:
    """The suffix of a sender's file name, in lower case, when it is a harmless one; else .bin."""
    suffix = PurePath(name.strip()).suffix.lower()
    return suffix if suffix in HARMLESS else OTHERWISE


@contextmanager
def _kept(path: Path, folder: Path) -> Iterator[None]:
    """A file takes its name `path` below `folder` inside the block, and keeps it from then on.

    Also one that was there: whoever wrote it may have died before its folder was on the disk.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        yield
        sync(path.parent)
        sync(folder)
    except OSError as error:
        raise _refused(folder, error) from error


def _refused(folder: Path, error: OSError) -> TryLater:
    return TryLater(f"{folder}: a material cannot be stored ({error.strerror}); free some space")


def _is_there(path: Path, size: int) -> bool:
    """Whether the file stands there whole; one that somebody cut short is written again."""
    return path.is_file() and path.stat().st_size == size
