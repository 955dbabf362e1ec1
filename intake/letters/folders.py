"""The folders of a mailbox: what the config asks for → the name that the server gives it.

``@junk`` and its like mean a folder by its use: by the SPECIAL-USE flag (RFC 6154) where the server
sets one, else by the names that mail providers use (163, QQ, Exmail, Outlook, Gmail, Dovecot).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

INBOX = "INBOX"
SENT = "@sent"

# Flags in lower case; \spam is XLIST's word, which 163 and QQ still speak.
FLAGS: dict[str, frozenset[str]] = {
    "@junk": frozenset({"\\junk", "\\spam"}),
    SENT: frozenset({"\\sent"}),
    "@trash": frozenset({"\\trash"}),
    "@archive": frozenset({"\\archive"}),
}
NAMES: dict[str, tuple[str, ...]] = {
    "@junk": ("垃圾邮件", "垃圾箱", "Junk", "Junk Email", "Junk E-mail", "Spam", "Bulk Mail"),
    SENT: ("已发送", "已发送邮件", "Sent Messages", "Sent Items", "Sent", "Sent Mail"),
    "@trash": ("已删除", "已删除邮件", "Deleted Messages", "Deleted Items", "Trash"),
    "@archive": ("归档", "Archive"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """One line of LIST: the decoded name, what separates its levels, its flags in lower case."""

    name: str
    delimiter: str = "/"
    flags: frozenset[str] = frozenset()

    @property
    def last(self) -> str:
        """The name without the folders above it, in lower case."""
        name = self.name.rpartition(self.delimiter)[2] if self.delimiter else self.name
        return name.lower()


def find(wanted: str, listed: Sequence[Folder]) -> str | None:
    """The name of the folder that `wanted` means, or None when the mailbox has none."""
    if wanted.upper() == INBOX:
        return INBOX  # always there (RFC 3501, 5.1), listed or not
    usable = [folder for folder in listed if "\\noselect" not in folder.flags]
    if wanted not in NAMES:
        return next((f.name for f in usable if f.name == wanted), None)
    flagged = [f.name for f in usable if f.flags & FLAGS[wanted]]
    named = [f.name for name in NAMES[wanted] for f in usable if f.last == name.lower()]
    return next(iter(flagged + named), None)
