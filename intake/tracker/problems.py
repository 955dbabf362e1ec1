"""Problems: an entry's findings → what is wrong with it, in as few words as a cell has room for."""

from __future__ import annotations

from collections.abc import Sequence

from intake.model import Audience, Dossier, Finding, Level, Role
from intake.text import header_text
from intake.tracker.desk import current
from intake.tracker.words import Words

ORDER = (Level.REJECT, Level.MISSING, Level.REVIEW, Level.NOTE)
PLACES = frozenset({*Role, "link", "letter", "entry"})
"""What a finding may be about; everything else is the name of a file."""

ASKED = frozenset({Role.HD, Role.COMPRESSED})
MOST = 6
"""So many problems are named in one cell; the others are counted."""

MOST_LETTERS = 80
"""What was found may hold a sender's own words: so much of it is shown beside other problems."""


def main(dossier: Dossier) -> tuple[Finding, ...]:
    """The findings that matter most first; notes that only staff read are left to 问题明细."""
    told = [
        f for f in current(dossier) if f.level is not Level.NOTE or f.audience is Audience.SUBMITTER
    ]
    return by_weight(told)


def by_weight(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings with what must be mended first, in the rules' order otherwise."""
    return tuple(sorted(findings, key=lambda finding: ORDER.index(finding.level)))


def in_words(findings: Sequence[Finding], words: Words) -> str:
    """Titles with what was found, in one sentence."""
    told = list(dict.fromkeys(_one(finding, words) for finding in findings))
    shown = words.say("entry.between").join(told[:MOST])
    return shown + (words.say("entry.more", count=len(told)) if len(told) > MOST else "")


def took(dossier: Dossier) -> bool:
    """Whether staff took the compressed version that the robot made."""
    made = dossier.made.material.sha256 if dossier.made is not None else ""
    return any(p.material.sha256 == made and p.role in ASKED for p in dossier.case.parts)


def closed(dossier: Dossier) -> tuple[Finding, ...]:
    """What was wrong with the version in whose place staff took the robot's."""
    if dossier.judgement is None or not took(dossier):
        return ()
    open_ones = {finding.code for finding in current(dossier)}
    waived = dossier.judgement.waived
    return tuple(f for f in waived if f.about == Role.COMPRESSED and f.code not in open_ones)


def faults(dossier: Dossier) -> int:
    """How many findings must be mended."""
    return sum(finding.level is Level.REJECT for finding in current(dossier))


def named(finding: Finding, words: Words) -> str:
    """A finding's title, with the file's name where it is about one that has no role."""
    title = words.told(finding).title
    if finding.about in PLACES:
        return title
    return words.say("entry.of-file", title=title, file=header_text(finding.about, MOST_LETTERS))


def _one(finding: Finding, words: Words) -> str:
    """The title, and what was found where that says more than the title."""
    name, found = named(finding, words), header_text(words.told(finding).found, MOST_LETTERS)
    if not found or found in name or finding.level is Level.MISSING:
        return name
    return words.say("entry.problem", title=name, found=found)
