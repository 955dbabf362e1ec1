"""Labels with their values → registration forms with their nine understood fields. Pure.

What is left at its example counts as not written. What is written and not understood has the value
None: a person, not a guess, says what it means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from intake import text
from intake.forms import (
    cells,
    choices,
    doubts,
    durations,
    endings,
    labels,
    lettered,
    lexicon,
    names,
    overlooked,
    parted,
    people,
    periods,
    phones,
    retold,
    stories,
)
from intake.forms.cells import Block
from intake.forms.pairs import Pair
from intake.model import Field, Filled, Form
from intake.policy import FormSettings

LEAST_LABELS = 4
"""A document that names fewer of the nine fields is no registration form."""

_AS_SURE = 0.1
"""Two readings of a picture that differ by less are as sure as each other: the label decides."""
_STRUCK = 0.7
MOST_CLEARED = 600
"""A longer value is no answer beside an example."""

_BROKEN_QUOTE = re.compile(r"(?<=[^“”\n])\n(?=[^“”\n]*(?:\n[^“”\n]*){0,4}”)")
"""A line's end within a quotation: the printed options go over several lines."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")

Value = str | float | tuple[str, ...] | None
Meaning = tuple[Value, float]
Readers = Mapping[Field, Callable[[Pair], Meaning]]

_OF_A_PERSON = frozenset({Field.CONTACT_NAME, Field.CONTACT_PHONE})
_NAMES = frozenset({Field.TITLE, Field.SCHOOL, Field.CONTACT_NAME})
_PLAIN = frozenset(Field) - {Field.GENRE, Field.CATEGORIES, Field.SYNOPSIS}
_OF_A_FILM = frozenset(Field) - _OF_A_PERSON - {Field.SCHOOL}


def forms(blocks: Sequence[Block], settings: FormSettings, year: int) -> tuple[Form, ...]:
    """The registration forms in a document; dates that name no year are of `year`.

    A blank template counts only when no filled form stands beside it, a repeated copy once.
    """
    options = {Field.GENRE: settings.genres, Field.CATEGORIES: settings.categories}
    pairs = labels.pairs(blocks, settings.labels, options, settings.modifiers)
    groups = [g for g in _groups(pairs) if _is_form(g)]
    groups = [g for g in groups if not all(pair.sample for pair in g)] or groups
    words = _words(settings)
    readers = _readers(settings, year, _codes(blocks, options))
    read = [_looked_at(_form(group, settings, readers), words) for group in groups]
    filled = [form for form in read if form.fields]
    distinct: list[Form] = []
    for form in filled or read[:1]:
        if not any(_said(form) == _said(other) for other in distinct):
            distinct.append(form)
    prose = overlooked.prose(blocks, pairs, words)
    return tuple(
        replace(
            _beside_prose(form) if prose else form,
            overlooked=overlooked.fields(blocks, pairs, form.fields, words),
        )
        for form in distinct
    )


def _beside_prose(form: Form) -> Form:
    """A form whose story may have lost a piece: in a picture, a person looks."""
    story = form.fields.get(Field.SYNOPSIS)
    if story is None:
        return form
    doubted = replace(story, confidence=min(story.confidence, 0.8))
    return replace(form, fields={**form.fields, Field.SYNOPSIS: doubted})


def speaks(blocks: Sequence[Block], settings: FormSettings) -> bool:
    """Whether a document in which no form was found says what forms say."""
    return overlooked.is_form(blocks, _words(settings))


def _words(settings: FormSettings) -> lexicon.Lexicon:
    options = {Field.GENRE: settings.genres, Field.CATEGORIES: settings.categories}
    return lexicon.Lexicon(settings.labels, options, settings.modifiers)


def _said(form: Form) -> Mapping[Field, str]:
    return {name: filled.raw for name, filled in form.fields.items()}


def _is_form(group: Sequence[Pair]) -> bool:
    told = {pair.field for pair in group}
    return len(told) >= LEAST_LABELS and bool(told & _OF_A_FILM)


def _groups(found: Sequence[Pair]) -> list[list[Pair]]:
    """One list of pairs a form: a second title opens another, with the repeats just before it."""
    groups: list[list[Pair]] = [[]]
    repeats = 0
    for pair in found:
        current = groups[-1]
        again = any(earlier.field is pair.field for earlier in current)
        repeats = repeats + 1 if again else 0
        if again and pair.field is Field.TITLE:
            kept = len(current) - repeats + 1
            groups.append(current[kept:])
            del current[kept:]
            repeats = 0
        groups[-1].append(pair)
    return groups


def _looked_at(form: Form, words: lexicon.Lexicon) -> Form:
    """A form whose title, school and name are no surer than they look."""
    read = dict(form.fields)
    for name in _NAMES & read.keys():
        told = read[name]
        if isinstance(told.value, str):
            sure = min(told.confidence, doubts.sure(name, told.value, told.raw, words))
            read[name] = replace(told, confidence=sure)
    return replace(form, fields=read)


