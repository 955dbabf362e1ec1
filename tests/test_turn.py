"""The turn: one bad item never stops the others, and nothing is tried for ever."""

from __future__ import annotations

import threading
from concurrent.futures import Future

import pytest
from campaign import NOW

from intake import policy
from intake.errors import BadSetup, NeedsPerson, TryLater
from intake.machine import FrozenClock, opened
from intake.turn import Round, turn, turn_until_idle


@pytest.fixture
def house(campaign):
    """The campaign's house with its clock standing still."""
    secrets = policy.Secrets(
        mailbox_password=campaign.servers.password, smtp_password=campaign.servers.password
    )
    with opened(policy.load(campaign.config), secrets, FrozenClock(NOW)) as found:
        yield found


class Work:
    """Items of which some fail: what was tried, in order, and what was given up."""

    def __init__(self, items, faults=None):
        self.left = list(items)
        self.faults = faults or {}
        self.tried = []
        self.given_up = []

    def due(self, _house):
        return list(self.left)

    def take(self, _house, item, *_):
        self.tried.append(item)
        if item in self.faults:
            raise self.faults[item]
        self.left.remove(item)

    def park(self, _house, item, reason):
        self.given_up.append((item, reason))

    @property
    def round(self):
        return Round("letter", self.due, self.take, park=self.park)


def parked(house):
    with house.ledger.transaction() as tx:
        return [(t.round, t.item, t.tries, t.reason) for t in tx.record.troubles(parked=True)]


def test_three_failures_set_an_item_aside_and_the_others_go_on(house):
    work = Work("abc", {"b": ValueError("not foreseen")})

    tally = turn_until_idle(house, [work.round])

    assert work.tried == ["a", "b", "c", "b", "b"]
    assert work.given_up == [("b", "ValueError: not foreseen")]
    assert parked(house) == [("letter", "b", 3, "ValueError: not foreseen")]
    assert (tally.done, tally.failed, tally.reasons) == (2, 3, [])


def test_what_needs_a_person_is_set_aside_at_once(house):
    work = Work("ab", {"a": NeedsPerson("look at a; then retry")})

    turn_until_idle(house, [work.round])

    assert work.tried == ["a", "b"]
    assert parked(house) == [("letter", "a", 1, "look at a; then retry")]


def test_what_must_wait_is_never_counted(house):
    work = Work("ab", {"a": TryLater("the server sleeps")})

    for _ in range(4):
        tally = turn_until_idle(house, [work.round])
        assert tally.reasons == ["letter: the server sleeps"]

    assert work.tried == ["a", "b", "a", "a", "a"]
    assert parked(house) == []


def test_a_success_forgets_earlier_failures(house):
    work = Work("a", {"a": ValueError("once")})
    turn(house, [work.round], set(), threading.Event())
    work.faults.clear()

    turn(house, [work.round], set(), threading.Event())

    with house.ledger.transaction() as tx:
        assert tx.record.troubles() == []


def test_a_wrong_set_up_stops_everything(house):
    work = Work("ab", {"a": BadSetup("mend it")})

    with pytest.raises(BadSetup, match="mend it"):
        turn_until_idle(house, [work.round])

    assert work.tried == ["a"]


def test_a_round_that_cannot_ask_leaves_the_others_alone(house):
    def broken(_house):
        message = "broken"
        raise ValueError(message)

    work = Work("a")

    turn_until_idle(house, [Round("poll", broken, work.take), work.round])

    assert work.tried == ["a"]
    assert parked(house) == []


def test_a_mailbox_that_sleeps_is_asked_once_a_run(house):
    asked = []

    def sleeping(_house):
        asked.append(1)
        message = "asleep"
        raise TryLater(message)

    work = Work("a")

    tally = turn_until_idle(house, [Round("poll", sleeping, work.take), work.round])

    assert work.tried == ["a"]
    assert set(tally.reasons) == {"poll: asleep"}


def test_a_stop_finishes_the_item_in_hand_and_no_more(house):
    stop = threading.Event()
    work = Work("abc")

    def take(found, item):
        work.take(found, item)
        stop.set()

    turn(house, [Round("letter", work.due, take)], set(), stop)

    assert work.tried == ["a"]


def test_items_worked_on_elsewhere_come_as_they_finish(house):
    work = Work("ab")
    slow, quick = Future(), Future()
    quick.set_result("facts")
    futures = {"a": slow, "b": quick}
    got = []

    def take(found, item, facts):
        work.take(found, item)
        got.append((item, facts))
        if not slow.done():
            slow.set_exception(ValueError("broken film"))

    turn(
        house,
        [Round("measure", work.due, take, submit=lambda _h, item: futures[item])],
        set(),
        threading.Event(),
    )

    assert got == [("b", "facts")]
    with house.ledger.transaction() as tx:
        found = [(t.item, t.tries, t.reason) for t in tx.record.troubles()]
    assert found == [("a", 1, "ValueError: broken film")]


def test_a_stop_cancels_what_has_not_begun(house):
    stop = threading.Event()
    stop.set()
    waiting, ready = Future(), Future()
    ready.set_result(None)
    futures = {"a": waiting, "b": ready}
    work = Work("ab")

    turn(
        house,
        [Round("measure", work.due, work.take, submit=lambda _h, item: futures[item])],
        set(),
        stop,
    )

    assert waiting.cancelled()
    assert work.tried == []
