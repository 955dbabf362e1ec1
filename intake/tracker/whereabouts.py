"""Whereabouts: the cell of the workbook that staff are to fill, wherever they have moved it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from intake.model import EditKind
from intake.tracker import files, findings, problems, schedule, table
from intake.tracker.desk import Desk, current
from intake.tracker.words import Words

KINDS: Mapping[tuple[str, str], EditKind] = {
    ("entries", "verdict"): EditKind.VERDICT,
    ("entries", "opinion"): EditKind.VERDICT,
    ("entries", "recommended"): EditKind.CHOICE,
    ("entries", "rank"): EditKind.ORDER,
    ("entries", "reviewer"): EditKind.REVIEWER,
    ("entries", "remark"): EditKind.REMARK,
    ("entries", "fix-title"): EditKind.TITLE,
    ("entries", "fix-school"): EditKind.SCHOOL,
    ("entries", "fix-contact"): EditKind.CONTACT_NAME,
    ("entries", "fix-phone"): EditKind.CONTACT_PHONE,
    ("entries", "fix-categories"): EditKind.CATEGORIES,
    ("findings", "waive"): EditKind.WAIVER,
    ("findings", "reason"): EditKind.WAIVER,
    ("files", "move-to"): EditKind.ENTRY,
    ("files", "use-as"): EditKind.ROLE,
    ("schedule", "date"): EditKind.DATE,
}
"""What a column means; a verdict and its opinion are one edit, a waiver and its reason likewise."""


def column_of(kind: EditKind) -> tuple[str, str]:
    """The sheet and the column in which staff say such a thing."""
    return next(place for place, what in KINDS.items() if what is kind)


def column(desk: Desk, words: Words, sheet: str, key: str) -> int:
    """Where a column stands now, from 1; the first column where it is not drawn."""
    columns = table.drawn(sheet, desk, words)
    return next((at for at, one in enumerate(columns, 1) if one.key == key), 1)


def row(desk: Desk, sheet: str, key: str) -> int:
    """Where a row stands now, from 1; the headings' where it is not drawn."""
    return next(
        (at for at, one in enumerate(_keys(desk, sheet), table.FIRST) if one == key), table.HEADING
    )


def _keys(desk: Desk, sheet: str) -> Iterator[str]:
    match sheet:
        case "entries":
            yield from (dossier.entry.number for dossier in desk.dossiers)
        case "schedule":
            yield from (slot.number for slot in schedule.ordered(desk))
        case "files":
            for dossier in desk.dossiers:
                yield from (files.key(dossier.entry.number, part) for part in dossier.case.parts)
        case "findings":
            for dossier in desk.dossiers:
                for finding in problems.by_weight(current(dossier)):
                    yield findings.key(dossier.entry.number, finding)
