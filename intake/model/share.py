"""Shares: what is behind a link, as far as its service has told, and how far the fetching came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from intake.model.material import Role


class ShareState(StrEnum):
    """Where a share stands; queued and person are waits, all others ends."""

    QUEUED = "queued"
    PERSON = "person"
    FETCHED = "fetched"
    CODE_WRONG = "code-wrong"
    EXPIRED = "expired"
    GONE = "gone"
    FORBIDDEN = "forbidden"


WAITS = frozenset({ShareState.QUEUED, ShareState.PERSON})
"""States without a final answer: what the share holds may still come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A file as its service lists it; size in bytes, None where it is not told.

    `key` is the service's name for it, `roles` what it may be by its name.
    """

    key: str
    name: str
    size: int | None = None
    folder: str = ""
    md5: str = ""
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A service's answer about a link: where it stands, why in a word, what it lists.

    `expires` is an ISO date, or empty. QUEUED means: ready to be downloaded.
    """

    state: ShareState
    reason: str = ""
    offered: tuple[Offered, ...] = ()
    expires: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A link with one code, as the ledger knows it; `reason` says why it waits for a person.

    `have` counts the bytes that are on disk; `next_try` is set when its service put us off.
    """

    id: int
    provider: str
    url: str
    code: str | None
    state: ShareState
    reason: str = ""
    offered: tuple[Offered, ...] = ()
    expires: str = ""
    have: int = 0
    tries: int = 0
    opened_at: datetime
    next_try: datetime | None = None

    @property
    def waits(self) -> bool:
        """Whether its service has given no final answer yet."""
        return self.state in WAITS

    def may_hold(self, role: Role) -> bool:
        """Whether a file for this role may be in it: anything, where nothing was listed."""
        return not self.offered or any(role in file.roles for file in self.offered)
