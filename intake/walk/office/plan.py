"""Plan: chosen works → the days on which they are shown, a calendar file, the schools' notice.

A plan is a draft until it is announced. What was announced stays on its day; only staff's own date
moves it, and then its school is told anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from intake import durable
from intake.errors import BadSetup, TryLater
from intake.ledger.store import Transaction
from intake.model import EditKind, Entry, Happening, ReplyKind, State
from intake.onward import diary, holidays, plan
from intake.onward.words import WORDS
from intake.walk.house import House
from intake.walk.works import choice

SHOWN = frozenset({State.SELECTED, State.FORWARDED, State.SCHEDULED})
"""Entries that are shown: recommended here, sent on, or announced already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A work's day: whether staff chose it, whether its school was told of it.

    `known` is False while nobody has published the holidays of that year.
    """

    entry: Entry
    province: str
    day: date
    by_staff: bool
    announced: bool
    known: bool


def make(house: House, tx: Transaction) -> list[Planned]:
    """The plan as it is now, by day. Raises BadSetup when no days are left for it."""
    entries = [entry for entry in tx.entries.all() if entry.state in SHOWN]
    entries.sort(key=lambda entry: choice.order(tx, entry.number))
    provinces = {entry.number: choice.province(house, tx, entry) for entry in entries}
    announced = {s.number: s for s in tx.onward.showings() if s.announced_at is not None}
    wishes = {e.number: day for e in entries if (day := _wish(tx, e.number)) is not None}
    fixed = {**{number: s.day for number, s in announced.items()}, **wishes}
    works = [
        plan.Work(number=e.number, school=e.school or e.number, province=provinces[e.number])
        for e in entries
    ]
    days = _arranged(house, works, fixed)
    known = {entry.number: entry for entry in entries}
    return [
        Planned(
            entry=known[number],
            province=provinces[number],
            day=day,
            by_staff=number in wishes,
            announced=number in announced and announced[number].day == day,
            known=not house.policy.plan.holidays or holidays.kind(day) is not None,
        )
        for number, day in days.items()
    ]


def draft(house: House) -> list[Planned]:
    """Make the plan, keep it as the draft that the tracker shows, write the calendar file."""
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        planned = make(house, tx)
        before = {s.number: s.day for s in tx.onward.showings() if s.announced_at is None}
        days = {p.entry.number: p.day for p in planned if not p.announced}
        if days != before:
            tx.onward.show(days)
            tx.record.note(now, "robot", "release plan drawn")
    _publish(house, planned)
    return planned


def announce(house: House) -> list[Planned]:
    """Freeze the plan and owe each school that was not told this day the news."""
    draft(house)
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        for one in make(house, tx):
            if not one.announced:
                _tell(tx, one, now)
        planned = make(house, tx)
    house.step("plan committed")
    _publish(house, planned)
    return planned


def calendar(house: House) -> Path:
    """Where the calendar file lies."""
    return house.desk / house.policy.plan.file


def _tell(tx: Transaction, one: Planned, now: datetime) -> None:
    number = one.entry.number
    told = {s.number for s in tx.onward.showings() if s.announced_at is not None}
    # a day that was told, taken back and chosen again is told once more
    cause = one.day.isoformat() + (f" {now:%Y%m%dT%H%M%S}" if number in told else "")
    tx.onward.announce(number, one.day, now)
    tx.entries.happen(number, Happening.ANNOUNCED, now)
    letter_id = tx.entries.letter_id(number, one.entry.revision)
    tx.record.note(now, "staff", f"announced for {one.day.isoformat()}", number, letter_id)
    tx.outbox.owe(number, cause, ReplyKind.SCHEDULE, letter_id, now)


def _arranged(house: House, works: list[plan.Work], fixed: Mapping[str, date]) -> dict[str, date]:
    settings, zone = house.policy.plan, house.policy.campaign.zone
    tomorrow = house.clock.now().astimezone(zone).date() + timedelta(days=1)
    try:
        return plan.arrange(
            works,
            fixed,
            first=max(settings.start, tomorrow),
            a_day=settings.a_day,
            is_open=lambda day: _is_open(house, day),
        )
    except OverflowError as error:
        message = f"[plan]: {error}; mend [plan] and [campaign] days_off"
        raise BadSetup(message) from error


def _is_open(house: House, day: date) -> bool:
    """Whether works are shown on a day: no day off, and a working day unless weekends count."""
    if day in house.policy.campaign.days_off:
        return False
    settings = house.policy.plan
    kind = holidays.kind(day) if settings.holidays else None
    if kind is None:
        kind = "weekend" if holidays.is_weekend(day) else "working"
    return kind == "working" or (kind == "weekend" and settings.weekends)


def _wish(tx: Transaction, number: str) -> date | None:
    """Staff's own date for a work; what is no date counts as none."""
    told = choice.said(tx, number, EditKind.DATE)
    try:
        return date.fromisoformat(told[:10])
    except ValueError:
        return None


def _publish(house: House, planned: list[Planned]) -> None:
    """The calendar file in the staff's folder. Raises TryLater when it cannot be written."""
    campaign = house.policy.campaign
    content = diary.ics(
        [_shown(house, one) for one in planned],
        campaign_id=campaign.id,
        name=campaign.name,
        now=house.clock.now(),
    )
    target = calendar(house)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with durable.draft(target.parent) as written:
            written.file.write(content)
            written.place(target)
    except OSError as error:
        message = f"{target}: cannot be written ({error.strerror}); close it where it is open"
        raise TryLater(message) from error


def _shown(house: House, one: Planned) -> diary.Day:
    values = {
        "number": one.entry.number,
        "title": one.entry.title,
        "school": one.entry.school,
        "province": one.province,
        "announced": one.announced,
        "known": one.known,
    }
    return diary.Day(
        number=one.entry.number,
        day=one.day,
        summary=house.wording.say(WORDS, "plan", "summary", **values),
        description=house.wording.say(WORDS, "plan", "description", **values),
        announced=one.announced,
    )
