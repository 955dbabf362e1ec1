"""Commands of the robot in processes of their own, forked from one that has its code already.

Reading the code takes two seconds of the processor; what a command does with it is the same.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from intake.cli import main

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["intake.cli"])


class Robot:
    """A command under way; what it says goes into files that are read when it has ended."""

    def __init__(self, words: Sequence[str], variables: Mapping[str, str], folder: Path) -> None:
        """Begin the command with these environment variables besides those of the tests."""
        room = Path(tempfile.mkdtemp(prefix="robot-", dir=folder))
        self._said = [room / name for name in ("out", "err")]
        told = {**os.environ, **variables}
        self._process = _FORKS.Process(target=_run, args=(tuple(words), told, self._said))
        self._process.start()
        self.pid = self._process.pid

    @property
    def returncode(self) -> int | None:
        """Its exit code, a signal's number below zero, or None while it works."""
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        """Signal it, unless it has ended."""
        if self._process.is_alive():
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it as the system does."""
        self._process.kill()

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """What it said, once it has ended. Raises TimeoutError, and ends it."""
        self._process.join(timeout)
        if self._process.is_alive():
            self.kill()
            message = f"process {self.pid} works on after {timeout} seconds"
            raise TimeoutError(message)
        out, err = (path.read_text(encoding="utf-8") for path in self._said)
        return out, err


def _run(words: Sequence[str], variables: Mapping[str, str], said: Sequence[Path]) -> None:
    """The command, in the process that was forked for it."""
    os.environ.clear()
    os.environ.update(variables)
    for number, path in enumerate(said, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    main(list(words))
