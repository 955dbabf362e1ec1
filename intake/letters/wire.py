"""Wire: one encrypted, watched, bounded connection to an IMAP server. The door to imapclient.

imaplib keeps as many lines as a server sends and makes room for whatever it announces; here both
end, and a watchdog hangs up when its time is over.
"""

from __future__ import annotations

import imaplib
import socket
import ssl

from imapclient import IMAPClient, SocketTimeout

from intake.letters import imap
from intake.line import CONNECT_SECONDS, READ_SECONDS, Watchdog

LINE_BYTES = 32 * 1024 * 1024


class Line(imaplib.IMAP4):
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


class Client(IMAPClient):  # type: ignore[misc]  # imapclient has no types
    """IMAPClient over a Line."""

    def __init__(
        self, host: str, port: int, context: ssl.SSLContext | None, watchdog: Watchdog
    ) -> None:
        self._watchdog = watchdog
        encrypted, timeout = context is not None, SocketTimeout(CONNECT_SECONDS, READ_SECONDS)
        super().__init__(host, port, ssl=encrypted, ssl_context=context, timeout=timeout)

    def _create_IMAP4(self) -> Line:  # noqa: N802  (imapclient's name)
        return Line(self.host, self.port, self.ssl_context, self._watchdog)
