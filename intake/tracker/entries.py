"""Entries: dossiers → the sheet 作品登记, one row a work."""

from __future__ import annotations

from datetime import datetime

from intake.model import (
    Case,
    Dossier,
    Field,
    FilmFacts,
    Form,
    LetterKind,
    NotMeasured,
    Part,
    Refusal,
    Role,
)
from intake.tracker import problems, table
from intake.tracker.desk import Desk
from intake.tracker.looks import STATE_TONES
from intake.tracker.page import LEAST_HEIGHT, Cell, Page
from intake.tracker.words import Words

KEYS = (
    "number", "still", "title", "school", "genre", "categories", "duration", "state", "faults",
    "problems", "hd", "compressed", "form", "report", "contact", "phone", "arrived", "changed",
    "revision", "last-opinion",
)  # fmt: skip
DAY = 86_400
MEGABYTE, KILOBIT = 1024 * 1024, 1000
"""A size as file managers show it, a rate as players do; replies tell them the same way."""

ROUND_FROM = 100
"""Megabytes from which a fraction says nothing any more."""

HD_SIZE = (1920, 1080)
STILL_HEIGHT = 48.0
"""Points: a picture of 16:9 as wide as its column."""


def page(desk: Desk, words: Words) -> Page:
    """The sheet 作品登记."""
    arrivals = _arrivals(desk)
    rows = [
        table.Keyed(
            key=dossier.entry.number,
            cells=_row(dossier, desk, words, arrivals),
            revision=dossier.entry.revision,
        )
        for dossier in desk.dossiers
    ]
    frame = table.Frame(
        pinned=2 + desk.pictured,
        least=STILL_HEIGHT if desk.pictured else LEAST_HEIGHT,
        large=True,
    )
    return table.page("entries", rows, KEYS, desk=desk, words=words, frame=frame)


def places(desk: Desk, words: Words) -> dict[str, tuple[str, int]]:
    """Where in the workbook each entry stands, by its number."""
    name = words.name("entries")
    return {d.entry.number: (name, table.FIRST + i) for i, d in enumerate(desk.dossiers)}


def title(dossier: Dossier, words: Words) -> str:
    """The film's title in its brackets, or that there is none."""
    stated = dossier.entry.title
    return words.say("entry.title", title=stated) if stated else words.say("entry.untitled")


def _row(
    dossier: Dossier, desk: Desk, words: Words, arrivals: dict[str, datetime]
) -> dict[str, Cell]:
    entry = dossier.entry
    count = problems.faults(dossier)
    told = problems.in_words(problems.main(dossier), words)
    arrived = arrivals.get(entry.number, entry.opened_at)
    return {
        "number": _number(entry.number, desk),
        "still": Cell(look="middle", picture=desk.stills.get(entry.number)),
        "title": Cell(value=title(dossier, words), look="strong"),
        "school": Cell(value=entry.school or words.say("entry.none")),
        "state": Cell(
            value=words.word("state", entry.state), look=f"tone-{STATE_TONES[entry.state]}"
        ),
        "faults": Cell(value=count or None, look="fault"),
        "problems": Cell(value=told or words.say("entry.none")),
        "arrived": Cell(value=desk.local(arrived), look="time"),
        "changed": Cell(value=desk.local(entry.changed_at), look="time"),
        "revision": Cell(value=words.say("entry.revision", count=entry.revision), look="middle"),
        "report": _report(entry.number, desk, words),
        "last-opinion": Cell(value=desk.opinions.get(entry.number, "")),
        **_stated(dossier.case.form(), words),
        **_files(dossier.case, desk, words),
    }


def _number(number: str, desk: Desk) -> Cell:
    """The number, leading to the work on the board."""
    look = "link" if desk.board else "strong"
    return Cell(value=number, look=look, link=desk.board, spot=number)


def _report(number: str, desk: Desk, words: Words) -> Cell:
    """What was found, beside the film: on the board."""
    if not desk.board:
        return Cell(value=words.say("entry.none"), look="middle")
    return Cell(value=words.say("entry.report"), look="link", link=desk.board, spot=number)


