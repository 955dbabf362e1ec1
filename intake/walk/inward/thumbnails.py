"""Thumbnails: a still of each film, as measuring left it → the small one that the tracker shows.

Each is made once a film and kept; a picture that cannot be read is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from intake import durable
from intake.media import thumbnail
from intake.model import Dossier, Role
from intake.tracker.desk import MOST_STILLS
from intake.walk.house import House

SMALL = "thumbnails"
ROLES = (Role.COMPRESSED, Role.HD)


def small(house: House, dossiers: Sequence[Dossier]) -> dict[str, bytes]:
    """A JPEG of each work that has one, by its number; none when there are too many works."""
    if len(dossiers) > MOST_STILLS:
        return {}
    found = {dossier.entry.number: _of(house, dossier) for dossier in dossiers}
    return {number: jpeg for number, jpeg in found.items() if jpeg}


def _of(house: House, dossier: Dossier) -> bytes:
    films = (p.material.sha256 for role in ROLES for p in dossier.case.parts if p.role is role)
    return next((jpeg for sha256 in films if (jpeg := _made(house, sha256))), b"")


def _made(house: House, sha256: str) -> bytes:
    """The small picture of a film, made now if it is not there yet; empty without a still."""
    path = house.files / SMALL / f"{sha256}.jpg"
    if path.exists():
        return path.read_bytes()
    still = _middle(house.stills / sha256)
    jpeg = thumbnail.make(still.read_bytes()) if still else b""
    if jpeg:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with durable.draft(path.parent) as draft:
            draft.file.write(jpeg)
            draft.place(path)
    return jpeg


def _middle(folder: Path) -> Path | None:
    """The still from the film's middle: titles stand at both ends."""
    found = [p for p in folder.glob("*.jpg") if p.stem.isdecimal()] if folder.is_dir() else []
    return sorted(found, key=lambda path: int(path.stem))[len(found) // 2] if found else None
