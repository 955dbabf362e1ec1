"""Files: the materials of every work → the sheet 材料, one row a file, where staff sort them."""

from __future__ import annotations

from intake.model import Dossier, FilmFacts, Part, Refusal, Role
from intake.tracker import entries, table
from intake.tracker.desk import Desk
from intake.tracker.page import Cell, Page
from intake.tracker.words import Words

KEYS = ("number", "title", "role", "file", "folder", "duration", "picture", "size", "from", "key")
DAY = 86_400
TONES = {Role.HD: "tone-blue", Role.COMPRESSED: "tone-blue", Role.FORM: "tone-green"}


def page(desk: Desk, words: Words) -> Page:
    """The sheet 材料."""
    places = entries.places(desk, words)
    rows = [
        table.Keyed(
            key=key(dossier.entry.number, part),
            cells=_row(dossier, part, places[dossier.entry.number], desk, words),
            revision=dossier.entry.revision,
        )
        for dossier in desk.dossiers
        for part in dossier.case.parts
    ]
    return table.page("files", rows, KEYS, desk=desk, words=words, frame=table.Frame(pinned=2))


def key(number: str, part: Part) -> str:
    """What a file's row is known by: its entry and its sha256."""
    return f"{number} {part.material.sha256}"


def _row(
    dossier: Dossier, part: Part, place: tuple[str, int], desk: Desk, words: Words
) -> dict[str, Cell]:
    film = part.facts if isinstance(part.facts, FilmFacts) else None
    role = words.word("role", part.role)
    told = words.say("entry.undecided", label=role) if part.ambiguous else role
    look = "tone-pink" if part.ambiguous else TONES.get(part.role, "tone-grey")
    return {
        "number": Cell(value=dossier.entry.number, look="link", goto=place),
        "title": Cell(value=entries.title(dossier, words)),
        "role": Cell(value=told, look=look),
        "file": _file(part, desk),
        "folder": Cell(value=part.material.folder),
        "duration": Cell(value=round(film.duration_seconds) / DAY if film else None, look="length"),
        "picture": Cell(value=entries.picture(film) if film else "", look="middle"),
        "size": Cell(value=entries.megabytes(part.material.size), look="middle"),
        "from": Cell(value=dossier.letter.sender.address),
        "key": Cell(value=key(dossier.entry.number, part)),
    }


def _file(part: Part, desk: Desk) -> Cell:
    """The file's name as the sender wrote it, leading to the file; red when it cannot be used."""
    link = desk.file_links.get(part.material.sha256, "")
    broken = isinstance(part.facts, Refusal)
    look = "tone-red" if broken else "link" if link else "text"
    return Cell(value=part.material.name, look=look, link=link)
