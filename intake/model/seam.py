"""Seams: what is passed in from outside, so that no room asks the machine."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The time, passed in: the machine's, a frozen one, or a rehearsal's."""

    def now(self) -> datetime:
        """The present instant, aware."""
        ...


class Step(Protocol):
    """Called with a name after every durable act; the worker can be made to die there."""

    def __call__(self, name: str) -> None:
        """Pass the step called `name`."""
        ...


class Progress(Protocol):
    """Told how far the work on something has come."""

    def __call__(self, name: str, share: float) -> None:
        """So much of `name` is done, from 0 to 1."""
        ...
