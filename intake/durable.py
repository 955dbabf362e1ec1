"""Durable files: written beside their place, synced, then renamed; safe against a crash.

A file under its final name is whole. What a killed process left unfinished has a suffix of its own.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".part"


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is being written under a passing name, readable by its owner only."""

    file: BinaryIO
    path: Path

    def place(self, target: Path) -> None:
        """Sync what was written and give it its name. Raises OSError when the disk refuses."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()  # Windows renames no open file
        self.path.replace(target)


@contextlib.contextmanager
def draft(folder: Path) -> Iterator[Draft]:
    """A draft in `folder`; unless it was placed, nothing is left of it. Raises OSError."""
    handle, name = tempfile.mkstemp(suffix=UNFINISHED, dir=folder)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield Draft(file, path)
    finally:
        path.unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut, where the system can (not on Windows)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
