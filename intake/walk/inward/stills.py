"""Stills: what a room made of a file → stills/<sha256>/, for staff to look at."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from intake.durable import draft, sync
from intake.errors import TryLater


def keep(home: Path, files: Mapping[str, bytes]) -> None:
    """Write the files durably into the folder `home`, by their names. Raises TryLater."""
    if not files:
        return
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, raw in files.items():
            with draft(home) as unfinished:
                unfinished.file.write(raw)
                unfinished.place(home / name)
        sync(home)
    except OSError as error:
        message = f"{home}: a picture cannot be stored ({error.strerror}); free some space"
        raise TryLater(message) from error
