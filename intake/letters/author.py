"""Author: whose letter it is, who brought it to us, and what speaks against its being theirs.

A colleague who forwards a teacher's letter is no sender: the entry is the teacher's. Evidence
against a sender is needed for a doubt; that a server says nothing is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message

from intake.letters import head, names
from intake.letters.kind import Reading
from intake.letters.tree import Tree
from intake.model import Sender

FORWARDED = "forwarded by staff"
"""Why no automatic answer goes out to a letter that a colleague brought."""

_COMMENT = re.compile(r"\([^()]{0,500}\)")
_RESULT = re.compile(r"\b(dmarc|spf|dkim)\s{0,5}=\s{0,5}([a-z]{1,20})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who wrote a letter, `through` whom it came, and the head that it was `written` with."""

    sender: Sender
    through: Sender | None
    forwarded: tuple[Sender, ...]
    written: Message
    doubt: str


def tell(tree: Tree, reading: Reading) -> Author:
    """The author of a letter, by whom the campaign's staff are and whose server is believed."""
    outer, ours = head.sender(tree.letter), {*reading.staff, *reading.own_addresses, ""}
    inner = [(letter, head.sender(letter)) for letter in tree.forwarded]
    handed_on = [(letter, who) for letter, who in inner if who.address not in ours]
    forwarded = tuple(who for _, who in inner)
    doubt = _doubt(tree.letter, outer.address, reading.authserv_id)
    if outer.address in reading.staff and handed_on:
        letter, sender = handed_on[0]
        return Author(
            sender=sender, through=outer, forwarded=forwarded, written=letter, doubt=doubt
        )
    return Author(sender=outer, through=None, forwarded=forwarded, written=tree.letter, doubt=doubt)


def _doubt(letter: Message, address: str, server: str) -> str:
    """The evidence against the sender of From, or an empty string."""
    others = [other for other in head.other_readings(letter) if other != address]
    if others and address:
        return f"From reads as {address} and as {others[-1]}"
    return _refuted(names.raw(letter, "authentication-results"), server.lower())


def _refuted(header: str, server: str) -> str:
    """What the configured server found: DMARC failed, or SPF and DKIM both (RFC 8601).

    Only the topmost header is our server's; others may have come with the letter.
    """
    identity, _, results = _COMMENT.sub(" ", header).lower().partition(";")
    if not server or identity.split()[:1] != [server]:
        return ""
    found: dict[str, set[str]] = {}
    for method, result in _RESULT.findall(results):
        found.setdefault(method, set()).add(result)
    if "fail" in found.get("dmarc", ()):
        return "dmarc=fail"
    both = all(
        "fail" in found.get(method, ()) and "pass" not in found[method]
        for method in ("spf", "dkim")
    )
    return "spf=fail dkim=fail" if both else ""
