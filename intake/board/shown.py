"""Shown: a work → what the page shows of it, as plain data with every word in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from intake.board.discreet import discreet
from intake.board.wall import Picture, Reel, Wall, Work
from intake.model import Field, FilmFacts, Finding, Form, Level, Role
from intake.wording import DESK, Worded, Wording

Json = dict[str, Any]

ORDER = (Level.REJECT, Level.MISSING, Level.REVIEW, Level.NOTE)
"""What must be mended stands first."""

FIELDS = (
    Field.SYNOPSIS, Field.GENRE, Field.CATEGORIES, Field.DURATION, Field.PRODUCTION_PERIOD,
)  # fmt: skip
"""What stands beside the film, save title and school, which are its heading: no contact."""

CONTACTS = ("form.contact-name.", "form.contact-phone.")
"""Findings of these codes hold what the form says of a person: that part is left out."""

AS_WRITTEN = frozenset({Field.DURATION, Field.PRODUCTION_PERIOD})
"""Fields that are shown in the sender's own words, since they are compared with the film."""

PLAYED_FIRST = (Role.COMPRESSED, Role.HD)
CODECS = frozenset({"h264", "vp8", "vp9", "av1"})
CONTAINERS = frozenset({"mp4", "mov"})
PIXELS = frozenset({"yuv420p", "yuvj420p", None})
"""What Chromium and Firefox play without help; of H.264 only pictures of 8 bit, 4:2:0."""

STRETCHES = frozenset({"video.black", "video.frozen", "video.silent"})
INSTANTS = frozenset({"pairing.different-film"})
_MOMENT = re.compile(r"(\d{1,4}):([0-5]\d)")


def shown(work: Work, wall: Wall, worded: Wording) -> Json:
    """Everything of a work. Raises BadSetup when the templates lack a word."""
    entry, form = work.dossier.entry, work.dossier.case.form()
    findings = [_finding(f, work, worded) for f in current(work)]
    stills = next((r.stills for r in ordered(work.reels) if r.stills), ())
    length = next((r.facts.duration_seconds for r in ordered(work.reels) if r.facts), None)
    return {
        "number": entry.number,
        "title": discreet(entry.title),
        "school": discreet(entry.school),
        "state": entry.state.value,
        "stateWord": worded.say(DESK, "state", entry.state.value),
        "revision": entry.revision,
        "changed": entry.changed_at.timestamp(),
        "arrived": f"{work.dossier.letter.received_at.astimezone(wall.zone):%m-%d %H:%M}",
        "length": clock(length) if length is not None else "",
        "genre": discreet(form.text(Field.GENRE)) if form else "",
        "categories": _categories(form),
        "sources": list(_sources(work, worded)),
        "films": [_film(reel, worded) for reel in ordered(work.reels)],
        "stills": [_picture(still) for still in stills],
        "sides": list(_sides(work.reels, worded)),
        "form": list(_fields(form, worded)),
        "findings": findings,
        "judged": bool(work.dossier.judgement) and _is_current(work),
        "words": {key: discreet(said) for key, said in work.words.items()},
    }


def current(work: Work) -> list[Finding]:
    """The findings on the current revision, the gravest first."""
    judgement = work.dossier.judgement
    found = judgement.findings if judgement and _is_current(work) else ()
    return sorted(found, key=lambda finding: ORDER.index(finding.level))


def ordered(reels: Sequence[Reel]) -> list[Reel]:
    """The compressed version first: it is the one that is made to be watched."""
    last = len(PLAYED_FIRST)
    ranks = {role: rank for rank, role in enumerate(PLAYED_FIRST)}
    return sorted(reels, key=lambda reel: ranks.get(reel.role, last))


def plays(facts: FilmFacts | None) -> bool:
    """Whether a browser may be expected to play such a film."""
    return (
        facts is not None
        and facts.video_codec in CODECS
        and facts.container in CONTAINERS
        and facts.pixel_format in PIXELS
    )


