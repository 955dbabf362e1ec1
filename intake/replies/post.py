"""The SMTP door: one rendered reply → what became of it, in four words.

smtplib's own sendmail cannot tell a line that broke before the content left from one that broke
after it (both measured as the same error). So the dialogue is led here, command by command, and
`announce` is called between the server's 354 and our first byte: what fails before it has surely
not been sent; what fails after it, without a proper answer, is unsure and never simply repeated.
"""

from __future__ import annotations

import base64
import contextlib
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from intake.errors import BadSetup, IntakeError, TryLater
from intake.line import CONNECT_SECONDS, READ_SECONDS, Watchdog, distrust, encryption, printable
from intake.policy import SmtpSettings
from intake.replies.octets import Lines, dotted
from intake.replies.refusals import prospect

SESSION_SECONDS = 600.0
# A server may think long before it takes a letter over (RFC 5321, 4.5.3.2.6), and each answer that
# is not waited for becomes an unsure reply.
CONTENT_SECONDS = 300.0
QUIT_SECONDS = 5.0
OUR_NAME = "localhost"
READY, ACCEPTED, FORWARDED, GO_AHEAD = 220, 250, 251, 354
# Dot-atoms (RFC 5322) only: of anything freer, such as "a@b.cn,c@d.cn", smtplib takes a part.
ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+")
LOGIN_WANTED = re.compile(r"^530|authentication (is )?required", re.IGNORECASE)

MOST_LETTERS, MOST_UNPACED = 50, 500
"""Letters on one connection; 163 counts them. A server without rates in config is one's own."""
STALE = re.compile(r"^421|MI:DMC")
"""A server that has had enough of this connection, not of this letter."""

METHODS = frozenset({"CRAM-MD5", "PLAIN", "LOGIN"})

