"""The turn: for each item that is due in each round, one act, and one broad except for all.

`serve`, `once`, `rehearse` and `demo` all turn through here.
"""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, as_completed
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from intake.errors import BadSetup, IntakeError, NeedsPerson, TryLater
from intake.walk import answer, desk, entries, flag, judge, letter, measure, noise, poll, post
from intake.walk.house import House

Item = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Round:
    """One file of walk/: what is due, how one item is taken, and what giving up means."""

    name: str
    due: Callable[[House], Sequence[str]]
    take: Callable[..., None]
    submit: Callable[[House, str], Future[Any]] | None = None
    park: Callable[[House, str, str], None] | None = None


READ = (
    Round(poll.NAME, poll.due, poll.take),
    Round(letter.NAME, letter.due, letter.take, park=letter.park),
    Round(measure.NAME, measure.due, measure.take, submit=measure.submit, park=measure.park),
    Round(entries.NAME, entries.due, entries.take, park=letter.park),
    Round(judge.NAME, judge.due, judge.take),
)
SEND = (Round(answer.NAME, answer.due, answer.take), Round(post.NAME, post.due, post.take))
PUBLISH = (Round(desk.NAME, desk.due, desk.take),)
FLAG = (Round(flag.NAME, flag.due, flag.take), Round(noise.NAME, noise.due, noise.take))
ROUNDS = (*READ, *SEND, *PUBLISH, *FLAG)
UNMARKED = (*READ, *SEND, *PUBLISH)
"""The rounds of a dry run: nothing is marked in the mailbox, no letter's bytes are dropped."""


@dataclass(slots=True)
class Tally:
    """What a turn did: acts done, acts that failed, and items left for later."""

    done: int = 0
    failed: int = 0
    later: set[Item] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)


def turn(house: House, rounds: Sequence[Round], later: set[Item], stop: threading.Event) -> Tally:
    """Take every due item of every round once; items in `later` are passed over."""
    tally = Tally(later=later)
    for current in rounds:
        for item, argument in _items(house, current, tally, stop):
            _attempt(house, current, item, partial(_take, house, current, item, argument), tally)
    return tally


def turn_until_idle(house: House, rounds: Sequence[Round] = ROUNDS) -> Tally:
    """Turn the rounds until none has anything due that can be done now."""
    whole, event = Tally(), threading.Event()
    while True:
        tally = turn(house, rounds, whole.later, event)
        whole.done += tally.done
        whole.failed += tally.failed
        whole.reasons += tally.reasons
        if tally.done == 0 and tally.failed == 0:
            break
    house.mailbox.close()
    return whole


def _items(
    house: House, current: Round, tally: Tally, stop: threading.Event
) -> Iterator[tuple[str, Future[Any] | None]]:
    """The due items of a round; those that are worked on elsewhere come as they finish."""
    due: list[str] = []
    _attempt(house, current, "", lambda: due.extend(_due(house, current)), tally, counts=False)
    names = [item for item in due if (current.name, item) not in tally.later]
    if current.submit is None:
        yield from ((item, None) for item in names if not stop.is_set())
        return
    futures = {current.submit(house, item): item for item in names}
    for future in as_completed(futures):
        if stop.is_set():
            _ = [waiting.cancel() for waiting in futures]
            return
        yield futures[future], future


def _due(house: House, current: Round) -> list[str]:
    """What a round has due, without what was set aside."""
    found = current.due(house)
    with house.ledger.reading() as tx:
        parked = {t.item for t in tx.record.troubles(parked=True) if t.round == current.name}
    return [item for item in found if item not in parked]


def _take(house: House, current: Round, item: str, future: Future[Any] | None) -> None:
    if future is None:
        current.take(house, item)
    else:
        current.take(house, item, future.result())


def _attempt(
    house: House,
    current: Round,
    item: str,
    act: Callable[[], None],
    tally: Tally,
    *,
    counts: bool = True,
) -> None:
    """Do one act; whatever goes wrong with it stays with its item.

    The one broad except of the robot: one bad letter must never stop the others. What fails three
    times, or needs a person, is set aside with its reason.
    """
    try:
        act()
    except BadSetup:
        raise
    except TryLater as error:
        tally.later.add((current.name, item))
        tally.reasons.append(f"{current.name}: {error}")
        house.log.warning("left for later", round=current.name, item=item, reason=str(error))
        return
    except Exception as error:  # noqa: BLE001  (see above)
        tally.failed += _fail(house, current, item, error)
        return
    tally.done += counts
    if counts:
        with house.ledger.transaction() as tx:
            tx.record.settle(current.name, item)


def _fail(house: House, current: Round, item: str, error: Exception) -> int:
    """Count a failure; the third one sets the item aside. A round that cannot ask is logged."""
    reason = _reason(error)
    trace = "".join(traceback.format_exception(error))
    house.log.error("failed", round=current.name, item=item, reason=reason)
    if not item:
        return 0
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        park = isinstance(error, NeedsPerson)
        trouble = tx.record.trouble(current.name, item, reason, trace, now, park=park)
        if trouble.parked:
            tx.record.note(
                now, "robot", f"set aside after {trouble.tries} tries: {current.name} {item}"
            )
    if trouble.parked and current.park is not None:
        current.park(house, item, reason)
    return 1


def _reason(error: Exception) -> str:
    """What staff read: our own words, or the kind of a fault that nobody foresaw."""
    return (
        str(error) if isinstance(error, IntakeError) else f"{type(error).__name__}: {error}"[:300]
    )
