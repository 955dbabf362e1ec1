"""Discreet: what a stranger wrote → what the board may show of it. Pure.

The board is opened where others look on: no telephone number, no address, and the contact's name
nowhere but in the film's own story.
"""

from __future__ import annotations

import re

from intake import text

LONGEST = 2_000
"""Characters of one text that are shown; a synopsis has 500 at most (notice, annex)."""

SHORTEST_NAME = 2
"""Characters from which a name is looked for: a single one stands in any sentence."""

HIDDEN = "***"
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}", re.ASCII)


def discreet(written: str, name: str = "") -> str:
    """A text without numbers, addresses and this person's name, safe to be shown anywhere."""
    shown = _ADDRESS.sub(HIDDEN, text.mask_phones(text.plain(written[:LONGEST])))
    return shown.replace(name, HIDDEN) if len(name) >= SHORTEST_NAME else shown
