"""Deadline: entries arrive between opening and deadline (皖教办函〔2020〕118号; notice, 六.2).

The server's time of receipt counts. A late entry is measured and answered like any other; whether
it is taken is a person's decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The [rules.deadline] table; the dates themselves stand in [campaign]."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"campaign.late", "campaign.not-open"})

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation for an arrival outside the window; none when no arrival is known."""
        if case.received_at is None or case.window is None:
            return
        # Both instants in the campaign's zone, so that whoever reads them compares like with like.
        found = case.received_at.astimezone(case.window.closes.tzinfo).isoformat()
        if case.window.opens is not None and case.received_at < case.window.opens:
            yield Observation(
                code="campaign.not-open",
                about="entry",
                required=case.window.opens.isoformat(),
                found=found,
            )
        if case.received_at >= case.window.closes:
            yield Observation(
                code="campaign.late",
                about="entry",
                required=case.window.closes.isoformat(),
                found=found,
            )
