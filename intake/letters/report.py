"""Report: a delivery report → what it says of one of our letters (RFC 3464)."""

from __future__ import annotations

import re
from email.message import Message

from intake import text
from intake.letters import head, names, tree
from intake.model import Bounce

_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_ACTIONS = frozenset({"failed", "delayed", "delivered", "relayed", "expanded"})
_MOST_BYTES = 2**18


def bounce(letter: Message) -> Bounce | None:
    """What a multipart/report of delivery says, or None when the letter is no such report.

    Of several recipients, one that was not reached is told of before the others.
    """
    told = [p for p in letter.walk() if p.get_content_type() == "message/delivery-status"]
    if not told:
        return None
    recipient = status = None
    blocks = sorted(told[0].walk(), key=_failed, reverse=True)
    for block in blocks:
        recipient = recipient or _address(block)
        found = _STATUS.search(names.raw(block, "status"))
        status = status or (found[0] if found else None)
    return Bounce(
        recipient=recipient,
        status=status,
        original_message_id=_original(letter),
        failed=_failed(blocks[0]),
    )


def _failed(block: Message) -> bool:
    """Whether the fields of one recipient say that delivery was given up: by their Action.

    Without one that RFC 3464 knows, a status of 5.x.x says so.
    """
    action = re.match(r"\s*([a-z]+)", names.raw(block, "action").lower())
    if action and action[1] in _ACTIONS:
        return action[1] == "failed"
    return names.raw(block, "status").strip().startswith("5.")


def _address(block: Message) -> str | None:
    """The Final-Recipient, else the Original-Recipient: ``rfc822; address``."""
    for header in ("final-recipient", "original-recipient"):
        told = text.header_text(names.raw(block, header).rpartition(";")[2], 254).strip("<> ")
        if told:
            return told.lower()
    return None


def _original(letter: Message) -> str | None:
    """The Message-ID of the letter that came back, which is enclosed whole or by its headers."""
    for part in letter.walk():
        if part.get_content_type() == "message/rfc822":
            returned = list(part.walk())[1:2]
            return head.message_id(returned[0]) if returned else None
        if part.get_content_type() == "text/rfc822-headers":
            return head.message_id(tree.head(tree.content(part)[:_MOST_BYTES]))
    return None
