"""Plan: works → the days on which they are shown, so many a day. Pure.

What is announced stays, and staff's own dates win, whatever else holds. All other works follow in
turns: no school has its second before every school had its first; within one provinces alternate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST = 3660
"""Days to look ahead: a plan that finds no day within ten years has a wrong calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work that is to be shown; `school` and `province` are compared as they stand."""

    number: str
    school: str
    province: str


def arrange(
    works: Sequence[Work],
    fixed: Mapping[str, date],
    *,
    first: date,
    a_day: int,
    is_open: Callable[[date], bool],
) -> dict[str, date]:
    """Each work's day, in the order of the days.

    `works` stand in the order of preference; `fixed` holds the days that are announced or that
    staff chose. Raises OverflowError when there are not enough open days.
    """
    free = queue(works, fixed)
    taken = Counter(fixed.values())
    days = _places(first, a_day, taken, is_open)
    found = {**{w.number: fixed[w.number] for w in works if w.number in fixed}}
    found |= {work.number: next(days) for work in free}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def queue(works: Sequence[Work], fixed: Mapping[str, date]) -> list[Work]:
    """The works that no day is fixed for, turn by turn, provinces alternating within each."""
    had = Counter(work.school for work in works if work.number in fixed)
    turns: dict[int, list[Work]] = {}
    for work in works:
        if work.number not in fixed:
            had[work.school] += 1
            turns.setdefault(had[work.school], []).append(work)
    found: list[Work] = []
    for turn in sorted(turns):
        found += _spread(turns[turn], found[-1].province if found else "")
    return found


def _spread(works: Sequence[Work], before: str) -> list[Work]:
    """One turn so that a province does not follow itself while another has works left.

    The province with most works left comes first, as long as it did not come just now: no other
    choice leaves fewer neighbours of one province in the end.
    """
    left: dict[str, list[Work]] = {}
    for work in works:
        left.setdefault(work.province, []).append(work)
    found: list[Work] = []
    while left:
        others = {name: waiting for name, waiting in left.items() if name != before} or left
        before = max(others, key=lambda name: len(others[name]))
        found.append(left[before].pop(0))
        if not left[before]:
            del left[before]
    return found


def _places(
    first: date, a_day: int, taken: Counter[date], is_open: Callable[[date], bool]
) -> Iterator[date]:
    """Open days from the first on, each as often as it has room."""
    for ahead in range(LONGEST):
        day = first + timedelta(days=ahead)
        if is_open(day):
            yield from [day] * max(0, a_day - taken[day])
    message = f"no open day is left within {LONGEST} days from {first.isoformat()}"
    raise OverflowError(message)
