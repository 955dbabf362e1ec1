"""Unar: a rar, or what Python cannot unpack → its members, through The Unarchiver's programs.

lsar lists first: limits, links and passwords are known before a byte is unpacked. unar then writes
into a folder made for it alone, where everything is looked at again as it really is.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake import child
from intake.materials.sink import Sink, Taken, refused

LIST_BYTES = 16 * 1024**2
ROOM = 1024**2
NO_TIME = "the time for it ran out"


@dataclass(frozen=True, slots=True)
class Programs:
    """unar and lsar, of one source."""

    unar: Path
    lsar: Path


class OutOfTimeError(Exception):
    """Our own limit ended the work: nobody's fault."""


def find(configured: str, search_path: str | None) -> Programs | None:
    """The programs that config names, else those on `search_path`; None when there are none."""
    if configured:
        unar = Path(configured)
        lsar = unar.with_name("lsar" + unar.suffix)
    else:
        places = [shutil.which(name, path=search_path or "") for name in ("unar", "lsar")]
        if not all(places):
            return None
        unar, lsar = (Path(str(place)).absolute() for place in places)
    return Programs(unar, lsar) if unar.is_file() and lsar.is_file() else None


def version(programs: Programs) -> str:
    """One line like "unar v1.10.1"; empty when the program does not run."""
    done = child.run([str(programs.unar), "-version"], seconds=20)
    return done.out.decode(errors="replace").strip()[:40]


def unpack(
    path: Path, sink: Sink, password: str | None, programs: Programs, seconds: float
) -> None:
    """Every member of the archive into the sink. Raises RefusedError and OutOfTimeError."""
    end = time.monotonic() + seconds
    key = ["-password", password] if password else []
    listed = _listed(path, programs, key, seconds)
    largest = _examine(listed, sink, locked=not password)
    folder = sink.folder / "unar"
    folder.mkdir(mode=0o700)
    command = [str(programs.unar), "-q", "-D", "-nr", "-k", "skip", "-o", str(folder), *key]
    done = child.run(
        [*command, str(path.absolute())],
        seconds=max(1.0, end - time.monotonic()),
        limits=child.Limits(file_bytes=largest + ROOM),
    )
    if done.timed_out:
        raise OutOfTimeError(NO_TIME)
    if done.code != 0:
        locked = any(entry.get("XADIsEncrypted") for entry in listed)
        raise refused(reason="encrypted" if locked else "unreadable", detail="unar")
    _collect(folder, sink)


def _listed(path: Path, programs: Programs, key: list[str], seconds: float) -> list[dict[str, Any]]:
    command = [str(programs.lsar), "-json", "-nr", *key, str(path.absolute())]
    done = child.run(command, seconds=seconds, out_bytes=LIST_BYTES)
    if done.timed_out:
        raise OutOfTimeError(NO_TIME)
    try:
        told = json.loads(done.out)
    except ValueError as error:
        raise refused(reason="unreadable", detail="lsar") from error
    if told.get("lsarError") or not isinstance(told.get("lsarContents"), list):
        locked = "assword" in str(told.get("lsarErrorString", told.get("lsarError", "")))
        raise refused(reason="encrypted" if locked and not key else "unreadable", detail="lsar")
    found: list[dict[str, Any]] = told["lsarContents"]
    return found


def _examine(listed: list[dict[str, Any]], sink: Sink, *, locked: bool) -> int:
    """The largest member's size. Raises RefusedError for what the list says already."""
    promised = largest = 0
    for entry in listed:
        name = str(entry.get("XADFileName", "")).replace("\\", "/")
        sink.enter(name + "/" * bool(entry.get("XADIsDirectory")))
        if entry.get("XADIsLink") or entry.get("XADIsHardLink") or "XADLinkDestination" in entry:
            raise refused(reason="unsafe", detail="link")
        if entry.get("XADIsEncrypted") and locked:
            raise refused(reason="encrypted", detail="member")
        size = int(entry.get("XADFileSize") or 0)
        promised, largest = promised + size, max(largest, size)
    if promised > sink.most_bytes:
        raise refused(reason="unsafe", detail="bytes")
    return largest


def _collect(folder: Path, sink: Sink) -> None:
    """What really lies in the folder, under numbers. Raises RefusedError for what is no file."""
    for place in sorted(folder.rglob("*")):
        kind = os.lstat(place)
        if stat.S_ISDIR(kind.st_mode):
            continue
        if not stat.S_ISREG(kind.st_mode) or kind.st_nlink != 1:
            raise refused(reason="unsafe", detail="link")
        name = place.relative_to(folder).as_posix()
        sink.count(kind.st_size)
        number = len(sink.taken)
        place.rename(sink.folder / str(number))
        sink.taken.append(Taken(number, name, kind.st_size))
    shutil.rmtree(folder)
