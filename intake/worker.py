"""The worker: the rounds on a schedule, one robot a ledger, a clean end on SIGTERM.

Each job (read, measure, send, publish and so on) has an executor of its own and is rung by those
that leave it something to do; the lock is one that the system frees when the process dies.
"""

from __future__ import annotations

import errno
import json
import os
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from apscheduler.executors.pool import ThreadPoolExecutor as JobExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from filelock import FileLock, Timeout

from intake.errors import BadSetup, IntakeError, TryLater
from intake.rounds import (
    COMPRESS,
    DROP,
    FETCH,
    FLAG,
    JUDGE,
    LETTERS,
    MEASURE,
    PUBLISH,
    READ,
    REQUESTS,
    SEND,
    Round,
)
from intake.turn import Stop, recover, turn
from intake.walk import poll
from intake.walk.asked import ask
from intake.walk.house import House, refit, twin
from intake.walk.inward import listen

LOOK_SECONDS = 0.25
"""So often it is asked whether a job that can be rung has something to do."""
SEND_SECONDS = 5
"""Replies are looked for this often: an answer owed should not wait for the next poll."""
FETCH_SECONDS = 5
"""Links and the drop folder are looked at this often; a slow link holds up no other job."""
START_SECONDS = 10.0
"""A robot that starts waits so long for a command that holds the ledger to draw the tracker."""
STOP_SECONDS = 0.5
"""How long a stop may go unnoticed."""
BEAT_SECONDS = 30
"""A job that goes on says so this often."""


class AnotherRobot(BadSetup):
    """The ledger's lock is held by another process."""


@contextmanager
def only_one(house: House, command: str, *, patience: float = 0.0) -> Iterator[None]:
    """Hold the ledger's lock, waiting for it for so many seconds.

    Raises AnotherRobot, which names its holder; BadSetup or TryLater when there is no locking it.
    """
    path = house.ledger.lock_path(house.files)
    owner = path.with_name(path.name + ".txt")
    lock = FileLock(path, timeout=patience)
    try:
        lock.acquire()
    except Timeout as error:
        message = (
            f"another robot works on this ledger: {_holder(owner)}; stop it first, or use `status`"
        )
        raise AnotherRobot(message) from error
    except OSError as error:
        raise _refusal(path, error) from error
    try:
        _sign(owner, command)
        yield
    finally:
        lock.release()


def _sign(owner: Path, command: str) -> None:
    """Leave a note of who holds the lock."""
    about = {"pid": os.getpid(), "host": socket.gethostname(), "command": command}
    try:
        owner.write_text(json.dumps(about), encoding="utf-8")
    except OSError as error:
        raise _refusal(owner, error) from error


def _refusal(path: Path, error: OSError) -> IntakeError:
    """A folder that is not ours is for whoever set it up; a full disk passes."""
    message = f"{path}: cannot be written ({error.strerror})"
    if error.errno == errno.ENOSPC:
        return TryLater(f"{message}; make room on the disk")
    return BadSetup(f"{message}; let the robot's own user write into that folder")


