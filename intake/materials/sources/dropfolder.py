"""The drop folder: what staff put there by hand, folder by folder, and whether it is all there.

``drop/AH-007/`` is for an entry, ``drop/新作品/学校_片名/`` opens one. A folder with a file that is
still being written waits as a whole: half a work is no work.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from intake.durable import draft, sync
from intake.errors import TryLater
from intake.materials import gather

NEW = "新作品"
"""The folder below which each folder opens an entry."""

NUMBER = re.compile(r"[A-Za-z][A-Za-z0-9]{0,19}-\d{3,9}")
UNFINISHED = re.compile(
    r"\.(?:part|partial|crdownload|download|downloading|opdownload|aria2|td|xltd|tmp|temp|!ut)"
    r"(?:\.cfg)?$|\.baiduyun\.p\.|^~\$|^\.~",
    re.IGNORECASE,
)
"""Names that download programs and office programs give while they are at work."""

CLUTTER = re.compile(r"thumbs\.db|desktop\.ini|\..*", re.IGNORECASE)
MOST_FILES = 200
BLOCK = 1024**2

Look = tuple[tuple[str, int, int], ...]
"""Each file with its size and its time: two equal looks mean that nobody writes any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """One folder of files: for an entry's number, for a new work, or astray when for neither."""

    name: str
    path: Path
    number: str | None
    new: bool
    files: tuple[Path, ...]
    unfinished: bool

    def look(self) -> Look:
        """How the files stand now. Raises TryLater when one has just gone or is locked."""
        found = []
        try:
            for file in self.files:
                with file.open("rb"):
                    about = file.stat()
                found.append((str(file), about.st_size, about.st_mtime_ns))
        except OSError as error:
            message = f"{self.name}: a file cannot be read yet ({error.strerror}); close it"
            raise TryLater(message) from error
        return tuple(found)


def find(root: Path) -> list[Dropped]:
    """What lies in the drop folder, in the order of names; empty folders are left alone."""
    if not root.is_dir():
        return []
    found = []
    for path in sorted(root.iterdir()):
        if path.is_dir() and not path.is_symlink() and path.name == NEW:
            found += [_dropped(root, inner, new=True) for inner in sorted(path.iterdir())]
        else:
            found.append(_dropped(root, path, new=False))
    return [dropped for dropped in found if dropped.files or dropped.unfinished]


def keep(file: Path, folder: Path) -> tuple[str, int, Path]:
    """A copy of a dropped file among the materials, as durable as theirs: sha256, size, path.

    Raises TryLater when the disk refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        digest, size = hashlib.sha256(), 0
        with file.open("rb") as source, draft(folder) as unfinished:
            while chunk := source.read(BLOCK):
                digest.update(chunk)
                size += len(chunk)
                unfinished.file.write(chunk)
            sha256 = digest.hexdigest()
            target = folder / sha256[:2] / f"{sha256}{gather.safe_suffix(file.name)}"
            target.parent.mkdir(exist_ok=True, mode=0o700)
            unfinished.place(target)
        sync(target.parent)
        sync(folder)
    except OSError as error:
        message = f"{folder}: a dropped file cannot be stored ({error.strerror}); free some space"
        raise TryLater(message) from error
    return sha256, size, target


def clear(dropped: Dropped, look: Look) -> None:
    """Take away what was taken over and has not changed since; then the folders that are empty."""
    for name, size, at in look:
        file = Path(name)
        about = file.stat() if file.exists() else None
        if about is not None and (about.st_size, about.st_mtime_ns) == (size, at):
            file.unlink()
    for folder, _, _ in os.walk(dropped.path, topdown=False):
        left = list(Path(folder).iterdir())
        if all(CLUTTER.fullmatch(path.name) and path.is_file() for path in left):
            for path in left:
                path.unlink()
            Path(folder).rmdir()


def _dropped(root: Path, path: Path, *, new: bool) -> Dropped:
    plain = [p for p in (sorted(path.rglob("*")) if path.is_dir() else [path]) if _is_file(p)]
    busy = any(UNFINISHED.search(p.name) for p in plain)
    files = [p for p in plain if not UNFINISHED.search(p.name) and not CLUTTER.fullmatch(p.name)]
    number = NUMBER.match(path.name) if path.is_dir() and not new else None
    return Dropped(
        name=path.relative_to(root).as_posix(),
        path=path,
        number=number[0].upper() if number else None,
        new=new and path.is_dir(),
        files=tuple(files[:MOST_FILES]),
        unfinished=busy or any(p.stat().st_size == 0 for p in files),
    )


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
