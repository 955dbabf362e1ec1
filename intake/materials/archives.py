"""Archives: an archive → its members as files of ours, or why it cannot be opened.

Archives inside it are opened too, to the depth that config allows and out of the same budgets; one
that is damaged or locked stays a file among the members, and is told of by itself. Members are
unpacked beside the store and move into it once the whole archive has been accepted: of a refused
one nothing is left.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from intake import child, text
from intake.errors import TryLater
from intake.materials import aes, gather, nature, unar
from intake.materials.sink import NOISE, RefusedError, Sink, Taken, refused
from intake.materials.unpack import NO_ROOM
from intake.model import ArchiveFacts, Facts, Material, Nature, NotMeasured, Refusal, Unsupported
from intake.policy.places import ArchiveSettings

MEMORY_BYTES = 1024**3
OUT_BYTES = 16 * 1024**2
ROOM_BYTES = 1024**2
"""What may come out of an archive however small it is: text packs very tightly."""
MOST_NAME = 120
PASSING = "unpacking-"
"""How folders begin in which an archive is being unpacked; none of them is part of the store."""
ENDINGS = (".tar", ".gz", ".bz2", ".xz", ".tgz", ".zip", ".7z", ".rar")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What opening takes: limits, the programs for rar (None: not installed), where files go."""

    settings: ArchiveSettings
    programs: unar.Programs | None
    folder: Path
    password: str | None = None


