"""Sheet: a dossier → plain values that the templates put into words. Pure.

What a stranger wrote is made harmless here, and telephone numbers stop here. Findings for staff
only never reach a sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Any

from intake.decision import REPLIES
from intake.model import (
    WANTED,
    ArchiveFacts,
    Audience,
    Case,
    Dossier,
    Field,
    FilmFacts,
    Finding,
    Form,
    FormFacts,
    Judgement,
    Level,
    Link,
    Nature,
    Part,
    ReplyKind,
    Role,
    Word,
)
from intake.replies import demands, files
from intake.wording import Wording, quoted

Values = dict[str, Any]

MUST = frozenset({Level.REJECT, Level.MISSING})
PRIVATE = frozenset({Field.CONTACT_NAME, Field.CONTACT_PHONE})
LATE = "campaign.late"
OVER_QUOTA = "campaign.over-quota"
LINK_AWAITED = "link.needs-person"
TOLD_APART = frozenset({LATE, OVER_QUOTA, LINK_AWAITED, "sender.asks-person"})
"""Findings that have a section of their own."""

PAIRING = frozenset({"pairing.different-film", "pairing.duration"})
UNCHECKED_MARKS = "marks.not-checked"
MOST_NAMES = 8
MOST, SHORT = 12, 24
"""How many titles of findings stand on one line, and how long each may be."""

LONGEST_TITLE = 40
LONGEST_OPINION = 2_000
FAULTS: Mapping[str, tuple[str, ...]] = {
    "resolution": ("hd.resolution", "compressed.resolution"),
    "rate": ("hd.frame-rate", "compressed.frame-rate"),
    "scan": ("hd.scan",),
    "codec": ("compressed.codec",),
    "bit_rate": ("compressed.bit-rate",),
    "size": ("compressed.size",),
    "container": ("video.container",),
    "duration": ("video.duration",),
}
"""What is told of a film, and the findings that say that it is wrong."""


def entry(dossier: Dossier, wording: Wording) -> Values:
    """All that a reply says of one entry."""
    judgement, case = dossier.judgement, dossier.case
    findings = judgement.findings if judgement else ()
    told = [f for f in findings if f.audience is Audience.SUBMITTER]
    mended, left = _mended(dossier, told)
    return {
        "number": dossier.entry.number,
        "title": quoted(dossier.entry.title, LONGEST_TITLE).strip("《》 "),
        "school": quoted(dossier.entry.school, LONGEST_TITLE),
        "state": (REPLIES[judgement.decision] if judgement else ReplyKind.REVIEW).value,
        "standing": dossier.entry.state.value,
        "revision": dossier.entry.revision,
        "verdict": dossier.verdict,
        "opinion": quoted(dossier.opinion, LONGEST_OPINION),
        "date": dossier.date.isoformat() if dossier.date else "",
        "reminded": dossier.reminded,
        "received": case.received_at or dossier.letter.received_at,
        "late": any(f.code == LATE for f in told),
        "quota": _quota(told),
        "person": Word.PERSON in case.words,
        "marks": any(f.code == UNCHECKED_MARKS for f in findings),
        "paired": case.pairing is not None and not any(f.code in PAIRING for f in findings),
        "under_way": case.under_way,
        **{name: _count(told, levels) for name, levels in _COUNTED.items()},
        "mended": [wording.worded(f).title for f in mended],
        "left": [wording.worded(f).title for f in left],
        "problems": _problems(told, case, wording),
        "titles": [quoted(wording.worded(f).title, SHORT) for f in told if f.level in MUST][:MOST],
        "parts": [part for role in WANTED for part in _part(role, case, told)],
        "archives": _archives(case),
        "unused": files.unused(case),
        "unused_count": sum(files.is_unused(p) for p in case.parts),
        "links": [_link(link) for link in case.links if _is_awaited(link, case, told)],
        "films": [_film(part, film, told) for part, film in case.films()],
        "form": _form(case.form(), told),
    }


_COUNTED: Mapping[str, frozenset[Level]] = {
    "must": MUST,
    "reject": frozenset({Level.REJECT}),
    "missing": frozenset({Level.MISSING}),
    "advised": frozenset({Level.NOTE}),
    "looked_at": frozenset({Level.REVIEW}),
}


def clock(dossier: Dossier, closes: datetime, now: datetime, days: int, zone: tzinfo) -> Values:
    """Until when an answer counts: the deadline, or some days from now for a correction in time."""
    findings = dossier.judgement.findings if dossier.judgement else ()
    late = any(f.code == LATE for f in findings)
    later = (now + timedelta(days=days)).replace(second=0, microsecond=0)
    grants = bool(dossier.entry.number) and not late and later > closes
    until = later if grants else closes
    return {
        "closes": closes,
        "until": until,
        "grace": grants,
        "passed": now >= until,
        "days": days_left(until, now, zone),
    }


def days_left(until: datetime, now: datetime, zone: tzinfo) -> int:
    """Whole days between today and the day that `until` ends."""
    last = (until - timedelta(microseconds=1)).astimezone(zone).date()
    return (last - now.astimezone(zone).date()).days


def _quota(told: Iterable[Finding]) -> Values:
    """How many a school may have and which have the places, where this one is too many."""
    for finding in told:
        if finding.code == OVER_QUOTA and isinstance(finding.found, tuple):
            return {"limit": finding.required, "taken": list(finding.found[:MOST_NAMES])}
    return {}


def _count(told: Iterable[Finding], levels: frozenset[Level]) -> int:
    return sum(f.level in levels for f in told)


def _problems(told: Iterable[Finding], case: Case, wording: Wording) -> list[Values]:
    """Findings grouped by the file that they are about, in the order of parts, gravest first."""
    weight = [*Level]
    order = [*WANTED]
    shown = [f for f in told if f.code not in TOLD_APART]
    groups = [r.value for r in order if any(f.about == r for f in shown)]
    groups += [about for about in dict.fromkeys(f.about for f in shown) if about not in groups]
    files = {role.value: [p.material.name for p in case.parts if p.role is role] for role in order}
    return [
        {
            "about": quoted(about),
            "file": quoted(next(iter(files.get(about, [])), "")),
            "count": len(files.get(about, [])),
            "findings": [
                _problem(f, wording)
                for f in sorted(shown, key=lambda f: weight.index(f.level))
                if f.about == about
            ],
        }
        for about in groups
    ]


def _problem(finding: Finding, wording: Wording) -> Values:
    words = wording.worded(finding)
    return {
        "code": finding.code,
        "level": finding.level.value,
        "title": words.title,
        "required": words.required,
        "found": words.found,
        "cure": [_step(line) for line in words.cure.splitlines() if line.strip()],
    }


def _step(line: str) -> Values:
    """One line of a cure: the program that it is for, where it names one, and what to do."""
    name, colon, steps = line.strip().partition("：")
    tool = name if colon and 0 < len(name) <= 6 else ""  # noqa: PLR2004  (the longest: six characters)
    return {"tool": tool, "steps": steps if tool else line.strip()}


def _part(role: Role, case: Case, told: Iterable[Finding]) -> list[Values]:
    """A part of the entry, told once: there or not, right or not; none that nobody asks for."""
    files = [p for p in case.parts if p.role is role]
    nature = Nature.FORM if role is Role.FORM else Nature.FILM
    unclear = [p for p in case.parts if p.ambiguous and p.nature is nature]
    levels = {f.level for f in told if f.about == role}
    if Level.MISSING in levels:
        # What came in pieces is not there.
        state = "missing"
    elif files:
        state = "wrong" if Level.REJECT in levels else "read" if _is_read(files[0]) else "kept"
    elif unclear or case.may_come(role):
        state = "unclear" if unclear else "awaited"
    else:
        return []
    return [
        {
            "role": role.value,
            "state": state,
            "name": quoted(files[0].material.name) if files else "",
            "size": files[0].material.size if files else 0,
            "count": len(files or unclear),
        }
    ]


def _is_read(part: Part) -> bool:
    return isinstance(part.facts, FilmFacts | FormFacts)


def _archives(case: Case) -> list[Values]:
    """Each archive that was opened, and the names of what was in it."""
    opened = [(p.material.name, p.facts) for p in case.parts if isinstance(p.facts, ArchiveFacts)]
    return [
        {
            "name": quoted(name),
            "members": [quoted(member.name) for member in facts.members][:MOST_NAMES],
            "count": len(facts.members),
        }
        for name, facts in opened[:MOST_NAMES]
    ]


def _is_awaited(link: Link, case: Case, told: Iterable[Finding]) -> bool:
    return case.awaits(link) and all(
        f.code == LINK_AWAITED for f in told if f.about == "link" and f.found == link.url
    )


def _link(link: Link) -> Values:
    return {"url": link.url, "code": link.code is not None}


def _film(part: Part, film: FilmFacts, told: Iterable[Finding]) -> Values:
    """What was measured, and the names of what is right in it."""
    faults = {f.code for f in told if f.about == part.role}
    marks = [m.name for m in film.marks if m.state == "found" and f"marks.{m.name}" not in faults]
    judged = [n for n, codes in FAULTS.items() if any(_fits(c, part.role) for c in codes)]
    return {
        "role": part.role.value,
        "name": quoted(part.material.name),
        "width": film.display_width,
        "height": film.display_height,
        "rate": f"{float(film.frame_rate):.2f}".removesuffix(".00"),
        "scan": film.scan,
        "codec": film.video_codec,
        "container": film.container,
        "bit_rate": film.video_bit_rate,
        "size": film.size_bytes,
        "duration": film.duration_seconds,
        "marks": marks,
        "right": [name for name in judged if not faults & set(FAULTS[name])]
        + ["marks"] * bool(marks),
        "faulty": bool(faults),
    }


def _fits(code: str, role: Role) -> bool:
    return code.startswith(("video.", f"{role}."))


def _form(form: Form | None, told: Iterable[Finding]) -> list[Values]:
    """The form field by field as it was understood; contacts are only said to be there."""
    if form is None:
        return []
    faulty = {f.code.split(".")[1] for f in told if f.code.startswith("form.")}
    return [_field(name, form, faulty=name in faulty) for name in Field]


def _field(name: Field, form: Form, *, faulty: bool) -> Values:
    filled = form.fields.get(name)
    value = filled.value if filled else None
    state = "missing" if filled is None else "unclear" if value is None else "read"
    return {
        "name": name.value,
        "state": state,
        "kind": _kind(name, value),
        "words": "" if name in PRIVATE else _shown(value),
        "seconds": value if isinstance(value, float) else 0.0,
        "characters": form.synopsis_characters if name is Field.SYNOPSIS else 0,
        "faulty": faulty,
    }


def _kind(name: Field, value: str | float | tuple[str, ...] | None) -> str:
    """How a value is told: as it stands, as a length, as a period, counted, or not at all."""
    if name in PRIVATE:
        return "private"
    if name is Field.SYNOPSIS:
        return "counted"
    if name is Field.PRODUCTION_PERIOD:
        return "period"
    return "length" if isinstance(value, float) else "plain"


def _shown(value: str | float | tuple[str, ...] | None) -> list[str] | str:
    if isinstance(value, tuple):
        return [quoted(word, LONGEST_TITLE) for word in value[:MOST_NAMES]]
    return quoted(value) if isinstance(value, str) else ""


def _mended(dossier: Dossier, told: list[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Of what had to be mended in the revision before: what is mended, and what is left."""
    before = _demanded(dossier)
    now = {(f.code, f.about) for f in told if f.level in MUST}
    mended = [f for f in before if (f.code, f.about) not in now and _is_seen(f, dossier.case)]
    return mended, [f for f in before if f not in mended]