def _codes(blocks: Sequence[Block], options: lexicon.Options) -> Mapping[Field, lettered.Codes]:
    """What letters stand for which options, wherever a document prints these."""
    texts = list(cells.texts(blocks))
    return {name: lettered.told(texts, words) for name, words in options.items()}


def _form(group: Sequence[Pair], settings: FormSettings, read: Readers) -> Form:
    found: dict[Field, Filled] = {}
    group = people.sorted_out(retold.pairs(parted.pairs(group, _words(settings)), settings))
    for name in Field:
        pairs = [
            _cleared(_visible(p), settings)
            for p in _in_tables_first(group, settings)
            if p.field is name
        ]
        written = [p for p in pairs if not _left(p, settings)]
        written = [p for p in written if not names.elsewhere(p.raw)] or written
        if written and (filled := _filled(written, pairs, read[name])):
            found[name] = filled
    found = _unsigned(_contact(found))
    bare = Form(fields=found)
    return replace(bare, synopsis_characters=text.characters(bare.text(Field.SYNOPSIS)))


def _in_tables_first(group: Sequence[Pair], settings: FormSettings) -> list[Pair]:
    """Without lines for what a table asks too: 电话 under a form is often the organiser's.

    What a table left blank about the film may stand in a box beside it.
    """
    tabled = {pair.field for pair in group if not pair.loose}
    if len(tabled) < LEAST_LABELS:
        return list(group)
    answered = {
        p.field for p in group if not (p.loose or names.elsewhere(p.raw) or _left(p, settings))
    }
    tabled &= answered | _OF_A_PERSON
    kept = [pair for pair in group if not pair.loose or pair.field not in tabled]
    return [replace(pair, sure=pair.sure * 0.6) if pair.loose else pair for pair in kept]


def _filled(
    written: Sequence[Pair], pairs: Sequence[Pair], read: Callable[[Pair], Meaning]
) -> Filled | None:
    """The most trusted of the values for one field; None while its boxes are unticked."""
    most = max(pair.sure for pair in written)
    trusted = [pair for pair in written if most - pair.sure < _AS_SURE]
    chosen = max(trusted, key=lambda pair: (_is_understood(pair, read), -pair.rank, pair.sure))
    own = chosen.whose if chosen.field is Field.CONTACT_NAME else None
    # 联系人： with 姓名：王芳 below it is a heading.
    blank = {p.rank for p in pairs if p not in written and not (own and p.whose == own)}
    if chosen.field in _OF_A_PERSON and min(blank, default=chosen.rank) < chosen.rank:
        # The form's own 联系人电话 was left blank: this 电话 is somebody else's.
        return None
    if chosen.ticked and chosen.field in {Field.GENRE, Field.CATEGORIES}:
        # without signs a pen struck out what does not apply
        sure = chosen.sure if choices.ticked(chosen.ticked) else min(chosen.sure, _STRUCK)
        chosen = replace(chosen, raw=chosen.ticked, sure=sure)
    try:
        value, sure = (None, 0.0) if names.elsewhere(chosen.raw) else read(chosen)
    except choices.UntickedError:
        return None
    sure = min(sure * chosen.sure, _doubt(chosen, written), 0.6 if chosen.rank in blank else 1.0)
    return Filled(
        raw=chosen.raw,
        value=value,
        confidence=round(sure, 2),
        place=chosen.place,
        still=chosen.still,
    )


def _is_understood(pair: Pair, read: Callable[[Pair], Meaning]) -> bool:
    """Whether a value means anything, ticks that nobody made aside."""
    try:
        return read(pair)[0] is not None
    except choices.UntickedError:
        return True


def _doubt(chosen: Pair, written: Sequence[Pair]) -> float:
    """How sure a value is beside others: equally well labelled, or labelled in other words."""
    others = [p for p in written if p.raw != chosen.raw]
    if any(p.rank == chosen.rank and abs(p.sure - chosen.sure) < _AS_SURE for p in others):
        return 0.5
    less = any(chosen.sure - p.sure >= _AS_SURE for p in others)
    return 0.9 if chosen.rank and less else 1.0


