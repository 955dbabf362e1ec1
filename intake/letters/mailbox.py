"""The IMAP door: the campaign's mailbox → places of letters, raw letters on disk, a mark when done.

Criteria that a server ignores are applied again here, nothing is asked for that it has not offered,
and whatever it does ends in TryLater or BadSetup within `seconds`. UIDs only save downloads: a
letter's identity is the sha256 of its bytes.
"""

from __future__ import annotations

import contextlib
import imaplib
import re
import socket
import ssl
import threading
import time as stopwatch
from collections.abc import Callable, Container, Iterator, Mapping
from datetime import datetime, time, timedelta, timezone, tzinfo
from pathlib import Path

import stamina
from imapclient import SEEN, IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, LoginError

from intake.errors import BadSetup, IntakeError, TryLater
from intake.letters import folders, imap, rawfile
from intake.line import CONNECT_SECONDS, READ_SECONDS, Watchdog, distrust, encryption, printable
from intake.model import Arrival, Place
from intake.policy import MailboxSettings

SESSION_SECONDS = 600.0
LINE_BYTES = 32 * 1024 * 1024
CHINA = timezone(timedelta(hours=8))

# What imaplib and imapclient raise on the answers of a broken or hostile server (measured).
FOREIGN = (
    imaplib.IMAP4.error,
    OSError,
    MemoryError,
    RecursionError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)
# RFC 5530: refusals of a login that pass by themselves.
PASSING = re.compile(r"\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]", re.IGNORECASE)


