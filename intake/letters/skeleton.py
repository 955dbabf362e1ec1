"""Skeleton: a raw letter of any size → the same letter with its large bodies taken out to disk.

One walk over the raw file. Heads, boundaries and small bodies are handed on as they stand, so that
any parser sees the letter's true structure; in place of a large body stands a token, and the body
itself flows, decoded and hashed, into a file of its own. Lines, heads and boundaries are told as
the standard library's parser tells them: what one takes for a part, the other must.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import BinaryIO

from intake.letters import content, names, transfer
from intake.letters.content import Content

BLOCK_BYTES = 2**20
MIDDLING = 2**10
"""Octets above which base64 is undone here, in memory: no parser need look at it line by line."""

BLANKS = 200
"""Blanks that may follow a boundary on its line."""

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r(?!\Z))")
_FIELD = re.compile(rb"From |[\x21-\x39\x3b-\x7e]*:|[\t ]")
_CODED = frozenset({"base64", "quoted-printable"})
_NEVER = re.compile(rb"(?!)")


@dataclass(frozen=True, slots=True)
class _Level:
    """A multipart whose parts are being read."""

    boundary: bytes
    digest: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """A boundary line: its multipart's level, whether it closes it, and its own octets."""

    level: int
    closes: bool
    line: bytes


class Skeleton:
    """One letter being taken apart; `large` holds the bodies taken out of it, by token.

    `count` is told each header line's number in its head, 0 for a head itself, and refuses by
    raising.
    """

    def __init__(self, stream: BinaryIO, scratch: Path, count: Callable[[int], None]) -> None:
        self.large: dict[str, Content] = {}
        self._source = _Source(stream)
        self._scratch, self._count = scratch, count
        self._levels: list[_Level] = []

    def pieces(self) -> Iterator[bytes]:
        """The skeleton's octets in order. Raises OSError, and whatever `count` raises."""
        yield from self._entity()
        while (mark := self._source.mark) is not None:
            self._source.mark = None
            yield mark.line
            del self._levels[mark.level + (not mark.closes) :]
            self._bound()
            yield from self._beside() if mark.closes else self._entity()

    def sha256(self) -> str:
        """The digest of the raw letter, once all pieces are told."""
        return self._source.digest.hexdigest()

    def _entity(self) -> Iterator[bytes]:
        """A head, and the body that belongs to it."""
        while True:
            self._count(0)
            lines = list(self._source.head(self._count))
            octets = b"".join(lines)
            yield octets
            head = BytesHeaderParser().parsebytes(octets)
            if self._levels and self._levels[-1].digest:
                head.set_default_type("message/rfc822")
            if not _is_letter(head) or self._source.mark is not None:
                break
        if (boundary := _boundary(head)) is not None:
            digest = head.get_content_type() == "multipart/digest"
            self._levels.append(_Level(boundary, digest))
            self._bound()
            yield from self._beside()
        else:
            coded = names.first_word(head, "content-transfer-encoding")
            yield from self._leaf(coded, whole=_is_coded_letter(head))

    def _beside(self) -> Iterator[bytes]:
        """What stands before the first part or after the last; when it is large, nobody asks."""
        small = b""
        for piece in self._source.body():
            small = small + piece if len(small) + len(piece) <= content.LARGE else b""
        yield small

    def _leaf(self, encoding: str, *, whole: bool) -> Iterator[bytes]:
        """A part's body: as it stands, or the token of the file that it went to.

        A `whole` letter that was coded never stands as it is: its lines look like a letter's.
        """
        small: list[bytes] = []
        size, outflow = 0, None
        try:
            for piece in self._source.body():
                size += len(piece)
                if outflow is None and size > content.LARGE:
                    outflow = content.Outflow(self._place(), transfer.decoder(encoding))
                    outflow.feed(b"".join(small))
                if outflow is None:
                    small.append(piece)
                else:
                    outflow.feed(piece)
            if outflow is not None:
                yield self._token(outflow.end())
            elif whole or (size > MIDDLING and encoding == "base64"):
                undo = transfer.decoder(encoding)
                yield self._token(content.of(undo.feed(b"".join(small)) + undo.end()))
            else:
                yield b"".join(small)
        finally:
            if outflow is not None:
                outflow.close()

    def _place(self) -> Path:
        return self._scratch / secrets.token_hex(8)

    def _token(self, large: Content) -> bytes:
        token = secrets.token_hex(16)
        self.large[token] = large
        return token.encode()

    def _bound(self) -> None:
        self._source.bound([level.boundary for level in self._levels])


