"""Noise: private letters and advertisements → their raw bytes are dropped after some days.

Date, sender and subject stay in the log of letters, so that staff can still find a letter that was
taken for noise in the mailbox, which is never touched for them.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from intake.errors import TryLater
from intake.walk.house import House

NAME = "noise"


def due(house: House) -> list[str]:
    """Letters of noise whose bytes have been kept long enough, counted from when they were read."""
    before = house.clock.now() - timedelta(days=house.policy.files.noise_days)
    with house.ledger.reading() as tx:
        return [str(letter_id) for letter_id in tx.letters.noise_read_before(before)]


def take(house: House, item: str) -> None:
    """Drop the bytes of one letter, then their place in the ledger. Raises TryLater."""
    with house.ledger.reading() as tx:
        record = tx.letters.get(int(item))
    try:
        Path(record.path).unlink(missing_ok=True)
    except OSError as error:  # Windows: open in another program
        message = f"{record.path}: cannot be removed ({error.strerror}); is it open somewhere?"
        raise TryLater(message) from error
    with house.ledger.transaction() as tx:
        tx.letters.drop_path(record.id)
        tx.record.note(house.clock.now(), "robot", "bytes dropped: noise", letter_id=record.id)
    house.step("noise dropped")
