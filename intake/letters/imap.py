"""What is asked of an IMAP server, one question a function: a logged-in client → plain answers.

Every answer is doubted: what a server leaves out is no answer, and what it adds (news of other
letters may come at any time, RFC 3501, 7) is not looked at. Errors are imaplib's own,
translated in session.py.
"""

from __future__ import annotations

import contextlib
import imaplib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

from intake.errors import NeedsPerson, TryLater
from intake.letters.folders import Folder
from intake.model import Place

LETTER_BYTES = 200 * 1024 * 1024
PIECE_BYTES = 1024 * 1024
SEEN = b"\\Seen"
HEAR_SECONDS = 0.5
"""How long a stop may go unnoticed while the server is listened to."""

SENT_HITS = 200
SENT_NEWEST = 50

Client: TypeAlias = Any
"""imapclient's IMAPClient, which has no types; only wire.py and session.py name the package."""


def introduce(client: Client) -> None:
    """Say who we are, if the server listens: 163 opens no folder to the nameless (RFC 2971)."""
    if not client.has_capability("ID"):
        return  # QQ hangs up on a command that it does not know
    with _unless_refused():
        client.id_({"name": "intake-robot", "version": "1", "vendor": "intake-robot"})


def list_folders(client: Client) -> list[Folder]:
    """All folders, with their names decoded."""
    return [
        Folder(
            name=name,
            delimiter=(delimiter or b"").decode("ascii"),
            flags=frozenset(flag.decode("ascii", "replace").lower() for flag in flags),
        )
        for flags, delimiter, name in client.list_folders()
    ]


def select(client: Client, place: Place, *, readonly: bool) -> bool:
    """Open the folder of a place; False when its UIDs no longer mean the same letters."""
    shown = client.select_folder(place.folder, readonly=readonly)
    return int(shown[b"UIDVALIDITY"]) == place.uidvalidity


