"""From findings to a decision, and from what happens to an entry's state. Pure.

The model is an archive's gatekeeper: accepted, returned, and a third way for whatever a machine
cannot decide. The first line that applies wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from intake.model import Decision, Finding, Happening, Level, ReplyKind, State

WRONG_TIER = "campaign.wrong-tier"
LINK = "link."

REPLIES: Mapping[Decision, ReplyKind] = {
    Decision.WRONG_TIER: ReplyKind.WRONG_TIER,
    Decision.RETURNED: ReplyKind.RETURNED,
    Decision.INCOMPLETE: ReplyKind.INCOMPLETE,
    Decision.REVIEW: ReplyKind.REVIEW,
    Decision.ACCEPTED: ReplyKind.ACCEPTED,
}
"""The kind of reply that tells a decision."""

JUDGED: Mapping[Decision, Happening] = {
    Decision.WRONG_TIER: Happening.JUDGED_WRONG_TIER,
    Decision.RETURNED: Happening.JUDGED_RETURNED,
    Decision.INCOMPLETE: Happening.JUDGED_INCOMPLETE,
    Decision.REVIEW: Happening.JUDGED_REVIEW,
    Decision.ACCEPTED: Happening.JUDGED_ACCEPTED,
}
"""What happens to an entry when it is judged so."""

BEFORE_FORWARDED = (
    State.CHECKING,
    State.ACCEPTED,
    State.INCOMPLETE,
    State.RETURNED,
    State.REVIEW,
    State.WRONG_TIER,
    State.APPROVED,
    State.SELECTED,
)
"""An entry that is still in hand: its sender may mend and withdraw it, staff may amend it."""

CLOSED = frozenset(State) - frozenset(BEFORE_FORWARDED)
"""States in which a new revision waits for staff instead of being judged."""


class Refused(Exception):
    """What happened is impossible in this state; the message names both."""


def _all(states: Iterable[State], to: State) -> dict[State, State]:
    return dict.fromkeys(states, to)


def _same(states: Iterable[State]) -> dict[State, State]:
    return {state: state for state in states}


TABLE: Mapping[Happening, Mapping[State, State]] = MappingProxyType(
    {
        Happening.OPENED: {},
        Happening.JUDGED_ACCEPTED: {State.CHECKING: State.ACCEPTED},
        Happening.JUDGED_INCOMPLETE: {State.CHECKING: State.INCOMPLETE},
        Happening.JUDGED_RETURNED: {State.CHECKING: State.RETURNED},
        Happening.JUDGED_REVIEW: {State.CHECKING: State.REVIEW},
        Happening.JUDGED_WRONG_TIER: {State.CHECKING: State.WRONG_TIER},
        # What comes for a closed entry waits for staff; its state stays.
        Happening.REVISED: _all(BEFORE_FORWARDED, State.CHECKING) | _same(CLOSED),
        Happening.AMENDED: _all(BEFORE_FORWARDED, State.CHECKING),
        Happening.APPROVED: _all((State.ACCEPTED, State.REVIEW), State.APPROVED),
        Happening.SENT_BACK: _all(
            (State.ACCEPTED, State.REVIEW, State.APPROVED, State.SELECTED), State.RETURNED
        ),
        Happening.DISCUSSED: _same(State),
        Happening.RECOMMENDED: _all((State.APPROVED, State.SELECTED), State.SELECTED),
        Happening.NOT_RECOMMENDED: _all((State.APPROVED, State.SELECTED), State.APPROVED),
        Happening.FORWARDED: {State.SELECTED: State.FORWARDED},
        # The host itself forwards nothing: what it selected is announced from there. A date that
        # has been announced may be moved.
        Happening.ANNOUNCED: _all(
            (State.SELECTED, State.FORWARDED, State.SCHEDULED), State.SCHEDULED
        ),
        Happening.WITHDRAWN: _all(BEFORE_FORWARDED, State.WITHDRAWN)
        | _all((State.FORWARDED, State.SCHEDULED), State.REVIEW)
        | _same((State.WITHDRAWN, State.SUPERSEDED)),
        Happening.REPLACED: _all(BEFORE_FORWARDED, State.SUPERSEDED),
    }
)
"""What an entry's state becomes; a pair that does not stand here is impossible."""


def after(state: State | None, happening: Happening) -> State:
    """The state of an entry in `state` (None: not there yet) to which something happened.

    Raises Refused when that cannot happen to such an entry.
    """
    if state is None:
        if happening is Happening.OPENED:
            return State.CHECKING
        message = f"an entry that is not there cannot be {happening}"
        raise Refused(message)
    found = TABLE[happening].get(state)
    if found is None:
        message = f"an entry that is {state} cannot be {happening}"
        raise Refused(message)
    return found


STATES: Mapping[Decision, State] = {
    outcome: TABLE[happening][State.CHECKING] for outcome, happening in JUDGED.items()
}
"""The state that an entry under check takes when it is judged."""


def decide(findings: Sequence[Finding], *, under_way: bool) -> Decision:
    """The decision on a revision: wrong tier, returned, review, incomplete, review, accepted.

    `under_way` is whether a link or an archive has no final answer yet: then nothing is called
    incomplete, since what is missing may still come.
    """
    levels = {finding.level for finding in findings}
    if any(f.code == WRONG_TIER and f.level is Level.REJECT for f in findings):
        return Decision.WRONG_TIER
    if Level.REJECT in levels:
        return Decision.RETURNED
    if under_way:
        return Decision.REVIEW
    if Level.MISSING in levels:
        return Decision.INCOMPLETE
    return Decision.REVIEW if Level.REVIEW in levels else Decision.ACCEPTED


def kind(decision: Decision, findings: Sequence[Finding]) -> ReplyKind:
    """The kind of reply that tells a judgement: link trouble when nothing but links is rejected."""
    rejected = [finding for finding in findings if finding.level is Level.REJECT]
    links = all(finding.code.startswith(LINK) for finding in rejected)
    if decision is Decision.RETURNED and links:
        return ReplyKind.LINK_TROUBLE
    return REPLIES[decision]


def first_kind(kinds: Iterable[ReplyKind]) -> ReplyKind:
    """The kind of a letter that answers several entries: the first in the order of ReplyKind."""
    return min(kinds, key=list(ReplyKind).index)


def takes_revision(state: State) -> bool:
    """Whether new material makes a new revision, or waits for staff."""
    return state not in CLOSED
