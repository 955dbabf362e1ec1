"""The house: everything that the rounds need, opened once and handed to each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import structlog

from intake.board import draw
from intake.forms import office
from intake.forms.office import Office
from intake.ledger.store import Ledger
from intake.letters.kind import Reading
from intake.letters.mailbox import Mailbox
from intake.materials import unar
from intake.media import ffmpeg, references
from intake.model import Arrival, Clock, Place, Progress, School, Step
from intake.onward import words as onward
from intake.policy import Policy, Secrets
from intake.replies.post import Delivery, Postman
from intake.tracker import book
from intake.walk.inward.lines import Lines
from intake.walk.works import schools
from intake.wording import Wording

_RIGHT: set[tuple[str, ...]] = set()
"""What check_words found right: a second to try, and one process may open many houses."""


class Letterbox(Protocol):
    """Where letters come from: the campaign's mailbox, or a folder in a rehearsal."""

    def places(self, known: Callable[[Place], bool]) -> list[Place]:
        """Letters that are not known yet, oldest first."""
        ...

    def fetch(self, place: Place, folder: Path) -> Arrival:
        """The raw letter, durably on disk under `folder`."""
        ...

    def finish(self, place: Place, done_folder: str) -> None:
        """Show in the mailbox that the letter is done."""
        ...

    def sent_copy(self, message_id: str) -> bool:
        """Whether the Sent folder holds this reply."""
        ...

    def counts(self) -> Mapping[str, int]:
        """How many letters since the first day the last look saw in each watched folder."""
        ...

    @property
    def skipped(self) -> Mapping[str, str]:
        """Which of the configured folders the last look did not look into, and why."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


class Post(Protocol):
    """Where replies go."""

    def send(
        self, message: bytes, to: str, copies: list[str], announce: Callable[[], None]
    ) -> Delivery:
        """Hand one reply over; `announce` is called just before its content leaves."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


def _untold(name: str, share: float) -> None:
    """Nobody asked how far the work has come."""


def _goes_on() -> bool:
    """Nobody asks to stop."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What reading and judging files takes: no mailbox, no ledger.

    `progress` is told how far a film has been measured; `stopping` says that nobody waits for it.
    """

    policy: Policy
    wording: Wording
    clock: Clock
    programs: ffmpeg.Programs
    references: references.Files
    schools: tuple[School, ...] = ()
    unar: unar.Programs | None = None
    progress: Progress = _untold
    stopping: Callable[[], bool] = _goes_on
    office: Office | None = None

    @property
    def reading(self) -> Reading:
        """What the campaign says about how letters are to be read."""
        campaign = self.policy.campaign
        own = {self.policy.mailbox.user.lower(), self.policy.smtp.sender.lower()}
        return Reading(
            prefix=campaign.prefix,
            topic_words=campaign.topic_words,
            organiser_links=campaign.organiser_links,
            own_addresses=tuple(sorted(own)),
            staff=tuple(address.lower() for address in self.policy.mailbox.staff),
            authserv_id=self.policy.mailbox.authserv_id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class House(Bench):
    """What a round may use. `settles` is False where settling counts as over (once, demo).

    `paces` is False where nothing really leaves, so that no rate holds it back (rehearse).
    """

    ledger: Ledger
    mailbox: Letterbox
    post: Post
    executor: Executor
    lines: Lines
    step: Step
    settles: bool = True
    paces: bool = True
    sends: bool = True
    log: structlog.stdlib.BoundLogger

    @property
    def files(self) -> Path:
        """The folder of letters and materials."""
        return self.policy.path(self.policy.files.folder)

    @property
    def stills(self) -> Path:
        """The folder of the films' stills: a folder a film, named by its sha256."""
        return self.files / "stills"

    @property
    def desk(self) -> Path:
        """The folder of the tracker."""
        return self.policy.path(self.policy.desk.folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What opens a house: policy, secrets, and the things that are passed in from outside."""

    policy: Policy
    secrets: Secrets
    clock: Clock
    step: Step
    executor: Executor
    fetching: Executor
    log: structlog.stdlib.BoundLogger
    search_path: str | None = None


def bench(policy: Policy, clock: Clock, search_path: str | None) -> Bench:
    """What `check`, `read`, `form` and `video` need. Raises BadSetup when a program is missing."""
    return Bench(
        policy=policy,
        wording=Wording(policy.path(policy.templates.folder), policy.campaign.zone),
        clock=clock,
        programs=ffmpeg.find(policy.media, search_path),
        schools=schools.load(policy),
        unar=unar.find(policy.files.archives.unar, search_path),
        office=office.find(search_path),
        references=named(policy),
    )


def named(policy: Policy) -> references.Files:
    """The reference files of [marks]. Raises BadSetup naming those that cannot be read."""
    marks = policy.marks

    def places(kind: Sequence[str] | None) -> tuple[Path, ...] | None:
        return None if kind is None else tuple(policy.path(name) for name in kind)

    return references.name(
        places(marks.intro),
        places(marks.outro),
        places(marks.badge),
        places(marks.forbidden) or (),
    )


def unlock(keys: Keys) -> House:
    """The house of a policy, its ledger open and its doors ready. Raises BadSetup."""
    policy = keys.policy
    files = policy.path(policy.files.folder)
    files.mkdir(parents=True, exist_ok=True, mode=0o700)
    base = bench(policy, keys.clock, keys.search_path)
    return House(
        policy=policy,
        wording=base.wording,
        programs=base.programs,
        schools=base.schools,
        unar=base.unar,
        office=base.office,
        references=base.references,
        clock=keys.clock,
        ledger=Ledger(policy.ledger.url, policy.folder),
        mailbox=Mailbox(
            policy.mailbox,
            keys.secrets.mailbox_password.get_secret_value(),
            zone=policy.campaign.zone,
        ),
        post=Postman(policy.smtp, keys.secrets.smtp_password.get_secret_value(), keep=True),
        executor=keys.executor,
        lines=Lines(policy.fetch, keys.secrets.baidu_cookie, keys.fetching),
        step=keys.step,
        log=keys.log,
    )


def check_words(policy: Policy, wording: Wording) -> None:
    """Try every word that may go out, before any mail is touched; the same words but once.

    Raises BadSetup.
    """
    words = (wording.digest(), *sorted(policy.findings))
    if words in _RIGHT:
        return
    wording.check(policy.findings)
    book.check(wording)
    onward.check(wording)
    draw.check(wording)
    _RIGHT.add(words)


def twin(house: House) -> House:
    """The same house with lines of its own to the mail servers, for another thread."""
    if not isinstance(house.mailbox, Mailbox):
        return house
    return replace(house, mailbox=house.mailbox.twin(), post=copy(house.post))


def refit(house: House, **changes: object) -> House:
    """The same house with other doors: a folder as mailbox, a copy of the ledger, no post."""
    return replace(house, **changes)  # type: ignore[arg-type]  # the fields are checked where they are used
