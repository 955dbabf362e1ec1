"""From findings to a decision, and from a decision to an entry's state. Pure.

The model is an archive's gatekeeper: accepted, returned, and a third way for whatever a machine
cannot decide. The first line that applies wins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intake.model import Decision, Finding, Level, ReplyKind, State

WRONG_TIER = "campaign.wrong-tier"

STATES: Mapping[Decision, State] = {
    Decision.WRONG_TIER: State.WRONG_TIER,
    Decision.RETURNED: State.RETURNED,
    Decision.INCOMPLETE: State.INCOMPLETE,
    Decision.REVIEW: State.REVIEW,
    Decision.ACCEPTED: State.ACCEPTED,
}
"""The state that an entry under check takes when it is judged."""

REPLIES: Mapping[Decision, ReplyKind] = {
    Decision.RETURNED: ReplyKind.RETURNED,
    Decision.INCOMPLETE: ReplyKind.INCOMPLETE,
    Decision.REVIEW: ReplyKind.REVIEW,
    Decision.ACCEPTED: ReplyKind.ACCEPTED,
}
"""The kind of reply that tells a decision; no rule finds a wrong tier yet, so none tells it."""

CLOSED = frozenset({State.WITHDRAWN, State.SUPERSEDED, State.FORWARDED, State.SCHEDULED})
"""States in which a new revision waits for staff instead of being judged."""


def decide(findings: Sequence[Finding], *, under_way: bool) -> Decision:
    """The decision on a revision: wrong tier, returned, review, incomplete, review, accepted.

    `under_way` is whether a link or an archive has no final answer yet: then nothing is called
    incomplete, since what is missing may still come.
    """
    levels = {finding.level for finding in findings}
    if any(finding.code == WRONG_TIER for finding in findings):
        return Decision.WRONG_TIER
    if Level.REJECT in levels:
        return Decision.RETURNED
    if under_way:
        return Decision.REVIEW
    if Level.MISSING in levels:
        return Decision.INCOMPLETE
    return Decision.REVIEW if Level.REVIEW in levels else Decision.ACCEPTED


def first_kind(decisions: Sequence[Decision]) -> ReplyKind:
    """The kind of a letter that answers several entries: the most urgent one's."""
    kinds = [REPLIES[decision] for decision in decisions]
    return min(kinds, key=list(ReplyKind).index)


def takes_revision(state: State) -> bool:
    """Whether new material makes a new revision, or waits for staff."""
    return state not in CLOSED