class Mailbox:
    """The mailbox of a campaign, connected when first used and again after any trouble.

    `skipped` tells, after each look, which of the configured folders were not looked into and why.
    `since` is meant in `zone`. No connection lasts longer than `seconds`.

    The first login tells whether the password is right. Once one has succeeded, here or in a twin,
    a refusal is the server's mood (163 refuses all for a while after many logins): it passes.
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
        self._password = password
        self._seconds = seconds
        self._since = datetime.combine(settings.since, time.min, zone)
        self._dates: dict[str, dict[Place, datetime]] = {}
        self._client: IMAPClient | None = None
        self._watchdog: Watchdog | None = None
        self._renew_at = 0.0
        self._swept: set[Path] = set()
        self._counts: dict[str, int] = {}
        self._admitted = threading.Event()

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

        Raises NeedsPerson beyond 200 MiB; TryLater when it is not there, or not all of it.
        """
        with self._talk() as client:
            if not imap.select(client, place, readonly=True):
                message = f"{place.folder}: its letters are numbered anew; they are listed again"
                raise TryLater(message)
            self._sweep(folder)
            size, received_at = imap.read_announcement(client, place)
            pieces = imap.read_pieces(client, place, size)
            raw = rawfile.store(pieces, folder, imap.LETTER_BYTES)
        return Arrival(path=raw.path, sha256=raw.sha256, size=raw.size, received_at=received_at)

    def finish(self, place: Place, done_folder: str) -> None:
        """Mark the letter as read and, if `done_folder` is named, move it there.

        A letter or folder that is gone or cannot be changed is left alone: nothing depends on the
        mark. Raises TryLater, and NeedsPerson when the server refuses to make `done_folder`.
        """
        with self._talk() as client:
            present = {folders.INBOX, *(folder.name for folder in imap.list_folders(client))}
            if place.folder not in present or not _open_to_change(client, place):
                return
            client.add_flags([place.uid], [SEEN], silent=True)
            if done_folder and done_folder != place.folder:
                imap.move(client, place.uid, done_folder)

    def sent_copy(self, message_id: str) -> bool:
        """Whether the Sent folder holds a letter with this Message-ID (with its angle brackets)."""
        with self._talk() as client:
            name = folders.find(folders.SENT, imap.list_folders(client))
            if name is None:
                return False
            client.select_folder(name, readonly=True)
            return imap.holds(client, message_id)

    def check(self) -> list[tuple[str, str]]:
        """What doctor says: the login, then each folder and what is in it. Raises as `places`."""
        since = self._settings.since
        read = {name: f"{len(found)} letters since {since}" for name, found in self._look().items()}
        missed = {name: f"not looked into: {why}" for name, why in self.skipped.items()}
        lines = [(f"folder {name}", words) for name, words in (read | missed).items()]
        return [(f"mailbox {self._where}", f"logged in as {self._settings.user}"), *lines]

    def twin(self) -> Mailbox:
        """The same mailbox over a connection of its own, for another thread."""
        zone = self._since.tzinfo or CHINA
        twin = Mailbox(self._settings, self._password, seconds=self._seconds, zone=zone)
        twin._admitted = self._admitted
        return twin

    def close(self) -> None:
        """Log out and let go of the connection; it comes back when next needed."""
        if self._client is not None:
            with contextlib.suppress(*FOREIGN):
                self._client.logout()
        self._drop()

    def _look(self) -> dict[str, dict[Place, datetime]]:
        """Each watched folder's letters since `since` and their times of arrival."""
        found: dict[str, dict[Place, datetime]] = {}
        with self._talk() as client:
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

    def _enter(self, client: IMAPClient, wanted: str, name: str) -> int | None:
        """The UIDVALIDITY of a folder, opened for reading; None when we are not let in."""
        try:
            return int(client.select_folder(name, readonly=True)[b"UIDVALIDITY"])
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            # 163 refuses its spam and virus folders ("Unsafe Login"); INBOX is another matter
            if name == folders.INBOX:
                raise
            self.skipped[wanted] = f"refused: {self._words(error)}"
            return None

    def _arrived(self, client: IMAPClient, name: str, validity: int) -> dict[Place, datetime]:
        """Letters since `since` in the open folder; a date once read is not asked for again."""
        account, before = self._settings.user, self._dates.get(name, {})
        places = {
            uid: Place(account=account, folder=name, uidvalidity=validity, uid=uid)
            for uid in imap.find_since(client, self._settings.since)
        }
        dates = {place: before[place] for place in places.values() if place in before}
        new = imap.read_dates(client, [uid for uid, p in places.items() if p not in before])
        # a date that cannot be read hides no letter
        dates |= {places[uid]: when or self._since for uid, when in new.items()}
        self._dates[name] = dates
        return {place: when for place, when in dates.items() if when >= self._since}

    def _sweep(self, folder: Path) -> None:
        """Once a process, remove what an earlier one left unfinished."""
        if folder not in self._swept:
            rawfile.sweep(folder)
            self._swept.add(folder)

    @contextlib.contextmanager
    def _talk(self) -> Iterator[IMAPClient]:
        """A logged-in client; what goes wrong inside is told as one of the three consequences."""
        try:
            yield self._connected()
        except IntakeError:
            raise
        except FOREIGN as error:
            told = self._told(error)
            self._drop()
            raise told from error

    def _told(self, error: BaseException) -> IntakeError:
        if isinstance(error, ssl.SSLCertVerificationError):
            return distrust(self._settings, error)
        if self._watchdog is not None and self._watchdog.expired:
            return TryLater(f"mailbox {self._where}: not done in {self._seconds:g} s, hung up")
        kind = type(error).__name__
        return TryLater(f"mailbox {self._where}: {kind}: {self._words(error)}")

    def _words(self, error: BaseException) -> str:
        """What the server said; imapclient tells a refused login in Python's spelling of bytes."""
        origin = error.__context__ if isinstance(error, LoginError) else None
        said = origin.args[0] if origin is not None and origin.args else None
        words = said if isinstance(said, bytes) else str(error)
        return printable(words, self._password)

    @property
    def _where(self) -> str:
        return f"{self._settings.host}:{self._settings.port}"

    def _connected(self) -> IMAPClient:
        """The client of a connection that has at least half of its time left."""
        if self._client is not None and stopwatch.monotonic() > self._renew_at:
            self.close()
        if self._client is None:
            self._renew_at = stopwatch.monotonic() + self._seconds / 2
            self._open()
        return self._client

    def _open(self) -> None:
        context = encryption(self._settings)
        _check_password(self._password)
        self._watchdog = watchdog = Watchdog(self._seconds)
        if context is not None:
            watchdog.attend(context)
        tries = stamina.retry_context(
            on=lambda error: _is_passing(error) and not watchdog.expired,
            attempts=3,
            wait_initial=0.2,
            wait_max=1.0,
            wait_jitter=0.2,
        )
        for attempt in tries:
            with attempt:
                self._dial(context, watchdog)
        self._log_in(self._client)
        imap.introduce(self._client)

    def _dial(self, context: ssl.SSLContext | None, watchdog: Watchdog) -> None:
        self._hang_up()  # what an earlier attempt left half done
        settings = self._settings
        at_once = context if settings.tls == "tls" else None
        self._client = client = _Client(settings.host, settings.port, at_once, watchdog)
        client.normalise_times = False  # else INTERNALDATE comes naive, in the machine's zone
        if settings.tls == "starttls":
            self._encrypt(client, context)

    def _encrypt(self, client: IMAPClient, context: ssl.SSLContext | None) -> None:
        try:
            client.starttls(context)
        except CapabilityError as error:
            self._drop()
            message = f'{self._where}: the server offers no STARTTLS; try tls = "tls", port 993'
            raise BadSetup(message) from error

    def _log_in(self, client: IMAPClient) -> None:
        user = self._settings.user
        try:
            client.login(user, self._password)
        except LoginError as error:
            words = self._words(error)
            # a line that broke off is wrapped into LoginError, too
            broken = isinstance(error.__context__, imaplib.IMAP4.abort)
            if broken:
                told = self._told(error)
                self._drop()
                raise told from None
            self._drop()
            if PASSING.search(words) or self._admitted.is_set():
                message = f"mailbox {self._where}: no login at the moment: {words}"
                raise TryLater(message) from None
            message = (
                f"mailbox {self._where} refuses the login of {user}: {words}. 163 and QQ want an "
                "authorisation code (授权码) in place of the password: it is made in the webmail's "
                "settings, where IMAP is switched on too"
            )
            raise BadSetup(message) from None
        self._admitted.set()

    def _drop(self) -> None:
        if self._watchdog is not None:
            self._watchdog.dismiss()
        self._hang_up()

    def _hang_up(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            with contextlib.suppress(*FOREIGN):
                client.shutdown()


class _Line(imaplib.IMAP4):
    """imaplib's connection, encrypted from the first byte if asked, under a watchdog's eyes."""

    def __init__(
        self, host: str, port: int, context: ssl.SSLContext | None, watchdog: Watchdog
    ) -> None:
        self._context = context
        self._watchdog = watchdog
        self._line_bytes = 0
        super().__init__(host, port, CONNECT_SECONDS)

    def _create_socket(self, timeout: float | None = None) -> socket.socket:
        sock: socket.socket = super()._create_socket(timeout)  # type: ignore[misc]  # not in typeshed
        self._watchdog.guard(sock)
        if self._context is not None:
            sock = self._context.wrap_socket(sock, server_hostname=self.host)
        return sock

    def readline(self) -> bytes:
        """A line; imaplib itself keeps as many as a server sends."""
        line: bytes = super().readline()
        self._line_bytes += len(line)
        if self._line_bytes > LINE_BYTES:
            message = f"the server sent more than {LINE_BYTES} bytes of lines"
            raise self.abort(message)
        return line

    def read(self, size: int) -> bytes:
        """A literal; imaplib itself makes room for whatever size a server claims."""
        if size > imap.LETTER_BYTES:
            message = f"the server announces {size} bytes at once"
            raise self.abort(message)
        return super().read(size)


class _Client(IMAPClient):  # type: ignore[misc]  # imapclient has no types
    """IMAPClient over a _Line."""

    def __init__(
        self, host: str, port: int, context: ssl.SSLContext | None, watchdog: Watchdog
    ) -> None:
        self._watchdog = watchdog
        encrypted, timeout = context is not None, SocketTimeout(CONNECT_SECONDS, READ_SECONDS)
        super().__init__(host, port, ssl=encrypted, ssl_context=context, timeout=timeout)

    def _create_IMAP4(self) -> _Line:  # noqa: N802  (imapclient's name)
        return _Line(self.host, self.port, self.ssl_context, self._watchdog)


def _check_password(password: str) -> None:
    """LOGIN carries printable ASCII; anything else is a slip in the set-up, and is not sent."""
    if not password:
        message = "no password for the mailbox; set INTAKE_MAILBOX_PASSWORD or its _FILE"
        raise BadSetup(message)
    if not (password.isascii() and password.isprintable()):
        message = "the mailbox password holds characters that no authorisation code has"
        raise BadSetup(message)


def _is_passing(error: Exception) -> bool:
    """Whether dialling again at once may help: not after a time-out or a failed handshake."""
    lasting = isinstance(error, TimeoutError | ssl.SSLError)
    return isinstance(error, OSError | imaplib.IMAP4.abort) and not lasting


def _open_to_change(client: IMAPClient, place: Place) -> bool:
    """Open the folder for writing; False when that, or the letter, is not to be had."""
    try:
        there = imap.select(client, place, readonly=False)
    except imaplib.IMAP4.readonly:
        return False
    return there and bool(client.fetch([place.uid], ["FLAGS"]))
