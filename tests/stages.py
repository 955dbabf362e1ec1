"""A house on a stage: letters arrive when a test says so, and rounds are turned one by one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType

from campaign import NOW
from cases import POLICY

from intake.machine import FrozenClock, opened
from intake.model import Case, Judgement, Reply, School
from intake.policy import Policy, Secrets
from intake.rehearse import at_home_in
from intake.turn import turn_until_idle
from intake.walk import entries, judge, letter, measure, poll
from intake.walk.asked import rehearsal
from intake.walk.house import House, refit


class Stage:
    """A robot in this process whose letters come out of a folder and whose replies stay here."""

    def __init__(self, house: House, clock: FrozenClock, folder: Path) -> None:
        self._played: list[rehearsal.Played] = []
        self._box = rehearsal.Folder(self._played)
        self._folder = folder
        self._clock = clock
        self.house = refit(house, mailbox=self._box, post=rehearsal.Drawer(), settles=False)

    def receive(self, raw: bytes, at: datetime = NOW) -> None:
        """Let a letter lie in the mailbox; nothing has looked at it yet."""
        path = self._folder / f"{len(self._played) + 1}.eml"
        path.write_bytes(raw)
        self._played.append(rehearsal.Played(path, at))
        self._clock.move(at)
        self._box.deliver()

    def pass_time(self, at: datetime) -> None:
        """Let the clock stand at an instant; no letter arrives."""
        self._clock.move(at)

    def play(self, raw: bytes, at: datetime = NOW) -> None:
        """A letter arrives and everything is done about it."""
        self.receive(raw, at)
        turn_until_idle(self.house)

    def sort(self) -> None:
        """Every round as far as entries and revisions; nothing is judged."""
        for current in (poll, letter):
            self.take(current)
        for item in measure.due(self.house):
            measure.take(self.house, item, measure.submit(self.house, item).result())
        self.take(entries)

    def judge(self) -> None:
        """Judge what there is to judge; nothing is answered."""
        self.take(judge)

    def take(self, current: ModuleType) -> None:
        """Everything that is due in a round, once."""
        for item in current.due(self.house):
            current.take(self.house, item)

    def state(self, number: str = "AH-001") -> tuple[str, int]:
        """An entry's state and revision."""
        with self.house.ledger.transaction() as tx:
            entry = tx.entries.get(number)
        return entry.state.value, entry.revision

    def states(self) -> dict[str, str]:
        """Every entry's state."""
        with self.house.ledger.transaction() as tx:
            return {entry.number: entry.state.value for entry in tx.entries.all()}

    def case(self, number: str = "AH-001") -> Case:
        """An entry's current case."""
        with self.house.ledger.transaction() as tx:
            return tx.entries.case(number, tx.entries.get(number).revision)

    def last(self, subject: str = "AH-001") -> Judgement:
        """The last judgement of an entry or of a letter."""
        with self.house.ledger.transaction() as tx:
            return tx.judgements.of(subject)[-1]

    def codes(self, subject: str = "AH-001") -> list[str]:
        """The codes of its findings."""
        return [finding.code for finding in self.last(subject).findings]

    def ways(self) -> list[str]:
        """How each letter came to its entries, in the order of arrival."""
        with self.house.ledger.transaction() as tx:
            return [record.how for record in tx.letters.all()]

    def replies(self) -> list[Reply]:
        """Every reply, in the order in which they were composed."""
        with self.house.ledger.transaction() as tx:
            return [row.reply for row in tx.outbox.rows()]

    def kinds(self) -> list[str]:
        """The kinds of the replies."""
        return [reply.kind.value for reply in self.replies()]


@contextlib.contextmanager
def staged(
    folder: Path, policy: Policy = POLICY, schools: tuple[School, ...] = ()
) -> Iterator[Stage]:
    """A stage whose house lies in a folder."""
    clock = FrozenClock(NOW)
    with opened(at_home_in(policy, folder), Secrets(), clock) as house:
        yield Stage(refit(house, schools=schools), clock, folder)