def _cleared(pair: Pair, settings: FormSettings) -> Pair:
    """A value without the example that was left standing above or below the answer."""
    if pair.field is Field.SYNOPSIS or len(pair.raw) > MOST_CLEARED:
        return pair
    words = _options(pair.field, settings)
    if words and pair.still and choices.means(pair.stressed, words):
        # what a pen put into a ring on paper is the choice, whatever is printed around it
        return replace(pair, raw=pair.stressed, sure=pair.sure * 0.8)
    pair = replace(pair, raw=_BROKEN_QUOTE.sub("", pair.raw)) if words else pair
    lines = [line for line in pair.raw.split("\n") if line.strip()]
    if _left(pair, settings) and not any(_left(replace(pair, raw=x), settings) for x in lines):
        # an example over two lines is one, and its second line no answer
        return pair
    written = [
        line
        for line in lines
        if not (names.shown(line) or _left(replace(pair, raw=line), settings))
    ]
    if not written or len(written) == len(lines):
        bare = names.unasked(pair.raw) if pair.field in _PLAIN else pair.raw
        return replace(pair, raw=bare) if bare.strip() else pair
    return replace(pair, raw="\n".join(written), sure=pair.sure * 0.95)


def _options(name: Field, settings: FormSettings) -> choices.Words | None:
    """The words of a field in which one of a list is chosen."""
    return {Field.CATEGORIES: settings.categories, Field.GENRE: settings.genres}.get(name)


def _left(pair: Pair, settings: FormSettings) -> bool:
    """Whether nothing was written, or the example was left standing."""
    words = _options(pair.field, settings)
    if words and choices.example(pair.raw, words):
        # 纪录片或剧情片 with one of the two in red, or underlined, is an answer.
        return not any(choices.means(told, words) for told in (pair.stressed, pair.ticked))
    if pair.field in {Field.DURATION, Field.PRODUCTION_PERIOD} and names.unmeasured(pair.raw):
        return True
    return names.untouched(pair.raw)


def _visible(pair: Pair) -> Pair:
    """A value without the characters that nobody sees (zero width, as web tables leave them)."""
    return replace(pair, raw=_UNSEEN.sub("", pair.raw)) if _UNSEEN.search(pair.raw) else pair


def _readers(settings: FormSettings, year: int, codes: Mapping[Field, lettered.Codes]) -> Readers:
    """How each field's text becomes its value."""
    return {
        Field.TITLE: lambda p: names.title(p.raw),
        Field.SCHOOL: lambda p: names.school(p.raw),
        Field.DURATION: lambda p: _doubted(durations.parse(names.unexampled(p.raw)), p.raw),
        Field.GENRE: lambda p: _one(
            choices.choose(p.raw, p.stressed, settings.genres, codes[Field.GENRE])
        ),
        Field.CONTACT_NAME: lambda p: names.person(p.raw),
        Field.CONTACT_PHONE: lambda p: phones.parse(p.raw),
        Field.CATEGORIES: lambda p: choices.choose(
            p.raw, p.stressed, settings.categories, codes[Field.CATEGORIES]
        ),
        Field.PRODUCTION_PERIOD: lambda p: periods.parse(names.unexampled(p.raw), year),
        Field.SYNOPSIS: _story,
    }


def _story(pair: Pair) -> Meaning:
    """A story as its lines break; in running text, without what is said after it."""
    raw, sure = endings.alone(pair.raw) if pair.loose else (pair.raw, 1.0)
    whole, certain = stories.told(names.unhinted(raw), held=not (pair.loose or pair.still))
    return whole, min(sure, certain)


def _doubted(told: Meaning, raw: str) -> Meaning:
    """A duration; 不超过4分钟 is rather what the form asks for than an answer."""
    return (told[0], min(told[1], 0.7)) if "不超过" in raw else told


def _one(chosen: tuple[tuple[str, ...] | None, float]) -> Meaning:
    words, sure = chosen
    return (words[0], sure) if words and len(words) == 1 else (None, 1.0)


def _unsigned(found: dict[Field, Filled]) -> dict[Field, Filled]:
    """A story without the school's name below it, where a form was signed in the story's room."""
    story, school = found.get(Field.SYNOPSIS), found.get(Field.SCHOOL)
    if story is None or school is None or not isinstance(story.value, str):
        return found
    told, _, last = story.value.rstrip().rpartition("\n")
    if last.strip() != school.value or not endings.ends(told):
        return found
    return {**found, Field.SYNOPSIS: replace(story, value=told.rstrip())}


def _contact(found: dict[Field, Filled]) -> dict[Field, Filled]:
    """王老师 13800000000 in the cell for the name: each to its own field."""
    name = found.get(Field.CONTACT_NAME)
    numbers, rest = phones.find(name.raw) if name else ("", "")
    if name is None or not numbers:
        return found
    person, sure = names.person(names.without_labels(rest))
    parted = dict(found)
    parted[Field.CONTACT_NAME] = Filled(
        raw=name.raw, value=person, confidence=min(sure, 0.8), place=name.place
    )
    phone, _ = phones.parse(name.raw)
    other = found.get(Field.CONTACT_PHONE)
    if other is None or names.beside(other.raw):
        parted[Field.CONTACT_PHONE] = Filled(
            raw=name.raw, value=phone, confidence=0.8, place=name.place
        )
    return parted
