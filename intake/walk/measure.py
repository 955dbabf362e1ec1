"""Measure: files without facts → facts, several side by side.

Each file is measured once for its sha256 and this version of the measurement, whoever sent it. A
crash or a budget of ours is a fact too: it never rejects a film.
"""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from pathlib import Path

from intake import forms
from intake.media import probe
from intake.model import Facts, Nature, NotMeasured, OtherFacts, Unsupported
from intake.walk import cases
from intake.walk.house import Bench, House

NAME = "measure"
VERSION = 2
"""Raised whenever a room measures differently: all files are then measured again."""


def due(house: House) -> list[str]:
    """Files without facts of this version."""
    with house.ledger.reading() as tx:
        return tx.files.unmeasured(VERSION)


def submit(house: House, item: str) -> Future[Facts]:
    """The measurement of one file, under way in the executor."""
    with house.ledger.reading() as tx:
        path, kind, form = tx.files.get(item)
    return house.executor.submit(partial(read, house, path, kind, form))


def read(bench: Bench, path: Path, kind: Nature, form: str) -> Facts:
    """The facts of a file, from the room that its nature names."""
    if kind is Nature.FILM:
        return probe.measure(path, bench.programs, seconds=bench.policy.media.seconds)
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
        cases.renew(tx, item, VERSION, now, house.policy.campaign.organiser_links)
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
