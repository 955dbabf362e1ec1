"""A file that a letter was unpacked to → the same file in the folder of materials, safe in a crash.

What is large is never copied: it is synced where it lies, then renamed.
"""

from __future__ import annotations

import os
from pathlib import Path

from intake.durable import sync
from intake.errors import TryLater


def take(file: Path, sha256: str, folder: Path, suffix: str) -> Path:
    """Move `file`, whose digest is known, to ``folder/ab/SHA256SUFFIX``; its path.

    `file` lies on the same disk, was just written and is readable by its owner only. Raises
    TryLater when the disk refuses.
    """
    path = folder / sha256[:2] / f"{sha256}{suffix}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (path.is_file() and path.stat().st_size == file.stat().st_size):
            with file.open("rb+") as written:
                os.fsync(written.fileno())
            file.replace(path)
        # Also for a file that is there: whoever wrote it may have died before this line.
        sync(path.parent)
        sync(folder)
    except OSError as error:
        message = f"{folder}: a material cannot be stored ({error.strerror}); free some space"
        raise TryLater(message) from error
    return path
