"""Place: where the tracker is put: in its place, or beside it when somebody else's work is there.

A file is replaced only when it is the robot's own, or when all that staff wrote in it has been read
and can be drawn again; what was there is kept among the dated versions. An open file, or one that
cannot be read, is left alone.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from intake.walk.house import House

SIDE = "{stem}-待合并{suffix}"
OWNER_FILES = ("~${name}", ".~lock.{name}#", ".~{name}")
"""What Excel, LibreOffice and WPS leave beside a file while somebody has it open."""

VERSIONS = "history"
MOST_VERSIONS = 20

Body = Mapping[str, str]


def target(house: House) -> Path:
    """Where the tracker belongs."""
    return house.desk / house.policy.desk.tracker


def side(house: House) -> Path:
    """Where it is written while it cannot be put there."""
    path = target(house)
    return path.with_name(SIDE.format(stem=path.stem, suffix=path.suffix))


def digest(path: Path) -> str:
    """What a file is known by; empty when there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def is_ours(path: Path, body: Body, name: str) -> bool:
    """Whether a file is as the robot wrote it."""
    return digest(path) in {body.get(name), body.get(f"{name} next")}


def is_open(path: Path) -> bool:
    """Whether an office program has left its sign beside the file."""
    return any(path.with_name(o.format(name=path.name)).exists() for o in OWNER_FILES)


def is_free(path: Path) -> bool:
    """Whether the file may be replaced: Windows refuses that, by itself too, while it is open."""
    try:
        path.replace(path)
    except OSError:
        return False
    return True


def may_replace(house: House, body: Body) -> bool:
    """Whether nothing of staff's would be lost: ours, or read and not blocked; nobody has it."""
    path = target(house)
    if not path.exists():
        return True
    read = not body.get("blocked") and digest(path) == body.get("read")
    return not is_open(path) and (read or is_ours(path, body, "written"))


def keep_version(house: House, body: Body) -> None:
    """A dated copy of the file that is about to be replaced; one a day, and each of staff's."""
    path = target(house)
    if not path.exists():
        return
    folder = path.with_name(VERSIONS)
    folder.mkdir(exist_ok=True)
    now = house.clock.now().astimezone(house.policy.campaign.zone)
    name = f"{path.stem}-{now:%Y%m%d-%H%M%S}{path.suffix}"
    today = any(folder.glob(f"{path.stem}-{now:%Y%m%d}-*"))
    if not today or not is_ours(path, body, "written"):
        shutil.copy2(path, folder / name)
    for old in sorted(folder.glob(f"{path.stem}-*{path.suffix}"))[:-MOST_VERSIONS]:
        old.unlink(missing_ok=True)


def put_away(house: House) -> Path:
    """Move a file that is no tracker of ours out of the way, under a name that says so."""
    path = target(house)
    now = house.clock.now().astimezone(house.policy.campaign.zone)
    away = path.with_name(f"{path.stem}-无法读取-{now:%Y%m%d-%H%M%S}{path.suffix}")
    path.replace(away)
    return away


def replace(house: House, path: Path, content: bytes, before: str) -> None:
    """Write beside the target, flush to disk, then swap.

    Raises PermissionError when the file is open (Windows), when the folder does not let a file take
    another's place, or when it is no longer the one whose digest is `before`: somebody has saved it
    in this moment. Raises OSError when the disk refuses to write.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    with temporary.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    house.step("tracker written")
    try:
        _still(path, before)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise PermissionError(error.errno, error.strerror, str(path)) from error
    house.step("tracker replaced")


def _still(path: Path, before: str) -> None:
    """Raises PermissionError unless the file is the one that it was."""
    if digest(path) != before:
        raise PermissionError(errno.EBUSY, "saved by somebody in this moment", str(path))
