"""An HD version → a compressed version by a recipe: two turns of x264, behind all other work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from intake import child
from intake.errors import NeedsPerson
from intake.media import ffmpeg

START_SECONDS, PER_SECOND = 60.0, 20.0
"""The wall clock of one turn: so long, and so much for each second of film."""

FILE_BYTES = 512 * 1024**2
"""What a turn may write: the film, and what the first turn learnt."""

NICE = 15


def make(
    path: Path,
    programs: ffmpeg.Programs,
    recipe: ffmpeg.Recipe,
    out: Path,
    *,
    seconds: float,
    stopping: Callable[[], bool],
) -> None:
    """Write the film at `path`, which lasts `seconds`, by a recipe to `out`.

    What the first turn learnt is left beside it: `out` lies in a folder that passes.

    Raises NeedsPerson when ffmpeg does not make it, TryLater when the robot is to stop.
    """
    wall = START_SECONDS + PER_SECOND * seconds
    limits = child.Limits(cpu_seconds=int(4 * wall), file_bytes=FILE_BYTES, nice=NICE)
    budget = child.Budget(seconds=wall, limits=limits, watch=lambda _: stopping())
    for turn in (1, 2):
        done = child.stream(ffmpeg.encode(programs, path, recipe, turn, out), budget)
        if done.code != 0 or done.trouble:
            reason = done.trouble or done.err.decode(errors="replace").strip()[-200:]
            message = f"{out.name}: ffmpeg did not make it ({reason}); make it by hand"
            raise NeedsPerson(message)
