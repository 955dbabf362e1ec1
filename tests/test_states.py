"""Every state × every happening, as lifecycle's table has them; what is impossible is refused."""

from __future__ import annotations

import pytest

from intake.decision import JUDGED, STATES, Refused, after
from intake.model import Decision, Happening, State

OPEN = [
    "checking",
    "accepted",
    "incomplete",
    "returned",
    "review",
    "wrong-tier",
    "approved",
    "selected",
]
EXPECTED = {
    "opened": {},
    "judged accepted": {"checking": "accepted"},
    "judged incomplete": {"checking": "incomplete"},
    "judged returned": {"checking": "returned"},
    "judged review": {"checking": "review"},
    "judged wrong-tier": {"checking": "wrong-tier"},
    "revised": {
        **dict.fromkeys(OPEN, "checking"),
        "withdrawn": "withdrawn",
        "superseded": "superseded",
        "forwarded": "forwarded",
        "scheduled": "scheduled",
    },
    "amended": dict.fromkeys(OPEN, "checking"),
    "approved": {"accepted": "approved", "review": "approved"},
    "sent back": dict.fromkeys(("accepted", "review", "approved", "selected"), "returned"),
    "discussed": {state.value: state.value for state in State},
    "recommended": {"approved": "selected", "selected": "selected"},
    "not recommended": {"approved": "approved", "selected": "approved"},
    "forwarded": {"selected": "forwarded"},
    "announced": dict.fromkeys(("selected", "forwarded", "scheduled"), "scheduled"),
    "withdrawn": {
        **dict.fromkeys((*OPEN, "withdrawn"), "withdrawn"),
        "superseded": "superseded",
        "forwarded": "review",
        "scheduled": "review",
    },
    "replaced": dict.fromkeys(OPEN, "superseded"),
}


def outcome(state, happening):
    """The state after, or an empty string where the table refuses."""
    try:
        return after(state, happening).value
    except Refused:
        return ""


@pytest.mark.parametrize("happening", list(Happening))
def test_every_state_goes_where_the_table_says(happening):
    found = {state.value: outcome(state, happening) for state in State}

    assert found == {state.value: EXPECTED[happening].get(state.value, "") for state in State}


def test_a_refusal_names_the_state_and_what_cannot_be():
    with pytest.raises(Refused, match=r"^an entry that is returned cannot be approved$"):
        after(State.RETURNED, Happening.APPROVED)


def test_the_table_speaks_of_everything_that_may_happen():
    assert EXPECTED.keys() == {happening.value for happening in Happening}


def test_only_what_is_opened_begins():
    assert after(None, Happening.OPENED) is State.CHECKING
    for happening in set(Happening) - {Happening.OPENED}:
        with pytest.raises(Refused, match="not there"):
            after(None, happening)


def test_a_decision_leads_to_the_state_of_its_name():
    assert {d: after(State.CHECKING, JUDGED[d]).value for d in Decision} == {d: d for d in Decision}
    assert {decision: STATES[decision].value for decision in Decision} == {d: d for d in Decision}
