"""What was filled into a PDF over its page: form fields and typed notes → characters. Pure.

Fields and notes (ISO 32000, 12.5.6.6 and 12.7) are no part of the page's own text. Their lines are
set so narrow that each stays within its own rectangle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

MOST, MOST_TEXT = 200, 4_000
_LOOSE = 2.0
"""A line takes so much less than the rectangle's width: the next one did not wrap."""
Char = dict[str, Any]


def characters(notes: Sequence[Mapping[str, Any]]) -> list[Char]:
    """The characters of what was filled in, at the places of the rectangles."""
    found: list[Char] = []
    for note in notes[:MOST]:
        told = _told(note.get("data") or {})
        if told.strip():
            found += _set(told[:MOST_TEXT], note)
    return found


def _told(data: Mapping[str, Any]) -> str:
    """The text of a field or a note; a box as its sign."""
    kind = _name(data.get("Subtype"))
    if kind == "FreeText":
        return _text(data.get("Contents"))
    if kind != "Widget":
        return ""
    value = data.get("V", _of(data.get("Parent"), "V"))
    if _name(data.get("FT", _of(data.get("Parent"), "FT"))) == "Btn":
        if "AS" not in data and value is None:
            return ""
        return "☑" if _name(data.get("AS", value)) not in {"Off", "", "None"} else "□"
    return _text(value)


def _of(parent: object, key: str) -> object:
    return parent.get(key) if isinstance(parent, dict) else None


def _name(value: object) -> str:
    """A PDF name (pdfminer keeps it in an object of its own)."""
    told = getattr(value, "name", value)
    return told.decode("latin-1") if isinstance(told, bytes) else str(told or "")


def _text(value: object) -> str:
    if isinstance(value, list):
        return "、".join(_text(part) for part in value)
    if not isinstance(value, bytes | str):
        return ""
    raw = value.encode("latin-1", "replace") if isinstance(value, str) else value
    if raw.startswith(b"\xfe\xff"):
        told = raw[2:].decode("utf-16-be", "replace")
    else:
        told = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return told.replace("\r\n", "\n").replace("\r", "\n")


def _set(told: str, note: Mapping[str, Any]) -> Iterator[Char]:
    """The text's characters line by line within the rectangle."""
    lines = told.split("\n")
    high = (note["bottom"] - note["top"]) / len(lines)
    wide = (note["x1"] - note["x0"]) / (max(map(len, lines)) + 1) / _LOOSE
    for number, line in enumerate(lines):
        top = note["top"] + number * high
        for place, character in enumerate(line):
            left = note["x0"] + (place + 0.5) * wide
            yield {
                "text": character, "x0": left, "x1": left + wide, "top": top,
                "bottom": top + high, "size": min(high, wide), "object_type": "char",
            }  # fmt: skip
