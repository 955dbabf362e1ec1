"""Refusals: what staff asked for and cannot be → a thing to do that says what would help."""

from __future__ import annotations

from collections.abc import Iterator

from intake.model import Edit, Level, State
from intake.tracker import problems, whereabouts
from intake.tracker.desk import Desk, current
from intake.tracker.phrases import REFUSED
from intake.tracker.words import Words

WEIGHTY = frozenset({Level.REJECT, Level.MISSING})


def why(edit: Edit, desk: Desk, words: Words) -> str:
    """Why it cannot be, with the findings to waive first where that would help."""
    outcome, _, detail = edit.outcome.partition(" ")
    sheet, column = whereabouts.column_of(edit.kind)
    headings = {one.key: one.heading for one in words.columns(sheet)}
    return words.say(
        f"refused.{outcome if outcome in REFUSED else 'other'}",
        column=headings.get(column, ""),
        text=desk.words.get(sheet, {}).get(key(edit), {}).get(column, ""),
        state=_state(detail, words),
        findings=words.say("entry.between").join(_weighty(edit, desk, words)),
    )


def key(edit: Edit) -> str:
    """The key of the row in which it was said."""
    return f"{edit.number} {edit.about}" if edit.about else edit.number


def _weighty(edit: Edit, desk: Desk, words: Words) -> Iterator[str]:
    for dossier in desk.dossiers:
        if dossier.entry.number == edit.number:
            yield from dict.fromkeys(
                problems.named(f, words) for f in current(dossier) if f.level in WEIGHTY
            )


def _state(detail: str, words: Words) -> str:
    return words.word("state", detail) if detail in set(State) else ""
