"""What a board costs: drawing it, and opening it in Chromium until it can be used.

Works in every state with two films and eight pictures each; the page is opened anew each time, in a
window of 1280 × 900 points. *Ready* is the page's own word that cards, filters and keys work;
*painted* is when the browser has drawn them. Prints a line for docs/benchmarks.md.

    python benchmarks/board.py [--films 2000] [--rounds 7]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[0] = str(TESTS)  # in the place of this folder, which has a board of its own

from board import walls
from browser import browsing
from tracker import desks

from intake.board import draw

PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true))))"


def main() -> int:
    """Measure and print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--films", type=int, default=2_000)
    asked.add_argument("--rounds", type=int, default=7)
    args = asked.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.stderr.write("chromium is not installed: make test-programs\n")
        return 2
    wall = walls.wall(walls.works(args.films, film="film.mp4"))
    drawn = [_timed(lambda: draw.draw(wall, desks.WORDING)) for _ in range(3)]
    with tempfile.TemporaryDirectory() as room:
        page = walls.hang(Path(room), wall)
        size = page.stat().st_size
        ready, painted = [], []
        with browsing(chromium, Path(room) / "profile") as browser:
            for _ in range(args.rounds):
                begin = time.perf_counter()
                browser.open(page.as_uri())
                ready.append(time.perf_counter() - begin)
                browser.tell(PAINTED)
                painted.append(time.perf_counter() - begin)
    told = [f"{args.films} films", f"{size / 1e6:.1f} MB"]
    told += [f"{name} {min(t):.2f} / {median(t):.2f} s" for name, t in zip(
        ("drawn", "ready", "painted"), (drawn, ready, painted), strict=True
    )]  # fmt: skip
    sys.stdout.write(" · ".join(told) + "\n")
    return 0


def _timed(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