@dataclass(slots=True)
class _Left:
    """What is left of the budgets of one archive and all archives inside it."""

    total_bytes: int
    entries: int
    end: float
    ratio_bytes: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A member in its passing place."""

    path: Path
    folder: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class _Packed:
    """An archive on disk: its format, and what its sender called it."""

    path: Path
    form: str
    name: str


def read(path: Path, form: str, name: str, tools: Tools) -> Facts:
    """The facts of an archive of a format, which its sender called `name`; members are stored.

    Raises TryLater when the disk is full.
    """
    settings, size = tools.settings, path.stat().st_size
    if size == 0:
        return Refusal(nature=Nature.ARCHIVE, reason="empty")
    left = _Left(
        total_bytes=settings.total_bytes,
        entries=settings.entries,
        end=time.monotonic() + settings.seconds,
        ratio_bytes=max(ROOM_BYTES, size * settings.ratio),
    )
    try:
        with _passing_place(tools.folder, path) as place:
            found = list(_open(_Packed(path, form, name), place, tools, left, 1))
            return ArchiveFacts(members=tuple(_keep(member, tools.folder) for member in found))
    except RefusedError as error:
        return _refusal(error, form)
    except unar.OutOfTimeError as error:
        return NotMeasured(nature=Nature.ARCHIVE, reason=str(error))


def stored(folder: Path, member: Material) -> Path:
    """Where a member of an accepted archive lies in the store."""
    return gather.place(folder, member.sha256, gather.safe_suffix(member.name))


def _refusal(error: RefusedError, form: str) -> Facts:
    if error.reason == "unsupported":
        return Unsupported(nature=Nature.ARCHIVE, format=form)
    return Refusal(nature=Nature.ARCHIVE, reason=error.reason, detail=error.detail)


@contextlib.contextmanager
def _passing_place(folder: Path, archive: Path) -> Iterator[Path]:
    """A folder for what is being unpacked; nothing of it stays.

    It is called after the archive: what a robot left that died over it is removed the next time.
    """
    place = folder / f"{PASSING}{hashlib.sha256(str(archive).encode()).hexdigest()[:16]}"
    try:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True, mode=0o700)
    except OSError as error:
        raise _full(folder, str(error.strerror)) from error
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _full(folder: Path, reason: str) -> TryLater:
    return TryLater(f"{folder}: an archive cannot be unpacked ({reason}); free some space")


def _open(archive: _Packed, place: Path, tools: Tools, left: _Left, depth: int) -> Iterator[_Found]:
    """The members of one archive, and instead of each archive in it that opens, its members."""
    if depth > tools.settings.depth:
        raise refused(reason="unsafe", detail="depth")
    inner = place / "0"
    inner.mkdir(mode=0o700)
    for taken in _members(archive, inner, tools, left):
        found = _found(inner / str(taken.number), taken)
        told, kind = nature.tell(found.path, found.name)
        if told is not Nature.ARCHIVE or found.size == 0:
            yield found
            continue
        within = inner / f"{taken.number}.d"
        within.mkdir(mode=0o700)
        packed = _Packed(found.path, kind, found.name)
        yield from _within(found, _open(packed, within, tools, left, depth + 1))


def _within(found: _Found, opening: Iterator[_Found]) -> Iterator[_Found]:
    """The members of an archive in an archive; itself when it is locked, damaged or unknown."""
    try:
        members = list(opening)
    except RefusedError as error:
        if error.reason == "unsafe":
            raise
        yield found
        return
    top = _joined(found.folder, stem(found.name))
    for member in members:
        yield _Found(member.path, _joined(top, member.folder), member.name, member.size)


def _members(archive: _Packed, place: Path, tools: Tools, left: _Left) -> list[Taken]:
    """One archive unpacked into an empty folder; what it took is taken off the budgets."""
    most = min(left.total_bytes, left.ratio_bytes)
    sink = Sink(place, most, left.entries)
    seconds = left.end - time.monotonic()
    if seconds <= 0:
        raise unar.OutOfTimeError(unar.NO_TIME)
    try:
        if archive.form != "rar":
            sink.taken.extend(_unpacked(archive, sink, tools, seconds))
        else:
            _by_unar(archive, sink, tools, left)
    except RefusedError as error:
        if error.reason == "unsupported" and archive.form != "rar" and error.detail != aes.NAME:
            return _again(archive, place, tools, left)
        if error.detail == "bytes" and left.ratio_bytes < left.total_bytes:
            raise refused(reason="unsafe", detail="ratio") from error
        raise
    return _counted(sink.taken, left)


def _again(archive: _Packed, place: Path, tools: Tools, left: _Left) -> list[Taken]:
    """What Python does not unpack (Deflate64, LZMA in a zip) through unar."""
    shutil.rmtree(place)
    place.mkdir(mode=0o700)
    sink = Sink(place, min(left.total_bytes, left.ratio_bytes), left.entries)
    _by_unar(archive, sink, tools, left)
    return _counted(sink.taken, left)


def _counted(taken: list[Taken], left: _Left) -> list[Taken]:
    spent = sum(member.size for member in taken)
    left.total_bytes -= spent
    left.ratio_bytes -= spent
    left.entries -= len(taken)
    return [member for member in taken if NOISE.match(member.name) is None]


def _by_unar(archive: _Packed, sink: Sink, tools: Tools, left: _Left) -> None:
    if tools.programs is None:
        raise refused(reason="unsupported", detail=archive.form)
    seconds = left.end - time.monotonic()
    unar.unpack(archive.path, sink, tools.password, tools.programs, max(1.0, seconds))


def _unpacked(archive: _Packed, sink: Sink, tools: Tools, seconds: float) -> Iterator[Taken]:
    """What a process of our own unpacked. Raises RefusedError, OutOfTimeError and TryLater."""
    words = [archive.form, str(archive.path.absolute()), str(sink.folder), str(sink.most_bytes)]
    words += [str(sink.most_entries), archive.name.replace("\0", ""), tools.password or ""]
    done = child.run(
        [sys.executable, "-I", "-m", "intake.materials.unpack", *words],
        seconds=seconds,
        limits=child.Limits(memory_bytes=MEMORY_BYTES, file_bytes=sink.most_bytes + ROOM_BYTES),
        out_bytes=OUT_BYTES,
    )
    if done.trouble or done.code != 0:
        raise unar.OutOfTimeError(done.trouble or "the unpacker broke down")
    told = json.loads(done.out)
    if told["end"] == NO_ROOM:
        raise _full(tools.folder, told["detail"])
    if told["end"] != "whole":
        raise refused(reason=told["end"], detail=told["detail"])
    return (Taken(*member) for member in told["members"])


def _found(path: Path, taken: Taken) -> _Found:
    where = PurePosixPath(text.header_text(taken.name, 1000))
    folder = "" if str(where.parent) == "." else str(where.parent)
    return _Found(path, folder[:MOST_NAME], shortened(where.name), taken.size)


def shortened(name: str) -> str:
    """A name of bearable length that keeps its ending."""
    if len(name) <= MOST_NAME:
        return name
    ending = PurePosixPath(name).suffix[:16]
    return f"{name[: MOST_NAME - len(ending) - 1]}…{ending}"


def stem(name: str) -> str:
    """An archive's name without its endings, as the folder of its members."""
    plain = name.strip()
    while (low := plain.lower()).endswith(ENDINGS):
        plain = plain[: len(plain) - len(next(e for e in ENDINGS if low.endswith(e)))]
    return plain or "archive"


def _joined(*folders: str) -> str:
    return "/".join(folder for folder in folders if folder)


def _keep(member: _Found, folder: Path) -> Material:
    """The member in the store, under its sha256."""
    sha256 = gather.adopt(member.path, folder, gather.safe_suffix(member.name))
    return Material(sha256=sha256, name=member.name, size=member.size, folder=member.folder)
