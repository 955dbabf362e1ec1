"""Schedule: the days on which works are shown → the sheet 展示排期, where staff move them."""

from __future__ import annotations

from intake.model import Dossier
from intake.tracker import entries, table
from intake.tracker.desk import Desk, Slot
from intake.tracker.page import Cell, Page
from intake.tracker.words import Words

KEYS = ("day", "weekday", "number", "title", "school", "told")
WEEKDAYS = 7


def page(desk: Desk, words: Words) -> Page:
    """The sheet 展示排期, by day."""
    known = {dossier.entry.number: dossier for dossier in desk.dossiers}
    places = entries.places(desk, words)
    rows = [
        table.Keyed(
            key=slot.number,
            cells={
                **_row(slot, known.get(slot.number), words),
                "number": _number(slot.number, places.get(slot.number)),
            },
        )
        for slot in ordered(desk)
    ]
    return table.page(
        "schedule", rows, KEYS, desk=desk, words=words, frame=table.Frame(upright=True)
    )


def ordered(desk: Desk) -> list[Slot]:
    """The plan as the sheet shows it."""
    return sorted(desk.planned, key=lambda slot: (slot.day, slot.number))


def _number(number: str, place: tuple[str, int] | None) -> Cell:
    return Cell(value=number, look="link" if place else "middle", goto=place)


def _row(slot: Slot, dossier: Dossier | None, words: Words) -> dict[str, Cell]:
    none = words.say("entry.none")
    return {
        "day": Cell(value=slot.day.isoformat(), look="middle"),
        "weekday": Cell(value=_weekday(slot, words), look="middle"),
        "title": Cell(value=entries.title(dossier, words) if dossier else none, look="strong"),
        "school": Cell(value=dossier.entry.school if dossier else none),
        "told": Cell(
            value=words.say(f"schedule.{'told' if slot.announced else 'draft'}"),
            look="tone-gold" if slot.announced else "tone-grey",
        ),
    }


def _weekday(slot: Slot, words: Words) -> str:
    """The day of the week, as desk.toml spells it from Monday on."""
    return words.say("schedule.weekdays").split()[slot.day.weekday()]