def clock(seconds: float) -> str:
    """Seconds as players show them: 3:05."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def _is_current(work: Work) -> bool:
    judgement = work.dossier.judgement
    return judgement is not None and judgement.revision == work.dossier.entry.revision


def _finding(finding: Finding, work: Work, wording: Wording) -> Json:
    """A finding in words, with the moments of the film that it speaks of."""
    form = work.dossier.case.form()
    hush = partial(discreet, name=form.text(Field.CONTACT_NAME) if form else "")
    told: Worded = wording.worded(finding)
    personal = finding.code.startswith(CONTACTS)
    return {
        "title": hush(told.title),
        "level": finding.level.value,
        "levelWord": wording.say(DESK, "level", finding.level.value),
        "audience": finding.audience.value,
        "required": hush(told.required),
        "found": "" if personal else hush(told.found),
        "cure": hush(told.cure),
        "moments": [
            {"at": at, "clock": clock(at)} for at in sorted(set(moments(finding, work.reels)))
        ],
    }


def moments(finding: Finding, reels: Sequence[Reel]) -> Iterator[float]:
    """The seconds at which one sees what a finding says."""
    if finding.code in STRETCHES and isinstance(finding.found, tuple):
        for stretch in finding.found:
            if begins := _MOMENT.match(stretch):
                yield 60.0 * int(begins[1]) + int(begins[2])
    elif finding.code in INSTANTS and isinstance(finding.found, int | float):
        yield float(finding.found)
    for reel in reels:
        for side in reel.sides:
            of_mark = finding.code == f"marks.{side.name}" and finding.about == reel.role
            if of_mark and side.at_seconds is not None:
                yield side.at_seconds


def _sources(work: Work, wording: Wording) -> Iterator[Json]:
    """The files that the player may try, the likeliest first."""
    reels = [reel for reel in ordered(work.reels) if reel.path]
    sure = [reel for reel in reels if plays(reel.facts)]
    for reel in sure:
        yield _source(wording.label("roles", reel.role), reel.path, likely=True)
    if work.preview:
        yield _source(wording.say(DESK, "board", "preview"), work.preview, likely=True)
    for reel in reels:
        if reel not in sure:
            yield _source(wording.label("roles", reel.role), reel.path, likely=False)


def _source(label: str, path: str, *, likely: bool) -> Json:
    return {"label": label, "path": path, "plays": likely}


def _film(reel: Reel, wording: Wording) -> Json:
    label = wording.label("roles", reel.role)
    if reel.facts is None:
        return {"label": label, "text": wording.say(DESK, "board", "unmeasured"), "path": reel.path}
    film = reel.facts
    said = wording.say(
        DESK,
        "board",
        "film",
        width=film.display_width,
        height=film.display_height,
        rate=f"{float(film.frame_rate):.3f}".rstrip("0").rstrip("."),
        codec=film.video_codec,
        bit_rate=film.video_bit_rate,
        bytes=film.size_bytes,
        length=clock(film.duration_seconds),
    )
    return {"label": label, "text": said, "path": reel.path}


def _picture(picture: Picture) -> Json:
    at = picture.at_seconds
    return {"path": picture.path, "at": at, "clock": "" if at is None else clock(at)}


def _sides(reels: Sequence[Reel], wording: Wording) -> Iterator[Json]:
    for reel in ordered(reels):
        for side in reel.sides:
            mark, role = wording.label("marks", side.name), wording.label("roles", reel.role)
            label = wording.say(DESK, "board", "side", mark=mark, role=role)
            yield {**_picture(side), "label": label}


def _fields(form: Form | None, wording: Wording) -> Iterator[Json]:
    for name in FIELDS if form else ():
        if said := _said(form, name, wording):
            yield {"label": wording.label("fields", name), "text": discreet(said)}


def _said(form: Form | None, name: Field, wording: Wording) -> str:
    """A field as one reads it: chosen words joined, times in the sender's own words."""
    filled = form.fields.get(name) if form else None
    if filled is None:
        return ""
    if name in AS_WRITTEN or filled.value is None:
        return filled.raw.strip()
    if isinstance(filled.value, tuple):
        return wording.say(DESK, "entry", "categories-between").join(filled.value)
    return str(filled.value)


def _categories(form: Form | None) -> list[str]:
    chosen = form.value(Field.CATEGORIES) if form else None
    return [discreet(one) for one in chosen] if isinstance(chosen, tuple) else []
