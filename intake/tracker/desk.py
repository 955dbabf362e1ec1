"""Desk: everything that the tracker shows, as the walk reads it from the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from intake.model import (
    Dossier,
    Edit,
    Finding,
    LetterRecord,
    OutboxState,
    ReplyKind,
    School,
    Trouble,
)
from intake.tracker.carried import Carried
from intake.tracker.merge import Oddity

MOST_STILLS = 1_000
"""With more works the pictures are left out: a file of many is opened at leisure only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """A letter with what became of it.

    `replies` are (kind, state, subject), oldest first; `held` says that one waits for staff. `how`
    is how it came to its entries: opened, revised, duplicate, proposed, held, inquiry, or "".
    `eml_link` is the raw letter's path as seen from the tracker's folder.
    """

    record: LetterRecord
    replies: tuple[tuple[ReplyKind, OutboxState, str], ...] = ()
    eml_link: str = ""
    how: str = ""
    held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The day on which a work is to be shown; `announced` once its school was told."""

    number: str
    day: date
    announced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A campaign as it stands at `now`, shown in `zone`.

    `file_links` are the materials' paths by sha256, and those of the pictures of their doubtful
    places by sha256/name, as seen from the tracker's folder; `board` is
    that of the page on which films are watched, empty without one. `deadline` is the instant at
    which the campaign closes, without grace. `mailbox` is what the last look into
    the mailbox saw: (letters there, letters of them that the ledger lacks). `troubles` are items
    that the robot gave up after three tries; `polled_at` is when it last looked. `astray` are
    folders in the drop folder that belong to no entry, `expiring` links not fetched whose last day
    is near: (entry, address, ISO date). `planned` are the days of showing, `unsent` the schools of
    the list that have sent nothing, `refused` what staff asked for and cannot be. `stills` are
    small JPEG pictures by the works' numbers; `protect` locks the robot's cells; `board` is the
    board's path as seen from the tracker's folder, empty without one, `crops` that of the folder in
    which pictures of files lie, a folder a file by its sha256. `words` are staff's own, by sheet,
    row and column; `opinions` those on an earlier revision, by number; `carried` is what they did
    to the workbook itself, `oddities` what they did and the robot cannot act upon, `aside` why
    their file is not replaced (a phrase of [aside], about `aside_sheet`).
    """

    campaign_name: str
    now: datetime
    zone: tzinfo
    dossiers: tuple[Dossier, ...]
    letters: tuple[LetterRow, ...]
    file_links: Mapping[str, str]
    board: str = ""
    crops: str = ""
    deadline: datetime | None = None
    mailbox: tuple[int, int] | None = None
    polled_at: datetime | None = None
    troubles: tuple[Trouble, ...] = ()
    astray: tuple[str, ...] = ()
    expiring: tuple[tuple[str, str, str], ...] = ()
    planned: tuple[Slot, ...] = ()
    unsent: tuple[School, ...] = ()
    refused: tuple[Edit, ...] = ()
    stills: Mapping[str, bytes] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    opinions: Mapping[str, str] = field(default_factory=dict)
    carried: Carried = field(default_factory=Carried)
    oddities: tuple[Oddity, ...] = ()
    protect: bool = False
    aside: str = ""
    aside_sheet: str = ""

    @property
    def pictured(self) -> bool:
        """Whether works are shown with pictures; with too many the file would be too large."""
        return bool(self.stills) and len(self.dossiers) <= MOST_STILLS

    def local(self, instant: datetime) -> datetime:
        """An instant as a wall clock in the campaign's zone shows it, to the second."""
        return instant.astimezone(self.zone).replace(tzinfo=None, microsecond=0)


def current(dossier: Dossier) -> tuple[Finding, ...]:
    """The findings on the current revision; none while only a former one has been judged."""
    judgement = dossier.judgement
    if judgement is None or judgement.revision != dossier.entry.revision:
        return ()
    return judgement.findings
