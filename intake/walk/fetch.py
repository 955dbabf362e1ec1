"""Fetch: links whose services are asked → files that join their letters as if they came by mail.

A link is fetched in slices by threads of its own, so that neither films nor replies wait for a slow
one; what is on disk goes on growing after a crash. What a letter's link still holds back is waited
for a while (`[fetch] patience_minutes`); then the letter is judged as under way, and again later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from intake import decision
from intake.ledger.store import Transaction
from intake.materials import gather, nature, promise
from intake.model import (
    Letter,
    LetterEnd,
    Link,
    Material,
    Share,
    ShareState,
    State,
    Told,
)
from intake.text import header_text
from intake.walk.house import House
from intake.walk.inward import slices
from intake.walk.inward.lines import SOURCES
from intake.walk.measure import VERSION
from intake.walk.works import cases

NAME = "fetch"
DAY = len("2020-12-25")
BACK_OFF_MINUTES = (5, 15, 60, 180, 720)
MOST_TRIES = 10
"""A service that puts us off so often without a byte in between is left to a person."""

LONGEST_NAME = 200
OFF, COOKIE, LOGIN = "off", "cookie", "login"
"""Why a share waits for the office itself: not switched on, no account, an account refused."""


def register(house: House, tx: Transaction, letter_id: int, letter: Letter) -> None:
    """Put a letter's links down, each queued or left to a person from the start."""
    now = house.clock.now()
    for link in letter.links:
        if link.where != "quoted":
            tx.shares.add(letter_id, link, _first(house, link), now)


def waited_for(house: House, tx: Transaction) -> set[int]:
    """Letters whose links have been under way for less than our patience: not judged yet."""
    patience = timedelta(minutes=house.policy.fetch.patience_minutes)
    return tx.shares.expected(house.clock.now() - patience)


def expiring(house: House, tx: Transaction) -> Iterator[tuple[str, str, str]]:
    """Links not fetched whose last day is tomorrow at the latest, entry by entry."""
    today = house.clock.now().astimezone(house.policy.campaign.zone).date()
    tomorrow = (today + timedelta(days=1)).isoformat()
    for share in tx.shares.all():
        if share.waits and share.expires and share.expires <= tomorrow:
            numbers = [n for n in tx.shares.entries(share.id) if _holds(tx, n, share)]
            yield from ((number, share.url, share.expires) for number in numbers)


def progress(tx: Transaction) -> list[dict[str, str | int | None]]:
    """The links that are being fetched, with how much of them is here."""
    return [
        {
            "id": f"{NAME}:{share.id}",
            "provider": share.provider,
            "url": share.url,
            "have": share.have,
            "size": sum(file.size or 0 for file in share.offered) or None,
            "next_try": share.next_try.isoformat() if share.next_try else None,
        }
        for share in tx.shares.all()
        if share.state is ShareState.QUEUED
    ]


def due(house: House) -> list[str]:
    """Shares that are queued, and those that waited for the office, once it has done its part."""
    with house.ledger.reading() as tx:
        found = [tx.shares.get(share_id) for share_id in tx.shares.due(house.clock.now())]
        left = [s for s in tx.shares.left((OFF, COOKIE, LOGIN)) if _has_way(house, tx, s)]
    is_on = house.policy.fetch.is_on
    return [str(share.id) for share in (*found, *left) if is_on(share.provider)]


def submit(house: House, item: str) -> Future[slices.Outcome]:
    """A slice of one share, under way in the fetching threads."""
    with house.ledger.transaction() as tx:
        share, hauled = tx.shares.get(int(item)), tx.shares.hauled(int(item))
        if share.state is ShareState.PERSON:
            tx.shares.tell(share.id, Told(state=ShareState.QUEUED))
    return house.lines.executor.submit(partial(slices.work, house, share, hauled))


def take(house: House, item: str, outcome: slices.Outcome) -> None:
    """Keep what a slice brought; when all is there, the files join the letters."""
    share_id = int(item)
    with house.ledger.transaction() as tx:
        for key, sha256 in outcome.whole.items():
            tx.shares.haul(share_id, key, sha256)
        if outcome.gained or outcome.whole:
            tx.shares.progress(share_id, outcome.have)
        share, hauled = tx.shares.get(share_id), tx.shares.hauled(share_id)
        if outcome.told is not None:
            _hear(house, tx, share, outcome.told)
        elif outcome.later:
            _put_off(house, tx, share, outcome.later)
    house.step("download committed")
    if share.offered and all(file.key in hauled for file in share.offered):
        _join(house, share, hauled)


def park(house: House, item: str, reason: str) -> None:
    """A share whose fetching broke three times: staff download it."""
    with house.ledger.transaction() as tx:
        tx.shares.tell(int(item), Told(state=ShareState.PERSON, reason=reason))


def resume(house: House, item: str) -> None:
    """Fetch a share again that was given up."""
    with house.ledger.transaction() as tx:
        tx.shares.tell(int(item), Told(state=ShareState.QUEUED))


