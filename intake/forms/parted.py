"""A value into which the next label and its value ran → both, for a person to look at. Pure.

What OCR reads as one line, 东北农业大学作品时长3′06″, are a school and a length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.forms.lexicon import Lexicon
from intake.forms.pairs import Pair
from intake.model import Field

SURE = 0.6
MOST, LEAST_LABEL, MOST_LABEL = 80, 4, 8
"""A value, and a label within it, in characters."""
_SHORT = frozenset(Field) - {Field.SYNOPSIS, Field.CATEGORIES, Field.GENRE, Field.TITLE}


def pairs(found: Sequence[Pair], words: Lexicon) -> list[Pair]:
    """The pairs of one form, those of two labels apart, where nothing else tells the second."""
    told = {pair.field for pair in found if pair.raw.strip()}
    return [part for pair in found for part in _parts(pair, told, words)]


def _parts(pair: Pair, told: set[Field], words: Lexicon) -> Iterator[Pair]:
    spot = _label(pair.raw, told, words) if pair.field in _SHORT else None
    if spot is None:
        yield pair
        return
    name, at, end = spot
    told.add(name)
    yield replace(pair, raw=pair.raw[:at].strip(), sure=min(pair.sure, SURE))
    second = replace(pair, field=name, raw=pair.raw[end:].strip(" :："), rank=words.last)
    yield from _parts(
        replace(second, sure=min(pair.sure, SURE), ticked="", stressed=""), told, words
    )


def _label(raw: str, told: set[Field], words: Lexicon) -> tuple[Field, int, int] | None:
    """The first label of another field within a value, with text before and behind it."""
    if len(raw) > MOST:
        return None
    for at in range(2, len(raw) - LEAST_LABEL):
        for end in range(min(len(raw) - 1, at + MOST_LABEL), at + LEAST_LABEL - 1, -1):
            label = words.exact(raw[at:end]) if "\n" not in raw[at:end] else None
            if label and label[0] not in told:
                return label[0], at, end
    return None