def find_since(client: Client, day: date) -> list[int]:
    """UIDs in the open folder, ascending, from a day early: SINCE knows no time zone.

    A server that does not understand the question is asked for all there are.
    """
    try:
        found = client.search(["SINCE", day - timedelta(days=1)])
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        found = client.search("ALL")
    return sorted({int(uid) for uid in found})


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a server tells of a letter before any content; None is what it does not tell."""

    size: int | None
    when: datetime | None

    @property
    def words(self) -> str:
        """Both in one line, as a Place keeps them; empty unless both are told."""
        if self.size is None or self.when is None:
            return ""
        return f"{self.when.astimezone(UTC).isoformat(timespec='seconds')} {self.size}"

    def fits(self, place: Place) -> bool:
        """Whether the letter may be the one that was listed at this place."""
        return not (self.words and place.announced) or self.words == place.announced


def read_announcements(client: Client, uids: Sequence[int], batch: int) -> dict[int, Announcement]:
    """What is told of those letters that are there."""
    found: dict[int, Announcement] = {}
    for start in range(0, len(uids), batch):
        asked = uids[start : start + batch]
        answers = client.fetch(asked, ["INTERNALDATE", "RFC822.SIZE"])
        found |= {uid: _announcement(answers[uid]) for uid in asked if uid in answers}
    return found


def _announcement(answer: Mapping[bytes, object]) -> Announcement:
    size, when = answer.get(b"RFC822.SIZE"), answer.get(b"INTERNALDATE")
    return Announcement(
        size if isinstance(size, int) else None, when if isinstance(when, datetime) else None
    )


def read_announcement(client: Client, place: Place) -> tuple[int, datetime]:
    """Size in bytes and time of arrival, asked for before any content.

    Raises TryLater when the letter is not there; NeedsPerson when its time of arrival cannot be
    read.
    """
    answer = client.fetch([place.uid], ["RFC822.SIZE", "INTERNALDATE"]).get(place.uid, {})
    told, name = _announcement(answer), f"{place.folder}, letter {place.uid}"
    if told.size is None or b"INTERNALDATE" not in answer:
        message = f"{name}: not there at the moment"
        raise TryLater(message)
    if told.when is None:
        message = f"{name}: its time of arrival cannot be read; look at it in the mailbox"
        raise NeedsPerson(message)
    if not told.fits(place):
        message = f"{name}: another letter has that number now; they are listed again"
        raise TryLater(message)
    return told.size, told.when.astimezone(UTC)


def read_pieces(client: Client, place: Place, announced: int) -> Iterator[bytes]:
    """The raw letter piece by piece, until no more comes; the announced size is only a hint.

    Raises TryLater when an answer is missing: that is neither an empty letter nor a letter's end.
    """
    offset = 0
    while True:
        item = f"BODY.PEEK[]<{offset}.{PIECE_BYTES}>"
        answer = client.fetch([place.uid], [item]).get(place.uid, {})
        piece = answer.get(f"BODY[]<{offset}>".encode())
        missing = not isinstance(piece, bytes) or (not piece and not offset)
        if missing and offset < max(announced, 1):
            message = f"{place.folder}, letter {place.uid}: its text did not come whole"
            raise TryLater(message)
        if not piece:
            return
        yield piece
        offset += len(piece)
        if len(piece) < PIECE_BYTES and offset >= announced:
            return


def hear(client: Client, seconds: float, stopped: Callable[[], bool]) -> bool:
    """Whether the server tells of a letter in the open folder within `seconds` (RFC 2177)."""
    client.idle()
    try:
        for _ in range(int(seconds / HEAR_SECONDS)):
            news = client.idle_check(timeout=HEAR_SECONDS)
            if any(len(told) > 1 and told[1] == b"EXISTS" for told in news):
                return True
            if stopped():
                return False
        return False
    finally:
        client.idle_done()


def move(client: Client, uid: int, folder: str, *, moves: bool = True) -> None:
    """Move a letter of the open folder. Raises NeedsPerson when `folder` cannot be made.

    A MOVE that is refused, or not to be tried, is done by copy, flag and expunge. A server with
    neither MOVE nor UIDPLUS cannot remove a single letter: it stays where it is.
    """
    _ensure(client, folder)
    if moves and client.has_capability("MOVE") and _moved(client, uid, folder):
        return
    if client.has_capability("UIDPLUS"):
        client.copy([uid], folder)
        client.delete_messages([uid], silent=True)
        client.uid_expunge([uid])


def _moved(client: Client, uid: int, folder: str) -> bool:
    """Whether the server moved the letter; some offer MOVE and refuse it."""
    try:
        client.move([uid], folder)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        return False
    return True


def holds(client: Client, message_id: str, *, criteria: bool = True) -> bool:
    """Whether the open folder has a letter with this Message-ID, by the letters' own headers.

    The search is only a hint: QQ answers it with every letter there is, others may find none.
    """
    asked = client.search(["HEADER", "Message-ID", message_id]) if criteria else []
    hits = sorted(asked)[-SENT_HITS:]
    newest = sorted(client.search("ALL"))[-SENT_NEWEST:]
    uids = sorted({*hits, *newest})
    if not uids:
        return False
    answers = client.fetch(uids, ["BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"])
    headers = [v for answer in answers.values() for v in answer.values() if isinstance(v, bytes)]
    return any(message_id.encode() in re.findall(rb"<[^<>\s]+>", header) for header in headers)


def _ensure(client: Client, folder: str) -> None:
    if folder in {listed.name for listed in list_folders(client)}:
        return
    try:
        client.create_folder(folder)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        message = f"done_folder {folder}: the server does not make it ({error}); make it yourself"
        raise NeedsPerson(message) from error


@contextlib.contextmanager
def _unless_refused() -> Iterator[None]:
    """A courtesy: a refusal is no trouble, a broken line is."""
    try:
        yield
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        return
