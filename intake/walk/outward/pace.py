"""Pace: how many replies may leave now, by config's rates, and whether the hours are quiet ones."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from math import ceil

from intake.ledger.store import Transaction
from intake.model import ReplyKind
from intake.policy import Policy, Rates
from intake.walk.house import House

PAUSE = "post pause"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
UNLIMITED = 1_000_000


def allowance(house: House, tx: Transaction) -> int:
    """How many replies hour and day leave room for; what was handed over counts, taken or not."""
    if not house.paces:
        return UNLIMITED
    now, rates = house.clock.now(), house.policy.smtp.rates
    if paused(tx, now) is not None:
        return 0
    left = UNLIMITED
    for most, span in ((rates.hour, HOUR), (rates.day, DAY)):
        if most:
            left = min(left, most - tx.outbox.handed_over(now - span))
    return max(0, left)


def at_once(house: House, tx: Transaction) -> int:
    """How many of those may leave in one go: one, or none so soon after another.

    Where settling counts as over (`once`, `demo`) nobody waits between two letters.
    """
    rates = house.policy.smtp.rates
    if not (rates.seconds and house.settles and house.paces):
        return UNLIMITED
    last = tx.outbox.last_handed_over()
    passed = timedelta(seconds=rates.seconds)
    return int(last is None or house.clock.now() - last >= passed)


def pause(tx: Transaction, now: datetime, minutes: int) -> None:
    """Send nothing for so many minutes: the server has said that it is about our account."""
    until = now + timedelta(minutes=minutes)
    tx.record.beat(PAUSE, now, {"until": until.isoformat()})


def paused(tx: Transaction, now: datetime) -> datetime | None:
    """Until when nothing is sent, or None."""
    pulse = tx.record.pulse(PAUSE)
    until = datetime.fromisoformat(pulse[1]["until"]) if pulse else now
    return until if until > now else None


def minutes(rates: Rates, count: int) -> int:
    """About how long so many replies take to leave, in whole minutes."""
    spans = [(count * rates.seconds, 1), (count * 3600, rates.hour), (count * 86_400, rates.day)]
    # what fits into one hour, or one day, is not held back by its limit
    slowed = [seconds / most for seconds, most in spans if most and (most == 1 or count > most)]
    return ceil(max(slowed, default=0) / 60)


def is_quiet(policy: Policy, now: datetime) -> bool:
    """Whether it is one of the quiet hours, which may lie across midnight."""
    begin, end = (time.fromisoformat(at) for at in policy.replies.quiet_hours)
    at = now.astimezone(policy.campaign.zone).time()
    return begin <= at < end if begin <= end else at >= begin or at < end


def waits_for_morning(policy: Policy, kind: ReplyKind, now: datetime) -> bool:
    """Whether a reply of this kind is no letter for these hours."""
    return kind is ReplyKind.REMINDER and is_quiet(policy, now)