def _demanded(dossier: Dossier) -> list[Finding]:
    """What the last judgement of an earlier revision told the sender to mend."""
    judgement = dossier.judgement
    earlier = [j for j in dossier.history if judgement and j.revision < judgement.revision]
    last: Judgement | None = earlier[-1] if earlier else None
    found = last.findings if last else ()
    return [f for f in found if f.audience is Audience.SUBMITTER and f.level in MUST]


def _is_seen(finding: Finding, case: Case) -> bool:
    """Whether that file can be looked at now: what is out of sight is not mended."""
    if finding.code.startswith("form.") and finding.code != "form.unreadable":
        return case.form() is not None
    if finding.about not in WANTED:
        return True
    return any(p.role == finding.about and _is_read(p) for p in case.parts)


def recipe(dossier: Dossier, demand: Values) -> Values:
    """How to make the compressed version from this HD version, where that is what is wanted."""
    judgement = dossier.judgement
    findings = judgement.findings if judgement else ()
    wanted = any(f.about == Role.COMPRESSED and f.level in MUST for f in findings)
    films = {part.role: film for part, film in dossier.case.films()}
    found = demands.recipe(films, demand) if wanted else {}
    name = next((p.material.name for p in dossier.case.parts if p.role is Role.HD), "")
    first = any(f.about == Role.HD and f.level in MUST for f in findings)
    return {**found, "hd_first": first, **files.named(name)} if found else {}
