"""Banner: whose campaign this is, when it was drawn, and how long it still runs."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from intake.tracker import table
from intake.tracker.desk import Desk
from intake.tracker.page import Cell, Line
from intake.tracker.words import Words

COLUMNS = 12
"""Columns of the overview, all of one width."""

WIDE = 8
SILENCE = timedelta(hours=1)
"""A robot that has not looked into the mailbox for so long is not well."""


def lines(desk: Desk, words: Words) -> list[Line]:
    """Title and days left, campaign and time; an alarm when the deadline has passed."""
    left, look = _left(desk, words)
    name = _campaign(desk, words)
    updated = words.say("overview.updated", at=table.when(desk)) + _running(desk, words)
    drawn = [
        Line(
            cells=(
                Cell(value=words.say("sheets.overview.title"), look="banner", span=WIDE),
                Cell(value=left, look=look, span=COLUMNS - WIDE),
            ),
            height=42,
        ),
        Line(
            cells=(
                Cell(value=name, look="banner-small", span=WIDE - 2),
                Cell(value=updated, look="banner-time", span=COLUMNS - WIDE + 2),
            ),
            height=24,
        ),
    ]
    if desk.deadline is not None and desk.now >= desk.deadline:
        alarm = Cell(value=words.say("overview.alarm"), look="alarm", span=COLUMNS)
        drawn.append(Line(cells=(alarm,), height=42))
    return drawn


def _running(desk: Desk, words: Words) -> str:
    """That the robot runs, or since when it has not reached the mailbox."""
    if desk.polled_at is None:
        return ""
    phrase = "running" if desk.now - desk.polled_at <= SILENCE else "silent"
    return words.say(f"overview.{phrase}", at=f"{desk.local(desk.polled_at):%m-%d %H:%M}")


def _left(desk: Desk, words: Words) -> tuple[str, str]:
    """How many days are left, or for how many the campaign has been closed."""
    if desk.deadline is None:
        return "", "banner-days"
    today = desk.local(desk.now).date()
    if desk.now >= desk.deadline:
        days = (today - _until(desk, desk.deadline).date()).days
        phrase = "past" if days else "past-today"
        return words.say(f"overview.{phrase}", days=days), "banner-past"
    days = (_until(desk, desk.deadline).date() - today).days
    phrase = "days-left" if days else "last-day"
    return words.say(f"overview.{phrase}", days=days), "banner-days"


def _campaign(desk: Desk, words: Words) -> str:
    if desk.deadline is None:
        return words.say("overview.no-deadline", name=desk.campaign_name)
    until = _until(desk, desk.deadline)
    return words.say("overview.deadline", name=desk.campaign_name, until=f"{until:%Y-%m-%d %H:%M}")


def _until(desk: Desk, deadline: datetime) -> datetime:
    """The last minute of the campaign: a deadline at midnight belongs to the day before."""
    closes = desk.local(deadline)
    return closes - timedelta(minutes=1) if closes.time() == time.min else closes
