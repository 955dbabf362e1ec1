"""Downloads against the stand-in service, beside curl: rate, processor time, memory.

The service runs in a process of its own, so that what is measured is the robot's side alone. Run by
`make bench-pan`; an argument sets the file's size in MB (2048).
"""

from __future__ import annotations

import multiprocessing
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from intake.demo.pans import Pans
from intake.demo.stock import Film, Stock
from intake.materials import web
from intake.materials.download import Ticket, Wanted, pull
from intake.materials.sources import netease

MEGA = 1024**2
THROTTLE = 50 * MEGA
ROUNDS = 3
MOST_CORE, MOST_MEMORY, LEAST_RATIO = 0.25, 60, 0.95


def serve(path: Path, line: Connection) -> None:
    """The stand-in in a process of its own: one file throttled, the same one unthrottled."""
    film = Film(name="film.mp4", path=path)
    shares = {"slow": Stock(films=(film,), rate=THROTTLE), "fast": Stock(films=(film,))}
    with Pans(shares) as pans:
        line.send(pans.url)
        line.recv()


def curl(url: str, target: Path) -> float:
    """Seconds that curl takes."""
    began = time.monotonic()
    subprocess.run(["curl", "-s", "-o", str(target), url], check=True)  # noqa: S607  (as on PATH)
    return time.monotonic() - began


def ours(base: str, url: str, target: Path, size: int) -> tuple[float, float]:
    """Seconds that the robot takes, and seconds of processor."""
    target.unlink(missing_ok=True)
    line = web.Line(netease.REACH.widened(base, loopback=True), web.Pace(0))
    wanted = Wanted(path=target, size=size, most_bytes=size, keep_free=0, seconds=3600)
    began, used = time.monotonic(), time.process_time()
    found = pull(line, Ticket(url=url), wanted, lambda _: None)
    took = time.monotonic() - began, time.process_time() - used
    line.close()
    if found.have != size or not found.sha256:
        message = "the download is not whole"
        raise SystemExit(message)
    return took


def memory() -> float:
    """The most memory that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(base: str, kind: str, folder: Path, size: int, rounds: int) -> tuple[float, float]:
    """Curl and the robot by turns; the ratio of their rates and the robot's share of a core."""
    url = f"{base}/file/{kind}/0"
    theirs, mine, cores = [], [], []
    for _ in range(rounds):
        theirs.append(curl(url, folder / "curl.out"))
        seconds, used = ours(base, url, folder / "ours.part", size)
        mine.append(seconds)
        cores.append(used / seconds)
    for name, times in (("curl", theirs), ("robot", mine)):
        rate = size / MEGA / statistics.median(times)
        sys.stdout.write(f"{kind:5} {name:6} min {min(times):6.2f} s  median {rate:7.1f} MB/s\n")
    ratio, core = statistics.median(theirs) / statistics.median(mine), statistics.median(cores)
    sys.stdout.write(f"{kind:5} ratio {ratio:.3f}, {core:.2f} of a core\n")
    return ratio, core


def main() -> int:
    """Measure, print, and end with 1 when a bar is missed."""
    size = int(sys.argv[1] if len(sys.argv) > 1 else "2048") * MEGA
    folder = Path(tempfile.mkdtemp(prefix="bench-pan-"))
    path = folder / "film.mp4"
    with path.open("wb") as file:
        file.truncate(size)
    here, there = multiprocessing.Pipe()
    service = multiprocessing.get_context("spawn").Process(target=serve, args=(path, there))
    service.start()
    try:
        base = here.recv()
        idle = memory()
        ratio, core = measure(base, "slow", folder, size, 1)
        grown = memory() - idle
        sys.stdout.write(f"memory {grown:.1f} MB above idle ({idle:.0f} MB)\n")
        measure(base, "fast", folder, size, ROUNDS)
        here.send("end")
    finally:
        service.join(5)
        service.terminate()
        shutil.rmtree(folder)
    return int(ratio < LEAST_RATIO or core > MOST_CORE or grown > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
