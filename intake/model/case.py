"""A case: all that a judgement may know of a revision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.model.edit import Waiver
from intake.model.facts import (
    ArchiveFacts,
    Facts,
    FilmFacts,
    FormFacts,
    NotMeasured,
    OtherFacts,
    Refusal,
    Unsupported,
)
from intake.model.form import Form
from intake.model.letter import Link, Word
from intake.model.material import Material, Nature, Role
from intake.model.school import Listing
from intake.model.share import Share, ShareState
from intake.model.standing import Standing

MEASURED = {
    FilmFacts: Nature.FILM,
    FormFacts: Nature.FORM,
    ArchiveFacts: Nature.ARCHIVE,
    OtherFacts: Nature.OTHER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file in its role within a revision; `ambiguous` when nothing decided the role.

    `cut_off` when its letter ended on the way to us: what is broken in it may have been whole.
    """

    material: Material
    role: Role
    facts: Facts
    ambiguous: bool = False
    cut_off: bool = False

    @property
    def nature(self) -> Nature:
        """What kind of file this is, measured or not."""
        if isinstance(self.facts, Refusal | NotMeasured | Unsupported):
            return self.facts.nature
        return MEASURED[type(self.facts)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When an entry may arrive: opening and closing instants, grace and extension included."""

    opens: datetime | None
    closes: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """How the files of a letter may fall into works, for staff to say: files by sha256.

    `loose` are files that no work could be told of.
    """

    works: tuple[tuple[str, ...], ...]
    loose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """How alike the two versions are: correlation of small pictures at the same times, 1 the same.

    `worst` is the worst second's, which begins at `at_seconds`; `different_seconds` counts those
    that show something else.
    """

    median: float
    worst: float
    different_seconds: int
    at_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Another entry's film that shares pictures with this one, and which share of the shorter.

    `stills` name a picture of this film and one of the other, both in the folder of the files.
    """

    number: str
    share: float
    stills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that a judgement may know of a revision; rules read it and nothing else.

    `received_at` is None when no arrival is known (`check`): date rules then stay silent.
    `waivers` are findings that staff let pass. `sender_changed` is whether somebody sent it who
    may not change the entry, `standing` its place in the campaign.
    `unchecked_marks` are the marks that the campaign asks for and nothing has compared. `proposal`
    is there while the files may be of several works and nothing tells which is whose. `shares` are
    what the services told of the links; the ledger adds them whenever a case is read. `codes` are
    codes that the letter tells for links sent earlier; `doubt` is the evidence that it is not its
    sender's, or empty. `listing` is what the list of schools says to the form's school. `pairing`
    is None while one of the versions is not there or was not seen; `likenesses` are other entries
    with the same pictures. `subject` is the letter's,
    `schools_named` those of the list that it or a file's name names.
    """

    parts: tuple[Part, ...]
    links: tuple[Link, ...] = ()
    words: frozenset[Word] = frozenset()
    received_at: datetime | None = None
    window: Window | None = None
    unchecked_marks: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    sender_changed: bool = False
    standing: Standing | None = None
    proposal: Proposal | None = None
    shares: tuple[Share, ...] = ()
    codes: tuple[str, ...] = ()
    doubt: str = ""
    listing: Listing | None = None
    pairing: Pairing | None = None
    likenesses: tuple[Likeness, ...] = ()
    subject: str = ""
    schools_named: tuple[str, ...] = ()

    def films(self) -> tuple[tuple[Part, FilmFacts], ...]:
        """The measured films in the roles that are judged, HD first."""
        judged = (Role.HD, Role.COMPRESSED)
        found = [(p, p.facts) for p in self.parts if isinstance(p.facts, FilmFacts)]
        return tuple(
            sorted((f for f in found if f[0].role in judged), key=lambda f: judged.index(f[0].role))
        )

    def form(self) -> Form | None:
        """The one registration form, or None when there is none or there are several."""
        forms = self.forms()
        return forms[0] if len(forms) == 1 else None

    def forms(self) -> tuple[Form, ...]:
        """All registration forms that were read, in the order of their files."""
        return tuple(
            f
            for p in self.parts
            if isinstance(p.facts, FormFacts) and p.role is Role.FORM
            for f in p.facts.forms
        )

    def spoken(self) -> tuple[str, ...]:
        """What the sender called the work: the subject, and names of files in an asked role."""
        named = (p.material.name for p in self.parts if p.role is not Role.OTHER)
        return tuple(filter(None, (self.subject, *named)))

    @property
    def under_way(self) -> bool:
        """Whether a link or an archive has no final answer yet, so that parts may still come."""
        return self._unopened() or any(self.awaits(link) for link in self.links)

    def share(self, link: Link) -> Share | None:
        """What is known of a link's share; None when nobody has asked."""
        own = (link.provider, link.url, link.code)
        return next((s for s in self.shares if (s.provider, s.url, s.code) == own), None)

    def awaits(self, link: Link) -> bool:
        """Whether what a link holds may still come."""
        share = self.share(link)
        return share is None or share.waits

    def may_come(self, role: Role) -> bool:
        """Whether a role may be filled by a link that is not here, or by an unopened archive.

        A refused link counts: its sender sends another one, and with it all that it held.
        """
        shares = [self.share(link) for link in self.links]
        absent = [s for s in shares if s is None or s.state is not ShareState.FETCHED]
        return self._unopened() or any(s is None or s.may_hold(role) for s in absent)

    def _unopened(self) -> bool:
        return any(
            p.nature is Nature.ARCHIVE and isinstance(p.facts, Unsupported) for p in self.parts
        )
