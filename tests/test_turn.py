"""The turn: one bad item never stops the others, and nothing is tried for ever."""

from __future__ import annotations

import sqlite3
import time
from concurrent.futures import Future
from contextlib import closing

import pytest
from campaign import NOW

from intake import policy
from intake.errors import BadSetup, NeedsPerson, TryLater
from intake.machine import FrozenClock, opened
from intake.rounds import Round
from intake.turn import KILLED, Stop, recover, turn, turn_until_idle


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
    turn(house, [work.round], set(), Stop())
    work.faults.clear()

    turn(house, [work.round], set(), Stop())

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
    stop = Stop()
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
        Stop(),
    )

    assert got == [("b", "facts")]
    with house.ledger.transaction() as tx:
        found = [(t.item, t.tries, t.reason) for t in tx.record.troubles()]
    assert found == [("a", 1, "ValueError: broken film")]


def test_a_stop_cancels_what_has_not_begun(house):
    stop = Stop()
    waiting, ready = Future(), Future()
    ready.set_result(None)
    futures = {"a": waiting, "b": ready}
    work = Work("ab")

    def take(found, item, facts):
        work.take(found, item)
        stop.set()

    turn(
        house,
        [Round("measure", work.due, take, submit=lambda _h, item: futures[item])],
        set(),
        stop,
    )

    assert waiting.cancelled()
    assert work.tried == ["b"]


def test_after_a_stop_nothing_is_begun_elsewhere(house):
    stop = Stop()
    stop.set()
    begun = []

    turn(
        house,
        [Round("measure", lambda _h: ["a"], print, submit=lambda _h, item: begun.append(item))],
        set(),
        stop,
    )

    assert begun == []


def test_what_cannot_even_be_begun_elsewhere_leaves_the_others_alone(house):
    work, ready = Work("ab"), Future()
    ready.set_result("facts")

    def submit(_house, item):
        if item == "a":
            message = "no such file"
            raise KeyError(message)
        return ready

    tally = turn(house, [Round("measure", work.due, work.take, submit=submit)], set(), Stop())

    assert work.tried == ["b"]
    assert (tally.done, tally.failed) == (1, 1)


class Films(Work):
    """Items worked on elsewhere, each done as soon as nothing more is begun."""

    def __init__(self, items, seconds=0.0):
        super().__init__(items)
        self.seconds = seconds
        self.under_way = 0
        self.most = 0

    def submit(self, _house, _item):
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        time.sleep(self.seconds)
        future = Future()
        future.set_result(None)
        return future

    def take(self, house, item, *_):
        self.under_way -= 1
        super().take(house, item)

    @property
    def round(self):
        return Round("measure", self.due, self.take, submit=self.submit, park=self.park, risky=True)


def test_few_films_are_under_way_at_a_time(house):
    films = Films("abcdefghij")

    tally = turn(house, [films.round], set(), Stop())

    assert tally.done == 10
    assert films.most == 2 * house.policy.media.workers


def test_when_a_poll_is_due_no_more_films_are_begun(campaign):
    campaign.configure(mailbox__poll_seconds="1")
    films = Films("abcdefghij", seconds=0.4)
    with opened(policy.load(campaign.config), policy.Secrets(), FrozenClock(NOW)) as house:
        turn(house, [films.round], set(), Stop())

        begun = len(films.tried)
        turn_until_idle(house, [films.round])

    assert 1 <= begun <= 4
    assert films.left == []


def test_a_job_says_between_its_items_that_it_goes_on(house):
    work, beats = Work("abc"), []

    turn(house, [work.round], set(), Stop(), lambda: beats.append(len(work.tried)))

    assert beats == [0, 1, 2]


def test_an_item_done_whose_failures_cannot_be_forgotten_stops_no_other(house):
    """Another process holds the ledger for just the moment after `a` was done."""
    work = Work("ab")
    with house.ledger._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    path = house.ledger.lock_path(house.files).with_suffix("")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:

        def take(found, item):
            work.take(found, item)
            other.execute("BEGIN IMMEDIATE" if item == "a" else "ROLLBACK")

        tally = turn(house, [Round("letter", work.due, take)], set(), Stop())

    assert work.tried == ["a", "b"]
    assert tally.later == {("letter", "a")}


def test_what_is_newly_set_aside_and_what_cannot_be_asked_are_alarms(house):
    def broken(_house):
        message = "broken"
        raise ValueError(message)

    work = Work("ab", {"a": NeedsPerson("look at a")})

    first = turn_until_idle(house, [Round("poll", broken, work.take), work.round])
    work.left = ["a"]
    second = turn_until_idle(house, [work.round])

    assert first.alarms == ["poll: ValueError: broken", "letter a is set aside: look at a"]
    assert second.alarms == []


def test_what_was_set_aside_is_given_up_even_if_the_robot_died_in_between(house):
    work = Work("a")
    with house.ledger.transaction() as tx:
        tx.record.trouble("letter", "a", "broken", "", NOW, park=True)

    turn_until_idle(house, [work.round])

    assert work.given_up == [("a", "broken")]
    assert work.tried == []


def killed(house, name, items):
    """What a robot leaves that died with these items in hand."""
    with house.ledger.transaction() as tx:
        tx.record.beat(f"in hand: {name}", NOW, dict.fromkeys(items, ""))


def test_what_a_risky_round_has_in_hand_is_written_down_and_put_down(house):
    seen = []

    def take(found, item):
        with found.ledger.reading() as tx:
            seen.append(tx.record.pulse("in hand: letter")[1])
        work.take(found, item)

    work = Work("ab")
    turn(house, [Round("letter", work.due, take, risky=True)], set(), Stop())

    with house.ledger.reading() as tx:
        assert (seen, tx.record.pulse("in hand: letter")[1]) == ([{"a": ""}, {"b": ""}], {})


def test_what_kills_the_robot_three_times_is_set_aside_and_the_others_go_on(house):
    work = Work("ab")
    risky = Round("letter", work.due, work.take, park=work.park, risky=True)
    for _ in range(3):
        assert work.given_up == []
        killed(house, "letter", ["a"])
        recover(house, [risky])

    turn_until_idle(house, [risky])

    assert work.given_up == [("a", f"RuntimeError: {KILLED}")] * 2
    assert parked(house) == [("letter", "a", 3, f"RuntimeError: {KILLED}")]
    assert work.tried == ["b"]


def test_what_was_done_before_the_robot_died_is_not_blamed(house):
    work = Work("b")
    risky = Round("letter", work.due, work.take, park=work.park, risky=True)
    with house.ledger.transaction() as tx:
        tx.record.trouble("letter", "a", "once", "", NOW, park=False)
    killed(house, "letter", ["a"])

    recover(house, [risky])

    with house.ledger.reading() as tx:
        assert tx.record.troubles() == []


def test_what_has_failed_before_goes_first_and_alone(house):
    films = Films("abc")
    killed(house, "measure", ["b", "c"])
    recover(house, [films.round])

    turn(house, [films.round], set(), Stop())

    assert films.tried == ["b", "c"]
    assert films.most == 1