def _arrivals(desk: Desk) -> dict[str, datetime]:
    """When each entry's first material came in: by the letter, not by the robot's clock."""
    first: dict[str, datetime] = {}
    for row in desk.letters:
        letter = row.record.letter
        if letter is not None and letter.kind is LetterKind.SUBMISSION:
            for number in row.record.entries:
                at = row.record.received_at
                first[number] = min(first.get(number, at), at)
    return first


def _stated(form: Form | None, words: Words) -> dict[str, Cell]:
    """What the form says: genre, categories, contact."""
    texts = {
        "genre": form.text(Field.GENRE) if form else "",
        "contact": form.text(Field.CONTACT_NAME) if form else "",
        "phone": form.text(Field.CONTACT_PHONE) if form else "",
        "categories": _categories(form, words),
    }
    looks = {"phone": "phone", "categories": "text"}
    return {
        key: Cell(value=value or words.say("entry.none"), look=looks.get(key, "middle"))
        for key, value in texts.items()
    }


def _categories(form: Form | None, words: Words) -> str:
    chosen = form.value(Field.CATEGORIES) if form else None
    return words.say("entry.categories-between").join(chosen) if isinstance(chosen, tuple) else ""


def _files(case: Case, desk: Desk, words: Words) -> dict[str, Cell]:
    """What came in for the three roles, and how long the film runs."""
    return {
        "duration": _length(case, words),
        "hd": _file(case, Role.HD, desk, words),
        "compressed": _file(case, Role.COMPRESSED, desk, words),
        "form": _file(case, Role.FORM, desk, words),
    }


def _length(case: Case, words: Words) -> Cell:
    """The measured length as Excel's time of day, else the form's estimate, said to be one."""
    for _, film in case.films():
        return Cell(value=round(film.duration_seconds) / DAY, look="length")
    form = case.form()
    estimate = form.value(Field.DURATION) if form else None
    if not isinstance(estimate, int | float):
        return Cell(value=words.say("entry.none"), look="middle")
    length = f"{round(estimate) // 60}:{round(estimate) % 60:02}"
    return Cell(value=words.say("entry.estimate", length=length), look="faint")


def _file(case: Case, role: Role, desk: Desk, words: Words) -> Cell:
    """What came in for a role, leading to the file; else that it is missing or still expected."""
    part = next((part for part in case.parts if part.role is role), None)
    if part is None:
        tone, phrase = ("blue", "expected") if case.may_come(role) else ("purple", "missing")
        return Cell(value=words.say(f"entry.{phrase}"), look=f"tone-{tone}")
    label = _label(part, words)
    if part.ambiguous:
        label = words.say("entry.undecided", label=label)
    link = desk.file_links.get(part.material.sha256, "")
    if isinstance(part.facts, Refusal):
        return Cell(value=label, look="tone-red", link=link)
    return Cell(value=label, look="link" if link else "middle", link=link)


def _label(part: Part, words: Words) -> str:
    match part.facts:
        case FilmFacts() as film if part.role is Role.COMPRESSED:
            return f"{round(film.video_bit_rate / KILOBIT)} kbps · {megabytes(film.size_bytes)}"
        case FilmFacts() as film:
            return f"{picture(film)} · {megabytes(film.size_bytes)}"
        case Refusal():
            return words.say("entry.unusable")
        case NotMeasured():
            return words.say("entry.unmeasured", size=megabytes(part.material.size))
        case _:
            return words.say("entry.open")


def picture(film: FilmFacts) -> str:
    """1080p or 1080i where the picture has that size, else the size itself."""
    size = (film.display_width, film.display_height)
    if size == HD_SIZE:
        return "1080i" if film.scan == "interlaced" else "1080p"
    return f"{size[0]}×{size[1]}"


def megabytes(size: int) -> str:
    """A size as a file manager shows it."""
    megabytes = size / MEGABYTE
    return f"{megabytes:.0f} MB" if megabytes >= ROUND_FROM else f"{megabytes:.1f} MB"
