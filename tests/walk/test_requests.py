"""Requests that reach the ledger: `retry` puts back only what is parked, and loses nothing."""

from __future__ import annotations

import pytest
from campaign import NOW

from intake import policy
from intake.errors import BadSetup
from intake.machine import FrozenClock, opened
from intake.rounds import REQUESTS
from intake.turn import Stop, turn
from intake.walk import requests


@pytest.fixture
def house(campaign):
    """The campaign's house."""
    with opened(policy.load(campaign.config), policy.Secrets(), FrozenClock(NOW)) as found:
        yield found


def fail(house, name, item, *, park):
    with house.ledger.transaction() as tx:
        tx.record.trouble(name, item, "broken", "trace", NOW, park=park)


def test_what_failed_but_is_not_parked_cannot_be_retried(house):
    fail(house, "post", "1", park=False)

    with pytest.raises(BadSetup, match="nothing is parked as post:1"):
        requests.act(house, "retry", "post:1")

    with house.ledger.transaction() as tx:
        assert [t.tries for t in tx.record.troubles()] == [1]


def test_a_parked_item_is_put_back(house):
    fail(house, "post", "1", park=True)

    assert requests.act(house, "retry", "post:1") == "post:1 is tried again"

    with house.ledger.transaction() as tx:
        assert tx.record.troubles() == []


def test_an_item_with_a_colon_in_it_is_put_back(house):
    fail(house, "judge", "letter:7", park=True)

    assert requests.act(house, "retry", "judge:letter:7") == "judge:letter:7 is tried again"


def test_a_request_waits_then_is_granted_or_refused(house, campaign):
    published = requests.leave(house, "publish", "")
    refused = requests.leave(house, "retry", "nothing")
    assert requests.outcome(house, published) is None

    turn(house, REQUESTS, set(), Stop())

    assert requests.outcome(house, published) == str(campaign.workbook)
    with pytest.raises(BadSetup, match="nothing is parked as nothing"):
        requests.outcome(house, refused)
    assert requests.waiting(house) == []


def test_a_request_that_breaks_is_refused_after_three_tries_and_stops_no_other(house, campaign):
    fail(house, "letter", "no-number", park=True)
    broken = requests.leave(house, "retry", "letter:no-number")
    published = requests.leave(house, "publish", "")

    for _ in range(3):
        turn(house, REQUESTS, set(), Stop())

    assert requests.outcome(house, published) == str(campaign.workbook)
    with pytest.raises(BadSetup, match=r"this did not work: ValueError: .*; the log tells more"):
        requests.outcome(house, broken)
    with house.ledger.reading() as tx:
        assert [(t.round, t.item) for t in tx.record.troubles()] == [("letter", "no-number")]


def test_a_request_of_another_version_is_refused_in_words(house):
    number = requests.leave(house, "rewind", "1")

    turn(house, REQUESTS, set(), Stop())

    with pytest.raises(BadSetup, match="this robot knows no rewind; it may be older"):
        requests.outcome(house, number)
