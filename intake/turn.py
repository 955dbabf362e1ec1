"""The turn: for each item that is due in each round, one act, and one broad except for all.

`serve`, `once`, `rehearse` and `demo` all turn through here.
"""

from __future__ import annotations

import contextlib
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from intake.errors import BadSetup, IntakeError, NeedsPerson, TryLater
from intake.rounds import ROUNDS, Round
from intake.walk.house import House

Item = tuple[str, str]
GLANCE_SECONDS = 0.5
"""How long a wish to stop may go unnoticed while films are measured."""
KILLED = "the robot died while it worked on this (out of memory?)"


class Stop:
    """The wish to stop. A threading.Event holds a lock that a signal handler would wait for."""

    def __init__(self) -> None:
        self._wanted = False

    def set(self) -> None:
        """Ask to stop: from a signal handler, or any thread."""
        self._wanted = True

    def is_set(self) -> bool:
        """Whether a stop was asked for."""
        return self._wanted


@dataclass(slots=True)
class Tally:
    """What a turn did: acts done, acts that failed, items left for later, and what staff must see.

    `alarms` names items that were newly set aside, and rounds that could not say what is due.
    """

    done: int = 0
    failed: int = 0
    later: set[Item] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another turn in; what it says again is said once."""
        self.done += other.done
        self.failed += other.failed
        self.reasons += other.reasons
        self.alarms += [alarm for alarm in other.alarms if alarm not in self.alarms]


def turn(
    house: House,
    rounds: Sequence[Round],
    later: set[Item],
    stop: Stop,
    beat: Callable[[], None] | None = None,
) -> Tally:
    """Take every due item of every round once; items in `later` are passed over.

    `beat` is called before each item.
    """
    tally = Tally(later=later)
    for current in rounds:
        try:
            for item, argument in _items(house, current, tally, stop):
                if beat is not None:
                    beat()
                act = partial(_take, house, current, item, argument)
                _attempt(house, current, item, act, tally)
        finally:
            _put_down(house, current)
    return tally


def turn_until_idle(house: House, rounds: Sequence[Round] = ROUNDS) -> Tally:
    """Turn the rounds until none has anything due that can be done now."""
    whole, stop = Tally(), Stop()
    whole.add(recover(house, rounds))
    while True:
        tally = turn(house, rounds, whole.later, stop)
        whole.add(tally)
        if tally.done == 0 and tally.failed == 0:
            break
    house.mailbox.close()
    return whole


def recover(house: House, rounds: Sequence[Round]) -> Tally:
    """At a start: finish what an earlier robot left half done when it died."""
    tally = Tally()
    for current in rounds:
        acts = [_give_up_again] if current.park else []
        acts += [_blame] if current.risky else []
        for act in acts:
            _attempt(house, current, "", partial(act, house, current, tally), tally, counts=False)
    return tally


def _give_up_again(house: House, current: Round, tally: Tally) -> None:  # noqa: ARG001  (as _blame)
    """Give up what was set aside: a robot may have died between the one and the other."""
    with house.ledger.reading() as tx:
        parked = [t for t in tx.record.troubles(parked=True) if t.round == current.name]
    for trouble in parked:
        if current.park is not None:
            current.park(house, trouble.item, trouble.reason)


def _blame(house: House, current: Round, tally: Tally) -> None:
    """Count a failure of what an earlier robot had in hand when it died and has not done.

    What it had done before it died it could not settle any more: that is caught up on.
    """
    due = set(current.due(house))
    with house.ledger.reading() as tx:
        failed = {t.item for t in tx.record.troubles(parked=False) if t.round == current.name}
        pulse = tx.record.pulse(_in_hand(current))
    for item in failed - due:
        _settle(house, current, item)
    for item in sorted(due.intersection(pulse[1] if pulse else ())):
        tally.failed += _fail(house, current, item, RuntimeError(KILLED), tally)
    _put_down(house, current)


def _in_hand(current: Round) -> str:
    return f"in hand: {current.name}"


def _take_up(house: House, current: Round, items: Sequence[str]) -> None:
    """Write down what a risky round works on from now on."""
    with house.ledger.transaction() as tx:
        tx.record.beat(_in_hand(current), house.clock.now(), dict.fromkeys(items, ""))


def _put_down(house: House, current: Round) -> None:
    """Write down that nothing is worked on; where that cannot be written an item loses a try."""
    if current.risky:
        with contextlib.suppress(TryLater):
            with house.ledger.reading() as tx:
                pulse = tx.record.pulse(_in_hand(current))
            if pulse is not None and pulse[1]:
                _take_up(house, current, ())


def _items(
    house: House, current: Round, tally: Tally, stop: Stop
) -> Iterator[tuple[str, Future[Any] | None]]:
    """The due items of a round; those that are worked on elsewhere come as they finish."""
    due: list[str] = []
    _attempt(house, current, "", lambda: due.extend(_due(house, current)), tally, counts=False)
    names = [item for item in due if (current.name, item) not in tally.later]
    if current.submit is not None:
        yield from _elsewhere(house, current, names, tally, stop)
        return
    yield from ((item, None) for item in names if not stop.is_set())


def _elsewhere(
    house: House, current: Round, names: Sequence[str], tally: Tally, stop: Stop
) -> Iterator[tuple[str, Future[Any]]]:
    """Items that are worked on in the executor, as they finish; a few at a time.

    Once the next poll is due no more are begun: the rest of a hundred films wait for a later turn.
    What has failed before goes first and alone: should it kill the robot, it is known what did.
    """
    with house.ledger.reading() as tx:
        failed = {t.item for t in tx.record.troubles() if t.round == current.name}
    suspects = [item for item in names if item in failed]
    waiting, width = deque(suspects or names), 1 if suspects else 2 * house.policy.media.workers
    until = time.monotonic() + house.policy.mailbox.poll_seconds
    under_way: dict[Future[Any], str] = {}
    while not stop.is_set():
        while waiting and len(under_way) < width and time.monotonic() < until:
            item = waiting.popleft()
            begin = partial(_submit, house, current, item, under_way)
            _attempt(house, current, item, begin, tally, counts=False)
        if not under_way:
            return
        for future in wait(under_way, GLANCE_SECONDS, return_when=FIRST_COMPLETED).done:
            yield under_way.pop(future), future
    for future in under_way:
        future.cancel()


def _submit(house: House, current: Round, item: str, under_way: dict[Future[Any], str]) -> None:
    if current.submit is not None:
        if current.risky:
            _take_up(house, current, [*under_way.values(), item])
        under_way[current.submit(house, item)] = item


def _due(house: House, current: Round) -> list[str]:
    """What a round has due, without what was set aside."""
    found = current.due(house)
    with house.ledger.reading() as tx:
        parked = {t.item for t in tx.record.troubles(parked=True) if t.round == current.name}
    return [item for item in found if item not in parked]


def _take(house: House, current: Round, item: str, future: Future[Any] | None) -> None:
    if future is not None:
        current.take(house, item, future.result())
        return
    if current.risky:
        _take_up(house, current, [item])
    current.take(house, item)


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
        if counts:
            _settle(house, current, item)
    except BadSetup:
        raise
    except TryLater as error:
        tally.later.add((current.name, item))
        tally.reasons.append(f"{current.name}: {error}")
        house.log.warning("left for later", round=current.name, item=item, reason=str(error))
    except Exception as error:  # noqa: BLE001  (see above)
        tally.failed += _fail(house, current, item, error, tally)
    else:
        tally.done += counts


def _settle(house: House, current: Round, item: str) -> None:
    with house.ledger.transaction() as tx:
        tx.record.settle(current.name, item)


def _fail(house: House, current: Round, item: str, error: Exception, tally: Tally) -> int:
    """Count a failure; the third one sets the item aside. A round that cannot ask is logged."""
    reason = _reason(error)
    trace = "".join(traceback.format_exception(error))
    house.log.error("failed", round=current.name, item=item, reason=reason)
    if not item:
        tally.alarms.append(f"{current.name}: {reason}")
        return 0
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        park = isinstance(error, NeedsPerson)
        trouble = tx.record.trouble(current.name, item, reason, trace, now, park=park)
        if trouble.parked:
            tx.record.note(
                now, "robot", f"set aside after {trouble.tries} tries: {current.name} {item}"
            )
    if trouble.parked:
        tally.alarms.append(f"{current.name} {item} is set aside: {reason}")
        if current.park is not None:
            current.park(house, item, reason)
    return 1


def _reason(error: Exception) -> str:
    """What staff read: our own words, or the kind of a fault that nobody foresaw."""
    return (
        str(error) if isinstance(error, IntakeError) else f"{type(error).__name__}: {error}"[:300]
    )
