"""Measure: files without facts → facts, several side by side.

Each file is measured once for its sha256 and this version of the measurement, whoever sent it. A
crash or a budget of ours is a fact too: it never rejects a film.
"""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from pathlib import Path

from intake import durable, forms
from intake.media import probe, scan
from intake.model import Facts, FilmFacts, Nature, NotMeasured, OtherFacts, Unsupported
from intake.walk import cases, marking, progress
from intake.walk.house import Bench, House

NAME = "measure"
VERSION = 3
"""Raised whenever a room measures differently: all files are then measured again."""


def due(house: House) -> list[str]:
    """Files without facts of this version."""
    with house.ledger.reading() as tx:
        return tx.files.unmeasured(VERSION, house.references.digest)


def submit(house: House, item: str) -> Future[Facts]:
    """The measurement of one file, under way in the executor."""
    with house.ledger.reading() as tx:
        path, kind, form = tx.files.get(item)
    return house.executor.submit(partial(_measured, house, item, path, kind, form))


def _measured(house: House, item: str, path: Path, kind: Nature, form: str) -> Facts:
    """The facts of a file of the ledger; the stills of a film lie on the disk before them."""
    if kind is not Nature.FILM:
        return read(house, path, kind, form)
    facts, stills, signature = film(house, path, progress.reporter(house, item))
    keep(house.stills / item, stills, signature)
    return facts


def film(
    bench: Bench, path: Path, watch: scan.Watch | None = None
) -> tuple[Facts, tuple[scan.Still, ...], bytes]:
    """What ffprobe tells of a film and what one decoding sees of it, with stills and signature.

    Raises TryLater when `watch` ends the measurement.
    """
    seconds = bench.policy.media.seconds
    facts = probe.measure(path, bench.programs, seconds=seconds)
    if not isinstance(facts, FilmFacts):
        return facts, (), b""
    seen = scan.scan(path, bench.programs, facts=facts, seconds=seconds, watch=watch)
    whole = scan.told(facts, seen)
    if not isinstance(seen, scan.Scan):
        return whole, (), b""
    marked = marking.mark(bench, seen, whole)
    return marked.facts, (*seen.stills, *marked.stills), marked.signature


def keep(folder: Path, stills: tuple[scan.Still, ...], signature: bytes) -> None:
    """Write a film's stills and signature durably, readable by the robot's user only."""
    if not stills:
        return
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    files = {f"{still.name}.jpg": still.jpeg for still in stills}
    for name, content in {**files, marking.SIGNATURE: signature}.items():
        with durable.draft(folder) as draft:
            draft.file.write(content)
            draft.place(folder / name)
    durable.sync(folder)


def read(bench: Bench, path: Path, kind: Nature, form: str) -> Facts:
    """The facts of a file, from the room that its nature names."""
    if kind is Nature.FILM:
        return film(bench, path)[0]
    if kind is Nature.FORM:
        year = bench.policy.campaign.closes().year
        return forms.read(path, form, bench.policy.form, year)
    if kind is Nature.ARCHIVE:
        return Unsupported(nature=kind, format=form)
    return OtherFacts(media=form)


def take(house: House, item: str, facts: Facts) -> None:
    """Keep what was measured; an entry that held the file without these facts is judged again."""
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        tx.files.measure(item, VERSION, facts, now)
        cases.renew(tx, item, VERSION, now)
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
