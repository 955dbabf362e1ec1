"""The worker turns the rounds: for each item that is due, one act, and one broad except for all.

One robot a ledger (a lock that the system frees when the process dies), three jobs on executors of
their own (read, send, publish), and a clean end on SIGTERM.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor as JobExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from filelock import FileLock, Timeout

from intake.errors import BadSetup, IntakeError, NeedsPerson, TryLater
from intake.model import Clock, Step
from intake.policy import Policy, Secrets
from intake.walk import answer, desk, entries, flag, judge, letter, measure, noise, poll, post
from intake.walk import requests as errands
from intake.walk.house import House, Keys, twin, unlock

Item = tuple[str, str]


class AnotherRobot(BadSetup):
    """The ledger's lock is held by another process."""


@dataclass(frozen=True, slots=True)
class Round:
    """One file of walk/: what is due, how one item is taken, and what giving up means."""

    name: str
    due: Callable[[House], Sequence[str]]
    take: Callable[..., None]
    submit: Callable[[House, str], Future[Any]] | None = None
    park: Callable[[House, str, str], None] | None = None


READ = (
    Round(poll.NAME, poll.due, poll.take),
    Round(letter.NAME, letter.due, letter.take, park=letter.park),
    Round(measure.NAME, measure.due, measure.take, submit=measure.submit, park=measure.park),
    Round(entries.NAME, entries.due, entries.take, park=letter.park),
    Round(judge.NAME, judge.due, judge.take),
)
SEND = (Round(answer.NAME, answer.due, answer.take), Round(post.NAME, post.due, post.take))
PUBLISH = (Round(desk.NAME, desk.due, desk.take),)
FLAG = (Round(flag.NAME, flag.due, flag.take), Round(noise.NAME, noise.due, noise.take))
ROUNDS = (*READ, *SEND, *PUBLISH, *FLAG)


@dataclass(slots=True)
class Tally:
    """What a turn did: acts done, acts that failed, and items left for later."""

    done: int = 0
    failed: int = 0
    later: set[Item] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)


class MachineClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)


class FrozenClock:
    """A time that stands where it was put (`--now`)."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """The instant that was given."""
        return self._at

    def move(self, at: datetime) -> None:
        """Put the clock to another instant."""
        self._at = at


class Steps:
    """Passes steps, writes their names down, and dies at the n-th when told to (INTAKE_CRASH_AT)."""

    def __init__(self, crash_at: int | None = None, file: Path | None = None) -> None:
        self._crash_at = crash_at
        self._file = file
        self._count = 0
        self._lock = threading.Lock()

    def __call__(self, name: str) -> None:
        """Pass the step called `name`."""
        with self._lock:
            self._count += 1
            if self._file is not None:
                with self._file.open("a", encoding="utf-8") as stream:
                    stream.write(f"{name}\n")
            if self._count == self._crash_at:
                _die()


def steps_from_environment() -> Steps:
    """Steps as INTAKE_CRASH_AT and INTAKE_STEPS ask. Raises BadSetup for a number that is none."""
    crash_at, file = os.environ.get("INTAKE_CRASH_AT"), os.environ.get("INTAKE_STEPS")
    if crash_at and not crash_at.isdigit():
        message = f"INTAKE_CRASH_AT must be a number, not {crash_at!r}"
        raise BadSetup(message)
    return Steps(int(crash_at) if crash_at else None, Path(file) if file else None)


def _die() -> None:
    """Die as if the power had gone: no handler, no clean-up."""
    if hasattr(signal, "SIGKILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(137)


def turn(house: House, rounds: Sequence[Round], later: set[Item], stop: threading.Event) -> Tally:
    """Take every due item of every round once; items in `later` are passed over."""
    tally = Tally(later=later)
    for current in rounds:
        for item, argument in _items(house, current, tally, stop):
            _attempt(house, current, item, partial(_take, house, current, item, argument), tally)
    return tally


def turn_until_idle(house: House, stop: threading.Event | None = None) -> Tally:
    """Turn all rounds until none has anything due that can be done now."""
    whole, event = Tally(), stop or threading.Event()
    while not event.is_set():
        tally = turn(house, ROUNDS, whole.later, event)
        whole.done += tally.done
        whole.failed += tally.failed
        whole.reasons += tally.reasons
        if tally.done == 0 and tally.failed == 0:
            break
    house.mailbox.close()
    return whole


def _items(
    house: House, current: Round, tally: Tally, stop: threading.Event
) -> Iterator[tuple[str, Future[Any] | None]]:
    """The due items of a round; those that are worked on elsewhere come as they finish."""
    due: list[str] = []
    _attempt(house, current, "", lambda: due.extend(_due(house, current)), tally, counts=False)
    names = [item for item in due if (current.name, item) not in tally.later]
    if current.submit is None:
        yield from ((item, None) for item in names if not stop.is_set())
        return
    futures = {current.submit(house, item): item for item in names}
    for future in as_completed(futures):
        if stop.is_set():
            _ = [waiting.cancel() for waiting in futures]
            return
        yield futures[future], future


def _due(house: House, current: Round) -> list[str]:
    """What a round has due, without what was set aside."""
    found = current.due(house)
    with house.ledger.transaction() as tx:
        parked = {t.item for t in tx.record.troubles(parked=True) if t.round == current.name}
    return [item for item in found if item not in parked]


def _take(house: House, current: Round, item: str, future: Future[Any] | None) -> None:
    if future is None:
        current.take(house, item)
    else:
        current.take(house, item, future.result())


def _attempt(
    house: House,
    current: Round,
    item: str,
    act: Callable[[], None],
    tally: Tally,
    *,
    counts: bool = True,
) -> None:
    """Do one act; whatever goes wrong with it stays with its item.

    The one broad except of the robot: one bad letter must never stop the others. What fails three
    times, or needs a person, is set aside with its reason.
    """
    try:
        act()
    except BadSetup:
        raise
    except TryLater as error:
        tally.later.add((current.name, item))
        tally.reasons.append(f"{current.name}: {error}")
        house.log.warning("left for later", round=current.name, item=item, reason=str(error))
        return
    except Exception as error:  # noqa: BLE001  (see above)
        tally.failed += _fail(house, current, item, error)
        return
    tally.done += counts
    if counts:
        with house.ledger.transaction() as tx:
            tx.record.settle(current.name, item)


def _fail(house: House, current: Round, item: str, error: Exception) -> int:
    """Count a failure; the third one sets the item aside. A round that cannot even ask is logged."""
    reason = _reason(error)
    trace = "".join(traceback.format_exception(error))
    house.log.error("failed", round=current.name, item=item, reason=reason)
    if not item:
        return 0
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        park = isinstance(error, NeedsPerson)
        trouble = tx.record.trouble(current.name, item, reason, trace, now, park=park)
        if trouble.parked:
            tx.record.note(
                now, "robot", f"set aside after {trouble.tries} tries: {current.name} {item}"
            )
    if trouble.parked and current.park is not None:
        current.park(house, item, reason)
    return 1


def _reason(error: Exception) -> str:
    """What staff read: our own words, or the kind of a fault that nobody foresaw."""
    return (
        str(error) if isinstance(error, IntakeError) else f"{type(error).__name__}: {error}"[:300]
    )


@contextmanager
def only_one(house: House, command: str) -> Iterator[None]:
    """Hold the ledger's lock. Raises AnotherRobot, which names its holder."""
    path = house.ledger.lock_path(house.files)
    owner = path.with_name(path.name + ".txt")
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        message = (
            f"another robot works on this ledger: {_holder(owner)}; stop it first, or use `status`"
        )
        raise AnotherRobot(message) from error
    try:
        about = {"pid": os.getpid(), "host": socket.gethostname(), "command": command}
        owner.write_text(json.dumps(about), encoding="utf-8")
        yield
    finally:
        lock.release()


