"""A file of a share → bytes on disk, a slice at a time, going on where the last slice ended.

The unfinished file is the only memory: whoever comes next, after a break, a stop or a crash, asks
for the rest of it (RFC 9110, 14.2) and hashes what is there.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NoReturn

from intake.errors import NeedsPerson, TryLater
from intake.materials.web import Line

BLOCK = 1024**2
LOOK_BYTES = 64 * BLOCK
"""Free space is looked at each time so many bytes have come."""

SPAN = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15}|\*)")
WHOLE, PART = 200, 206


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Where a file's bytes are to be had, and what must be said to get them."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A file that is wanted: where it grows, its size where that is known, and our limits.

    `seconds` is how long a slice may take, where the rest can be had another time.
    """

    path: Path
    size: int | None
    md5: str = ""
    most_bytes: int
    keep_free: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """What a slice brought: bytes on disk in all, and the sha256 once the file is whole."""

    have: int
    gained: int
    sha256: str = ""


@dataclass(slots=True)
class _Growing:
    """A file while it grows, with its hashes."""

    file: BinaryIO
    syncing: Executor
    have: int
    sha256: hashlib._Hash
    md5: hashlib._Hash | None

    def add(self, chunk: bytes) -> None:
        self.file.write(chunk)
        self.have += len(chunk)
        self.sha256.update(chunk)
        if self.md5 is not None:
            self.md5.update(chunk)

    def flush(self) -> None:
        """Let the disk write while the line brings more: one long sync at the end costs seconds."""
        self.syncing.submit(os.fsync, self.file.fileno())


def pull(line: Line, ticket: Ticket, wanted: Wanted, report: Callable[[int], None]) -> Slice:
    """Fetch as much of a file as a slice takes; `report` is told now and then how much is there.

    Raises TryLater when nothing came, or what came is not what was listed (it is then dropped);
    NeedsPerson when our own limits end it.
    """
    wanted.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(wanted.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    with (
        os.fdopen(handle, "r+b", buffering=0) as file,
        ThreadPoolExecutor(max_workers=1) as syncing,
    ):
        growing = _opened(file, syncing, wanted)
        before = growing.have
        try:
            if growing.have != wanted.size or wanted.size == 0:
                size = _receive(line, ticket, wanted, growing, report)
            else:
                size = wanted.size
        finally:
            os.fsync(file.fileno())
    report(growing.have)
    if size is None or growing.have < size:
        return Slice(have=growing.have, gained=growing.have - before)
    _compare(wanted, growing)
    return Slice(have=growing.have, gained=growing.have - before, sha256=growing.sha256.hexdigest())


def _opened(file: BinaryIO, syncing: Executor, wanted: Wanted) -> _Growing:
    """The unfinished file at its end, hashed so far; one that is too long begins anew."""
    have = file.seek(0, os.SEEK_END)
    if wanted.size is not None and have > wanted.size:
        file.truncate(0)
    file.seek(0)
    md5 = hashlib.md5(usedforsecurity=False) if wanted.md5 else None
    growing = _Growing(file, syncing, 0, hashlib.sha256(), md5)
    while chunk := file.read(BLOCK):
        growing.have += len(chunk)
        growing.sha256.update(chunk)
        if md5 is not None:
            md5.update(chunk)
    return growing


def _receive(
    line: Line, ticket: Ticket, wanted: Wanted, growing: _Growing, report: Callable[[int], None]
) -> int | None:
    """Let the file grow; its whole size, or None while nobody has told it."""
    headers = dict(ticket.headers)
    if growing.have:
        headers["Range"] = f"bytes={growing.have}-"
    with line.opened("GET", ticket.url, headers=headers) as response:
        size = _begin(response.status_code, response.headers, wanted, growing)
        _afford(wanted, growing, size)
        resumable = response.status_code == PART or response.headers.get("accept-ranges") == "bytes"
        until = time.monotonic() + wanted.seconds
        looked, began = growing.have, growing.have
        try:
            for chunk in response.iter_raw():
                growing.add(chunk)
                if growing.have > (size or wanted.most_bytes):
                    _drop(growing, "more bytes came than were promised")
                if growing.have - looked >= LOOK_BYTES:
                    looked = growing.have
                    growing.flush()
                    _afford(wanted, growing, size)
                report(growing.have)
                if resumable and time.monotonic() > until:
                    return size if size is not None else growing.have + 1
        except line.broken as error:
            if growing.have == began:
                message = f"the line broke ({type(error).__name__}) before anything came"
                raise TryLater(message) from None
            return size if size is not None else growing.have + 1
    return size if size is not None else growing.have


def _begin(
    status: int, headers: Mapping[str, str], wanted: Wanted, growing: _Growing
) -> int | None:
    """Look at the head of an answer: is it the rest of this file? Its whole size, where told."""
    if status not in {WHOLE, PART}:
        if status == 416:  # noqa: PLR2004  (the rest that was asked for does not exist)
            _drop(growing, "the file has another length now")
        message = f"the service answers {status} instead of the file; tried again later"
        raise TryLater(message)
    if headers.get("content-type", "").partition(";")[0] in {"text/html", "application/json"}:
        message = "the service answers with a page instead of the file; tried again later"
        raise TryLater(message)
    span = SPAN.fullmatch(headers.get("content-range", ""))
    if status == PART and (span is None or int(span[1]) != growing.have):
        _drop(growing, "the service answers with another part of the file")
    if status == WHOLE and growing.have:
        _restart(growing)
    told = _told(status, headers)
    if wanted.size is not None and told not in {None, wanted.size}:
        _drop(growing, "the file has another length than was listed")
    return wanted.size if wanted.size is not None else told


def _told(status: int, headers: Mapping[str, str]) -> int | None:
    """The whole file's size as the answer tells it."""
    span = SPAN.fullmatch(headers.get("content-range", ""))
    if status == PART:
        return int(span[3]) if span and span[3] != "*" else None
    length = headers.get("content-length", "")
    return int(length) if re.fullmatch(r"\d{1,15}", length) else None


def _afford(wanted: Wanted, growing: _Growing, size: int | None) -> None:
    """Our own limits: of a file's size, and of the disk."""
    rest = (size or growing.have) - growing.have
    if growing.have + rest > wanted.most_bytes:
        message = "the file is larger than [fetch] most_bytes; download it by hand"
        raise NeedsPerson(message)
    if shutil.disk_usage(wanted.path.parent).free - rest < wanted.keep_free:
        message = f"{wanted.path.parent}: too little room for the download; free some space"
        raise TryLater(message)


def _compare(wanted: Wanted, growing: _Growing) -> None:
    if growing.md5 is not None and growing.md5.hexdigest() != wanted.md5:
        wanted.path.write_bytes(b"")
        message = "the file differs from the service's md5; downloaded again"
        raise TryLater(message)


def _restart(growing: _Growing) -> None:
    growing.file.seek(0)
    growing.file.truncate(0)
    growing.have = 0
    growing.sha256 = hashlib.sha256()
    if growing.md5 is not None:
        growing.md5 = hashlib.md5(usedforsecurity=False)


def _drop(growing: _Growing, why: str) -> NoReturn:
    """Begin anew next time: what is on disk is not the beginning of what is there."""
    _restart(growing)
    message = f"{why}; downloaded again"
    raise TryLater(message)
