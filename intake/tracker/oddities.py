"""Oddities: what staff did in the workbook and the robot could not act upon, in words."""

from __future__ import annotations

from intake.text import header_text
from intake.tracker.merge import Oddity
from intake.tracker.sheets import KEYS
from intake.tracker.words import Words

LONGEST = 300
"""Characters of what stood there that are told; the ledger has the rest."""


def told(oddity: Oddity, words: Words) -> str:
    """One oddity in words: what was done, where, what stood there, what the robot made of it."""
    return words.say(
        f"oddity.{oddity.kind}",
        sheet=words.name(oddity.sheet),
        key=oddity.key,
        column=_heading(oddity, words),
        text=header_text(oddity.text, LONGEST),
    )


def _heading(oddity: Oddity, words: Words) -> str:
    """What stands above the column, or its number on a sheet without a table."""
    if not KEYS[oddity.sheet]:
        return oddity.column
    headings = {column.key: column.heading for column in words.columns(oddity.sheet)}
    return headings.get(oddity.column, oddity.column)
