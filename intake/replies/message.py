"""Message: a rendered reply → the octets of a letter, the same ones each time.

A reply that is built again after a crash must not differ by a byte from the one that may have left
already; so boundary and Message-ID follow from what is answered, and the date is passed in.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from email.contentmanager import raw_data_manager
from email.message import EmailMessage
from email.policy import compat32
from email.utils import format_datetime

from intake import text
from intake.errors import NeedsPerson
from intake.model import Reply

MOST_BYTES = 100 * 1024
MOST_REFERENCES = 20
MOST_OCTETS = 39
"""Octets of text in one encoded word, so that a line holds it with its name (RFC 2047: 76)."""

LOOP = "X-Intake-Loop"
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
_MESSAGE_ID = re.compile(
    r"<[^<>\s@\x00-\x20\x7f-\U0010ffff]{1,150}@[^<>\s\x00-\x20\x7f-\U0010ffff]{1,90}>"
)
# Header lines are set as they shall stand, encoded and folded here: the newer policies refuse
# folded lines and fold by themselves.
_SET = compat32.clone(linesep="\r\n")
_WRITTEN = _SET.clone(max_line_length=None)


def message_id(campaign_id: str, kind: str, causes: Iterable[tuple[str, str]], domain: str) -> str:
    """The Message-ID of the one reply of a kind to these causes: (subject, cause)."""
    told = "\n".join((campaign_id, kind, *(f"{s}\t{c}" for s, c in sorted(causes))))
    return f"<{hashlib.sha256(told.encode()).hexdigest()[:32]}@{domain}>"


def build(reply: Reply, *, sender: str, name: str, campaign_id: str, date: datetime) -> bytes:
    """The letter to one recipient. Raises NeedsPerson when an address or the size is impossible."""
    letter = EmailMessage(policy=_SET)
    letter["From"] = f"{_words(name)} <{_address(sender)}>".strip()
    letter["To"] = _address(reply.to)
    letter["Subject"] = _words(reply.subject)
    letter["Date"] = format_datetime(date)
    letter["Message-ID"] = reply.message_id
    _thread(letter, reply)
    letter["Auto-Submitted"] = "auto-replied"
    letter["X-Auto-Response-Suppress"] = "All"
    letter[LOOP] = _words(campaign_id)
    manager = raw_data_manager
    letter.set_content(reply.text, charset="utf-8", cte="base64", content_manager=manager)
    letter.add_alternative(
        reply.html, subtype="html", charset="utf-8", cte="base64", content_manager=manager
    )
    digest = hashlib.sha256(reply.message_id.encode()).hexdigest()
    letter.set_boundary(f"=_{digest[:32]}")
    raw = letter.as_bytes(policy=_WRITTEN)
    if len(raw) > MOST_BYTES:
        what = f"the reply to {reply.to} has {len(raw)} bytes, more than {MOST_BYTES}"
        message = f"{what}; write to them by hand"
        raise NeedsPerson(message)
    return raw


def _thread(letter: EmailMessage, reply: Reply) -> None:
    """What this letter answers, so that mail programs show it in its thread."""
    if reply.in_reply_to and _MESSAGE_ID.fullmatch(reply.in_reply_to):
        letter["In-Reply-To"] = reply.in_reply_to
    references = _cleaned(reply.references)
    if references:
        letter["References"] = "\r\n ".join(references)


def _cleaned(references: Sequence[str]) -> list[str]:
    """The proper Message-IDs; of too many the first, which names the thread, and the last."""
    proper = [r for r in dict.fromkeys(references) if _MESSAGE_ID.fullmatch(r)]
    if len(proper) <= MOST_REFERENCES:
        return proper
    return [proper[0], *proper[1 - MOST_REFERENCES :]]


def _address(address: str) -> str:
    if not _ADDRESS.fullmatch(address):
        message = (
            f"{text.header_text(address)!r} is no address that a reply can go to; write by hand"
        )
        raise NeedsPerson(message)
    return address


def _words(words: str) -> str:
    """One clean header line; as encoded words unless it is plain and short (RFC 2047)."""
    line = text.header_text(words)
    if re.fullmatch(r"[A-Za-z0-9 -]{0,60}", line):
        return line
    return "\r\n ".join(_encoded(piece) for piece in _pieces(line))


def _encoded(octets: bytes) -> str:
    return f"=?utf-8?b?{base64.b64encode(octets).decode('ascii')}?="


def _pieces(line: str) -> list[bytes]:
    """The line's octets in pieces that fit an encoded word; no character is cut in two."""
    pieces = [b""]
    for character in line:
        octets = character.encode()
        if len(pieces[-1]) + len(octets) > MOST_OCTETS:
            pieces.append(b"")
        pieces[-1] += octets
    return pieces
