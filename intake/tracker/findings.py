"""Findings: the current judgements → the sheet 问题明细, one row a finding."""

from __future__ import annotations

from collections.abc import Iterator

from intake.model import Audience, Dossier, Finding, FormFacts
from intake.text import header_text
from intake.tracker import entries, problems, table
from intake.tracker.desk import Desk, current
from intake.tracker.looks import LEVEL_TONES
from intake.tracker.page import Cell, Page
from intake.tracker.words import Words

KEYS = ("number", "title", "problem", "level", "audience", "required", "found", "cure", "key")
LONGEST_URL = 500


def page(desk: Desk, words: Words) -> Page:
    """The sheet 问题明细, what only staff read included."""
    places = entries.places(desk, words)
    rows = [
        table.Keyed(
            key=key(dossier.entry.number, finding),
            cells={
                **_row(dossier, finding, places[dossier.entry.number], words),
                "found": _seen(dossier, finding, desk, words),
            },
            revision=dossier.entry.revision,
        )
        for dossier in desk.dossiers
        for finding in (*problems.by_weight(current(dossier)), *problems.closed(dossier))
    ]
    return table.page("findings", rows, KEYS, desk=desk, words=words, frame=table.Frame(pinned=2))


def key(number: str, finding: Finding) -> str:
    """What a finding's row is known by: its entry, its code, and what it is about."""
    return f"{number} {finding.code} {header_text(finding.about)}"


def _row(
    dossier: Dossier, finding: Finding, place: tuple[str, int], words: Words
) -> dict[str, Cell]:
    told = words.told(finding)
    looks = {Audience.STAFF: "faint", Audience.SUBMITTER: "middle"}
    return {
        "number": Cell(value=dossier.entry.number, look="link", goto=place),
        "title": Cell(value=entries.title(dossier, words)),
        "problem": Cell(value=problems.named(finding, words)),
        "level": _level(dossier, finding, words),
        "audience": Cell(
            value=words.word("audience", finding.audience), look=looks[finding.audience]
        ),
        "required": Cell(value=told.required),
        "cure": Cell(value=told.cure),
        "key": Cell(value=key(dossier.entry.number, finding)),
    }


def _seen(dossier: Dossier, finding: Finding, desk: Desk, words: Words) -> Cell:
    """What was found; where it was read in a scan, it leads to that piece of the picture."""
    crop = next(_crops(dossier, finding), "")
    link = f"{desk.crops}/{crop}" if desk.crops and crop else ""
    look = "found-link" if link else "found"
    return Cell(value=_found(dossier, finding, words), look=look, link=link)


def _crops(dossier: Dossier, finding: Finding) -> Iterator[str]:
    """The pictures of the fields of a scan that a finding speaks of, by their paths."""
    told = finding.found if isinstance(finding.found, tuple) else ()
    forms = (p for p in dossier.case.parts if isinstance(p.facts, FormFacts))
    for part in forms if finding.code.startswith("form.") else ():
        for form in part.facts.forms if isinstance(part.facts, FormFacts) else ():
            for name, filled in form.fields.items():
                spoken_of = name in told or finding.code.startswith(f"form.{name}.")
                if filled.still and spoken_of:
                    yield f"{part.material.sha256}/{filled.still}.jpg"


def _level(dossier: Dossier, finding: Finding, words: Words) -> Cell:
    """How much a finding weighs; of one that staff closed by taking the robot's version, that."""
    if finding in problems.closed(dossier):
        return Cell(value=words.say("entry.adopted"), look="tone-green")
    return Cell(value=words.word("level", finding.level), look=f"tone-{LEVEL_TONES[finding.level]}")


def _found(dossier: Dossier, finding: Finding, words: Words) -> str:
    """What was found. A share link is written out here, as text: staff fetch what it leads to."""
    for link in dossier.case.links:
        if finding.about == "link" and link.url == finding.found:
            url = header_text(link.url, LONGEST_URL)
            if link.code is None:
                return words.say("entry.link-alone", url=url)
            return words.say("entry.link", url=url, code=header_text(link.code))
    return words.told(finding).found
