"""Places as items of a round: a letter's place in the mailbox ↔ one line of text."""

from __future__ import annotations

import dataclasses
import json

from intake.model import Place

FIELDS = tuple(field.name for field in dataclasses.fields(Place))


def write(place: Place) -> str:
    """The line that a round knows a place by."""
    return json.dumps([getattr(place, name) for name in FIELDS], ensure_ascii=False)


def read(item: str) -> Place:
    """The place of such a line; one of an older robot has no `announced`."""
    return Place(**dict(zip(FIELDS, json.loads(item), strict=False)))
