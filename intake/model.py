"""The nouns of the house: frozen, without behaviour that touches the world.

A letter brings materials; each file has facts; a case is all that a judgement may know; rules make
observations of it, policy grades them into findings, and a decision follows. Instants are aware
``datetime`` objects, durations seconds, sizes bytes, rates bits a second.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import ClassVar, Literal, Protocol, TypeAlias

Value: TypeAlias = str | int | float | tuple[str, ...] | None
"""What a rule required or found: plain data; templates/findings.toml puts it into words."""


class Level(StrEnum):
    """How much a finding weighs in the decision."""

    REJECT = "reject"
    MISSING = "missing"
    REVIEW = "review"
    NOTE = "note"


class Audience(StrEnum):
    """Who reads a finding; what is for staff is never named in a reply."""

    SUBMITTER = "submitter"
    STAFF = "staff"


class Role(StrEnum):
    """What a file is for in an entry."""

    HD = "hd"
    COMPRESSED = "compressed"
    FORM = "form"
    OTHER = "other"


class LetterKind(StrEnum):
    """What a letter is; material is asked for first, headers after."""

    SUBMISSION = "submission"
    PRECHECK = "precheck"
    WITHDRAWAL = "withdrawal"
    INQUIRY = "inquiry"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto-reply"
    LIST = "list"
    OWN = "own"
    NOISE = "noise"


class Word(StrEnum):
    """A word by which a sender steers the robot: 替换, 撤回, 人工, 预检."""

    REPLACE = "replace"
    WITHDRAW = "withdraw"
    PERSON = "person"
    PRECHECK = "precheck"


class LetterEnd(StrEnum):
    """Where a letter ended; every letter in the ledger has exactly one."""

    ENTRY = "entry"
    INQUIRY = "inquiry"
    PRECHECK = "precheck"
    SET_ASIDE = "set-aside"
    PARKED = "parked"
    WAITING = "waiting"


class State(StrEnum):
    """An entry's state (the table of events is in decision.py)."""

    CHECKING = "checking"
    ACCEPTED = "accepted"
    INCOMPLETE = "incomplete"
    RETURNED = "returned"
    REVIEW = "review"
    WRONG_TIER = "wrong-tier"
    APPROVED = "approved"
    SELECTED = "selected"
    FORWARDED = "forwarded"
    SCHEDULED = "scheduled"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Decision(StrEnum):
    """The outcome of one judgement."""

    WRONG_TIER = "wrong-tier"
    RETURNED = "returned"
    INCOMPLETE = "incomplete"
    REVIEW = "review"
    ACCEPTED = "accepted"


class ReplyKind(StrEnum):
    """What a letter of ours says, in order of precedence when several entries share one."""

    PRECHECK = "precheck"
    RETURNED = "returned"
    INCOMPLETE = "incomplete"
    REVIEW = "review"
    ACCEPTED = "accepted"
    RECEIPT = "receipt"
    INQUIRY = "inquiry"


class OutboxState(StrEnum):
    """The life of one reply: disk first, SMTP after."""

    COMPOSED = "composed"
    SENDING = "sending"
    SENT = "sent"
    RETRY = "retry"
    FAILED = "failed"
    UNSURE = "unsure"
    BOUNCED = "bounced"


