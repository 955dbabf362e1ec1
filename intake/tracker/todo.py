"""Todo: what waits for a person, each with the reason and the place in the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intake.model import (
    NEXT_TIER,
    Dossier,
    Edit,
    LetterEnd,
    LetterKind,
    OutboxState,
    State,
    Trouble,
)
from intake.text import header_text
from intake.tracker import entries, letters, oddities, problems, refusals, table, whereabouts
from intake.tracker.desk import Desk, LetterRow
from intake.tracker.phrases import STEPS
from intake.tracker.words import Words

TONES = {
    "stuck": "red",
    "aside": "red",
    "sheet": "gold",
    "refused": "orange",
    "review": "pink",
    "expiring": "orange",
    "astray": "gold",
    "parked": "red",
    "proposed": "purple",
    "held": "purple",
    "failed": "red",
    "unsure": "red",
    "bounced": "red",
    "release": "gold",
    "through": "gold",
    "inquiry": "blue",
    "withdrawal": "orange",
    "bounce": "grey",
    "next-tier": "blue",
}
"""The reasons to look, and the tone of each."""

TROUBLES = (OutboxState.FAILED, OutboxState.UNSURE, OutboxState.BOUNCED)
LONGEST_URL = 120
QUESTIONS = (LetterKind.INQUIRY, LetterKind.WITHDRAWAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """One thing to look at: `reason` is a key of TONES and of desk.toml's [todo].

    `column` is the one to fill in, or the first where there is only something to see.
    """

    reason: str
    number: str
    what: str
    who: str
    why: str
    place: tuple[str, int]
    column: int = 1


def todo(desk: Desk, words: Words) -> list[Todo]:
    """What the robot gave up, entries to look at, oldest first, then letters, newest first."""
    places = entries.places(desk, words)
    known = {dossier.entry.number: dossier for dossier in desk.dossiers}
    verdict = whereabouts.column(desk, words, "entries", "verdict")
    looking = [d for d in desk.dossiers if d.entry.state is State.REVIEW]
    return [
        *_workbook(desk, words),
        *(_stuck(trouble, desk, words) for trouble in desk.troubles if trouble.round in STEPS),
        *(_refused(edit, known.get(edit.number), desk, words) for edit in desk.refused),
        *(_entry(dossier, places[dossier.entry.number], verdict, words) for dossier in looking),
        *_links(desk, words),
        *(_astray(folder, words) for folder in desk.astray),
        *_letters(desk, words),
    ]


def _workbook(desk: Desk, words: Words) -> Iterator[Todo]:
    """What the robot could not make of staff's own work in this file."""
    here = (words.name("overview"), 1)
    if desk.aside:
        why = words.say(f"aside.{desk.aside}", sheet=desk.aside_sheet)
        yield Todo(reason="aside", number="", what="", who="", why=why, place=here)
    for oddity in desk.oddities:
        row = whereabouts.row(desk, oddity.sheet, oddity.key) if oddity.key else 1
        place = (words.name(oddity.sheet), row)
        number = oddity.key.partition(" ")[0] if oddity.sheet in {"entries", "files"} else ""
        why = oddities.told(oddity, words)
        yield Todo(reason="sheet", number=number, what="", who="", why=why, place=place)


def _refused(edit: Edit, dossier: Dossier | None, desk: Desk, words: Words) -> Todo:
    """What staff asked for and cannot be, leading to the cell where they wrote it."""
    sheet, column = whereabouts.column_of(edit.kind)
    return Todo(
        reason="refused",
        number=edit.number,
        what=entries.title(dossier, words) if dossier else "",
        who=dossier.entry.school if dossier else "",
        why=refusals.why(edit, desk, words),
        place=(words.name(sheet), whereabouts.row(desk, sheet, refusals.key(edit))),
        column=whereabouts.column(desk, words, sheet, column),
    )


def _stuck(trouble: Trouble, desk: Desk, words: Words) -> Todo:
    """An item that was given up: an entry or a letter where it is one, else the robot's own."""
    step = words.word("step", trouble.round)
    why = words.say("todo.stuck.why", step=step, reason=trouble.reason)
    for entry, place in entries.places(desk, words).items():
        if trouble.item == entry:
            return Todo(reason="stuck", number=entry, what="", who="", why=why, place=place)
    if trouble.round == "answer":
        for index, row in enumerate(letters.ordered(desk)):
            if trouble.item == str(row.record.id):
                return _about(row, "stuck", why, (words.name("letters"), table.FIRST + index))
    here = (words.name("overview"), 1)
    return Todo(reason="stuck", number="", what="", who="", why=why, place=here)


def _links(desk: Desk, words: Words) -> Iterator[Todo]:
    """Links that are not here and will soon be nowhere."""
    places = entries.places(desk, words)
    for number, url, day in desk.expiring:
        why = words.say("todo.expiring.why", url=header_text(url, LONGEST_URL), day=day)
        place = places.get(number, (words.name("overview"), 1))
        yield Todo(reason="expiring", number=number, what="", who="", why=why, place=place)


def _astray(folder: str, words: Words) -> Todo:
    """A folder that staff have dropped, and that belongs to no entry."""
    why = words.say("todo.astray.why", folder=header_text(folder, LONGEST_URL))
    place = (words.name("overview"), 1)
    return Todo(reason="astray", number="", what="", who="", why=why, place=place)


def _about(row: LetterRow, reason: str, why: str, place: tuple[str, int]) -> Todo:
    letter = row.record.letter
    return Todo(
        reason=reason,
        number="\n".join(row.record.entries),
        what=letter.subject if letter else "",
        who=letter.sender.address if letter else "",
        why=why,
        place=place,
    )


def _entry(dossier: Dossier, place: tuple[str, int], column: int, words: Words) -> Todo:
    return Todo(
        reason="review",
        number=dossier.entry.number,
        what=entries.title(dossier, words),
        who=dossier.entry.school or dossier.letter.sender.address,
        why=problems.in_words(problems.main(dossier), words),
        place=place,
        column=column,
    )


def _letters(desk: Desk, words: Words) -> Iterator[Todo]:
    name = words.name("letters")
    for index, row in enumerate(letters.ordered(desk)):
        reason = _reason(row)
        if reason:
            why = words.say(f"todo.{reason}.why", reason=row.record.reason)
            yield _about(row, reason, why, (name, table.FIRST + index))


def _reason(row: LetterRow) -> str:
    """Why a person must look at a letter: the most pressing reason, or an empty string."""
    states = {state for _, state, _ in row.replies}
    if row.record.end is LetterEnd.PARKED:
        return "parked"
    if row.how in {"proposed", "held"}:
        return row.how
    trouble = next((state for state in TROUBLES if state in states), None)
    if trouble is not None:
        return trouble.value
    if row.held and OutboxState.COMPOSED in states:
        return "through" if row.record.letter and row.record.letter.through else "release"
    return _asks(row)


def _asks(row: LetterRow) -> str:
    """A letter that asks for a person by what it is."""
    letter = row.record.letter
    if letter is None:
        return ""
    if row.record.reason == NEXT_TIER:
        return NEXT_TIER
    if letter.kind in QUESTIONS:
        return letter.kind.value
    # A report that names one of our letters has marked that letter's reply; only others are news.
    lost = letter.kind is LetterKind.BOUNCE and (
        letter.bounce is None or letter.bounce.original_message_id is None
    )
    return "bounce" if lost else ""
