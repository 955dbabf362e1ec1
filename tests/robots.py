"""Robots in processes of their own."""

from __future__ import annotations

import time


def started(campaign):
    """A robot that holds the ledger."""
    process = campaign.spawn("serve")
    owner = campaign.folder / "kept/ledger.sqlite3.lock.txt"
    until = time.monotonic() + 20
    while not owner.exists() and time.monotonic() < until:
        time.sleep(0.1)
    return process
