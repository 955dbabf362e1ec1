"""The machine that the robot runs on: its clock, its environment, its signals to die, its threads.

Everything above the rooms that has to ask the machine asks here; rooms and rounds are handed what
they need.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import structlog

from intake.errors import BadSetup
from intake.model import Clock, Step
from intake.policy import Policy, Secrets
from intake.walk.house import House, Keys, unlock


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
    """Passes steps, writes their names down, dies at the n-th when told to (INTAKE_CRASH_AT)."""

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
    if crash_at and not crash_at.isdecimal():
        message = f"INTAKE_CRASH_AT must be a number, not {crash_at!r}"
        raise BadSetup(message)
    return Steps(int(crash_at) if crash_at else None, Path(file) if file else None)


def _die() -> None:
    """Die as if the power had gone: no handler, no clean-up."""
    if hasattr(signal, "SIGKILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(137)


@contextmanager
def opened(
    policy: Policy,
    secrets: Secrets,
    clock: Clock,
    step: Step | None = None,
    *,
    search_path: str | None = None,
) -> Iterator[House]:
    """A house with its own executor, closed again at the end.

    Programs are looked for on `search_path`, else on the machine's PATH. Raises BadSetup.
    """
    with (
        ThreadPoolExecutor(max_workers=policy.media.workers) as executor,
        ThreadPoolExecutor(max_workers=policy.fetch.at_once) as fetching,
    ):
        keys = Keys(
            policy=policy,
            secrets=secrets,
            clock=clock,
            step=step or Steps(),
            executor=executor,
            fetching=fetching,
            log=structlog.get_logger(),
            search_path=search_path or os.environ.get("PATH"),
        )
        house = unlock(keys)
        try:
            yield house
        finally:
            house.mailbox.close()
            house.lines.close()
            house.post.close()
            house.ledger.close()