class _Source:
    """The raw letter, block by block; `mark` is the boundary at which the last body ended."""

    def __init__(self, stream: BinaryIO) -> None:
        self.mark: _Mark | None = None
        self.digest = hashlib.sha256()
        self._stream = stream
        self._block, self._at, self._over = b"", 0, False
        self._boundaries: list[bytes] = []
        self._inside = self._last = self._line_of = _NEVER
        self._longest = 0

    def bound(self, boundaries: list[bytes]) -> None:
        """The boundaries that end a body from now on, innermost last."""
        self._boundaries = boundaries
        either = rb"|".join(re.escape(boundary) for boundary in reversed(boundaries))
        line = rb"--(?P<which>%s)(?P<end>--)?[ \t]{0,%d}" % (either, BLANKS)
        after, before = rb"(?:\r\n|\n|\r(?!\Z))", rb"(?:\r\n|\r|\n)"
        shapes = (before + line + after, before + line + rb"(?:\r\n|\n|\r|\Z)", line + rb"[\r\n]*")
        self._inside, self._last, self._line_of = (
            re.compile(shape) if boundaries else _NEVER for shape in shapes
        )
        self._longest = max(map(len, boundaries), default=0) + BLANKS + 8

    def head(self, count: Callable[[int], None]) -> Iterator[bytes]:
        """The lines of a head, the empty one included; `mark` when a boundary cuts it short."""
        self.mark, fields = None, 0
        while line := self._line():
            if (mark := self._line_of.fullmatch(line)) is not None:
                self.mark = self._told(mark)
                break
            if not _FIELD.match(line):
                if line.strip(b"\r\n"):
                    self._at -= len(line)
                else:
                    yield line
                break
            fields += line[:1] not in b"\t "
            count(fields)
            yield line

    def body(self) -> Iterator[bytes]:
        """A body in pieces, to the next boundary or the letter's end."""
        if self.mark is not None:
            return
        if (line := self._line())[:2] == b"--" and (found := self._line_of.fullmatch(line)):
            self.mark = self._told(found)
            return
        self._at -= len(line)
        while True:
            self._fill(self._longest + BLOCK_BYTES // 2)
            if (found := self._search()) is not None:
                yield self._block[self._at : found.start()]
                self._at = found.end()
                self.mark = self._told(found)
                return
            end = len(self._block) if self._over else len(self._block) - self._longest
            yield self._block[self._at : end]
            self._at = end
            if self._over:
                return

    def _search(self) -> re.Match[bytes] | None:
        """The next boundary line in the block, which is long enough to hold one to its end."""
        places = [self._block.find(b"--" + b, self._at) for b in self._boundaries]
        first = min((place for place in places if place >= 0), default=-1)
        if first < 0:
            return None
        start = max(self._at, first - 2)  # a line's end is two octets at most
        return (self._last if self._over else self._inside).search(self._block, start)

    def _told(self, found: re.Match[bytes]) -> _Mark:
        level = max(n for n, b in enumerate(self._boundaries) if b == found["which"])
        return _Mark(level, found["end"] is not None, found[0])

    def _line(self) -> bytes:
        """The next line with its end; empty at the letter's end."""
        while (found := _LINE.match(self._block, self._at)) is None:
            if self._over:
                line = self._block[self._at :]
                self._at = len(self._block)
                return line
            self._fill(max(2 * (len(self._block) - self._at), 2**16))
        self._at = found.end()
        return found[0]

    def _fill(self, wanted: int) -> None:
        """Have so many octets ahead, unless the letter ends before."""
        ahead = [self._block[self._at :]]
        have = len(ahead[0])
        if self._over or have >= wanted:
            return
        while have < wanted and (block := self._stream.read(BLOCK_BYTES)):
            self.digest.update(block)
            ahead.append(block)
            have += len(block)
        self._over = have < wanted
        self._block, self._at = b"".join(ahead), 0


def _is_letter(head: Message) -> bool:
    """Whether the body is a letter again (RFC 2046, 5.2), and not one that was coded whole."""
    if head.get_content_maintype() != "message":
        return False
    coded = names.first_word(head, "content-transfer-encoding") in _CODED
    return not coded and head.get_content_type() != "message/delivery-status"


def _is_coded_letter(head: Message) -> bool:
    """Whether the body is a letter that was coded whole, against RFC 2046, 5.2.1."""
    return head.get_content_type() == "message/rfc822" and not _is_letter(head)


def _boundary(head: Message) -> bytes | None:
    """The boundary of a multipart, or None."""
    if head.get_content_maintype() != "multipart":
        return None
    boundary = head.get_boundary()
    return None if boundary is None else boundary.encode("utf-8", "surrogateescape")