class Field(StrEnum):
    """The nine fields of the registration form (notice, annex), named as in finding codes."""

    TITLE = "title"
    SCHOOL = "school"
    DURATION = "duration"
    GENRE = "genre"
    CONTACT_NAME = "contact-name"
    CONTACT_PHONE = "contact-phone"
    CATEGORIES = "categories"
    PRODUCTION_PERIOD = "production-period"
    SYNOPSIS = "synopsis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who wrote a letter: the display name as decoded, the address in lower case."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """What stands after the @, or an empty string."""
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file inside a letter; `inline` marks a picture that only decorates the text."""

    name: str
    size: int
    sha256: str
    inline: bool = False
    folder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A share link as it stood in a letter: canonical url, its code, and where it was found."""

    provider: str
    url: str
    code: str | None
    where: Literal["text", "html", "attachment", "picture", "nested", "quoted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """What a delivery report says of one of our letters (RFC 3464)."""

    recipient: str | None
    status: str | None
    original_message_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as a person would read it.

    `text` is the body with the quoted part, `own_text` without it. `answers` lists the Message-IDs
    of In-Reply-To and References, nearest first. `received_at` is the server's time of arrival.
    `automatic` says why no automatic answer may go out (RFC 3834), or is None.
    """

    sha256: str
    sender: Sender
    subject: str
    kind: LetterKind
    message_id: str | None
    date: datetime | None
    received_at: datetime
    text: str
    own_text: str
    words: tuple[Word, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    links: tuple[Link, ...] = ()
    answers: tuple[str, ...] = ()
    refers_to: str | None = None
    bounce: Bounce | None = None
    automatic: str | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A file and where it came from: stored under its sha256, `name` is only text."""

    sha256: str
    name: str
    size: int
    folder: str = ""


class Nature(StrEnum):
    """Which room reads a file, told from its content before its name."""

    FILM = "film"
    FORM = "form"
    ARCHIVE = "archive"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmFacts:
    """What ffprobe tells of a film; nothing here is a judgement.

    `duration_seconds` is the end of the last video packet less the first one's time,
    `container_seconds` what the header claims. `video_bit_rate` is the bytes of the video packets
    over that duration. `steps` counts the distances between presentation times in ticks of
    `time_base`, most frequent first: (ticks, how often).
    """

    container: str
    video_codec: str
    width: int
    height: int
    display_width: int
    display_height: int
    sample_aspect: Fraction | None
    frame_rate: Fraction
    time_base: Fraction
    steps: tuple[tuple[int, int], ...]
    scan: Literal["progressive", "interlaced", "unknown"]
    duration_seconds: float
    container_seconds: float | None
    video_bit_rate: int
    size_bytes: int
    pixel_format: str | None
    audio_codec: str | None
    rotation: int
    fact: Literal["film"] = "film"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One field of a form: what was written, its meaning (None: unclear), how sure, where."""

    raw: str
    value: str | float | tuple[str, ...] | None
    confidence: float = 1.0
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A registration form. A field that is absent, empty or left at its example is not in `fields`.

    Values: duration in seconds (float), categories a tuple, production-period (start, end) as ISO
    dates, all others str. `synopsis_characters` counts 字 by the looser of two ways.
    """

    fields: Mapping[Field, Filled]
    synopsis_characters: int = 0

    def value(self, name: Field) -> str | float | tuple[str, ...] | None:
        """The understood value of a field, or None."""
        filled = self.fields.get(name)
        return filled.value if filled else None

    def text(self, name: Field) -> str:
        """A text field's value, or an empty string."""
        value = self.value(name)
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFacts:
    """The forms found in one file; none when it is a document but no registration form."""

    forms: tuple[Form, ...]
    fact: Literal["form"] = "form"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFacts:
    """A file that is neither film nor form: a picture, a text; kept, not judged."""

    media: str
    fact: Literal["other"] = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A final fact: the sender's file cannot be used. `detail` is a clue for staff."""

    nature: Nature
    reason: Literal["unreadable", "truncated", "too-large", "encrypted", "empty"]
    detail: str = ""
    fact: Literal["refusal"] = "refusal"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotMeasured:
    """A final fact: our own budget or program ended the measurement; never the sender's fault."""

    nature: Nature
    reason: str
    fact: Literal["not-measured"] = "not-measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """A file of a kind that this installation cannot open; staff open it."""

    nature: Nature
    format: str
    fact: Literal["unsupported"] = "unsupported"


Facts: TypeAlias = FilmFacts | FormFacts | OtherFacts | Refusal | NotMeasured | Unsupported


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file in its role within a revision; `ambiguous` when nothing decided the role."""

    material: Material
    role: Role
    facts: Facts
    ambiguous: bool = False

    @property
    def nature(self) -> Nature:
        """What kind of file this is, measured or not."""
        match self.facts:
            case FilmFacts():
                return Nature.FILM
            case FormFacts():
                return Nature.FORM
            case OtherFacts():
                return Nature.OTHER
            case Refusal() | NotMeasured() | Unsupported():
                return self.facts.nature


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When an entry may arrive: opening and closing instants, grace and extension included."""

    opens: datetime | None
    closes: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that a judgement may know of a revision; rules read it and nothing else.

    `received_at` is None when no arrival is known (`check`): date rules then stay silent.
    `unchecked_marks` are the marks that the campaign asks for and nothing has compared.
    """

    parts: tuple[Part, ...]
    links: tuple[Link, ...] = ()
    words: frozenset[Word] = frozenset()
    received_at: datetime | None = None
    window: Window | None = None
    unchecked_marks: tuple[str, ...] = ()

    def films(self) -> tuple[tuple[Part, FilmFacts], ...]:
        """The measured films in the roles that are judged, HD first."""
        judged = (Role.HD, Role.COMPRESSED)
        found = [(p, p.facts) for p in self.parts if isinstance(p.facts, FilmFacts)]
        return tuple(
            sorted((f for f in found if f[0].role in judged), key=lambda f: judged.index(f[0].role))
        )

    def form(self) -> Form | None:
        """The one registration form, or None when there is none or there are several."""
        forms = [
            f
            for p in self.parts
            if isinstance(p.facts, FormFacts) and p.role is Role.FORM
            for f in p.facts.forms
        ]
        return forms[0] if len(forms) == 1 else None

    @property
    def under_way(self) -> bool:
        """Whether a link or an archive has no final answer yet, so that parts may still come."""
        return bool(self.links) or any(
            p.nature is Nature.ARCHIVE and isinstance(p.facts, Unsupported) for p in self.parts
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What a rule saw. `level` is given only where one code weighs differently by degree."""

    code: str
    about: str
    required: Value = None
    found: Value = None
    level: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """Level and audience that config's [findings] gives to a code."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    level: Level
    audience: Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A graded observation; `about` is a role, link, letter, entry or a file name."""

    code: str
    level: Level
    audience: Audience
    about: str
    required: Value = None
    found: Value = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement of one revision, with the digest of the config it was made under.

    `subject` is an entry's number, or ``letter:ID`` for a precheck; `turn` counts from 1 a subject.
    """

    subject: str
    turn: int
    revision: int
    decision: Decision
    findings: tuple[Finding, ...]
    config_digest: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A work as the ledger knows it, with its current revision."""

    number: str
    state: State
    title: str
    school: str
    revision: int
    opened_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer owed: at most one for a subject, cause and kind, ever.

    `subject` is an entry number or ``letter:ID``; `cause` a judgement's number or the letter.
    """

    id: int
    subject: str
    cause: str
    kind: ReplyKind
    letter_id: int
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A rendered reply: one content as text and HTML, for one recipient."""

    kind: ReplyKind
    to: str
    subject: str
    text: str
    html: str
    message_id: str
    in_reply_to: str | None
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a letter lies in a mailbox: a hint that saves a download, never its identity."""

    account: str
    folder: str
    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A raw letter on disk with the server's time of receipt."""

    path: Path
    sha256: str
    size: int
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRecord:
    """A letter as the ledger keeps it: its raw file, what was read, and where it ended.

    `how` is how it came to its entries: opened, revised, duplicate, proposed, held, inquiry or "".
    """

    id: int
    sha256: str
    path: str
    size: int
    received_at: datetime
    letter: Letter | None
    end: LetterEnd
    reason: str
    entries: tuple[str, ...] = ()
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An entry with what a reply or the tracker says of it.

    `judgement` is the latest one, `history` the earlier ones, oldest first; `letter` brought the
    current revision.
    """

    entry: Entry
    case: Case
    judgement: Judgement | None
    letter: Letter
    history: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """A reply on its way: rendered bytes, state, and why it waits."""

    id: int
    letter_id: int
    reply: Reply
    raw: bytes
    state: OutboxState
    hold: str
    released: bool
    tries: int
    looks: int
    next_try: datetime | None
    announced_at: datetime | None
    composed_at: datetime
    sent_at: datetime | None
    detail: str
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What went wrong with an item of a round, how often, and whether it was set aside."""

    round: str
    item: str
    tries: int
    reason: str
    parked: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to an entry or a letter, for whoever asks later."""

    id: int
    at: datetime
    who: str
    what: str
    number: str | None = None
    letter_id: int | None = None


class Clock(Protocol):
    """The time, passed in: the machine's, a frozen one, or a rehearsal's."""

    def now(self) -> datetime:
        """The present instant, aware."""
        ...


class Step(Protocol):
    """Called with a name after every durable act; the worker can be made to die there."""

    def __call__(self, name: str) -> None:
        """Pass the step called `name`."""
        ...


class Progress(Protocol):
    """Told how far a long piece of work has come."""

    def __call__(self, what: str, done: int, total: int) -> None:
        """`done` of `total` of `what` are finished."""
        ...
