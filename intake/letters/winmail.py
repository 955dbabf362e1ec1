"""Winmail: Outlook's winmail.dat → the files in it. The one door to tnefparse."""

from __future__ import annotations

from dataclasses import dataclass

from tnefparse.tnef import TNEF, TNEFAttachment

from intake import text

MOST_BYTES = 64 * 2**20
"""Octets of a winmail.dat that is opened: its reader holds it in memory."""

MOST_COPIED = 4 * 2**30
"""Its reader copies all that is left for each object: many objects in much data take long."""

MOST_FILES = 100
_SIGNATURE = b"\x78\x9f\x3e\x22"
_LONG_NAME = 0x3707
"""The property that holds a file's long name (PidTagAttachLongFilename, MS-OXPROPS)."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A file inside, under the name that it had in Outlook."""

    name: str
    octets: bytes


def is_one(head: bytes) -> bool:
    """Whether a file that begins so is a winmail.dat, whatever it is called."""
    return head.startswith(_SIGNATURE)


def unpack(octets: bytes) -> tuple[Inside, ...]:
    """The files inside; none when it holds none, or cannot be read within the budgets."""
    if len(octets) > MOST_BYTES or _objects(octets) * len(octets) > MOST_COPIED:
        return ()
    try:
        found = TNEF(octets, do_checksum=False).attachments[:MOST_FILES]
        return tuple(Inside(name=_name(file), octets=bytes(file.data or b"")) for file in found)
    # it reads strangers' octets by index and by table, and names no error of its own
    except Exception:  # noqa: BLE001  (a foreign reader fails in every way there is)
        return ()


def _name(file: TNEFAttachment) -> str:
    long = [told.data for told in file.mapi_attrs if told.name == _LONG_NAME]
    name = long[0] if long else file._name  # noqa: SLF001  (its own property raises on GBK)
    told = text.decode_bytes(name) if isinstance(name, bytes) else str(name)
    return told.replace("\0", "").strip()


def _objects(octets: bytes) -> int:
    """How many objects the file is made of: level, name, type, length, data, checksum."""
    count, at = 0, 6
    while at + 9 <= len(octets):
        at += 11 + int.from_bytes(octets[at + 5 : at + 9], "little")
        count += 1
    return count
