"""Outlets: what a foreign program writes → bytes, each place up to a budget of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import IO

PIECE = 65536


class Reader:
    """Collects one stream in a thread, up to a budget; the rest is dropped, or `full` is called."""

    def __init__(
        self, stream: IO[bytes], budget: int, full: Callable[[], None] | None = None
    ) -> None:
        self.kept = bytearray()
        self.overflowed = False
        self._stream, self._budget, self._full = stream, budget, full
        self.thread = Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        while piece := os.read(self._stream.fileno(), PIECE):
            room = self._budget - len(self.kept)
            self.kept += piece[:room]
            if len(piece) > room:
                self.overflowed = True
                if self._full is not None:
                    self._full()
                    return

    def close(self, patience: float) -> None:
        """Let go of the stream; one that a stray process still holds is left to its thread."""
        self.thread.join(patience)
        if not self.thread.is_alive():
            self._stream.close()


class Outlet:
    """One place that a program writes to besides the usual two: a pipe, or a file of ours.

    `word` stands for it in the program's command, `place` is what ffmpeg calls it.
    """

    def __init__(self, word: str, budget: int) -> None:
        self.word, self.place = word, ""
        self.theirs: int | None = None
        self._budget = budget
        self._ours: int | None = None
        self._file: Path | None = None
        self._reader: Reader | None = None

    def open(self, room: str) -> None:
        """Make the place: a file in the folder `room`, a pipe where none is named."""
        if room:
            self._file = Path(room) / self.word
            self.place = f"file:{self._file}"
            return
        self._ours, self.theirs = os.pipe()
        self.place = f"pipe:{self.theirs}"

    def read(self, full: Callable[[], None]) -> Reader | None:
        """Begin to read a pipe, whose other end is the program's alone from now on."""
        if self._ours is None or self.theirs is None:
            return None
        os.close(self.theirs)
        source, self._ours, self.theirs = os.fdopen(self._ours, "rb"), None, None
        self._reader = Reader(source, self._budget, full)
        return self._reader

    def size(self) -> int:
        """Bytes so far."""
        if self._reader is not None:
            return len(self._reader.kept)
        return self._file.stat().st_size if self._file is not None and self._file.exists() else 0

    @property
    def overflowed(self) -> bool:
        """Whether the program wrote more than it may."""
        return self._reader.overflowed if self._reader else self.size() > self._budget

    def content(self) -> bytearray:
        """What was written, up to the budget."""
        if self._reader is not None:
            return self._reader.kept
        if self._file is None or not self._file.exists():
            return bytearray()
        with self._file.open("rb") as source:
            return bytearray(source.read(self._budget))

    def close(self) -> None:
        """Let go of a pipe that no program came to."""
        for end in (self._ours, self.theirs):
            if end is not None:
                os.close(end)
