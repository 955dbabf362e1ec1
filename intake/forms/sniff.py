"""A file's first octets → the format that it is in, whatever it is called."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from intake import text
from intake.forms import package

HEAD_BYTES = 8192
MOST_OLD_BYTES = 20 * 1024 * 1024
"""So far an old document is looked through for the names of its streams."""

_SIGNATURES = (
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
_TELEPHONES = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"})
"""The brands of an iPhone's pictures (ISO 23008-12)."""
_STREAMS = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))
_PAGE = re.compile(
    r"\s*(?:<!--[^>]{0,400}-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|div|p|form|h[1-6]|dl|ul|ol|section|article|title|style|span|font)\b",
    re.IGNORECASE,
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_FOLDERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"), ("Index/", "pages"))
_SPREADSHEET = b"opendocument.spreadsheet"
_ARCHIVE = re.compile(r"(?:(?:[\w-]{1,40}:|[ \t])[^\n]{0,400}\n){0,20}MIME-Version:", re.IGNORECASE)
"""A web page saved with its pictures in one file: a letter, in form."""
_FLAT = re.compile(r"\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_HIGH = bytes(range(0x80, 0x100))
"""Octets of which characters of several consist: at the end one may be cut in two."""
_UNICODE = (b"\xff\xfe", b"\xfe\xff")
PICTURES = frozenset({"jpeg", "png", "gif", "bmp", "tiff", "webp", "heic"})


def tell(path: Path) -> str:
    """The format's name, "locked" for a document with a password, "" for what is none of them."""
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head.startswith(b"PK"):
        return _zipped(path, head)
    if head.startswith(package.OLE):
        return _compound(path)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return _boxed(head) or _written(head)


def _boxed(head: bytes) -> str:
    """A picture that says only behind a length what it is."""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    return "heic" if head[4:8] == b"ftyp" and head[8:12] in _TELEPHONES else ""


def _zipped(path: Path, head: bytes) -> str:
    """An office document by its parts; a package that cannot be opened is Word's, to be refused.

    A Chinese OFD page and an Apple document are sound, only that nothing here opens them.
    """
    try:
        package.check(path)
        with zipfile.ZipFile(path) as archive:
            names = [part.filename.replace("\\", "/").lstrip("/") for part in archive.infolist()]
    except (package.UnusableError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "docx"
    for folder, name in _FOLDERS:
        if any(part.startswith(folder) for part in names):
            return name
    if "OFD.xml" in names:
        return "ofd"
    if "content.xml" not in names:
        return "docx"
    return "ods" if _SPREADSHEET in head[:128] else "odt"


def _compound(path: Path) -> str:
    """What an old document is by the names of its streams ([MS-CFB]: UTF-16); else Word's."""
    with path.open("rb") as stream:
        whole = stream.read(MOST_OLD_BYTES)
    if "EncryptedPackage".encode("utf-16-le") in whole:
        return "locked"
    for stream_name, name in _STREAMS:
        if stream_name.encode("utf-16-le") + b"\0\0" in whole:
            return "locked" if name == "doc" and _is_locked(whole) else name
    return "doc"


def _is_locked(whole: bytes) -> bool:
    """Whether the header of a Word 97 document says that it is encrypted ([MS-DOC] FibBase)."""
    start = whole.find(b"\xec\xa5", 512)
    return start >= 0 and start % 512 == 0 and bool(whole[start + 11] & 0x01)


def _written(head: bytes) -> str:
    """A page or plain text; what holds control characters is neither."""
    if head.startswith(_UNICODE):
        return "txt"
    whole = head if len(head) < HEAD_BYTES else head[: head.rfind(b"\n") + 1] or head.rstrip(_HIGH)
    told = text.decode_bytes(whole)
    if _BINARY.search(told):
        return ""
    if _ARCHIVE.match(told):
        return "mht"
    if _FLAT.match(told):
        kinds = (("wordDocument", "flat"), ("xmlPackage", "flat"), ("<Workbook", "sheetml"))
        if kind := next((kind for sign, kind in kinds if sign in told), None):
            return kind
    return "html" if _PAGE.match(told) else "txt"
