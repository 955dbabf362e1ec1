"""A mail server that kills the robot that speaks with it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

from faultservers import FaultSmtp, Wire

POINTS = ("GREETING", "EHLO", "mail", "rcpt", "DATA", "INSIDE", "CONTENT", "TAKEN", "QUIT")
PATIENCE = 20.0


class Trap(FaultSmtp):
    """A server that kills its client once, at one point, and hands copies back as mailboxes do.

    It kills when `letters` contents were taken over before; the point QUIT comes after all.
    """

    def __init__(self, point: str, keep: Callable[[bytes], None], letters: int = 0) -> None:
        super().__init__()
        self.keep, self.point, self.letters = keep, point, letters
        self._victim, self._aimed = 0, threading.Event()
        self.acts = {"CONTENT": self._take}
        if point not in {"DATA", "CONTENT", "TAKEN"}:
            self.acts[point] = self._pass

    def aim(self, victim: int) -> None:
        """Say whom to kill."""
        self._victim = victim
        self._aimed.set()

    def _data(self, wire: Wire) -> None:
        if self.point == "DATA" and len(self.accepted) == self.letters:
            self._kill(wire)
            return
        super()._data(wire)

    def _take(self, wire: Wire) -> None:
        self.keep(self.accepted[-1])
        due = len(self.accepted) - 1 == self.letters
        if due and self.point == "CONTENT":
            self._kill(wire)
        wire.say("250 taken")
        if due and self.point == "TAKEN":
            self._kill(wire)

    def _pass(self, wire: Wire) -> None:
        """Kill, or do what the book says."""
        if self.point in {"GREETING", "EHLO", "QUIT"} or len(self.accepted) == self.letters:
            self._kill(wire)
        elif self.point != "INSIDE":
            wire.say("250 ok")

    def _kill(self, wire: Wire) -> None:
        self._aimed.wait(PATIENCE)
        self.point, self.acts = "", {"CONTENT": self._take}
        os.kill(self._victim, signal.SIGKILL)
        wire.drop()
