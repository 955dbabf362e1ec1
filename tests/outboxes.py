"""A house with replies in its outbox and a mail server that does as a test says."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from campaign import NOW
from cases import POLICY

from intake.machine import FrozenClock, opened
from intake.model import Reply, ReplyKind
from intake.policy import Rates, Secrets
from intake.rehearse import at_home_in
from intake.replies import message
from intake.replies.compose import Rendered
from intake.walk import post, requests
from intake.walk.house import House, refit

FREE = Rates(seconds=0, hour=0, day=0)
PLAIN = Rendered(subject="来信已收到", text="来信已收到。\n", html="<p>来信已收到。</p>")


def _made(name: str, to: str, kind: ReplyKind, words: Rendered) -> tuple[Reply, bytes]:
    reply = Reply(
        kind=kind,
        to=to,
        subject=words.subject,
        text=words.text,
        html=words.html,
        message_id=name,
        in_reply_to=None,
    )
    how = {"sender": "robot@example.com", "name": "组", "campaign_id": "x", "date": NOW}
    return reply, message.build(reply, **how)


@dataclass(frozen=True)
class Office:
    """The house, and the clock that it lives by."""

    house: House
    clock: FrozenClock

    def put(
        self,
        count: int,
        *,
        to: str = "wang@wannan.edu.cn",
        kind: ReplyKind = ReplyKind.INQUIRY,
        words: Rendered = PLAIN,
    ) -> list[int]:
        """Compose so many replies; their ids."""
        with self.house.ledger.transaction() as tx:
            first = len(tx.outbox.rows())
            made = [_made(f"<{first + n}@example.com>", to, kind, words) for n in range(count)]
            return [tx.outbox.compose(reply, raw, None, [], NOW, "") for reply, raw in made]

    def send(self, after: float = 0.0) -> int:
        """Send what may leave so many seconds after NOW; how many were taken up."""
        self.clock.move(NOW + timedelta(seconds=after))
        items = post.due(self.house)
        for item in items:
            post.take(self.house, item)
        return sum(len(item.split()) for item in items)

    def ask(self, verb: str, number: int) -> str:
        """What staff ask for with `outbox`."""
        return requests.act(self.house, verb, str(number))

    def states(self) -> list[str]:
        """The states of the replies, in order."""
        with self.house.ledger.reading() as tx:
            return [row.state.value for row in tx.outbox.rows()]

    def holds(self) -> list[str]:
        """Why each is held."""
        with self.house.ledger.reading() as tx:
            return [row.hold for row in tx.outbox.rows()]


@contextlib.contextmanager
def office(
    folder: Path,
    port: int,
    *,
    rates: Rates = FREE,
    at: datetime = NOW,
    settles: bool = True,
    **replies: object,
) -> Iterator[Office]:
    """A house that sends to a port of this machine."""
    doors = {"host": "127.0.0.1", "port": port, "tls": "none", "rates": rates}
    settings = replace(POLICY.replies, **{"send": True, "evidence": "none", **replies})
    rules = at_home_in(replace(POLICY, smtp=replace(POLICY.smtp, **doors)), folder)
    clock = FrozenClock(at)
    with opened(replace(rules, replies=settings), Secrets(), clock) as house:
        yield Office(refit(house, settles=settles), clock)


def hand_over(folder: str, port: int) -> None:
    """Send what may leave, in a process that somebody may kill."""
    with office(Path(folder), port, evidence="sent") as sender:
        sender.send()
