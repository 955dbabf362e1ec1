"""Slices: one share for a few seconds → what its service told, or what came of its files.

A slice runs in a fetching thread; it writes nothing to the ledger but how far a download is.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from intake.errors import NeedsPerson, TryLater
from intake.materials.download import Wanted, pull
from intake.model import Link, Offered, Share, ShareState, Told
from intake.walk.house import House
from intake.walk.inward.lines import SOURCES

SLICE_SECONDS = 30.0
REPORT_SECONDS = 1.0


@dataclass(slots=True)
class Outcome:
    """What came of a slice: an answer of the service, files that are whole, or a reason to wait."""

    told: Told | None = None
    whole: dict[str, str] = field(default_factory=dict)
    have: int = 0
    gained: int = 0
    later: str = ""


def work(house: House, share: Share, hauled: Mapping[str, str]) -> Outcome:
    """Ask the service of a new share; of one that was listed, fetch as much as a slice takes."""
    outcome = Outcome(have=share.have)
    try:
        if not share.offered:
            outcome.told = _ask(house, share)
        else:
            _download(house, share, hauled, outcome)
    except TryLater as error:
        house.lines.hang_up(share.id)
        outcome.later = str(error)
    except NeedsPerson as error:
        outcome.told = Told(state=ShareState.PERSON, reason=str(error))
    return outcome


def _ask(house: House, share: Share) -> Told:
    settings, source = house.policy.fetch, SOURCES[share.provider]
    base = house.lines.base(share.provider)
    told: Told = source.ask(house.lines.to(share), _link(share), base, settings.most_files)
    total = sum(file.size or 0 for file in told.offered)
    if told.state is ShareState.QUEUED and total > settings.most_bytes:
        return replace(told, state=ShareState.PERSON, reason="too-large")
    return told


def _link(share: Share) -> Link:
    return Link(provider=share.provider, url=share.url, code=share.code, where="text")


def _download(house: House, share: Share, hauled: Mapping[str, str], outcome: Outcome) -> None:
    """The files that are not whole yet, one after the other, until the slice is over."""
    until = time.monotonic() + SLICE_SECONDS
    source, line = SOURCES[share.provider], house.lines.to(share)
    done = sum(file.size or 0 for file in share.offered if file.key in hauled)
    for number, file in enumerate(share.offered):
        left = until - time.monotonic()
        if file.key in hauled:
            continue
        if left <= 0:
            return
        ticket = source.ticket(line, _link(share), house.lines.base(share.provider), file)
        wanted = _wanted(house, share, number, file, left)
        found = pull(line, ticket, wanted, _Reporter(house, share.id, done))
        outcome.gained += found.gained
        outcome.have = done + found.have
        if not found.sha256:
            return
        outcome.whole[file.key] = found.sha256
        done += found.have


def _wanted(house: House, share: Share, number: int, file: Offered, seconds: float) -> Wanted:
    settings = house.policy.fetch
    return Wanted(
        path=path(house, share, number),
        size=file.size,
        md5=file.md5,
        most_bytes=settings.most_bytes,
        keep_free=settings.keep_free_bytes,
        seconds=seconds,
    )


def path(house: House, share: Share, number: int) -> Path:
    """Where a file of a share grows: beside the materials, so that its last step is a rename."""
    return house.files / "fetching" / f"{share.id}-{number}.part"


class _Reporter:
    """Writes a download's progress down, at most once a second, for `status` elsewhere."""

    def __init__(self, house: House, share_id: int, done: int) -> None:
        self._house, self._share_id, self._done = house, share_id, done
        self._next = time.monotonic() + REPORT_SECONDS

    def __call__(self, have: int) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + REPORT_SECONDS
        with self._house.ledger.transaction() as tx:
            tx.shares.progress(self._share_id, self._done + have)
