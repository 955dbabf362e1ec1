"""Wall: everything that the board shows, as the walk reads it from ledger and disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from intake.model import Dossier, FilmFacts, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of a film: its name, its second in the film if known, its path from the board."""

    name: str
    path: str
    at_seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reel:
    """A film of a work: in which role, what was measured, where the file lies.

    `stills` are pictures of the film in its order, `sides` those that set a mark beside its
    reference, named like the mark. Every path is as seen from the board, or empty.
    """

    role: Role
    facts: FilmFacts | None
    path: str = ""
    stills: tuple[Picture, ...] = ()
    sides: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """An entry with its films; `words` are staff's own by column of the tracker.

    `preview` is a film that every browser plays, made where none of those sent in may be played.
    """

    dossier: Dossier
    reels: tuple[Reel, ...] = ()
    preview: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """A campaign's works as they stand at `now`, told in `zone`.

    `tracker` is the workbook's name, in which staff write what they think of a film.
    """

    campaign_name: str
    now: datetime
    zone: tzinfo
    tracker: str
    works: tuple[Work, ...]
