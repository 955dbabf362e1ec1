"""Parcel: chosen works → a folder a film with the forms, the summary sheet and the manifest.

A parcel under its final name is whole. The same choice makes the same folder and, as a zip, the
same bytes on any day, so that what was prepared, uploaded and sent can be compared.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from intake import durable
from intake.errors import NeedsPerson, TryLater
from intake.onward.summary import Value

MANIFEST = "manifest.json"
_ALWAYS = (1980, 1, 1, 0, 0, 0)
_STORED = frozenset({".mp4", ".mov", ".zip", ".docx", ".xlsx", ".jpg", ".png", ".pdf"})
"""Endings of files that no zip makes smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file of the robot's with its place in the parcel: `name` below the work's folder."""

    name: str
    source: Path
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A chosen work: its rank, its folder's name and its files."""

    number: str
    rank: int
    folder: str
    files: tuple[Kept, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """All that goes on together; `sheet_name` is what the next tier calls its summary sheet."""

    works: tuple[Packed, ...]
    sheet_name: str
    sheet: bytes
    manifest: bytes


def digest(works: Sequence[Packed], lines: Sequence[Mapping[str, Value]]) -> str:
    """What identifies a choice: its works, their order, their files, what the sheet says of them.

    So a telephone number that staff put right makes another parcel, never a sheet out of date.
    """
    told = [(w.number, w.rank, w.folder, [(f.name, f.sha256) for f in w.files]) for w in works]
    said = [sorted(line.items()) for line in lines]
    return hashlib.sha256(repr((told, said)).encode()).hexdigest()[:8]


def write(parcel: Parcel, target: Path) -> None:
    """The parcel as the folder `target`; one that lies there whole is left as it is.

    Raises:
        NeedsPerson: a file that belongs in it is gone or was changed.
        TryLater: the disk refuses.
    """
    if target.exists():
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _room(target) as room:
            for work in parcel.works:
                (room / work.folder).mkdir()
                for kept in work.files:
                    _copy(kept, room / work.folder / kept.name)
            _put(room / parcel.sheet_name, parcel.sheet)
            _put(room / MANIFEST, parcel.manifest)
            durable.sync(room)
            room.replace(target)
        durable.sync(target.parent)
    except OSError as error:
        message = f"{target}: cannot be written ({error.strerror}); is the disk full?"
        raise TryLater(message) from error


def archive(folder: Path, target: Path) -> Path:
    """The parcel's folder as one zip file. Raises TryLater when the disk refuses."""
    try:
        with durable.draft(target.parent) as draft:
            with zipfile.ZipFile(draft.file, "w") as packed:
                for path in sorted(p for p in folder.rglob("*") if p.is_file()):
                    _add(packed, path, path.relative_to(folder).as_posix())
            draft.place(target)
    except OSError as error:
        message = f"{target}: cannot be written ({error.strerror}); is the disk full?"
        raise TryLater(message) from error
    return target


@contextlib.contextmanager
def _room(target: Path) -> Iterator[Path]:
    """A folder beside the target, readable by its owner only; gone unless it was renamed."""
    room = Path(tempfile.mkdtemp(prefix=f".{target.name}-", suffix=".part", dir=target.parent))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _copy(kept: Kept, target: Path) -> None:
    """A copy, since staff may work in the parcel; what is copied is what was measured."""
    found = hashlib.sha256()
    try:
        with kept.source.open("rb") as source, durable.draft(target.parent) as draft:
            while piece := source.read(1 << 20):
                found.update(piece)
                draft.file.write(piece)
            if found.hexdigest() == kept.sha256:
                draft.place(target)
                return
    except FileNotFoundError:
        message = f"{kept.source}: this file is gone; put it back from the backup"
        raise NeedsPerson(message) from None
    message = f"{kept.source}: this file was changed since it came; put it back from the backup"
    raise NeedsPerson(message)


def _put(target: Path, content: bytes) -> None:
    with durable.draft(target.parent) as draft:
        draft.file.write(content)
        draft.place(target)


def _add(packed: zipfile.ZipFile, path: Path, name: str) -> None:
    """One member, streamed, with the same head on any day and machine."""
    member = zipfile.ZipInfo(str(PurePosixPath(name)), _ALWAYS)
    member.create_system = 3
    member.external_attr = 0o600 << 16
    stored = path.suffix.lower() in _STORED
    member.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    member.file_size = path.stat().st_size
    with path.open("rb") as source, packed.open(member, "w") as stream:
        shutil.copyfileobj(source, stream, 1 << 20)
