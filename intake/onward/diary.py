"""Diary: showings → a calendar file that any calendar program takes (RFC 5545). Pure.

A showing keeps its UID whatever day it moves to, so that a program that reads the file again moves
the event instead of doubling it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from intake import text

MOST_OCTETS = 75
"""Octets of a line (RFC 5545, 3.1), its break not counted."""

_SPECIAL = re.compile(r"([\\;,])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The day of one work; `summary` is what a calendar shows of it."""

    number: str
    day: date
    summary: str
    description: str
    announced: bool


def ics(showings: Sequence[Day], *, campaign_id: str, name: str, now: datetime) -> bytes:
    """The calendar of a campaign: one whole-day event a work."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//intake robot//release plan//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for showing in showings:
        lines += _event(showing, campaign_id, now)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def uid(campaign_id: str, number: str) -> str:
    """What identifies a work's event for ever, whatever its day."""
    digest = hashlib.sha256(f"{campaign_id}\n{number}".encode()).hexdigest()
    return f"{digest[:32]}@showing.invalid"


def _event(showing: Day, campaign_id: str, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(campaign_id, showing.number)}"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{showing.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{showing.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(showing.summary)}"
    yield f"DESCRIPTION:{_escaped(showing.description)}"
    yield f"STATUS:{'CONFIRMED' if showing.announced else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(words: str) -> str:
    """A text value (RFC 5545, 3.3.11): no control characters, its own marks behind a backslash."""
    return _SPECIAL.sub(r"\\\1", text.plain(words)).replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> bytes:
    """A line and its break, cut where it is too long, and never within a character."""
    pieces = [b""]
    for character in line:
        octets = character.encode()
        if len(pieces[-1]) + len(octets) > MOST_OCTETS:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"\r\n".join(pieces) + b"\r\n"
