"""Session: a logged-in connection, opened when first used and again after any trouble.

Whatever the server does ends in TryLater or BadSetup within the session's seconds.
"""

from __future__ import annotations

import contextlib
import imaplib
import re
import ssl
import threading
import time as stopwatch
from collections.abc import Iterator

import stamina
from imapclient.exceptions import CapabilityError, LoginError

from intake.errors import BadSetup, IntakeError, TryLater
from intake.letters import imap, profiles
from intake.letters.wire import Client
from intake.line import Watchdog, distrust, encryption, printable
from intake.policy import MailboxSettings

SESSION_SECONDS = 600.0

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


class Session:
    """The line to one mailbox server; none lasts longer than `seconds`.

    The first login tells whether the password is right. Once one has succeeded, here or in a twin,
    a refusal is the server's mood (163 refuses all for a while after many logins): it passes.
    `profile` is what is known of the provider once the line was open.
    """

    def __init__(
        self, settings: MailboxSettings, password: str, seconds: float = SESSION_SECONDS
    ) -> None:
        self.profile = profiles.find(settings.provider, settings.host, "")
        self._settings, self._password, self._seconds = settings, password, seconds
        self._client: Client | None = None
        self._watchdog: Watchdog | None = None
        self._renew_at = 0.0
        self._admitted = threading.Event()

    def twin(self) -> Session:
        """A line of its own to the same server, for another thread."""
        twin = Session(self._settings, self._password, self._seconds)
        twin._admitted = self._admitted
        return twin

    def close(self) -> None:
        """Log out and let go of the connection; it comes back when next needed."""
        if self._client is not None:
            with contextlib.suppress(*FOREIGN):
                self._client.logout()
        self._drop()

    @contextlib.contextmanager
    def talk(self) -> Iterator[Client]:
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
            return TryLater(f"mailbox {self.where}: not done in {self._seconds:g} s, hung up")
        kind = type(error).__name__
        return TryLater(f"mailbox {self.where}: {kind}: {self.words(error)}")

    def words(self, error: BaseException) -> str:
        """What the server said; imapclient tells a refused login in Python's spelling of bytes."""
        origin = error.__context__ if isinstance(error, LoginError) else None
        said = origin.args[0] if origin is not None and origin.args else None
        words = said if isinstance(said, bytes) else str(error)
        return printable(words, self._password)

    @property
    def where(self) -> str:
        """Host and port, as people are told."""
        return f"{self._settings.host}:{self._settings.port}"

    def _connected(self) -> Client:
        """The client of a connection that has at least half of its time left."""
        if self._client is not None and stopwatch.monotonic() > self._renew_at:
            self.close()
        if self._client is None:
            self._renew_at = stopwatch.monotonic() + self._seconds / 2
            return self._open()
        return self._client

    def _open(self) -> Client:
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
        client = self._client
        if client is None:
            message = f"mailbox {self.where}: no line"
            raise TryLater(message)
        self._log_in(client)
        imap.introduce(client)
        greeting = printable(client.welcome or b"", self._password)
        self.profile = profiles.find(self._settings.provider, self._settings.host, greeting)
        return client

    def _dial(self, context: ssl.SSLContext | None, watchdog: Watchdog) -> None:
        self._hang_up()  # what an earlier attempt left half done
        settings = self._settings
        at_once = context if settings.tls == "tls" else None
        self._client = client = Client(settings.host, settings.port, at_once, watchdog)
        client.normalise_times = False  # else INTERNALDATE comes naive, in the machine's zone
        if settings.tls == "starttls":
            self._encrypt(client, context)

    def _encrypt(self, client: Client, context: ssl.SSLContext | None) -> None:
        try:
            client.starttls(context)
        except CapabilityError as error:
            self._drop()
            message = f'{self.where}: the server offers no STARTTLS; try tls = "tls", port 993'
            raise BadSetup(message) from error

    def _log_in(self, client: Client) -> None:
        user = self._settings.user
        try:
            client.login(user, self._password)
        except LoginError as error:
            words = self.words(error)
            # a line that broke off is wrapped into LoginError, too
            broken = isinstance(error.__context__, imaplib.IMAP4.abort)
            if broken:
                told = self._told(error)
                self._drop()
                raise told from None
            self._drop()
            if PASSING.search(words) or self._admitted.is_set():
                message = f"mailbox {self.where}: no login at the moment: {words}"
                raise TryLater(message) from None
            message = (
                f"mailbox {self.where} refuses the login of {user}: {words}. 163 and QQ want an "
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
