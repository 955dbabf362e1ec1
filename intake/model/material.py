"""Materials: the files that letters bring, and what each is for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a file is for in an entry."""

    HD = "hd"
    COMPRESSED = "compressed"
    FORM = "form"
    OTHER = "other"


WANTED = (Role.HD, Role.COMPRESSED, Role.FORM)
"""The roles of the three files that a work is sent in as (notice, 五.3 and 六.2)."""


class Nature(StrEnum):
    """Which room reads a file, told from its content before its name."""

    FILM = "film"
    FORM = "form"
    ARCHIVE = "archive"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A file and where it came from: stored under its sha256, `name` is only text."""

    sha256: str
    name: str
    size: int
    folder: str = ""
