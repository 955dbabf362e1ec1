"""Names: what senders call schools and films → names that every file system takes. Pure.

Windows refuses some characters, device names and a dot at the end; macOS and Linux tell names apart
that Windows and zip programs do not; a name has room for 255 units or octets, a path on Windows for
260. So a name is composed (NFC), cleaned, short, and never one of Windows' devices.
"""

from __future__ import annotations

import re
import unicodedata

MOST_UNITS = 40
"""UTF-16 units of a school or a title: two of them and a rank have less than 255 octets."""

_REFUSED = re.compile(r'[<>:"/\\|?*]+')
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
_GAPS = re.compile(r"[\s_]+")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_ENDS = " ._~-"


def clean(text: str, otherwise: str, most: int = MOST_UNITS) -> str:
    """A part of a name made of `text`; `otherwise`, a name of ours, where nothing of it is left."""
    seen = "".join(
        c if unicodedata.category(c) not in _HIDDEN else " " if c.isspace() else ""
        for c in unicodedata.normalize("NFC", text)
    )
    name = _GAPS.sub("_", _REFUSED.sub("_", seen)).strip(_ENDS)
    name = _cut(name, most).strip(_ENDS)
    if _DEVICE.fullmatch(name.partition(".")[0].rstrip(_ENDS)):
        name = f"{otherwise}_{name}"
    return name or otherwise


def folder(rank: int, school: str, title: str, number: str) -> str:
    """The folder of one film: rank, school and title; its number where one of them says nothing."""
    known = [clean(part, "") for part in (school, title)]
    told = [part for part in known if part] or [clean(number, "film")]
    return "_".join([f"{rank:02d}", *told])


def file(name: str, count: int, suffix: str) -> str:
    """A file's name: what it is, from the second of its kind on a count, and its own ending."""
    return f"{name}-{count}{suffix}" if count > 1 else f"{name}{suffix}"


def _cut(name: str, most: int) -> str:
    """At most so many UTF-16 units; neither a pair nor a letter with its marks is cut in two."""
    if len(name.encode("utf-16-le")) <= 2 * most:
        return name
    kept = name.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
    rest = name[len(kept) :]
    while kept and rest and unicodedata.combining(rest[0]):
        kept, rest = kept[:-1], kept[-1] + rest
    return kept