def _has_way(house: House, tx: Transaction, share: Share) -> bool:
    """Whether what a share waited for is there now, and an entry still wants what it holds."""
    if share.reason != OFF:
        account = house.lines.account(share.provider)
        refused = tx.record.pulse(_refused(share.provider)) if share.reason == LOGIN else None
        if not account or (share.reason == LOGIN and (not refused or account in refused[1])):
            return False
    return any(_holds(tx, number, share) for number in tx.shares.entries(share.id))


def _refused(provider: str) -> str:
    return f"account refused: {provider}"


def _first(house: House, link: Link) -> Told:
    """Where a link stands before anybody has been asked."""
    settings, needs = house.policy.fetch, house.policy.rules.get("links")
    if link.provider not in SOURCES:
        return Told(state=ShareState.PERSON, reason="provider", expires=(link.expires or "")[:DAY])
    if link.code is None and link.provider in getattr(needs, "with_code", ()):
        return Told(state=ShareState.PERSON, reason="code", expires=(link.expires or "")[:DAY])
    state = ShareState.QUEUED if settings.is_on(link.provider) else ShareState.PERSON
    reason = "" if state is ShareState.QUEUED else OFF
    return Told(state=state, reason=reason, expires=(link.expires or "")[:DAY])


def _hear(house: House, tx: Transaction, share: Share, told: Told) -> None:
    """Keep an answer; entries that were judged without it are judged again when it weighs."""
    offered = tuple(
        replace(
            file,
            name=(name := header_text(file.name, LONGEST_NAME)),
            roles=promise.may_fill(name, file.folder),
        )
        for file in told.offered
    )
    now = house.clock.now()
    tx.shares.tell(share.id, replace(told, offered=offered))
    what = f"link {told.state}" + (f" ({header_text(told.reason)})" if told.reason else "")
    for letter_id in tx.shares.letters(share.id):
        tx.record.note(now, "robot", what, letter_id=letter_id)
    if told.reason == LOGIN:
        account = house.lines.account(share.provider)
        tx.record.beat(_refused(share.provider), now, {account: ""})
    final = told.state not in {ShareState.QUEUED, ShareState.PERSON}
    if final:
        _check_again(tx, share)
    if final or (offered and not share.offered):
        _stir(tx, share, now)


def _put_off(house: House, tx: Transaction, share: Share, reason: str) -> None:
    """Try again later, less and less often; in the end it is a person's."""
    tries = share.tries + 1
    if tries >= MOST_TRIES:
        tx.shares.tell(share.id, Told(state=ShareState.PERSON, reason=reason))
        return
    minutes = BACK_OFF_MINUTES[min(share.tries, len(BACK_OFF_MINUTES) - 1)]
    until = house.clock.now() + timedelta(minutes=minutes)
    tx.shares.put_off(share.id, tries, reason, until)


def _join(house: House, share: Share, hauled: Mapping[str, str]) -> None:
    """The files become materials of every letter with this link; may be repeated after a crash."""
    now, kept = house.clock.now(), []
    for number, file in enumerate(share.offered):
        sha256, suffix = hauled[file.key], gather.safe_suffix(file.name)
        path = gather.settle(
            slices.path(house, share, number), sha256, house.files / "materials", suffix
        )
        told = nature.tell(path, file.name)
        size = path.stat().st_size
        material = Material(sha256=sha256, name=file.name, size=size, folder=file.folder)
        kept.append((material, path, told))
    house.step("download placed")
    with house.ledger.transaction() as tx:
        for material, path, (kind, form) in kept:
            tx.files.add(material.sha256, path, kind, form)
        for letter_id in tx.shares.letters(share.id):
            tx.letters.enclose(letter_id, [material for material, _, _ in kept])
            tx.record.note(now, "robot", f"link fetched: {len(kept)} files", letter_id=letter_id)
        tx.shares.tell(share.id, Told(state=ShareState.FETCHED))
        _check_again(tx, share)
        _stir(tx, share, now)
        for material, _, _ in kept:
            if tx.files.facts(material.sha256, VERSION) is not None:
                cases.renew(tx, material.sha256, VERSION, now)
    house.lines.hang_up(share.id)
    house.step("link committed")


def _stir(tx: Transaction, share: Share, now: datetime) -> None:
    """Have the entries judged again whose current case still has this link."""
    for number in tx.shares.entries(share.id):
        state = tx.entries.get(number).state
        if _holds(tx, number, share) and decision.takes_revision(state):
            tx.entries.change(number, now, state=State.CHECKING)
            tx.record.note(now, "robot", "link answered", number)


def _check_again(tx: Transaction, share: Share) -> None:
    """A check before handing in (预检), told without what its link holds, is told anew."""
    for letter_id in tx.shares.letters(share.id):
        if tx.letters.get(letter_id).end is LetterEnd.PRECHECK:
            tx.letters.close(letter_id, LetterEnd.WAITING)


def _holds(tx: Transaction, number: str, share: Share) -> bool:
    """Whether an entry's current case still has this link: its files may have come otherwise."""
    links = tx.entries.case(number, tx.entries.get(number).revision).links
    own = (share.provider, share.url, share.code)
    return any((link.provider, link.url, link.code) == own for link in links)