def _holder(owner: Path) -> str:
    try:
        about = json.loads(owner.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "its process could not be named"
    return f"`{about.get('command')}`, process {about.get('pid')} on {about.get('host')}"


@contextmanager
def opened(
    policy: Policy, secrets: Secrets, clock: Clock, step: Step | None = None
) -> Iterator[House]:
    """A house with its own executor, closed again at the end."""
    with ThreadPoolExecutor(max_workers=policy.media.workers) as executor:
        house = unlock(_keys(policy, secrets, clock, step or Steps(), executor))
        try:
            yield house
        finally:
            house.mailbox.close()
            house.ledger.close()


def _keys(policy: Policy, secrets: Secrets, clock: Clock, step: Step, executor: Executor) -> Keys:
    return Keys(
        policy=policy,
        secrets=secrets,
        clock=clock,
        step=step,
        executor=executor,
        log=structlog.get_logger(),
        search_path=os.environ.get("PATH"),
    )


def serve(house: House, stop: threading.Event) -> None:
    """Turn the rounds on a schedule until `stop` is set; the step in hand is finished first.

    Measured of APScheduler: a job that hangs is never started again, and one executor shared by a
    long and a short job starves the short one. So each job has an executor of its own, and every
    poll a wall-clock deadline inside the mailbox.
    """
    scheduler = BackgroundScheduler(
        executors={name: JobExecutor(1) for name in ("read", "send", "publish", "errands")},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        timezone=house.policy.campaign.zone,
    )
    sender = twin(house)
    poll_seconds = house.policy.mailbox.poll_seconds
    _schedule(scheduler, "read", poll_seconds, partial(_work, house, (*READ, *FLAG), stop))
    _schedule(scheduler, "send", min(poll_seconds, 5), partial(_work, sender, SEND, stop))
    publish_seconds = house.policy.desk.publish_seconds
    _schedule(scheduler, "publish", publish_seconds, partial(_work, house, PUBLISH, stop))
    _schedule(scheduler, "errands", 1, partial(_run_errands, house))
    scheduler.start()
    stop.wait()
    scheduler.shutdown(wait=True)
    sender.mailbox.close()


def _schedule(
    scheduler: BackgroundScheduler, name: str, seconds: float, job: Callable[[], None]
) -> None:
    now = datetime.now(UTC)
    scheduler.add_job(job, "interval", seconds=seconds, id=name, executor=name, next_run_time=now)


def _work(house: House, rounds: Sequence[Round], stop: threading.Event) -> None:
    """One job: turn some rounds; a wrong set-up ends the worker, aloud."""
    try:
        turn(house, rounds, set(), stop)
        with house.ledger.transaction() as tx:
            tx.record.beat("alive", house.clock.now(), {"pid": str(os.getpid())})
    except BadSetup as error:
        house.log.critical("stopped", reason=str(error))
        stop.set()
    except TryLater as error:
        house.log.warning("left for later", reason=str(error))
    finally:
        house.mailbox.close() if rounds[0].name == poll.NAME else None


def _run_errands(house: House) -> None:
    """Carry out what other commands asked of the running robot."""
    for errand in errands.waiting(house):
        errands.carry_out(house, errand)
