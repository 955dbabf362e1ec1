"""A listed file's name → the roles that it may fill; nothing of it is here yet.

What a service lists is judged by its names alone: they say what surely does not come, never what a
film is like.
"""

from __future__ import annotations

from pathlib import PurePath

from intake.materials import gather, roles
from intake.model import WANTED, Role

FILM_ROLES = (Role.HD, Role.COMPRESSED)
PICTURES = (".bmp", ".gif", ".jpeg", ".jpg", ".png", ".webp", ".tif", ".tiff", ".heic")


def may_fill(name: str, folder: str) -> tuple[Role, ...]:
    """The roles that a file of this name may fill; an archive, or what nobody knows: all."""
    suffix = PurePath(name.strip()).suffix.lower()
    if suffix in gather.FILMS:
        said = roles.said(name, folder)
        return FILM_ROLES if said is None else (said,)
    if suffix in gather.DOCUMENTS:
        return (Role.FORM,)
    if suffix in PICTURES:
        return (Role.FORM,) if roles.FORM_WORDS.search(name) else ()
    return WANTED
