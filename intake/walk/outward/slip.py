"""Slip: which replies of a bundle were begun, on a file beside the ledger.

A bundle is claimed in one commit, which costs less than one for each reply, and leaves all of it in
doubt when the robot dies. The slip narrows the doubt to the one in hand: a line for each reply,
written just before its content leaves. It is not synced, so that it outlives the robot and not the
machine: after a restart of the machine, and where that cannot be told, nothing on it is believed.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from intake.errors import TryLater

NAME = "post.slip"
BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Slip:
    """The open slip of a bundle."""

    handle: int

    def begin(self, outbox_id: int) -> None:
        """Note that a reply's content is about to leave. Raises TryLater when the disk refuses."""
        _write(self.handle, f"{outbox_id}\n")


@contextlib.contextmanager
def opened(folder: Path, claimed: Iterable[int]) -> Iterator[Slip]:
    """A new slip for a bundle, in the place of the former one. Raises TryLater."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    try:
        handle = os.open(folder / NAME, flags, 0o600)
    except OSError as error:
        raise _refusal(error) from error
    try:
        _write(handle, f"{_boot()} {' '.join(map(str, claimed))}\n")
        yield Slip(handle)
    finally:
        os.close(handle)


def is_untouched(folder: Path, outbox_id: int) -> bool:
    """Whether a reply was surely not begun when its bundle broke off."""
    try:
        heading, *begun = (folder / NAME).read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return False
    boot, *claimed = heading.split(" ")
    name = str(outbox_id)
    return bool(boot) and boot == _boot() and name in claimed and name not in begun


def _write(handle: int, line: str) -> None:
    try:
        os.write(handle, line.encode("ascii"))
    except OSError as error:
        raise _refusal(error) from error


def _refusal(error: OSError) -> TryLater:
    return TryLater(f"{NAME} cannot be written ({error.strerror}); make room on the disk")


def _boot() -> str:
    """What tells this run of the machine from the next; empty where the system has no such word."""
    try:
        return BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return ""
