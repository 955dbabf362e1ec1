"""Transfer: a body as it was coded for the mail → its octets, piece by piece. Pure.

Each decoder takes pieces in order and gives what it can already tell; ``end()`` gives the rest. All
are as lenient as a person who wants the file: junk within, padding missing, lines cut short.
"""

from __future__ import annotations

import binascii
import re
from typing import Protocol

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_JUNK = bytes(set(range(256)) - set(_ALPHABET))
_BASE64_ONLY = re.compile(rb"[A-Za-z0-9+/=\s]*")
_UU_END = re.compile(rb"\s*end\s*")


class Decoder(Protocol):
    """What undoes one transfer encoding."""

    def feed(self, piece: bytes) -> bytes:
        """The octets that are certain after one more piece."""
        ...

    def end(self) -> bytes:
        """The octets that were still waiting for more."""
        ...


def decoder(encoding: str) -> Decoder:
    """The decoder of a Content-Transfer-Encoding in lower case; an unknown one means none."""
    match encoding:
        case "base64":
            return Base64()
        case "quoted-printable":
            return QuotedPrintable()
        case "x-uuencode" | "uuencode" | "uue" | "x-uue":
            return Uuencoded()
        case _:
            return Plain()


class Plain:
    """Octets that were not coded."""

    def feed(self, piece: bytes) -> bytes:
        """The piece itself."""
        return piece

    def end(self) -> bytes:
        """Nothing waits."""
        return b""


class Base64:
    """Base64 with junk within, padding missing or between; a footer after the padding is not it."""

    def __init__(self) -> None:
        self._rest = b""
        self._padded = False
        self._over = False

    def feed(self, piece: bytes) -> bytes:
        """The octets of all whole lines so far."""
        if self._over:
            return b""
        data = self._rest + piece
        cut = data.rfind(b"\n") + 1
        if cut and not self._padded and b"=" not in piece:
            try:
                octets = binascii.a2b_base64(data[:cut])
            except binascii.Error:
                return self._thorough(data)
            self._rest = data[cut:]
            return octets
        return self._thorough(data)

    def end(self) -> bytes:
        """The last digits; one that is alone says nothing."""
        digits = self._rest.translate(None, _JUNK)
        self._rest = b""
        digits = digits[:-1] if len(digits) % 4 == 1 else digits
        return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))

    def _thorough(self, data: bytes) -> bytes:
        """Digit by digit: what a lenient reader makes of lines that are not as they should be."""
        padding = 0 if self._padded else data.find(b"=")
        self._rest = b""
        if padding >= 0:
            self._padded = True
            self._over = _BASE64_ONLY.fullmatch(data, padding) is None
        *runs, last = (data[:padding] if self._over else data).split(b"=")
        octets = b"".join(self._run(run) + self.end() for run in runs)
        return octets + self._run(last)

    def _run(self, run: bytes) -> bytes:
        """The octets of whole groups of digits; the rest waits for the next run."""
        digits = run.translate(None, _JUNK)
        whole = len(digits) - len(digits) % 4
        self._rest = digits[whole:]
        return binascii.a2b_base64(digits[:whole])


class QuotedPrintable:
    """Quoted-printable, decoded line by line."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, piece: bytes) -> bytes:
        """The octets of all whole lines so far."""
        data = self._rest + piece
        cut = data.rfind(b"\n") + 1
        self._rest = data[cut:]
        return binascii.a2b_qp(data[:cut])

    def end(self) -> bytes:
        """The octets of the last line, which has no end."""
        rest, self._rest = self._rest, b""
        return binascii.a2b_qp(rest)


class Uuencoded:
    """Uuencode, with or without its ``begin`` line; lines that are not of it are passed over."""

    def __init__(self) -> None:
        self._rest = b""
        self._over = False

    def feed(self, piece: bytes) -> bytes:
        """The octets of all whole lines so far."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        return b"".join(self._line(line) for line in lines)

    def end(self) -> bytes:
        """The octets of the last line."""
        rest, self._rest = self._rest, b""
        return self._line(rest)

    def _line(self, line: bytes) -> bytes:
        line = line.rstrip(b"\r")
        if self._over or not line or line.startswith(b"begin "):
            return b""
        self._over = _UU_END.fullmatch(line) is not None
        return b"" if self._over else uu_line(line)


def uu_line(line: bytes) -> bytes:
    """The octets of one uuencoded line; some programs pad it wrongly, and its length is right."""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        digits = (((line[0] - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[:digits])
        except binascii.Error:
            return b""