def _holder(owner: Path) -> str:
    try:
        about = json.loads(owner.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "its process could not be named"
    return f"`{about.get('command')}`, process {about.get('pid')} on {about.get('host')}"


def serve(house: House, stop: Stop) -> None:
    """Turn the rounds on a schedule until `stop` is set; the step in hand is finished first.

    Measured of APScheduler: a job that hangs is never started again, and one executor shared by a
    long and a short job starves the short one. So jobs have executors of their own: a letter is
    answered while the films of other letters are measured. Requests draw the tracker too, and share
    the publisher's; every poll has a wall-clock deadline inside the mailbox. What a job commits for
    another one rings that one's bell. Raises BadSetup when a job finds the set-up wrong.
    """
    scheduler = BackgroundScheduler(
        executors={
            name: JobExecutor(1)
            for name in ("read", "measure", "send", "publish", "fetch", "drop", "compress")
        },
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        timezone=house.policy.campaign.zone,
    )
    sender, office, wrong = twin(house), twin(house), queue.SimpleQueue[BadSetup]()
    every = house.policy.mailbox.poll_seconds
    mail, films, judge, answers = (Bell(every), Bell(every), Bell(every), Bell(SEND_SECONDS))
    reading, arriving = _ringing(house, films, judge, answers), _ringing(house, films, judge)
    measuring = _ringing(house, judge)
    jobs = (
        Job("read", LOOK_SECONDS, reading, (*LETTERS, *JUDGE, *FLAG), mail.is_due),
        Job("read", LOOK_SECONDS, reading, JUDGE, judge.is_due),
        Job("measure", LOOK_SECONDS, measuring, MEASURE, films.is_due),
        Job("send", LOOK_SECONDS, sender, SEND, answers.is_due),
        Job("publish", house.policy.desk.publish_seconds, house, PUBLISH),
        Job("publish", 1, office, REQUESTS),
        Job("fetch", FETCH_SECONDS, arriving, FETCH),
        Job("drop", FETCH_SECONDS, arriving, DROP),
        Job("compress", every, house, COMPRESS),
    )
    recover(house, (*REQUESTS, *READ))
    for job in jobs:
        _schedule(scheduler, job, partial(_work, job, stop, wrong))
    scheduler.start()
    listener = _listener(house, stop, mail)
    listener.start()
    while not stop.is_set():
        time.sleep(STOP_SECONDS)
    listener.join()
    scheduler.shutdown(wait=True)
    sender.mailbox.close()
    if not wrong.empty():
        raise wrong.get()


class Bell:
    """When a job is to be done: every so many seconds, and as soon as it was rung.

    A ring while it is done leads to another time: a job that runs cannot be started a second time.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds, self._next_at, self._rung = seconds, 0.0, threading.Event()

    def ring(self) -> None:
        """Have the job done."""
        self._rung.set()

    def is_due(self) -> bool:
        """Whether to do it now; whoever is told so does it."""
        due = self._rung.is_set() or time.monotonic() >= self._next_at
        if due:
            self._rung.clear()
            self._next_at = time.monotonic() + self._seconds
        return due


def _ringing(house: House, *bells: Bell) -> House:
    """The same house, whose durable acts are heard by other jobs."""

    def step(name: str) -> None:
        house.step(name)
        for bell in bells:
            bell.ring()

    return refit(house, step=step)


def _always() -> bool:
    return True


@dataclass(slots=True)
class Job:
    """Some rounds that are turned together on the executor `name`.

    Every so many seconds they are turned if they are due.
    """

    name: str
    seconds: float
    house: House
    rounds: Sequence[Round]
    is_due: Callable[[], bool] = _always
    beats_again_at: float = field(default=0.0, init=False)

    def beat(self) -> None:
        """Say that the job goes on, now and then: in a long turn between its items, too."""
        if time.monotonic() >= self.beats_again_at:
            with self.house.ledger.transaction() as tx:
                tx.record.beat(ask.beat(self.name), self.house.clock.now())
            self.beats_again_at = time.monotonic() + BEAT_SECONDS


def _listener(house: House, stop: Stop, bell: Bell) -> threading.Thread:
    """A thread that has the mailbox looked into as soon as the server tells of a letter."""

    def rest(seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until and not stop.is_set():
            time.sleep(STOP_SECONDS)

    words = (house, stop.is_set, bell.ring, rest)
    return threading.Thread(target=listen.listen, args=words, name="listen", daemon=True)


def _schedule(scheduler: BackgroundScheduler, job: Job, act: Callable[[], None]) -> None:
    """Every so many seconds from now on."""
    now = datetime.now(UTC)
    scheduler.add_job(act, "interval", seconds=job.seconds, executor=job.name, next_run_time=now)


def _work(job: Job, stop: Stop, wrong: queue.SimpleQueue[BadSetup]) -> None:
    """Turn a job's rounds once if they are due; a wrong set-up ends the worker."""
    if not job.is_due():
        return
    try:
        turn(job.house, job.rounds, set(), stop, job.beat)
        job.beat()
    except BadSetup as error:
        wrong.put(error)
        stop.set()
    except TryLater as error:
        job.house.log.warning("left for later", reason=str(error))
    finally:
        if job.rounds[0].name == poll.NAME:
            job.house.mailbox.close()
        if job.name == "send":
            job.house.post.close()
