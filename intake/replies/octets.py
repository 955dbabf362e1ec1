"""Octets: what goes over the line to an SMTP server and what comes back, within limits."""

from __future__ import annotations

import re
from typing import BinaryIO

LINE_BYTES = 1024 * 1024
LINE_END = re.compile(rb"\r\n|\n|\r")


class Lines:
    """What a server says, line by line, to a limit."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = LINE_BYTES

    def readline(self, limit: int) -> bytes:
        """The next line, at most `limit` bytes of it. Raises OSError beyond LINE_BYTES in all."""
        line = self._stream.readline(limit)
        self._left -= len(line)
        if self._left < 0:
            message = f"the server sent more than {LINE_BYTES} bytes of lines"
            raise OSError(message)
        return line

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()


def dotted(message: bytes) -> bytes:
    """The content with CRLF after each line, and another dot before one that begins a line."""
    if message.count(b"\r\n") != message.count(b"\n") or b"\r" in message.replace(b"\r\n", b""):
        message = LINE_END.sub(b"\r\n", message)
    if not message.endswith(b"\r\n"):
        message += b"\r\n"
    return (b"\r\n" + message).replace(b"\r\n.", b"\r\n..")[2:]
