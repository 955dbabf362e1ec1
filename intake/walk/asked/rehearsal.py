"""Rehearsal doors: a folder of .eml as mailbox, a post that sends nothing, a mailbox left as it is.

Used by `rehearse` and by `once --dry-run`; everything behind the doors is the real house.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from intake.letters import parse
from intake.materials import gather
from intake.model import Arrival, Place
from intake.replies.post import Delivery
from intake.walk.house import Letterbox


@dataclass(frozen=True, slots=True)
class Played:
    """A letter of the folder with the instant at which it is played."""

    path: Path
    at: datetime


def letters(folder: Path, otherwise: datetime) -> list[Played]:
    """The folder's letters by the time of their topmost Received, else Date, else `otherwise`."""
    found = [Played(p, parse.arrival(p) or otherwise) for p in sorted(folder.rglob("*.eml"))]
    return sorted(found, key=lambda played: (played.at, played.path.name))


class Folder:
    """A folder of letters as a mailbox; a letter is there once it has been delivered."""

    def __init__(self, played: list[Played]) -> None:
        self._played = played
        self._delivered = 0
        self._known = 0
        """So many, from the first, are known for good: they are not asked about again."""

    def deliver(self) -> None:
        """Let the next letter arrive."""
        self._delivered += 1

    def places(self, known: Callable[[Place], bool]) -> list[Place]:
        """Delivered letters that are not known yet."""
        while self._known < self._delivered and known(_place(self._known + 1)):
            self._known += 1
        places = [_place(uid) for uid in range(self._known + 1, self._delivered + 1)]
        return [place for place in places if not known(place)]

    def fetch(self, place: Place, folder: Path) -> Arrival:
        """A copy of the letter under its sha256."""
        played = self._played[place.uid - 1]
        content = played.path.read_bytes()
        path = gather.store(content, folder, ".eml")
        digest = hashlib.sha256(content).hexdigest()
        return Arrival(path=path, sha256=digest, size=len(content), received_at=played.at)

    def finish(self, place: Place, done_folder: str) -> None:
        """A folder of files is left as it is."""

    def sent_copy(self, message_id: str) -> bool:  # noqa: ARG002  (nothing is ever sent)
        """There is no Sent folder."""
        return False

    def counts(self) -> Mapping[str, int]:
        """How many letters have been delivered."""
        return {"rehearsal": self._delivered}

    @property
    def skipped(self) -> Mapping[str, str]:
        """There is one folder, and it is looked into."""
        return {}

    def close(self) -> None:
        """Nothing to let go of."""


class Untouched:
    """A mailbox that is read and never marked."""

    def __init__(self, inner: Letterbox) -> None:
        self._inner = inner
        self.places = inner.places
        self.fetch = inner.fetch
        self.sent_copy = inner.sent_copy
        self.counts = inner.counts
        self.close = inner.close

    @property
    def skipped(self) -> Mapping[str, str]:
        """What the mailbox itself says."""
        return self._inner.skipped

    def finish(self, place: Place, done_folder: str) -> None:
        """Leave the letter as it is."""


class Drawer:
    """A post that keeps every reply and sends none."""

    def send(
        self,
        message: bytes,  # noqa: ARG002  (kept in the ledger already)
        to: str,  # noqa: ARG002
        copies: list[str],  # noqa: ARG002
        announce: Callable[[], None],
    ) -> Delivery:
        """Act as a server that took the reply."""
        announce()
        return Delivery(outcome="sent", code=None, detail="not sent: rehearsal")

    def close(self) -> None:
        """Nothing is open."""


def _place(uid: int) -> Place:
    return Place(account="rehearsal", folder="rehearsal", uidvalidity=1, uid=uid)
