import itertools

import pytest

from intake import decision
from intake.model import Audience, Decision, Finding, Level, ReplyKind, State


def finding(level, code="video.duration"):
    return Finding(code=code, level=level, audience=Audience.SUBMITTER, about="hd")


@pytest.mark.parametrize(
    ("levels", "under_way", "expected"),
    [
        ((), False, Decision.ACCEPTED),
        ((Level.NOTE,), False, Decision.ACCEPTED),
        ((Level.REVIEW, Level.NOTE), False, Decision.REVIEW),
        ((Level.MISSING, Level.REVIEW), False, Decision.INCOMPLETE),
        ((Level.REJECT, Level.MISSING, Level.REVIEW), False, Decision.RETURNED),
        ((), True, Decision.REVIEW),
        ((Level.MISSING,), True, Decision.REVIEW),
        ((Level.REJECT,), True, Decision.RETURNED),
    ],
)
def test_first_line_that_applies_wins(levels, under_way, expected):
    for order in itertools.permutations(levels):
        assert decision.decide([finding(level) for level in order], under_way=under_way) is expected


def test_wrong_tier_comes_before_everything():
    found = [finding(Level.REJECT), finding(Level.REJECT, decision.WRONG_TIER)]

    assert decision.decide(found, under_way=True) is Decision.WRONG_TIER


def test_every_decision_has_a_state():
    assert decision.STATES.keys() == set(Decision)
    assert len(set(decision.STATES.values())) == len(Decision)


@pytest.mark.parametrize(
    ("decisions", "kind"),
    [
        ([Decision.ACCEPTED], ReplyKind.ACCEPTED),
        ([Decision.ACCEPTED, Decision.REVIEW], ReplyKind.REVIEW),
        ([Decision.REVIEW, Decision.RETURNED, Decision.INCOMPLETE], ReplyKind.RETURNED),
        ([Decision.ACCEPTED, Decision.INCOMPLETE], ReplyKind.INCOMPLETE),
    ],
)
def test_a_letter_about_several_entries_has_the_most_urgent_kind(decisions, kind):
    assert decision.first_kind(decision.REPLIES[each] for each in decisions) is kind


@pytest.mark.parametrize("state", list(State))
def test_closed_states_take_no_revision(state):
    closed = {State.WITHDRAWN, State.SUPERSEDED, State.FORWARDED, State.SCHEDULED}

    assert decision.takes_revision(state) is (state not in closed)
