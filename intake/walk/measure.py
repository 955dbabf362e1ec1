"""Measure: files without facts → facts, several side by side.

Each file is measured once for its sha256 and this version of the measurement, whoever sent it. A
crash or a budget of ours is a fact too: it never rejects a film.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from intake import forms
from intake.media import probe, scan
from intake.model import (
    Facts,
    FilmFacts,
    FormFacts,
    Nature,
    NotMeasured,
    OtherFacts,
    Unsupported,
)
from intake.walk.house import Bench, House
from intake.walk.inward import archives, marking, progress, stills
from intake.walk.works import cases

NAME = "measure"
VERSION = 12
"""Raised whenever a room measures differently: all files are then measured again."""

PERHAPS = frozenset(
    {"txt", "html", "htm", "mht", "mhtml", "xml", "csv", "jpeg", "jpg", "png", "tiff"}
)
"""Formats of files that are forms only when a form stands in them: a letter's text, a photo."""
MOST_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A file as it was measured; of a film its stills, and the signature that pairs versions."""

    facts: Facts
    stills: tuple[scan.Still, ...] = ()
    signature: bytes = b""


def due(house: House) -> list[str]:
    """Files without facts of this version."""
    with house.ledger.reading() as tx:
        return tx.files.unmeasured(VERSION, house.references.digest)


def submit(house: House, item: str) -> Future[Facts]:
    """The measurement of one file, under way in the executor."""
    with house.ledger.reading() as tx:
        path, kind, form = tx.files.get(item)
        if kind is Nature.ARCHIVE:
            opening = archives.opening(tx, item)
            return house.executor.submit(partial(archives.unpack, house, path, form, opening))
    return house.executor.submit(partial(_measured, house, item, path, kind, form))


def _measured(house: House, item: str, path: Path, kind: Nature, form: str) -> Facts:
    """The facts of a file of the ledger; the stills of a film lie on the disk before them."""
    if kind is not Nature.FILM:
        return read(house, path, kind, form)
    seen = film(house, path, progress.reporter(house, item))
    keep(house, item, seen)
    return seen.facts


def keep(house: House, sha256: str, seen: Seen) -> None:
    """Write a film's stills and signature beside each other. Raises TryLater."""
    if seen.stills:
        pictures = {f"{still.name}.jpg": still.jpeg for still in seen.stills}
        stills.keep(house.stills / sha256, {**pictures, marking.SIGNATURE: seen.signature})


def film(bench: Bench, path: Path, watch: scan.Watch | None = None) -> Seen:
    """What ffprobe tells of a film and what one decoding sees of it, with stills and signature.

    Raises TryLater when `watch` ends the measurement.
    """
    seconds = bench.policy.media.seconds
    facts = probe.measure(path, bench.programs, seconds=seconds)
    if not isinstance(facts, FilmFacts):
        return Seen(facts=facts)
    seen = scan.scan(path, bench.programs, facts=facts, seconds=seconds, watch=watch)
    whole = scan.told(facts, seen)
    if not isinstance(seen, scan.Scan):
        return Seen(facts=whole)
    marked = marking.mark(bench, seen, whole)
    shown = (*seen.stills, *marked.stills)
    return Seen(facts=marked.facts, stills=shown, signature=marked.signature)


def read(bench: Bench, path: Path, kind: Nature, form: str) -> Facts:
    """The facts of a file, from the room that its nature names; no archive is opened."""
    if kind is Nature.FILM:
        return film(bench, path).facts
    if kind is Nature.FORM:
        return _form(bench, path, form)
    if kind is Nature.ARCHIVE:
        return Unsupported(nature=kind, format=form)
    if form in PERHAPS and path.stat().st_size <= MOST_BYTES:
        facts = _form(bench, path, form)
        if isinstance(facts, FormFacts) and facts.forms:
            return facts
    return OtherFacts(media=form)


def _form(bench: Bench, path: Path, form: str) -> Facts:
    """The forms in a file; the pictures of doubtful places are on disk before the facts are."""
    year = bench.policy.campaign.closes().year
    study = forms.study(path, form, bench.policy.form, year, bench.office)
    if isinstance(bench, House):
        pictures = {f"{name}.jpg": raw for name, raw in study.stills.items()}
        stills.keep(bench.stills / path.stem, pictures)
    return study.facts


def take(house: House, item: str, facts: Facts) -> None:
    """Keep what was measured; an entry that held the file without these facts is judged again."""
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        tx.files.measure(item, VERSION, facts, now)
        archives.spread(house, tx, item, facts)
        cases.renew(tx, item, VERSION, now, house.policy.campaign.organiser_links)
        progress.done(tx, item, now)
    house.step("facts committed")


def park(house: House, item: str, reason: str) -> None:
    """A file whose measurement broke three times: staff look, nobody is rejected."""
    with house.ledger.transaction() as tx:
        _, kind, _ = tx.files.get(item)
        facts = NotMeasured(nature=kind, reason=reason)
        tx.files.measure(item, VERSION, facts, house.clock.now())


def resume(house: House, item: str) -> None:
    """Measure a file again that was given up."""
    with house.ledger.transaction() as tx:
        tx.files.forget(item, VERSION)
