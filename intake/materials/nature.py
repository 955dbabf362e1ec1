"""A file → which room reads it and as what, told from its content before its name.

A sender's name for a file is a hint: it decides only where the content says nothing, so that a text
called 成片.mp4 is refused as a film, in words that its sender understands. A picture that is called
登记表 is a form, photographed.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from intake.materials import listing, roles
from intake.model import Nature

HEAD_BYTES = 4096
Told = tuple[Nature, str]

SIGNATURES: tuple[tuple[bytes, Told], ...] = (
    (b"\x1a\x45\xdf\xa3", (Nature.FILM, "matroska")),
    (b"FLV\x01", (Nature.FILM, "flv")),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", (Nature.FILM, "asf")),
    (b"\x00\x00\x01\xba", (Nature.FILM, "mpeg")),
    (b"\x00\x00\x01\xb3", (Nature.FILM, "mpeg")),
    (b".RMF", (Nature.FILM, "rm")),
    (b"{\\rtf", (Nature.FORM, "rtf")),
    (b"7z\xbc\xaf\x27\x1c", (Nature.ARCHIVE, "7z")),
    (b"Rar!\x1a\x07", (Nature.ARCHIVE, "rar")),
    (b"\x1f\x8b\x08", (Nature.ARCHIVE, "gzip")),
    (b"BZh", (Nature.ARCHIVE, "bz2")),
    (b"\xfd7zXZ\x00", (Nature.ARCHIVE, "xz")),
    (b"\xff\xd8\xff", (Nature.OTHER, "jpeg")),
    (b"\x89PNG\r\n\x1a\n", (Nature.OTHER, "png")),
    (b"GIF8", (Nature.OTHER, "gif")),
    (b"II*\x00", (Nature.OTHER, "tiff")),
    (b"MM\x00*", (Nature.OTHER, "tiff")),
    (b"ID3", (Nature.OTHER, "mp3")),
)
BOXES = frozenset({b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot"})
"""What a film without ``ftyp`` may begin with: old QuickTime (ISO/IEC 14496-12 came later)."""

BRANDS: dict[bytes, Told] = {
    b"qt  ": (Nature.FILM, "mov"),
    b"M4A ": (Nature.OTHER, "m4a"),
    b"heic": (Nature.OTHER, "heic"),
    b"heix": (Nature.OTHER, "heic"),
    b"mif1": (Nature.OTHER, "heic"),
    b"avif": (Nature.OTHER, "avif"),
}
RIFF: dict[bytes, Told] = {
    b"AVI ": (Nature.FILM, "avi"),
    b"WEBP": (Nature.OTHER, "webp"),
    b"WAVE": (Nature.OTHER, "wav"),
}
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE2_NAMES: dict[str, Told] = {name: (Nature.FORM, name) for name in ("xls", "wps", "et")}
OLE2_NAMES |= {name: (Nature.OTHER, name) for name in ("ppt", "pps", "dps", "msg", "vsd")}

NAMES: dict[str, Told] = {
    name: (nature, name)
    for nature, names in (
        (Nature.FILM, "mp4 m4v mov 3gp mkv webm avi wmv asf flv f4v mpg mpeg vob mts rm rmvb"),
        (Nature.FORM, "docx docm doc wps rtf pdf xlsx xls et odt"),
        (Nature.ARCHIVE, "zip rar 7z gz tgz tar bz2 xz"),
    )
    for name in names.split()
}
PICTURES = {name: name for name in ("png", "gif", "tiff", "bmp", "heic", "avif", "webp")}
PICTURES |= {"jpeg": "jpg", "jpg": "jpg"}
"""Formats in which a form may be photographed or scanned, as senders call them."""

OPEN = {
    b"mimetypeapplication/vnd.oasis.opendocument.text": "odt",
    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet": "ods",
}
PAGED = {"OFD.xml": "ofd", "Index/Document.iwa": "pages"}
"""Documents in packages of their own, by a part that each has; nothing here opens them."""

PLAIN_NAME = re.compile(r"[a-z0-9]{1,8}\Z")


def tell(path: Path, name: str) -> Told:
    """The nature of the file at `path`, which its sender called `name`, and its format's name.

    Reads a few kilobytes, of a zip its list of names too; never raises for what it reads.
    """
    suffix = PurePath(name.strip()).suffix.lower().removeprefix(".")
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
            if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
                return _zipped(listing.names(stream), head, suffix)
    except OSError:
        # Whether it can be read at all is the reading room's question; it has an answer for that.
        head = b""
    return _photographed(_by_content(head, suffix) or _by_name(suffix), name)


def _photographed(told: Told, name: str) -> Told:
    """A picture whose name speaks of a form is one; staff read it."""
    if told[1] in PICTURES and roles.FORM_WORDS.search(name):
        return Nature.FORM, PICTURES[told[1]]
    return told


def _by_content(head: bytes, suffix: str) -> Told | None:
    """What the first bytes say for certain, or None."""
    for signature, told in SIGNATURES:
        if head.startswith(signature):
            return told
    if head.startswith(OLE2):
        return OLE2_NAMES.get(suffix, (Nature.FORM, "doc"))
    return _boxed(head) or _riff(head) or _further_in(head)


def _boxed(head: bytes) -> Told | None:
    """MP4 and its kin: a box's length, then its type, and in the first box the brand."""
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], (Nature.FILM, "mp4"))
    return (Nature.FILM, "mov") if head[4:8] in BOXES else None


def _riff(head: bytes) -> Told | None:
    return RIFF.get(head[8:12]) if head.startswith(b"RIFF") else None


def _further_in(head: bytes) -> Told | None:
    """Formats that are known by something after the first bytes."""
    if b"%PDF-" in head[:1024]:
        return Nature.FORM, "pdf"
    if head[257:262] == b"ustar":
        return Nature.ARCHIVE, "tar"
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return Nature.OTHER, "bmp"
    # A transport stream has 0x47 at every packet: of 188 bytes, or of 192 on cameras' cards.
    if any(head[first : first + 3 * step : step] == b"GGG" for first, step in ((0, 188), (4, 192))):
        return Nature.FILM, "mpegts"
    return None


def _zipped(members: tuple[str, ...] | None, head: bytes, suffix: str) -> Told:
    """An office document, or an archive; a damaged one is what its name says."""
    if opened := next((name for sign, name in OPEN.items() if sign in head[:128]), None):
        return Nature.FORM, opened
    if members is None:
        return NAMES.get(suffix, (Nature.ARCHIVE, "zip"))
    if paged := next((name for sign, name in PAGED.items() if sign in members), None):
        return Nature.FORM, paged
    if "[Content_Types].xml" in members:
        for folder, plain, with_macros in (("word/", "docx", "docm"), ("xl/", "xlsx", "xlsm")):
            if any(member.startswith(folder) for member in members):
                macros = f"{folder}vbaProject.bin" in members
                return Nature.FORM, with_macros if macros else plain
        return Nature.OTHER, suffix if PLAIN_NAME.match(suffix) else "office"
    return Nature.ARCHIVE, "zip"


def _by_name(suffix: str) -> Told:
    otherwise = suffix if PLAIN_NAME.match(suffix) else "unknown"
    return NAMES.get(suffix, (Nature.OTHER, otherwise))
