"""Arrange: the columns that we draw, in the order in which staff left them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.tracker.carried import KeptColumn
from intake.tracker.seen import OWN
from intake.tracker.words import Column


def arranged(ours: Sequence[Column], kept: Sequence[KeptColumn]) -> tuple[Column, ...]:
    """Our columns and staff's own; without anything kept, ours as desk.toml orders them.

    A column of ours that staff deleted, or that is new, comes back beside the one before it.
    """
    known = {column.key: column for column in ours}
    found = [
        replace(known[k.key], width=k.width, hidden=k.hidden or known[k.key].hidden)
        if k.key in known
        else Column(key=k.key, heading=k.heading, width=k.width, hidden=k.hidden, own=True)
        for k in kept
        if k.key in known or k.key.startswith(OWN)
    ]
    for index, column in enumerate(ours):
        if column.key not in {c.key for c in found}:
            before = ours[index - 1].key if index else ""
            at = next((i + 1 for i, c in enumerate(found) if c.key == before), 0)
            found.insert(at, column)
    return tuple(found)
