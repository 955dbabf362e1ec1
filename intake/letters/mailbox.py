"""The IMAP door: the campaign's mailbox → places of letters, raw letters on disk, a mark when done.

Criteria that a server ignores are applied again here, nothing is asked for that it has not offered,
and whatever it does ends in TryLater or BadSetup within `seconds`. UIDs only save downloads: a
letter's identity is the sha256 of its bytes.
"""

from __future__ import annotations

import imaplib
import itertools
from collections.abc import Callable, Container, Mapping
from datetime import datetime, time, timedelta, timezone, tzinfo
from pathlib import Path

from intake.errors import TryLater
from intake.letters import folders, imap, rawfile
from intake.letters.imap import Client
from intake.letters.session import SESSION_SECONDS, Session
from intake.model import Arrival, Place
from intake.policy import MailboxSettings

WAIT_SECONDS = 240.0
"""How long one IDLE lasts at most: providers drop a line that is silent for longer."""

CHINA = timezone(timedelta(hours=8))


class Mailbox:
    """The mailbox of a campaign, connected when first used and again after any trouble.

    `skipped` tells, after each look, which of the configured folders were not looked into and why.
    `since` is meant in `zone`. No connection lasts longer than `seconds`.
    """

    def __init__(
        self,
        settings: MailboxSettings,
        password: str,
        *,
        seconds: float = SESSION_SECONDS,
        zone: tzinfo = CHINA,
    ) -> None:
        self.skipped: dict[str, str] = {}
        self._settings = settings
        self._session = Session(settings, password, seconds)
        self._since = datetime.combine(settings.since, time.min, zone)
        self._swept: set[Path] = set()
        self._counts: dict[str, int] = {}
        self._heard: tuple[object, ...] = ()

    def places(self, known: Callable[[Place], bool] | Container[Place]) -> list[Place]:
        """The letters since `since` that are not `known`, oldest first.

        Raises TryLater, or BadSetup for a wrong password, a bad certificate and the like.
        """
        is_known = known if callable(known) else known.__contains__
        arrived = {place: when for found in self._look().values() for place, when in found.items()}
        new = [place for place in arrived if not is_known(place)]
        return sorted(new, key=lambda place: (arrived[place], place.uid))

    def counts(self) -> Mapping[str, int]:
        """How many letters since `since` the last look saw in each watched folder."""
        return self._counts

    def fetch(self, place: Place, folder: Path) -> Arrival:
        """The letter at `place`, durably on disk as ``folder/ab/<sha256>.eml``.

        Of one beyond 200 MiB only the beginning is fetched; the arrival's size tells. Raises
        TryLater when it is not there, or not all of it; NeedsPerson when it is longer than the
        server announced, beyond that limit.
        """
        with self._session.talk() as client:
            if not imap.select(client, place, readonly=True):
                message = f"{place.folder}: its letters are numbered anew; they are listed again"
                raise TryLater(message)
            self._sweep(folder)
            size, received_at = imap.read_announcement(client, place)
            pieces = imap.read_pieces(client, place, size)
            if size > imap.LETTER_BYTES:
                pieces = itertools.islice(pieces, 1)
            raw = rawfile.store(pieces, folder, imap.LETTER_BYTES)
        whole = raw.size if size <= imap.LETTER_BYTES else size
        return Arrival(path=raw.path, sha256=raw.sha256, size=whole, received_at=received_at)

    def finish(self, place: Place, done_folder: str) -> None:
        """Mark the letter as read and, if `done_folder` is named, move it there.

        A letter or folder that is gone or cannot be changed is left alone: nothing depends on the
        mark. Raises TryLater, and NeedsPerson when the server refuses to make `done_folder`.
        """
        with self._session.talk() as client:
            present = {folders.INBOX, *(folder.name for folder in imap.list_folders(client))}
            if place.folder not in present or not _open_to_change(client, place):
                return
            client.add_flags([place.uid], [imap.SEEN], silent=True)
            if done_folder and done_folder != place.folder:
                imap.move(client, place.uid, done_folder, moves=self._session.profile.moves)

    def sent_copy(self, message_id: str) -> bool:
        """Whether the Sent folder holds a letter with this Message-ID (with its angle brackets)."""
        with self._session.talk() as client:
            name = folders.find(folders.SENT, imap.list_folders(client))
            if name is None:
                return False
            client.select_folder(name, readonly=True)
            return imap.holds(client, message_id, criteria=self._session.profile.criteria)

    def check(self) -> list[tuple[str, str]]:
        """What doctor says: the login, then each folder and what is in it. Raises as `places`."""
        since = self._settings.since
        read = {name: f"{len(found)} letters since {since}" for name, found in self._look().items()}
        missed = {name: f"not looked into: {why}" for name, why in self.skipped.items()}
        lines = [(f"folder {name}", words) for name, words in (read | missed).items()]
        return [(f"mailbox {self._session.where}", f"logged in as {self._settings.user}"), *lines]

    def twin(self) -> Mailbox:
        """The same mailbox over a connection of its own, for another thread."""
        twin = Mailbox(self._settings, "", zone=self._since.tzinfo or CHINA)
        twin._session = self._session.twin()
        return twin

    def close(self) -> None:
        """Log out and let go of the connection; it comes back when next needed."""
        self._session.close()

    def wait(self, stopped: Callable[[], bool]) -> bool | None:
        """Whether INBOX has news, within WAIT_SECONDS; None where the server offers no IDLE.

        What came before the first wait, or between two, is news at once: no server tells of that.
        Raises as `places`.
        """
        with self._session.talk() as client:
            if not (self._session.profile.idles and client.has_capability("IDLE")):
                return None
            state = client.select_folder(folders.INBOX, readonly=True)
            heard = (state.get(b"UIDVALIDITY"), state.get(b"UIDNEXT", state.get(b"EXISTS")))
            if heard != self._heard:
                self._heard = heard
                return True
            return imap.hear(client, WAIT_SECONDS, stopped)

    def _look(self) -> dict[str, dict[Place, datetime]]:
        """Each watched folder's letters since `since` and their times of arrival."""
        found: dict[str, dict[Place, datetime]] = {}
        with self._session.talk() as client:
            self.skipped = {}
            listed = imap.list_folders(client)
            for wanted in self._settings.folders:
                name = folders.find(wanted, listed)
                if name is None:
                    self.skipped[wanted] = "no such folder"
                elif name not in found and (validity := self._enter(client, wanted, name)):
                    found[name] = self._arrived(client, name, validity)
        self._counts = {name: len(places) for name, places in found.items()}
        return found

    def _enter(self, client: Client, wanted: str, name: str) -> int | None:
        """The UIDVALIDITY of a folder, opened for reading; None when we are not let in."""
        try:
            return int(client.select_folder(name, readonly=True)[b"UIDVALIDITY"])
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            # 163 refuses its spam and virus folders ("Unsafe Login"); INBOX is another matter
            if name == folders.INBOX:
                raise
            self.skipped[wanted] = f"refused: {self._session.words(error)}"
            return None

    def _arrived(self, client: Client, name: str, validity: int) -> dict[Place, datetime]:
        """Letters since `since` in the open folder and when they came.

        Their announcements are read at each look (5,000 in 0.2 s, measured): only they tell of a
        UID that was given to another letter.
        """
        uids = imap.find_since(client, self._settings.since)
        told = imap.read_announcements(client, uids, self._session.profile.batch)
        return {
            Place(
                account=self._settings.user,
                folder=name,
                uidvalidity=validity,
                uid=uid,
                announced=one.words,
            ): one.when or self._since  # a date that cannot be read hides no letter
            for uid, one in told.items()
            if one.when is None or one.when >= self._since
        }

    def _sweep(self, folder: Path) -> None:
        """Once a process, remove what an earlier one left unfinished."""
        if folder not in self._swept:
            rawfile.sweep(folder)
            self._swept.add(folder)


def _open_to_change(client: Client, place: Place) -> bool:
    """Open the folder for writing; False when that, or the letter, is not to be had."""
    try:
        there = imap.select(client, place, readonly=False)
    except imaplib.IMAP4.readonly:
        return False
    if not there:
        return False
    told = imap.read_announcements(client, [place.uid], 1)
    return place.uid in told and told[place.uid].fits(place)
