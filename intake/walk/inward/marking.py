"""Marking: what a decoding saw → marks, fingerprint and signature of a film, and the pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from intake.media import fingerprint, marks, pairing, references, sides
from intake.media.frames import Frames
from intake.media.scan import Scan, Still
from intake.model import FilmFacts, MarkFact
from intake.walk.house import Bench

SIGNATURE = "signature.bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """The facts with the marks; pictures that set frame and reference side by side; a signature."""

    facts: FilmFacts
    stills: tuple[Still, ...]
    signature: bytes


def mark(bench: Bench, seen: Scan, facts: FilmFacts) -> Marked:
    """Compare a film with the campaign's references. Raises BadSetup for one that shows nothing."""
    film = Frames(
        small=seen.small,
        large=seen.large,
        large_of=seen.large_of,
        seconds=seen.seconds,
        sound_head=seen.sound_head,
        sound_tail=seen.sound_tail,
    )
    known = references.load(bench.programs, bench.references)
    film, found = marks.look_within(film, known)
    told = tuple(mark.fact for mark in found)
    start, end = body(told, seen.seconds)
    whole = replace(
        facts,
        marks=told,
        marks_of=bench.references.digest,
        fingerprint=fingerprint.take(seen.small, start, end),
    )
    pictures = tuple(
        Still(name=mark.fact.name, at_seconds=mark.fact.at_seconds or 0.0, jpeg=jpeg)
        for mark in found
        if (jpeg := sides.picture(film, mark)) is not None
    )
    return Marked(facts=whole, stills=pictures, signature=pairing.sign(seen.small))


def body(found: tuple[MarkFact, ...], seconds: float) -> tuple[float, float]:
    """From when to when the film itself runs: after its intro, until its outro begins."""
    known = {mark.name: mark for mark in found if mark.state in {"found", "unsure"}}
    start, end = 0.0, seconds
    if (intro := known.get("intro")) and intro.at_seconds is not None:
        start = intro.at_seconds + (intro.seconds or 0.0)
    if (outro := known.get("outro")) and outro.at_seconds is not None:
        end = outro.at_seconds
    return (start, end) if end > start else (0.0, seconds)