Outcome = Literal["sent", "retry", "failed", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of a reply: the outcome, the server's code if it gave one, and the details.

    ``sent``: the server took it over. ``retry``: surely not sent, try again later. ``failed``: not
    sent, and trying again is no use. ``unsure``: it may have been sent; look for evidence. Where
    the server's words tell when to try again, `minutes` says so; `all`: so for all our letters.
    """

    outcome: Outcome
    code: int | None
    detail: str
    minutes: int | None = None
    all: bool = False


@dataclass(frozen=True, slots=True)
class _Letter:
    """What is handed over: the content, its one recipient, and hidden copies."""

    content: bytes
    to: str
    copies: Sequence[str]


class Postman:
    """Hands replies over to the campaign's SMTP server.

    Each goes on a connection of its own or, with `keep`, on one that stays open until `close`.
    """

    def __init__(
        self,
        settings: SmtpSettings,
        password: str,
        *,
        seconds: float = SESSION_SECONDS,
        keep: bool = False,
    ) -> None:
        self._settings = settings
        self._password = password
        self._seconds = seconds
        self._keep = keep
        self._most = MOST_LETTERS if settings.rates.seconds else MOST_UNPACED
        self._kept: _Line | None = None
        self._admitted = False

    def send(
        self, message: bytes, to: str, copies: Sequence[str], announce: Callable[[], None]
    ) -> Delivery:
        """Send `message` to one recipient, with hidden `copies`; never to the copies alone.

        `announce` leaves the caller's durable mark that the content may be under way; what it
        raises is raised, and nothing is sent. Raises BadSetup for a refused login where none has
        succeeded yet, a certificate that proves nothing, or a plain line to another machine.
        """
        if not ADDRESS.fullmatch(to):
            return Delivery(outcome="failed", code=None, detail="not an address that mail goes to")
        letter = _Letter(message, to, copies)
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.watch()
            told = self._through(kept, letter, announce)
            if told.outcome != "retry" or not (told.code is None or STALE.search(told.detail)):
                return told
        return self._through(self._line(), letter, announce)

    def close(self) -> None:
        """Hang up, where a line was kept."""
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.watchdog.dismiss()
            kept.watchdog = Watchdog(QUIT_SECONDS)
            if kept.sock is not None:
                kept.watchdog.guard(kept.sock)
            with contextlib.closing(kept):
                _part(kept)

    def _through(self, line: _Line, letter: _Letter, announce: Callable[[], None]) -> Delivery:
        """One letter on one line, which is kept or hung up after it."""
        told: Delivery | None = None
        try:
            told = self._offer(line, letter)
            if told is None:
                announce()
                told = self._hand_over(line, letter.content)
        except TryLater as error:
            return Delivery(outcome="retry", code=None, detail=str(error))
        finally:
            self._put_away(line, told)
        return told

    def _put_away(self, line: _Line, told: Delivery | None) -> None:
        """Keep a line on which the server has answered properly; hang any other up."""
        line.letters += 1
        answered = told is not None and told.code is not None
        line.fresh = told is not None and told.outcome == "sent"
        if answered and self._keep and line.letters < self._most:
            line.watchdog.rest()
            self._kept = line
            return
        with contextlib.closing(line):
            if answered:
                _part(line)

    def check(self) -> list[tuple[str, str]]:
        """What doctor says: the server and our login. Raises TryLater, and BadSetup as `send`."""
        with contextlib.closing(self._line()) as line, self._translated(line):
            logged_in = self._enter(line)
            _part(line)
        how = f"logged in as {self._settings.user}" if logged_in else "reached, without a login"
        return [(f"smtp {self._where}", how)]

    def _line(self) -> _Line:
        return _Line(self._settings, encryption(self._settings), Watchdog(self._seconds))

    def _offer(self, line: _Line, letter: _Letter) -> Delivery | None:
        """Everything before the content; None once the server waits for it (354)."""
        with self._translated(line):
            if not line.letters:
                line.logged_in = self._enter(line)
            elif not line.fresh:
                line.rset()
            answer = line.name("mail FROM", self._settings.sender, *_options(line, letter.content))
            if answer[0] == ACCEPTED:
                answer = line.name("rcpt TO", letter.to)
            if answer[0] in {ACCEPTED, FORWARDED}:
                for copy in filter(ADDRESS.fullmatch, letter.copies):
                    line.name("rcpt TO", copy)  # evidence for ourselves: refused, the reply goes
                answer = line.docmd("data")
            if answer[0] == GO_AHEAD:
                return None
        refusal = self._refusal(*answer)
        # some gateways speak of authentication and mean the recipient's view of the sender
        if not line.logged_in and LOGIN_WANTED.search(refusal.detail):
            cure = "set INTAKE_SMTP_PASSWORD or its _FILE"
            raise BadSetup(f"smtp {self._where}: {refusal.detail}; {cure}")  # noqa: EM102, TRY003  (two names)
        return refusal

    def _hand_over(self, line: _Line, message: bytes) -> Delivery:
        """The content and what the server says to it: only a proper answer is an answer."""
        try:
            code, words = line.transmit(message)
        except (OSError, ValueError) as error:  # smtplib's errors are OSErrors
            return Delivery(outcome="unsure", code=None, detail=self._trouble(line, error))
        if 400 <= code <= 599:  # noqa: PLR2004  (RFC 5321, 4.2.1)
            return self._refusal(code, words)
        detail = self._words(f"{code} ".encode() + words)
        if 200 <= code <= 299:  # noqa: PLR2004
            return Delivery(outcome="sent", code=code, detail=detail)
        return Delivery(outcome="unsure", code=None, detail=f"no proper answer: {detail}")

    def _refusal(self, code: int, words: bytes) -> Delivery:
        """A proper refusal: final from 500 on, save where providers mean something else."""
        said = self._words(f"{code} ".encode() + words)
        ahead = prospect(code, said)
        return Delivery(
            outcome="failed" if ahead.final else "retry",
            code=code,
            detail=f"{said}; {ahead.advice}" if ahead.advice else said,
            minutes=ahead.minutes,
            all=ahead.all,
        )

    def _enter(self, line: _Line) -> bool:
        """Connect, and log in where we have a password and the server asks for one."""
        line.dial()
        if not self._password or not line.has_extn("auth"):
            return False
        user = self._settings.user
        if not (user + self._password).isascii():
            message = "the SMTP user or password holds characters that no authorisation code has"
            raise BadSetup(message)
        self._check_methods(line)
        try:
            line.login(user, self._password)
        except smtplib.SMTPException as error:
            if line.refused is None:
                raise
            # told by the refusal, even where the server hung up after it
            refused = self._login_refused(line.refused.smtp_code, line.refused.smtp_error)
            raise refused from (None if error is line.refused else error)
        self._admitted = True
        return True

    def _check_methods(self, line: _Line) -> None:
        """Some providers take no passwords at all; smtplib says so in the tone of a mishap."""
        offered = line.esmtp_features["auth"].split()
        if not METHODS.intersection(offered):
            only = self._words(" ".join(offered))
            message = (
                f"smtp {self._where}: offers no login by password (only {only}); "
                "use another mailbox provider"
            )
            raise BadSetup(message)

    def _login_refused(self, code: int, words: bytes | str) -> IntakeError:
        """The first refusal is a wrong password; one after a success is the server's mood."""
        said = f"{code} {self._words(words)}"
        if self._admitted or not prospect(code, said).final:
            return TryLater(f"smtp {self._where}: no login at the moment: {said}")
        return BadSetup(
            f"smtp {self._where} refuses the login of {self._settings.user}: {said}. 163 and QQ "
            "want an authorisation code (授权码) in place of the password: it is made in the "
            "webmail's settings, where SMTP is switched on too"
        )

    @contextlib.contextmanager
    def _translated(self, line: _Line) -> Iterator[None]:
        try:
            yield
        except ssl.SSLCertVerificationError as error:
            raise distrust(self._settings, error) from error
        except (OSError, ValueError) as error:
            message = f"smtp {self._where}: {self._trouble(line, error)}"
            raise TryLater(message) from error

    def _trouble(self, line: _Line, error: Exception) -> str:
        if line.watchdog.expired:
            return f"not done in {self._seconds:g} s, hung up"
        return f"{type(error).__name__}: {self._words(str(error))}"

    def _words(self, words: bytes | str) -> str:
        """A server's words, without the login if it repeats it."""
        login = f"\0{self._settings.user}\0{self._password}"
        coded = [base64.b64encode(text.encode()).decode() for text in (login, self._password)]
        return printable(words, self._password, *coded)

    @property
    def _where(self) -> str:
        return f"{self._settings.host}:{self._settings.port}"


class _Line(smtplib.SMTP):
    """smtplib's connection, encrypted as configured, under a watchdog's eyes."""

    def __init__(
        self, settings: SmtpSettings, context: ssl.SSLContext | None, watchdog: Watchdog
    ) -> None:
        self.watchdog = watchdog
        self.letters = 0
        self.fresh = True
        """Nothing is left over from another letter: it was taken over (RFC 5321, 4.1.1.4)."""
        self.logged_in = False
        self.refused: smtplib.SMTPAuthenticationError | None = None
        self._settings = settings
        self._context = context
        if context is not None:
            watchdog.attend(context)
        super().__init__(local_hostname=OUR_NAME, timeout=CONNECT_SECONDS)
        self._host = settings.host  # the name that smtplib checks a certificate against

    def dial(self) -> None:
        """Connect, greet, encrypt. Raises OSError, and BadSetup where STARTTLS is not offered."""
        code, words = self.connect(self._settings.host, self._settings.port)
        if code != READY:
            raise smtplib.SMTPConnectError(code, words)
        self.ehlo_or_helo_if_needed()
        if self._settings.tls == "starttls":
            self._encrypt()
            self.ehlo_or_helo_if_needed()

    def watch(self) -> None:
        """Give a line that was kept the time of one more letter."""
        self.watchdog.extend()
        if self.sock is not None:
            self.sock.settimeout(READ_SECONDS)

    def name(self, command: str, address: str, *options: str) -> tuple[int, bytes]:
        """Name a sender or a recipient; smtplib would take the address apart and put it together.

        Raises ValueError for what is no address: nothing of it may be a command.
        """
        if not ADDRESS.fullmatch(address):
            message = "not an address that mail comes from or goes to"
            raise ValueError(message)
        return self.docmd(" ".join((f"{command}:<{address}>", *options)))

    def transmit(self, message: bytes) -> tuple[int, bytes]:
        """Send the content with CRLF line ends and doubled dots; the server's answer to it."""
        if self.sock is not None:
            self.sock.settimeout(CONTENT_SECONDS)
        self.send(dotted(message) + b".\r\n")
        return self.getreply()

    def auth(
        self, mechanism: str, authobject: Callable[..., str], *, initial_response_ok: bool = True
    ) -> tuple[int, bytes]:
        """One attempt to log in; a refusal is kept, for smtplib forgets it if the line breaks."""
        try:
            return super().auth(mechanism, authobject, initial_response_ok=initial_response_ok)
        except smtplib.SMTPAuthenticationError as error:
            self.refused = error
            raise

    def getreply(self) -> tuple[int, bytes]:
        """An answer; smtplib itself keeps as many lines as a server sends."""
        if self.file is None and self.sock is not None:
            self.file = Lines(self.sock.makefile("rb"))
        return super().getreply()

    def close(self) -> None:
        """Hang up."""
        self.watchdog.dismiss()
        super().close()

    def _encrypt(self) -> None:
        if not self.has_extn("starttls"):
            where = f"smtp {self._settings.host}:{self._settings.port}"
            message = f'{where}: the server offers no STARTTLS; try tls = "tls", port 465'
            raise BadSetup(message)
        self.starttls(context=self._context)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        sock: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]  # not in typeshed
        self.watchdog.guard(sock)
        if self._context is not None and self._settings.tls == "tls":
            sock = self._context.wrap_socket(sock, server_hostname=host)
        sock.settimeout(READ_SECONDS)
        return sock


def _options(line: _Line, message: bytes) -> list[str]:
    """What MAIL says of the content, where the server wants to know."""
    size = [f"size={len(message)}"] if line.has_extn("size") else []
    return size + (["body=8bitmime"] if line.has_extn("8bitmime") else [])


def _part(line: _Line) -> None:
    """Take leave; whatever the server makes of that changes nothing."""
    with contextlib.suppress(OSError, ValueError):
        if line.sock is not None:
            line.sock.settimeout(QUIT_SECONDS)
        line.quit()
