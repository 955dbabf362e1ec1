"""A value that says it is of another field than its label does → a pair of that field. Pure.

作品内容 asks for the story in one form and for the category in another: the answer tells which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.forms import choices, hunches
from intake.forms.pairs import Pair
from intake.model import Field
from intake.policy import FormSettings

_SURE = 0.9
_TIMES = (Field.DURATION, Field.PRODUCTION_PERIOD)
_LABELS = frozenset({Field.SYNOPSIS, Field.GENRE, Field.CATEGORIES})
"""Labels behind which a choice of another kind may stand."""


def pairs(found: Sequence[Pair], settings: FormSettings) -> list[Pair]:
    """The pairs of one form, each of the field that its value is of, where no other says it."""
    told = {pair.field for pair in found if pair.raw.strip()}
    return [_one(pair, told, settings) for pair in found]


def _one(pair: Pair, told: set[Field], settings: FormSettings) -> Pair:
    name = _field(pair, settings)
    if name is None or name in told:
        return pair
    told.add(name)
    return replace(pair, field=name, sure=pair.sure * _SURE)


def _field(pair: Pair, settings: FormSettings) -> Field | None:
    """The other field that a value is of and says so, if it does not fit its own."""
    words = {Field.GENRE: settings.genres, Field.CATEGORIES: settings.categories}
    raw = pair.ticked or pair.raw
    if pair.field in _LABELS and len(raw) <= choices.MOST:
        own = words.get(pair.field)
        if own is None or not choices.means(raw, own, pair.stressed):
            return next((n for n, w in words.items() if _is_some(raw, pair.stressed, w)), None)
    if pair.field in _TIMES:
        own_says, other = hunches.SPEAKS[pair.field], _TIMES[pair.field is _TIMES[0]]
        if not own_says(raw.strip()) and hunches.SPEAKS[other](raw.strip()):
            return other
    return None


def _is_some(raw: str, stressed: str, words: choices.Words) -> bool:
    """Whether a text chooses some of these words; 全部 may be all of anything."""
    if not choices.means(raw, words, stressed):
        return False
    chosen, _ = choices.choose(raw, stressed, words)
    return chosen is not None and len(chosen) < len(words)
