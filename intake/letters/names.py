"""Names: a part's raw header lines → parameters and file names as the sender wrote them.

Chinese clients write names in every way there is: RFC 2231 in whole and in pieces that cut an
escape in two, RFC 2047 words within quotes, raw GBK. Asked in this order: filename* before its
pieces, then filename, then the same of name (measured).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.message import Message
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from intake import text

MOST_BYTES = 2**15
"""Octets of one header that are looked at."""

LONGEST = 150
"""Characters of a file name; its suffix is kept."""

_PARAMETER = re.compile(
    rb";\s*([A-Za-z0-9_-]{1,40})(\*?)(\d{0,3})(\*?)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"?|([^;]*))",
    re.DOTALL,
)
_ESCAPE = re.compile(r'\\(["\\])')
_SUFFIX = re.compile(r"\.\w{1,8}$")
_ESCAPED = re.compile(r"%[89A-Fa-f][0-9A-Fa-f]")
LEAST_ESCAPES = 3
"""Escapes of octets beyond ASCII that a name of one Chinese character already has."""

_SUFFIXES = {
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "message/rfc822": ".eml",
}


def raw(part: Message, header: str) -> str:
    """The first header of this name as it stands in the letter, 8 bit as surrogates."""
    for name, value in part.raw_items():
        if name.lower() == header:
            return str(value)[:MOST_BYTES]
    return ""


def first_word(part: Message, header: str) -> str:
    """A header's first token in lower case: an encoding, a disposition."""
    return raw(part, header).partition(";")[0].strip(" \t\r\n\"'").lower()


def parameter(part: Message, header: str, name: str) -> str:
    """A parameter of a header in the order filename*, filename*N, filename; empty when absent."""
    line = raw(part, header).encode("utf-8", "surrogateescape")
    return _choose(_parameters(line), name)


def file_name(part: Message) -> str:
    """The name that the sender gave a part, without folders, or an empty string."""
    return clean(told(part))


def told(part: Message) -> str:
    """The name as the sender wrote it, decoded and not cleaned; empty when there is none."""
    return parameter(part, "content-disposition", "filename") or parameter(
        part, "content-type", "name"
    )


def clean(name: str) -> str:
    """A file's name as one line without folders, its escapes of a web address undone."""
    name = text.header_text(re.split(r"[/\\]", _unescaped(name))[-1], 10_000).strip(". ")
    return _cut(name)


def _unescaped(name: str) -> str:
    """A name that a web mail escaped without saying so (%E5%BD%A9.mp4); 100%.mp4 is none."""
    if len(_ESCAPED.findall(name)) < LEAST_ESCAPES or not name.isascii():
        return name
    try:
        return unquote_to_bytes(name).decode()
    except UnicodeDecodeError:
        return name


def invented(part: Message, number: int) -> str:
    """A name for a part that has none."""
    return f"attachment-{number}{_SUFFIXES.get(part.get_content_type(), '.bin')}"


_Segment = tuple[int, bool, bytes]


@lru_cache(maxsize=16)
def _parameters(line: bytes) -> Mapping[str, list[_Segment]]:
    """Each parameter's values: (segment or -1, percent-coded?, octets).

    One part's line is asked about several times in a row.
    """
    found: dict[str, list[_Segment]] = {}
    for match in _PARAMETER.finditer(line):
        name, star, number, last, quoted, bare = match.groups()
        value = quoted if quoted is not None else bare.strip()
        coded = bool(last) or (bool(star) and not number)
        segment = int(number) if number else -1
        found.setdefault(name.decode().lower(), []).append((segment, coded, value))
    return found


def _choose(parameters: Mapping[str, list[_Segment]], name: str) -> str:
    values = parameters.get(name, [])
    whole = next((value for segment, coded, value in values if segment < 0 and coded), None)
    pieces = sorted(value for value in values if value[0] >= 0)
    if whole is not None:
        return _extended([(0, True, whole)])
    if pieces:
        return _extended(pieces)
    simple = next((value for *_, value in values), b"")
    return _ESCAPE.sub(r"\1", text.decode_words(simple)).strip()


def _extended(pieces: list[_Segment]) -> str:
    """RFC 2231: pieces joined first, escapes undone after, since some clients cut %E7 in two."""
    first = pieces[0][2].split(b"'", 2)
    charset, language = (first[0], first[2:]) if len(first) > 2 else (b"", [pieces[0][2]])  # noqa: PLR2004  (charset'language'text)
    joined = b"".join([*language, *(value for *_, value in pieces[1:])])
    octets = unquote_to_bytes(joined) if any(coded for _, coded, _ in pieces) else joined
    if not charset:
        return text.decode_words(octets)
    return text.decode_bytes(octets, charset.decode("ascii", "replace"))


def _cut(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    suffix = _SUFFIX.search(name)
    kept = suffix[0] if suffix else ""
    return name[: LONGEST - len(kept) - 1] + "…" + kept
