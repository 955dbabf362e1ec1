"""A reader of ours in a process of its own, for files that could take all memory or never end.

Its module is run with the file's path and writes JSON.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake import child
from intake.forms.package import refused

UNUSABLE = 3
"""The exit code by which such a process says that the file is the matter; its words are on stderr:
the reason, a blank, the detail."""


_SCRIPT = """
import sys, types
room = types.ModuleType("intake.forms")
room.__path__ = [sys.argv[2]]
sys.modules["intake.forms"] = room
from {module} import main
main(sys.argv[1])
"""
"""Such a process needs one module: the room's own front door would load all readers, which takes
as long as reading a quarter of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What such a process may take: wall time, address space in bytes, output in bytes."""

    seconds: float
    memory: int
    out: int = 20 * 1024 * 1024


class OverrunError(Exception):
    """The process took more than it may, or died; its message says what it was."""


def run(module: str, path: Path, budget: Budget) -> Any:  # noqa: ANN401  (whatever JSON the module writes)
    """What ``module.main(path)`` writes.

    Raises UnusableError, or OverrunError for our own limits.
    """
    limits = child.Limits(memory_bytes=budget.memory, cpu_seconds=int(budget.seconds) * 2)
    place = str(Path(__file__).resolve().parent)
    command = [sys.executable, "-c", _SCRIPT.format(module=module), str(path.resolve()), place]
    done = child.run(command, seconds=budget.seconds, limits=limits, out_bytes=budget.out)
    if done.code == UNUSABLE and not done.trouble:
        reason, _, detail = done.err.decode(errors="replace").strip().partition(" ")
        known = reason if reason in {"too-large", "encrypted"} else "unreadable"
        raise refused(reason=known, detail=detail[:200])  # type: ignore[arg-type]  # one of three words
    if done.trouble or done.code:
        raise OverrunError(done.trouble or f"it ended with {done.code}")
    return json.loads(done.out)


def complain(reason: str, detail: str) -> None:
    """In such a process: end it, saying that the file is the matter."""
    sys.stderr.write(f"{reason} {detail}")
    sys.exit(UNUSABLE)
