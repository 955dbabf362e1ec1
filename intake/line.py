"""A line to a mail server: settings → how it is encrypted, and that it ends.

Shared by the two mail doors, letters/mailbox.py and replies/post.py. Python's own imaplib and
smtplib verify no certificate unless they are handed a context, and their time-outs count from one
byte to the next, so that a server that keeps talking is never left (both measured).
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import ssl
import threading
import time
from typing import Protocol

from intake.errors import BadSetup

CONNECT_SECONDS = 15.0
READ_SECONDS = 60.0


class Endpoint(Protocol):
    """What [mailbox] and [smtp] have in common."""

    @property
    def host(self) -> str:
        """The server's name, which its certificate must bear."""
        ...

    @property
    def port(self) -> int:
        """The TCP port."""
        ...

    @property
    def tls(self) -> str:
        """``tls``, ``starttls`` or ``none``."""
        ...

    @property
    def ca_file(self) -> str:
        """A PEM file of trusted authorities, or an empty string for the system's."""
        ...


def encryption(endpoint: Endpoint) -> ssl.SSLContext | None:
    """The TLS context for a server, or None for a plain line to this machine.

    Raises BadSetup for a plain line to any other machine and for a `ca_file` that cannot be used.
    """
    if endpoint.tls == "none":
        if not is_loopback(endpoint.host):
            message = (
                f'{endpoint.host}: tls = "none" would send the password in the clear; '
                'write "tls" or "starttls" (plain lines are for this machine\'s own servers)'
            )
            raise BadSetup(message)
        return None
    try:
        context = ssl.create_default_context(cafile=endpoint.ca_file or None)
    except OSError as error:
        message = f"ca_file {endpoint.ca_file}: cannot be used ({error}); it must be a PEM file"
        raise BadSetup(message) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine: localhost, 127.0.0.0/8 or ::1."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def distrust(endpoint: Endpoint, error: ssl.SSLCertVerificationError) -> BadSetup:
    """What to tell whoever set up a server whose certificate proves nothing."""
    return BadSetup(
        f"{endpoint.host}:{endpoint.port}: the certificate is not trusted "
        f"({error.verify_message}); correct host, or name your own authority in ca_file"
    )


def printable(words: bytes | str, *secrets: str) -> str:
    """A server's words on one line, at most 200 characters, with `secrets` blotted out."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    for secret in filter(None, secrets):
        text = text.replace(secret, "***")
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(shown.split())[:200]


class Watchdog:
    """Hangs a connection up when `seconds` have passed, whatever the server is saying then.

    The reader sees the end of the stream. `expired` tells that from a server's own hanging up.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.expired = False
        self._socket: socket.socket | None = None
        self._guarding = threading.Lock()
        self._until: float | None = None
        self._timer: threading.Timer | None = None
        self.extend()

    def extend(self) -> None:
        """Grant all the seconds anew; a thread is begun only where none waits any more."""
        with self._guarding:
            self._until = time.monotonic() + self.seconds
            if self._timer is None:
                self._wait(self.seconds)

    def rest(self) -> None:
        """Bite nobody until the next `extend`: the line is kept, and nobody waits for it."""
        with self._guarding:
            self._until = None

    def attend(self, context: ssl.SSLContext) -> None:
        """Watch every socket that `context` encrypts, from before its handshake on."""
        watchdog = self

        class Watched(ssl.SSLSocket):
            """An encrypted socket that a watchdog sees before the server's first word."""

            def do_handshake(self, block: bool = False) -> None:  # noqa: FBT001  (ssl's own)
                watchdog.guard(self)
                super().do_handshake(block)

        context.sslsocket_class = Watched

    def guard(self, sock: socket.socket) -> None:
        """Watch this socket from now on, in place of any before it."""
        self._socket = sock
        if self.expired:
            self._hang_up()

    def dismiss(self) -> None:
        """Stop watching: the line is closed."""
        with self._guarding:
            self._until = None
            if self._timer is not None:
                self._timer.cancel()
            self._timer = None
        self._socket = None

    def _wait(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._look)
        self._timer.daemon = True
        self._timer.start()

    def _look(self) -> None:
        """Bite, or wait for the rest of a time that was granted meanwhile."""
        with self._guarding:
            self._timer = None
            if self._until is None:
                return
            left = self._until - time.monotonic()
            if left > 0:
                self._wait(left)
                return
        self.expired = True
        self._hang_up()

    def _hang_up(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):
                # SSLSocket's own shutdown would take the TLS state from under the reading thread
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
