"""Guide: the sheet 说明, as desk.toml writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intake.errors import BadSetup
from intake.model import State
from intake.tracker.desk import Desk
from intake.tracker.looks import STATE_TONES
from intake.tracker.page import Cell, Line, Page, fitted
from intake.tracker.words import Words

WIDTHS = (14.0, 104.0)
GAP = Line(height=9)


def page(desk: Desk, words: Words) -> Page:  # noqa: ARG001  (it is the same on every desk)
    """Who writes what, what happens to changes, what the states mean."""
    title = Cell(value=words.say("sheets.guide.title"), look="title", span=2)
    return Page(
        name=words.name("guide"),
        sheet="guide",
        tab=str(words.at("sheets.guide.tab")),
        widths=WIDTHS,
        lines=(Line(cells=(title,), height=30), *_sections(words), *_states(words)),
        upright=True,
        whole=True,
        footer=words.say("print.footer"),
    )


def _sections(words: Words) -> list[Line]:
    lines: list[Line] = []
    sections: Sequence[Mapping[str, object]] = words.at("guide")
    for section in sections:
        heading, told = section.get("heading"), section.get("lines")
        if not isinstance(heading, str) or not isinstance(told, list):
            message = "desk.toml: each [[guide]] needs a heading and a list of lines"
            raise BadSetup(message)
        lines.append(_heading(heading))
        lines += [
            fitted((Cell(value=str(line), look="plain", span=2),), WIDTHS, 20) for line in told
        ]
        lines.append(GAP)
    return lines


def _states(words: Words) -> list[Line]:
    meanings: Mapping[str, str] = words.at("meaning")
    rows = [
        fitted(
            (
                Cell(value=words.word("state", state), look=f"tone-{STATE_TONES[state]}"),
                Cell(value=str(meanings[state])),
            ),
            WIDTHS,
        )
        for state in State
        if state in meanings
    ]
    return [_heading(words.say("guide-states.heading")), *rows]


def _heading(text: str) -> Line:
    return Line(cells=(Cell(value=text, look="section", span=2),), height=24)
