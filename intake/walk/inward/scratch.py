"""Scratch: the folder in which one letter is unpacked, empty before and after.

One robot a ledger reads one letter at a time; what a killed one left is removed by the next.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from intake.errors import TryLater

NAME = "unpacked"


@contextlib.contextmanager
def emptied(files: Path) -> Iterator[Path]:
    """The empty folder, on the same disk as the materials. Raises TryLater."""
    folder = files / NAME
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True, mode=0o700)
    except OSError as error:
        message = f"{folder}: cannot be made ({error.strerror}); let the robot write there"
        raise TryLater(message) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
