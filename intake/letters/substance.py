"""Substance: an enclosure's name, type and octets → how much it says about a letter. Pure.

A letter with a film or an archive brings material, whatever it says; a document or a picture may as
well be private. Each of name, type and content may lie, so the weightiest of the three counts. How
a file is read, and whether it can be, is told later and elsewhere.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from enum import IntEnum

from intake.letters import pictures

HEAD_BYTES = 4096
SAID_BYTES = 2**18
"""Octets of a document that are looked at for its words; a form says what it is at its top."""
UNPACKED_BYTES = 2**20


MOST_BYTES = 2**22
"""Octets of an enclosure that are looked at: a document's words may stand behind its pictures."""


class Weight(IntEnum):
    """How much an enclosure says for itself, the weightiest last."""

    ASIDE = 0
    """A card, a signature, an invitation: never material."""
    OTHER = 1
    """A picture, a sound, a text, or of a format that nobody knows."""
    DOCUMENT = 2
    """A document, as the form is one."""
    MATERIAL = 3
    """A film, an archive, a link, or octets that could be any of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Substance:
    """An enclosure: its name, its weight, and the words at the top of a document.

    `unread` is one that may be the form, scanned: a document without words that can be had, or a
    picture in the shape of a page.
    """

    name: str
    weight: Weight
    said: str = ""
    unread: bool = False


_SUFFIX = re.compile(r"\.(\d{0,2}[a-z][a-z0-9]{0,7})\s*$")
_VOLUME = re.compile(r"\.(?:\d{3}|[rz]\d{2})\s*$")
_NAMED: dict[str, Weight] = {
    suffix: weight
    for weight, suffixes in (
        (Weight.ASIDE, "ics vcf p7s p7m asc sig pgp eml"),
        (Weight.DOCUMENT, "doc docx docm dot dotx wps wpt pdf ofd rtf odt ppt pptx dps"),
        (Weight.DOCUMENT, "xls xlsx xlsm et ett ods"),
        (Weight.MATERIAL, "mp4 m4v mov qt 3gp 3g2 mkv webm avi wmv asf flv f4v mpg mpeg mpe m2v"),
        (Weight.MATERIAL, "vob ts mts m2ts mxf rm rmvb ogv url webloc"),
        (Weight.MATERIAL, "zip zipx rar 7z tar gz tgz bz2 xz iso"),
    )
    for suffix in suffixes.split()
}
_TABLES = frozenset({"xls", "xlsx", "xlsm", "et", "ett", "ods", "ppt", "pptx", "dps", "csv"})
"""Documents that the form is not; one that is sent in such a way names itself."""

_UNTOLD = frozenset({"", "bin"})
"""Suffixes that say nothing."""

_UNTYPED = frozenset({"application/octet-stream", "application/x-download", "binary/octet-stream"})
_MATERIAL_TYPES = re.compile(
    r"video/.*|application/(mp4|vnd\.rn-realmedia.*|(x-)?(zip.*|rar.*|7z.*|tar|gzip)|vnd\.rar)"
)
_DOCUMENT_TYPES = re.compile(
    r"application/(msword|pdf|rtf|(ks)?wps.*|vnd\.(openxmlformats|oasis|ms-(excel|word)).*)|text/rtf"
)

_FILM_HEADS = (b"\x1a\x45\xdf\xa3", b"FLV\x01", b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3", b".RMF")
_ASF = b"\x30\x26\xb2\x75\x8e\x66\xcf\x11"
_ARCHIVE_HEADS = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")
_OTHER_HEADS = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"ID3",
    b"OggS",
)
_PACKAGE, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOXES = frozenset({b"moov", b"mdat", b"free", b"skip", b"wide"})
_STILL_BRANDS = frozenset({b"M4A ", b"heic", b"heix", b"mif1", b"avif"})
_OFFICE = re.compile(rb"\[Content_Types\]\.xml|mimetype|OFD\.xml|(_rels|docProps|word|xl|ppt)/")
_MEMBER = re.compile(
    rb"PK\x03\x04.{4}(?P<way>..).{18}(?P<extra>..)"
    rb"(?:word/document\.xml|xl/sharedStrings\.xml|content\.xml)",
    re.DOTALL,
)
_TAG = re.compile(rb"<[^<>]*>")


def weigh(name: str, media_type: str, content: bytes) -> Substance:
    """What an enclosure of this name, media type and content says about its letter."""
    found = _SUFFIX.search(name.lower())
    suffix = found[1] if found else ""
    named = Weight.MATERIAL if _VOLUME.search(name.lower()) else _NAMED.get(suffix, Weight.OTHER)
    if named is Weight.ASIDE:
        return Substance(name=name, weight=named)
    told = _by_content(content[:HEAD_BYTES], suffix)
    if told is None and suffix in _UNTOLD and media_type in _UNTYPED:
        told = Weight.MATERIAL
    weight = max(named, _by_type(media_type), told or Weight.OTHER)
    said = _said(content) if weight is Weight.DOCUMENT else ""
    scanned = weight is Weight.DOCUMENT and not said.strip() and suffix not in _TABLES
    unread = scanned or (weight is Weight.OTHER and pictures.is_page(content))
    return Substance(name=name, weight=weight, said=said, unread=unread)


def _by_type(media_type: str) -> Weight:
    if _MATERIAL_TYPES.fullmatch(media_type):
        return Weight.MATERIAL
    return Weight.DOCUMENT if _DOCUMENT_TYPES.fullmatch(media_type) else Weight.OTHER


def _by_content(head: bytes, suffix: str) -> Weight | None:
    """The weight that the first octets say for certain, or None."""
    if head.startswith(_PACKAGE):
        office = _NAMED.get(suffix) is Weight.DOCUMENT or _OFFICE.match(head, 30)
        return Weight.DOCUMENT if office else Weight.MATERIAL
    if head.startswith(_COMPOUND):
        known = _NAMED.get(suffix) is Weight.DOCUMENT or suffix in _UNTOLD
        return Weight.DOCUMENT if known else Weight.OTHER
    if head.startswith(b"{\\rtf") or b"%PDF-" in head[:1024]:
        return Weight.DOCUMENT
    if head.startswith(_OTHER_HEADS) or head[8:12] in {b"WEBP", b"WAVE"}:
        return Weight.OTHER
    return _as_film(head, suffix) or (Weight.MATERIAL if _is_archive(head) else None)


def _as_film(head: bytes, suffix: str) -> Weight | None:
    """MP4 and its kin by their first box, others by their first octets, or None."""
    if head[4:8] == b"ftyp":
        return Weight.OTHER if head[8:12] in _STILL_BRANDS else Weight.MATERIAL
    if head.startswith(_ASF):
        return Weight.OTHER if suffix == "wma" else Weight.MATERIAL
    packets = (head[first : first + 3 * step : step] for first, step in ((0, 188), (4, 192)))
    boxed = head[4:8] in _BOXES and head[:1] < b" "
    film = boxed or head.startswith(_FILM_HEADS) or head[8:12] == b"AVI "
    return Weight.MATERIAL if film or b"GGG" in packets else None


def _is_archive(head: bytes) -> bool:
    return head.startswith(_ARCHIVE_HEADS) or head[257:262] == b"ustar"


def _said(content: bytes) -> str:
    """The words at the top of a document, as far as they can be had cheaply; else nothing."""
    if content.startswith(_COMPOUND):
        return content[:SAID_BYTES].decode("utf-16-le", "ignore")
    member = _MEMBER.search(content) if content.startswith(_PACKAGE) else None
    if member is None:
        return ""
    start = member.end() + int.from_bytes(member["extra"], "little")
    packed = content[start : start + SAID_BYTES]
    try:
        deflated = member["way"] == b"\x08\x00"
        xml = zlib.decompressobj(-15).decompress(packed, UNPACKED_BYTES) if deflated else packed
    except zlib.error:
        return ""
    return _TAG.sub(b"", xml).decode("utf-8", "ignore")
