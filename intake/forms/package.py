"""An office file as a package → the bytes of its parts, within budgets. No relation is followed.

Nothing but pictures is unpacked to disk, under names of our own.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeAlias

from intake.model import Nature, Refusal

Reason: TypeAlias = Literal["unreadable", "too-large", "encrypted", "empty"]

MOST_PART_BYTES = 20 * 1024 * 1024
MOST_TOTAL_BYTES = 100 * 1024 * 1024
MOST_ENTRIES = 2_000
MOST_DIRECTORY_BYTES = 1024 * 1024
MOST_RATIO = 500
"""A part that unpacks to so many times its size is a bomb; text of tables reaches about 100."""
SMALL = 1024 * 1024
"""Parts up to this size may be packed as tightly as they like."""

LEAST_PICTURE, MOST_PICTURES = 15_000, 3
"""Of a picture in a document, in bytes; and how many are looked at: a form has one or two pages."""
_PICTURES = re.compile(
    r"/?(?:word|xl)/media/[^/]{1,80}\.(?:png|jpe?g|bmp|gif|tiff?)", re.IGNORECASE
)

MOST_OLD_BYTES = 20 * 1024 * 1024
"""So far a document is looked through for the names in it."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .doc, .wps and password-protected .docx files begin (compound file)."""

_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_END_BYTES, _LONGEST_COMMENT = 22, 65_535
_LOCKED = 0x1
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How a part may be packed (ECMA-376, part 2); unpacking others takes memory without a bound."""


class UnusableError(Exception):
    """The document cannot be used; it carries the fact that this is."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.detail)
        self.refusal = refusal


def refused(*, reason: Reason, detail: str) -> UnusableError:
    """The exception for a reason of Refusal; `detail` is a clue for staff."""
    return UnusableError(Refusal(nature=Nature.FORM, reason=reason, detail=detail))


def head(path: Path) -> bytes:
    """The first octets of a file."""
    with path.open("rb") as stream:
        return stream.read(len(OLE))


def parts(path: Path, wanted: re.Pattern[str]) -> dict[str, bytes]:
    """The bytes of the parts whose whole name matches, by name. Raises UnusableError."""
    if path.stat().st_size > MOST_TOTAL_BYTES:
        raise refused(reason="too-large", detail="the file is over 100 MB")
    check(path)
    try:
        with zipfile.ZipFile(path) as archive:
            return _read(archive, wanted)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise refused(reason="unreadable", detail=f"damaged package: {error}") from error
    except OSError as error:
        raise refused(reason="unreadable", detail=f"damaged package: {error.strerror}") from error


def has_macro(path: Path) -> bool:
    """Whether a document carries a program ([MS-OVBA]), told by the names in it alone."""
    with path.open("rb") as stream:
        whole = stream.read(MOST_OLD_BYTES)
    if whole.startswith(OLE):
        return "_VBA_PROJECT".encode("utf-16-le") in whole
    return whole.startswith(b"PK") and b"vbaProject.bin" in whole


@contextmanager
def pictures(path: Path, kind: str) -> Iterator[list[Path]]:
    """What of a document may be looked at as pictures, in a folder that is gone afterwards.

    A PDF as it is; of an office file its largest pictures. Raises UnusableError.
    """
    if kind == "pdf":
        yield [path]
        return
    held = parts(path, _PICTURES) if kind in {"docx", "xlsx"} else {}
    large = sorted(
        (n for n, raw in held.items() if len(raw) > LEAST_PICTURE), key=lambda n: -len(held[n])
    )
    with tempfile.TemporaryDirectory(prefix="intake-form-") as folder:
        places: list[Path] = []
        for number, name in enumerate(sorted(large[:MOST_PICTURES])):
            places.append(Path(folder) / str(number))
            places[-1].write_bytes(held[name])
        yield places


def check(path: Path) -> None:
    """Refuse a table of contents too large to read, before zipfile reads the whole of it."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(max(0, size - _END_BYTES - _LONGEST_COMMENT))
        tail = stream.read()
    end = tail.rfind(_END)
    if end < 0:
        raise refused(reason="unreadable", detail="no zip package (no table of contents)")
    entries = int.from_bytes(tail[end + 10 : end + 12], "little")
    directory = int.from_bytes(tail[end + 12 : end + 16], "little")
    large = tail.rfind(_END_64, 0, end)
    if large >= 0:
        # zipfile believes the larger record wherever it stands, so its numbers count as well.
        entries = max(entries, int.from_bytes(tail[large + 32 : large + 40], "little"))
        directory = max(directory, int.from_bytes(tail[large + 40 : large + 48], "little"))
    if entries > MOST_ENTRIES or directory > MOST_DIRECTORY_BYTES:
        raise refused(reason="too-large", detail=f"{entries} parts in the package")


def _read(archive: zipfile.ZipFile, wanted: re.Pattern[str]) -> dict[str, bytes]:
    held = archive.infolist()
    if len(held) > MOST_ENTRIES:
        raise refused(reason="too-large", detail=f"{len(held)} parts in the package")
    if sum(part.file_size for part in held) > MOST_TOTAL_BYTES:
        raise refused(reason="too-large", detail="over 100 MB when unpacked")
    named = [p for p in held if wanted.fullmatch(p.filename.replace("\\", "/"))]
    if len({p.filename for p in named}) != len(named):
        raise refused(reason="unreadable", detail=f"{len(named)} parts of one name, not one")
    for part in named:
        _check_part(part)
    return {part.filename.replace("\\", "/"): _unpacked(archive, part) for part in named}


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with archive.open(part) as stream:
        content = stream.read(MOST_PART_BYTES + 1)
    if len(content) > MOST_PART_BYTES:
        raise refused(reason="too-large", detail=f"{_brief(part)} is over 20 MB")
    return content


def _brief(part: zipfile.ZipInfo) -> str:
    return part.filename[:60].encode("ascii", "replace").decode()


def _check_part(part: zipfile.ZipInfo) -> None:
    """Refuses a part by what the table of contents says of it."""
    if part.flag_bits & _LOCKED:
        raise refused(reason="encrypted", detail="the package is locked with a password")
    if part.compress_type not in _PACKED:
        raise refused(
            reason="unreadable", detail=f"packed by method {part.compress_type}, not Word's"
        )
    packed = max(1, part.compress_size)
    if part.file_size > MOST_PART_BYTES:
        raise refused(reason="too-large", detail=f"{_brief(part)} is over 20 MB")
    if part.file_size > SMALL and part.file_size > MOST_RATIO * packed:
        raise refused(reason="too-large", detail=f"{_brief(part)} is packed like a bomb")
