"""The worker: the rounds on a schedule, one robot a ledger, a clean end on SIGTERM.

Three jobs (read, send, publish) on executors of their own; the lock is one that the system frees
when the process dies.
"""

from __future__ import annotations

import json
import os
import queue
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from apscheduler.executors.pool import ThreadPoolExecutor as JobExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from filelock import FileLock, Timeout

from intake.errors import BadSetup, TryLater
from intake.turn import FLAG, PUBLISH, READ, SEND, Round, turn
from intake.walk import poll
from intake.walk import requests as errands
from intake.walk.house import House, twin

SEND_SECONDS = 5
"""Replies are looked for this often: an answer owed should not wait for the next poll."""


class AnotherRobot(BadSetup):
    """The ledger's lock is held by another process."""


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


def serve(house: House, stop: threading.Event) -> None:
    """Turn the rounds on a schedule until `stop` is set; the step in hand is finished first.

    Measured of APScheduler: a job that hangs is never started again, and one executor shared by a
    long and a short job starves the short one. So reading, sending and publishing have executors
    of their own (errands draw the tracker too, and share the publisher's), and every poll has a
    wall-clock deadline inside the mailbox. Raises BadSetup when a job finds the set-up wrong.
    """
    scheduler = BackgroundScheduler(
        executors={name: JobExecutor(1) for name in ("read", "send", "publish")},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        timezone=house.policy.campaign.zone,
    )
    sender, wrong = twin(house), queue.SimpleQueue[BadSetup]()
    jobs = (
        Job("read", house.policy.mailbox.poll_seconds, house, (*READ, *FLAG)),
        Job("send", min(house.policy.mailbox.poll_seconds, SEND_SECONDS), sender, SEND),
        Job("publish", house.policy.desk.publish_seconds, house, PUBLISH),
    )
    for job in jobs:
        _schedule(scheduler, job.name, job.seconds, partial(_work, job, stop, wrong))
    _schedule(scheduler, "publish", 1, partial(_run_errands, house), name="errands")
    scheduler.start()
    while not stop.wait(1):  # a bare wait() cannot be interrupted on Windows
        pass
    scheduler.shutdown(wait=True)
    sender.mailbox.close()
    if not wrong.empty():
        raise wrong.get()


@dataclass(frozen=True, slots=True)
class Job:
    """Some rounds that are turned together, every so many seconds."""

    name: str
    seconds: float
    house: House
    rounds: Sequence[Round]


def _schedule(
    scheduler: BackgroundScheduler,
    executor: str,
    seconds: float,
    act: Callable[[], None],
    *,
    name: str = "",
) -> None:
    """Every so many seconds from now on; `name` where an executor has more than one job."""
    now, job = datetime.now(UTC), name or executor
    scheduler.add_job(
        act, "interval", seconds=seconds, id=job, executor=executor, next_run_time=now
    )


def _work(job: Job, stop: threading.Event, wrong: queue.SimpleQueue[BadSetup]) -> None:
    """Turn a job's rounds once; a wrong set-up ends the worker."""
    try:
        turn(job.house, job.rounds, set(), stop)
        with job.house.ledger.transaction() as tx:
            tx.record.beat("alive", job.house.clock.now(), {"pid": str(os.getpid())})
    except BadSetup as error:
        wrong.put(error)
        stop.set()
    except TryLater as error:
        job.house.log.warning("left for later", reason=str(error))
    finally:
        if job.rounds[0].name == poll.NAME:
            job.house.mailbox.close()


def _run_errands(house: House) -> None:
    """Carry out what other commands asked of the running robot."""
    try:
        for errand in errands.waiting(house):
            errands.carry_out(house, errand)
    except TryLater as error:
        house.log.warning("left for later", reason=str(error))
