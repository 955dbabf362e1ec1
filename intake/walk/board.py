"""Board: the works as the ledger knows them → board.html, on which staff watch the films.

It is a projection like the tracker, and nobody writes in it: it is replaced whenever it would show
something else. Pictures of the films lie beside it, so that the desk's folder can be shared alone.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from intake.board import draw
from intake.board.wall import Picture, Reel, Wall, Work
from intake.errors import TryLater
from intake.ledger.store import Transaction
from intake.model import Dossier, FilmFacts, Nature, Part, Role
from intake.walk.house import House
from intake.walk.works import dossiers

NAME = "board"
STILLS = "stills"
"""The folder of the films' pictures, a folder a film, named by its sha256."""

MARKS = ("intro", "outro", "badge")
"""Pictures of these names set a mark beside its reference."""

MOST_PICTURES = 40
"""Pictures of one film that are shown; eight are made, and one for each mark."""

WORDS = ("verdict", "opinion", "recommended")
"""Staff's columns that the board shows."""

_NUMBERED = re.compile("[0-9]{1,4}")


def due(house: House) -> list[str]:
    """The board: something happened since it was last looked at, or it is gone."""
    with house.ledger.reading() as tx:
        pulse = tx.record.pulse(NAME)
        event = str(tx.record.last_event())
    fresh = pulse is not None and pulse[1].get("event") == event and place(house).is_file()
    return [] if fresh else [NAME]


def take(house: House, item: str) -> None:  # noqa: ARG001  (there is one board)
    """Draw the board and put it in its place, unless it shows this already. Raises TryLater."""
    with house.ledger.reading() as tx:
        event = str(tx.record.last_event())
        pulse = tx.record.pulse(NAME)
        wall = view(house, tx)
    page = draw.draw(wall, house.wording)
    try:
        _share(house, wall)
        if pulse is None or pulse[1].get("shows") != page.digest or not place(house).is_file():
            _put(place(house), page.html)
            house.step("board replaced")
    except OSError as error:
        message = f"{place(house)}: cannot be written ({error.strerror}); is the disk full?"
        raise TryLater(message) from error
    with house.ledger.transaction() as tx:
        tx.record.beat(NAME, house.clock.now(), {"event": event, "shows": page.digest})


def place(house: House) -> Path:
    """Where the board lies."""
    return house.desk / house.policy.desk.board


def view(house: House, tx: Transaction) -> Wall:
    """What the board shows, read from the ledger and from the folder of pictures."""
    paths, words = tx.files.paths(), tx.desk.cells().get("entries", {})
    return Wall(
        campaign_name=house.policy.campaign.name,
        now=house.clock.now(),
        zone=house.policy.campaign.zone,
        tracker=house.policy.desk.tracker,
        works=tuple(
            _work(house, tx, dossier, paths, words.get(dossier.entry.number, {}))
            for dossier in dossiers.every(tx, tx.letters.all())
        ),
    )


def _work(
    house: House,
    tx: Transaction,
    dossier: Dossier,
    paths: Mapping[str, Path],
    words: Mapping[str, str],
) -> Work:
    parts = dossier.case.parts
    return Work(
        dossier=dossier,
        reels=tuple(_reel(house, part, paths) for part in parts if part.nature is Nature.FILM),
        words={key: words[key] for key in WORDS if words.get(key)},
        preview=_link(house, paths.get(_made(tx, dossier))),
    )


def _made(tx: Transaction, dossier: Dossier) -> str:
    """The compressed version that the robot made of the HD version, by its sha256; or nothing."""
    whole = [part for part in dossier.case.parts if part.role is Role.HD]
    made = tx.made.of(whole[0].material.sha256) if whole else None
    return made.made if made is not None else ""


def _reel(house: House, part: Part, paths: Mapping[str, Path]) -> Reel:
    film = part.facts if isinstance(part.facts, FilmFacts) else None
    names = _pictures(kept(house) / part.material.sha256)
    stills = [name for name in names if _NUMBERED.fullmatch(name)]
    length = film.duration_seconds if film else None
    marks = {str(mark.name): mark.at_seconds for mark in film.marks} if film else {}

    def picture(name: str, at: float | None) -> Picture:
        path = shared(house) / part.material.sha256 / f"{name}.jpg"
        return Picture(name=name, path=_link(house, path), at_seconds=at)

    return Reel(
        role=part.role,
        facts=film,
        path=_link(house, paths.get(part.material.sha256)),
        stills=tuple(
            picture(name, None if length is None else (k + 0.5) * length / len(stills))
            for k, name in enumerate(sorted(stills, key=int))
        ),
        sides=tuple(picture(name, marks.get(name)) for name in MARKS if name in names),
    )


def _pictures(folder: Path) -> set[str]:
    """The names of the pictures that were made of a film."""
    found = sorted(folder.glob("*.jpg")) if folder.is_dir() else []
    return {path.stem for path in found[:MOST_PICTURES]}


def kept(house: House) -> Path:
    """Where measuring leaves the pictures of films."""
    return house.files / STILLS


def shared(house: House) -> Path:
    """Where the board finds them: where they were made if that is inside the desk's folder."""
    inside = kept(house).resolve().is_relative_to(house.desk.resolve())
    return kept(house) if inside else house.desk / STILLS


def _share(house: House, wall: Wall) -> None:
    """Copy the pictures that the board shows into the desk's folder, each once."""
    place(house).parent.mkdir(parents=True, exist_ok=True)
    source, target = kept(house), shared(house)
    if source == target:
        return
    for work in wall.works:
        for reel in work.reels:
            for picture in (*reel.stills, *reel.sides):
                name = Path(*Path(picture.path).parts[-2:])
                _copy(source / name, target / name)


def _copy(source: Path, target: Path) -> None:
    """A copy that staff may read, whole under its name; a picture that is gone is left out."""
    if target.exists() or not source.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    passing = target.with_name(f".{target.name}.new")
    shutil.copyfile(source, passing)
    passing.replace(target)


def _put(path: Path, page: str) -> None:
    """Write beside the target, flush to disk, then swap."""
    passing = path.with_name(f".{path.name}.new")
    with passing.open("wb") as stream:
        stream.write(page.encode())
        stream.flush()
        os.fsync(stream.fileno())
    passing.replace(path)


def _link(house: House, path: Path | None) -> str:
    """A file's address as seen from the board; empty without one, or on another drive."""
    if path is None:
        return ""
    try:
        return quote(Path(os.path.relpath(path, house.desk)).as_posix())
    except ValueError:  # Windows
        return ""
