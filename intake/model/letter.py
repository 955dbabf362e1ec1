"""Letters: as a person reads them, where they lie, and as the ledger keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Literal


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
    """A share link as it stood in a letter: canonical url, its code, and where it was found.

    `code_said` is whether the letter speaks of a code that could not be tied to this link. `name`
    is the file behind it and `expires` when it ends, in the letter's own words, where it says so.
    """

    provider: str
    url: str
    code: str | None
    where: Literal["text", "html", "attachment", "picture", "nested", "quoted"]
    code_said: bool = False
    name: str | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """What a delivery report says of one of our letters (RFC 3464).

    `failed` is false for a report of a delay or of a delivery.
    """

    recipient: str | None
    status: str | None
    original_message_id: str | None
    failed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as a person would read it.

    `text` is the body with the quoted part, `own_text` without it. `answers` lists the Message-IDs
    of In-Reply-To and References, nearest first. `received_at` is the server's time of arrival.
    `automatic` says why no automatic answer may go out (RFC 3834), or is None.

    `through` is the colleague who forwarded the letter of `sender` to us; `forwarded` are the
    senders of the letters inside. `codes` belong to no link of this letter: they supply one that
    came earlier. `doubt` is the evidence that the letter is not its sender's, or empty.

    `refers_to` is the one entry number that the letter names; of several, which are `also`, none is
    taken for meant. `remarks` name what is strange about the letter, in words of remarks.py.
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
    through: Sender | None = None
    forwarded: tuple[Sender, ...] = ()
    codes: tuple[str, ...] = ()
    doubt: str = ""
    also: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a letter lies in a mailbox: a hint that saves a download, never its identity.

    `announced` is what the server tells of it unasked, time of arrival and size: a UID that a
    server gave to another letter, which RFC 3501 forbids, is another place.
    """

    account: str
    folder: str
    uidvalidity: int
    uid: int
    announced: str = ""


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

    `how` is how it came to its entries: opened, revised, added, duplicate, proposed, held,
    inquiry or "".
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
