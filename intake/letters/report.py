"""Report: a delivery report → what it says of one of our letters (RFC 3464)."""

from __future__ import annotations

import re
from email.message import Message

from intake import text
from intake.letters import automatic, head, names, tree
from intake.model import Bounce

_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_ACTIONS = frozenset({"failed", "delayed", "delivered", "relayed", "expanded"})
_MOST_BYTES = 2**18
_MOST_WORDS = 8_000
_DAEMON = re.compile(r"(mailer-?daemon|postmaster)@")
_MAILBOX = r"([\w.+-]{1,64}@[A-Za-z0-9.-]{1,253}\.[A-Za-z]{2,20})"
_RECIPIENT = re.compile(
    rf"(?:收件人|收信人|收件地址|接收人|recipient|addressee|\bto)\W{{0,12}}{_MAILBOX}",
    re.IGNORECASE | re.ASCII,
)
_ANY = re.compile(rf"(?<![\w.+-]){_MAILBOX}", re.ASCII)
_CODE = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3}|[45][0-5]\d)(?![\d.])(?!\s?[MK]?B)")
_ORIGINAL = re.compile(r"Message-ID\s{0,3}[:：]\s{0,3}(<[^<>\s]{1,250}>)", re.IGNORECASE)
_FAILED = re.compile(
    r"退信|退回|无法(?:投递|送达|发送)|未能(?:投递|送达|发送)|(?:投递|发送)失败|不存在|拒收"
    r"|undeliver|could not be delivered|delivery (?:has )?failed|delivery failure"
    r"|returned to sender",
    re.IGNORECASE,
)


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


def told_in_words(letter: Message, sender: str, subject: str, said: str) -> Bounce | None:
    """What a returned letter says that is no report: QQ's and 163's are written for people only.

    None unless its sender or its subject is a mail system's, and its words tell of a failure.
    """
    machine = _DAEMON.match(sender) or automatic.is_return_subject(subject)
    if not machine or not (_FAILED.search(subject) or _FAILED.search(said[:_MOST_WORDS])):
        return None
    words = said[:_MOST_WORDS]
    recipient, code = _RECIPIENT.search(words) or _ANY.search(words), _CODE.search(words)
    if recipient is None and code is None and not _DAEMON.match(sender):
        return None
    original = _ORIGINAL.search(words)
    answers = head.answers(letter)
    return Bounce(
        recipient=recipient[1].lower() if recipient else None,
        status=code[1] if code else None,
        original_message_id=original[1] if original else next(iter(answers), None),
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
            return head.message_id(tree.head(tree.body(part).head(_MOST_BYTES)))
    return None
