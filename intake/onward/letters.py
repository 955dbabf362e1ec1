"""Letters: a parcel → the letters that bring it to the next tier, the same octets each time.

A person sends these, not a machine by itself: they carry no mark of an automatic letter, or the
next tier's robot would not answer them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from intake import text

_KINDS = {
    ".mp4": ("video", "mp4"),
    ".zip": ("application", "zip"),
    ".json": ("application", "json"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A file of a letter under the name that its reader sees."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A letter before it is built: `sender`, its `name`, and the recipient's address."""

    sender: str
    name: str
    to: str
    subject: str
    text: str
    message_id: str
    date: datetime
    enclosed: tuple[Enclosed, ...] = ()


def message_id(campaign_id: str, digest: str, position: int, domain: str) -> str:
    """The Message-ID of a parcel's letter, the same whenever it is built."""
    told = f"{campaign_id}\nparcel\n{digest}\n{position}"
    return f"<{hashlib.sha256(told.encode()).hexdigest()[:32]}@{domain}>"


def build(draft: Draft) -> bytes:
    """The letter's octets."""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = Address(text.header_text(draft.name), addr_spec=draft.sender)
    letter["To"] = Address(addr_spec=draft.to)
    letter["Subject"] = text.header_text(draft.subject)
    letter["Date"] = draft.date
    letter["Message-ID"] = draft.message_id
    letter.set_content(text.plain(draft.text), charset="utf-8", cte="base64")
    for item in draft.enclosed:
        kind, sub = _KINDS.get(item.path.suffix.lower(), ("application", "octet-stream"))
        letter.add_attachment(
            item.path.read_bytes(), maintype=kind, subtype=sub, filename=item.name
        )
    if draft.enclosed:
        digest = hashlib.sha256(draft.message_id.encode()).hexdigest()
        letter.set_boundary(f"=_{digest[:32]}")
    return letter.as_bytes()


def size(sizes: Sequence[int]) -> int:
    """About how many bytes a letter with files of these sizes has: base64, and room for words."""
    return sum(n * 78 // 57 + 1024 for n in sizes) + 16 * 1024
