"""Stills: small pictures that a room made of a file → stills/<sha256>/<name>.jpg."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from intake.durable import draft
from intake.errors import TryLater


def keep(folder: Path, sha256: str, pictures: Mapping[str, bytes]) -> None:
    """Write the pictures of the file `sha256` under `folder`. Raises TryLater when disk refuses."""
    try:
        for name, raw in pictures.items():
            home = folder / sha256
            home.mkdir(parents=True, exist_ok=True, mode=0o700)
            with draft(home) as unfinished:
                unfinished.file.write(raw)
                unfinished.place(home / f"{name}.jpg")
    except OSError as error:
        message = f"{folder}: a picture cannot be stored ({error.strerror}); free some space"
        raise TryLater(message) from error
